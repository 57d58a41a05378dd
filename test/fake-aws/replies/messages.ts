/**
 * What SNS, SQS and Lambda say of those that a bucket tells news. Shapes from their API References (API_<Operation>), read 2026-11-21;
 * names and values are our own.
 */

import { refused } from '../errors.js';
import type { Recordings } from '../reply.js';
import { SECOND_PAGE, escaped, json, query } from '../reply.js';

const SNS = 'http://sns.amazonaws.com/doc/2010-03-31/';

function fromBuckets(action: string, resource: string): string {
  const Condition = { StringEquals: { 'aws:SourceAccount': '{{account}}' } };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'News', Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: action, Resource: resource, Condition }],
  });
}

function attribute(name: string, value: string): string {
  return `<entry><key>${name}</key><value>${escaped(value)}</value></entry>`;
}

function lambda(name: string, environment: Readonly<Record<string, string>>): unknown {
  return {
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:{{region}}:{{account}}:function:${name}`,
    Runtime: 'nodejs22.x',
    Role: `arn:aws:iam::{{account}}:role/${name}`,
    Handler: 'index.handler',
    CodeSize: 1234,
    Timeout: 9,
    MemorySize: 256,
    LastModified: '2026-01-02T03:04:05.000+0000',
    Environment: { Variables: environment },
    PackageType: 'Zip',
  };
}

const missing = { status: 404, code: 'ResourceNotFoundException', message: 'There is nothing of this name: {{resource}}' };

export const messages: Recordings = {
  'sns:GetTopicAttributes': {
    page: 'SNS API_GetTopicAttributes',
    configured: query(
      'GetTopicAttributes',
      SNS,
      `
    <Attributes>
      ${attribute('TopicArn', '{{resource}}')}
      ${attribute('Owner', '{{account}}')}
      ${attribute('Policy', fromBuckets('sns:Publish', '{{resource}}'))}
      ${attribute('KmsMasterKeyId', 'alias/desk')}
    </Attributes>`,
    ),
    absent: refused('sns', { status: 404, code: 'NotFound', message: 'Topic does not exist' }),
  },
  'sqs:GetQueueUrl': {
    page: 'SQS API_GetQueueUrl',
    configured: json({ QueueUrl: 'https://sqs.{{region}}.amazonaws.com/{{account}}/{{resource}}' }, 'application/x-amz-json-1.0'),
    absent: noQueue(),
  },
  'sqs:GetQueueAttributes': {
    page: 'SQS API_GetQueueAttributes',
    configured: json(
      {
        Attributes: {
          QueueArn: 'arn:aws:sqs:{{region}}:{{account}}:mill',
          Policy: fromBuckets('sqs:SendMessage', 'arn:aws:sqs:{{region}}:{{account}}:mill'),
          SqsManagedSseEnabled: 'true',
        },
      },
      'application/x-amz-json-1.0',
    ),
    absent: noQueue(),
  },
  'lambda:ListFunctions': {
    page: 'Lambda API_ListFunctions',
    configured: json({ Functions: [lambda('shrink', { BUCKET: 'harbour', TOKEN: 'a-value-nobody-may-see' })], NextMarker: SECOND_PAGE }),
    next: json({ Functions: [lambda('sort', {})], NextMarker: null }),
    absent: json({ Functions: [], NextMarker: null }),
  },
  'lambda:GetPolicy': {
    page: 'Lambda API_GetPolicy',
    configured: json({ Policy: fromBuckets('lambda:InvokeFunction', 'arn:aws:lambda:{{region}}:{{account}}:function:shrink'), RevisionId: 'revision-1' }),
    absent: refused('lambda', missing),
  },
};

function noQueue(): Recordings[string]['configured'] {
  const reply = refused('sqs', { status: 400, code: 'QueueDoesNotExist', message: 'There is no queue {{resource}}' });
  return { ...reply, headers: { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' } };
}
