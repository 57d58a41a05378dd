import { afterEach, expect, it } from 'vitest';
import { printSnapshot } from '../../src/fetch/print.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { FakeAws } from '../fake-aws/fake.js';
import { json, query, xml } from '../fake-aws/reply.js';
import { maskCustomHeaders, maskTask, maskUserData, maskVariables, struckOut } from '../../src/fetch/mask.js';
import { HOME, account, named, scanFake } from './fake-scan.js';

const KEY = `AKIA${'Q3EGRTYUIOPLKJHG'}`;
const TOKEN = `ghp_${'a8Kd03LmZx91QwErTy56UiOpAsDfGhJk2345'}`;
let fake: FakeAws | undefined;

afterEach(() => fake?.close());

it('Of a variable its name is told, how long its value is, and what that looks like', () => {
  expect(
    maskVariables({
      FunctionName: 'f',
      Environment: { Variables: { STAGE: 'prod', KEY_ID: KEY, TOKEN, EMPTY: '' }, Error: { ErrorCode: 'KMSAccessDeniedException', Message: 'KEY_ID=…' } },
    }),
  ).toEqual({
    FunctionName: 'f',
    Environment: {
      Variables: {
        STAGE: { masked: { length: 4 } },
        KEY_ID: { masked: { length: 20, detector: 'AWS access key id' } },
        TOKEN: { masked: { length: 40, detector: 'GitHub token' } },
        EMPTY: { masked: { length: 0 } },
      },
      Error: { ErrorCode: 'KMSAccessDeniedException' },
    },
  });
});

it('A function without variables stays as it is', () => {
  expect(maskVariables({ FunctionName: 'f' })).toEqual({ FunctionName: 'f' });
});

it('Of a container its variables are masked, and what nobody reads is left out', () => {
  const containers = [
    {
      name: 'web',
      environment: [{ name: 'DB_PASSWORD', value: 'correct-horse-battery' }, { name: 'UNSET' }],
      command: ['run', `--key=${KEY}`, '--fast'],
      logConfiguration: { options: { 'splunk-token': 'secret' } },
    },
  ];
  expect(maskTask({ taskDefinition: { family: 'web', registeredAt: 'now', containerDefinitions: containers }, tags: [] })).toEqual({
    taskDefinition: {
      family: 'web',
      containerDefinitions: [
        {
          name: 'web',
          environment: [{ name: 'DB_PASSWORD', value: { masked: { length: 21 } } }, { name: 'UNSET' }],
          command: ['run', { masked: { length: 26, detector: 'AWS access key id' } }, '--fast'],
        },
      ],
    },
  });
});

it('Of user data only its length is told, and what is in it', () => {
  const script = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${KEY}\n`;
  const told = (text: string) => maskUserData({ InstanceId: 'i-1', UserData: { Value: Buffer.from(text).toString('base64') } });
  expect(told(script)).toEqual({ InstanceId: 'i-1', UserData: { Value: { masked: { length: script.length, detector: 'AWS access key id' } } } });
  expect(told('#!/bin/sh\n')).toEqual({ InstanceId: 'i-1', UserData: { Value: { masked: { length: 10 } } } });
  expect(maskUserData({ InstanceId: 'i-1', UserData: {} })).toEqual({ InstanceId: 'i-1', UserData: {} });
});

it('The header by which an origin knows its distribution is a secret', () => {
  const origin = { Id: 'o', CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X-Origin-Verify', HeaderValue: 'abracadabra' }] } };
  expect(maskCustomHeaders({ Id: 'd', Origins: { Items: [origin] } })).toEqual({
    Id: 'd',
    Origins: { Items: [{ Id: 'o', CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X-Origin-Verify', HeaderValue: { masked: { length: 11 } } }] } }] },
  });
});

it('What is a credential by its form is struck out wherever it stands', () => {
  expect(struckOut({ Tags: [{ Key: 'note', Value: `use ${KEY} here` }], n: 1, yes: true, none: null })).toEqual({
    Tags: [{ Key: 'note', Value: `use ${'*'.repeat(20)} here` }],
    n: 1,
    yes: true,
    none: null,
  });
});

it('No secret of an account comes into its snapshot', async () => {
  const secrets = [KEY, TOKEN, 'correct-horse-battery', 'export PASSWORD=hunter22222'];
  fake = await startFakeAws({
    state: {
      accounts: {
        [HOME]: {
          buckets: {
            harbour: {
              region: 'us-east-1',
              told: { GetBucketTagging: xml(`<Tagging><TagSet><Tag><Key>deploy</Key><Value>${TOKEN}</Value></Tag></TagSet></Tagging>`) },
            },
          },
          told: {
            'lambda:ListFunctions': json({
              Functions: [
                {
                  FunctionArn: `arn:aws:lambda:us-east-1:${HOME}:function:f`,
                  FunctionName: 'f',
                  Environment: { Variables: { A: secrets[2], B: KEY }, Error: { Message: secrets[2] } },
                },
              ],
            }),
            'iam:GetAccountAuthorizationDetails': 'configured',
            'iam:ListAccessKeys': query(
              'ListAccessKeys',
              'https://iam.amazonaws.com/doc/2010-05-08/',
              `<AccessKeyMetadata><member><AccessKeyId>${KEY}</AccessKeyId><Status>Active</Status></member></AccessKeyMetadata><IsTruncated>false</IsTruncated>`,
            ),
          },
        },
      },
    },
  });
  const result = await scanFake(fake, {
    operations: named('s3:ListBuckets', 's3:GetBucketTagging', 'lambda:ListFunctions', 'iam:GetAccountAuthorizationDetails', 'iam:ListAccessKeys'),
  });
  expect(Object.keys(account(result).resources).sort()).toEqual(['bucket', 'group', 'identityPolicy', 'lambda', 'role', 'user']);
  const text = printSnapshot(result.snapshot);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).toContain('"Status": "Active"');
});
