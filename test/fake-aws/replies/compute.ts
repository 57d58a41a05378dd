/**
 * What EC2 and ECS say. Shapes from their API References (API_<Operation>, "Response Elements" and data types; EC2 version 2016-11-15),
 * read 2026-11-21; names and values are our own.
 */

import { refused } from '../errors.js';
import type { Recordings, Reply } from '../reply.js';
import { SECOND_PAGE, ec2, escaped, json } from '../reply.js';

function said(body: unknown): Reply {
  return json(body, 'application/x-amz-json-1.1');
}

const openPolicy = escaped(JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }));

const endpoint = (id: string): string => `<vpcEndpointSet><item>
    <vpcEndpointId>${id}</vpcEndpointId>
    <vpcEndpointType>Gateway</vpcEndpointType>
    <vpcId>vpc-0f0f0f0f</vpcId>
    <serviceName>com.amazonaws.{{region}}.s3</serviceName>
    <state>available</state>
    <policyDocument>${openPolicy}</policyDocument>
    <routeTableIdSet><item>rtb-0a0a0a0a</item></routeTableIdSet>
    <privateDnsEnabled>false</privateDnsEnabled>
    <ownerId>{{account}}</ownerId>
    <creationTimestamp>2025-06-07T08:09:10.000Z</creationTimestamp>
  </item></vpcEndpointSet>`;

const instances = (id: string): string => `<reservationSet><item>
    <reservationId>r-of-${id}</reservationId>
    <ownerId>{{account}}</ownerId>
    <instancesSet><item>
      <instanceId>${id}</instanceId>
      <instanceState><code>16</code><name>running</name></instanceState>
      <instanceType>t4g.small</instanceType>
      <iamInstanceProfile><arn>arn:aws:iam::{{account}}:instance-profile/docker</arn><id>AIPAFAKEDOCKER</id></iamInstanceProfile>
      <metadataOptions><httpTokens>required</httpTokens></metadataOptions>
    </item></instancesSet>
  </item></reservationSet>`;

export const compute: Recordings = {
  'ec2:DescribeVpcEndpoints': {
    page: 'EC2 API_DescribeVpcEndpoints',
    configured: ec2('DescribeVpcEndpoints', `${endpoint('vpce-0000000a')}<nextToken>${SECOND_PAGE}</nextToken>`),
    next: ec2('DescribeVpcEndpoints', endpoint('vpce-0000000b')),
    absent: ec2('DescribeVpcEndpoints', '<vpcEndpointSet/>'),
  },
  'ec2:DescribeInstances': {
    page: 'EC2 API_DescribeInstances',
    configured: ec2('DescribeInstances', `${instances('i-0000000a')}<nextToken>${SECOND_PAGE}</nextToken>`),
    next: ec2('DescribeInstances', instances('i-0000000b')),
    absent: ec2('DescribeInstances', '<reservationSet/>'),
  },
  'ec2:DescribeInstanceAttribute': {
    page: 'EC2 API_DescribeInstanceAttribute',
    configured: ec2(
      'DescribeInstanceAttribute',
      `<instanceId>{{resource}}</instanceId><userData><value>${Buffer.from('#!/bin/sh\necho the-secret-of-the-instance\n').toString('base64')}</value></userData>`,
    ),
    absent: ec2('DescribeInstanceAttribute', '<instanceId>{{resource}}</instanceId><userData/>'),
  },
  'ec2:DescribeRegions': {
    page: 'EC2 API_DescribeRegions',
    configured: ec2(
      'DescribeRegions',
      `<regionInfo>${['us-east-1', 'eu-west-1', 'eu-central-1']
        .map((name) => `<item>${region(name, 'opt-in-not-required')}</item>`)
        .join('')}<item>${region('af-south-1', 'not-opted-in')}</item></regionInfo>`,
    ),
    absent: { never: 'There is always a Region.' },
  },
  'ecs:ListTaskDefinitionFamilies': {
    page: 'ECS API_ListTaskDefinitionFamilies',
    configured: said({ families: ['crane'], nextToken: SECOND_PAGE }),
    next: said({ families: ['tug'] }),
    absent: said({ families: [] }),
  },
  'ecs:DescribeTaskDefinition': {
    page: 'ECS API_DescribeTaskDefinition',
    configured: said({
      taskDefinition: {
        taskDefinitionArn: 'arn:aws:ecs:{{region}}:{{account}}:task-definition/{{resource}}:7',
        family: '{{resource}}',
        revision: 7,
        status: 'ACTIVE',
        taskRoleArn: 'arn:aws:iam::{{account}}:role/crane',
        containerDefinitions: [
          {
            name: 'lift',
            image: 'example/lift:1',
            environment: [{ name: 'DB_PASSWORD', value: 'the-secret-of-the-crane' }],
            secrets: [{ name: 'KEY', valueFrom: 'arn:aws:ssm:{{region}}:{{account}}:parameter/key' }],
          },
        ],
        requiresCompatibilities: ['FARGATE'],
      },
      tags: [{ key: 'team', value: 'harbour' }],
    }),
    absent: refused('ecs', { status: 400, code: 'ClientException', message: 'Nobody knows this task definition.' }),
  },
};

function region(name: string, status: string): string {
  return `<regionName>${name}</regionName><regionEndpoint>ec2.${name}.amazonaws.com</regionEndpoint><optInStatus>${status}</optInStatus>`;
}
