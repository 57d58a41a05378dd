import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/cli/all-rules.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';

/** Names that every object has, so that a table may seem to know them. */
const words = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'prototype'];

function policy(word: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: word,
    Statement: [
      {
        Sid: word,
        Effect: 'Allow',
        Principal: { AWS: word },
        Action: `s3:${word}`,
        Resource: word,
        Condition: JSON.parse(`{"StringEquals":{"${word}":"x"},"${word}":{"aws:SourceIp":"${word}"}}`),
      },
      {
        Effect: 'Deny',
        Principal: { [word]: word },
        Action: 's3:*',
        Resource: `arn:aws:s3:::${word}/*`,
        Condition: JSON.parse(`{"NumericLessThan":{"${word}":3},"Null":{"aws:PrincipalTag/${word}":"true"},"StringLike":{"aws:${word}":"*","s3:${word}":"*"}}`),
      },
      { Effect: word, Principal: { Service: word }, NotAction: word, NotResource: word },
      { Effect: 'Allow', Principal: { Service: `${word}.amazonaws.com`, CanonicalUser: word, Federated: word }, Action: word, Resource: '*' },
    ],
  });
}

describe('a name that every object has is a name like any other', () => {
  it.each(words)('in a policy: %s', (word) => {
    expect(() => run(requestFor(allRules, { 'p.json': policy(word) }))).not.toThrow();
  });

  it.each(words)('in a template: %s', (word) => {
    const resources = {
      B: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: word, BucketName: word, OwnershipControls: { Rules: [{ ObjectOwnership: word }] } } },
      C: { Type: word, Properties: {} },
      R: { Type: 'AWS::IAM::Role', Properties: { RoleName: word, ManagedPolicyArns: [word], AssumeRolePolicyDocument: { Statement: [] } } },
      P: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'B' },
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Principal: { AWS: { 'Fn::GetAtt': ['C', 'Arn'] } }, Action: 's3:*', Resource: { 'Fn::Sub': `\${AWS::${word}}` } }],
          },
        },
      },
    };
    expect(() => run(requestFor(allRules, { 't.json': JSON.stringify({ Resources: resources }) }))).not.toThrow();
  });
});
