import { expect, it } from 'vitest';
import noGrantRefused from '../../../rules/no-grant-refused-by-public-access-block.js';
import noLatent from '../../../rules/no-latent-public-grant.js';
import { operationsFor } from '../../../src/dialect/api/plan.js';
import { scanNeedsOf } from '../../../src/rule/needs.js';
import { absent, buckets, judged, ok, openAccount, snapshot } from './live.js';

const everybody = { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const on = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const text = snapshot({
  resources: {
    account: openAccount,
    bucket: buckets({
      data: {
        GetBucketPolicy: ok({ Policy: JSON.stringify({ Version: '2012-10-17', Statement: [everybody] }) }),
        GetPublicAccessBlock: ok({ PublicAccessBlockConfiguration: on }),
        GetBucketAcl: ok({ Grants: [] }),
        GetBucketOwnershipControls: absent,
        GetBucketEncryption: absent,
      },
    }),
  },
});

it('A live grant that Block Public Access would refuse was there before it: nothing is refused, and the block masks it', () => {
  expect(judged(noGrantRefused, text).result.findings).toEqual([]);
  expect(judged(noLatent, text).result.findings).toMatchObject([{ ruleId: 'no-latent-public-grant', resource: 'arn:aws:s3:::data' }]);
});

it('Of what AWS refuses to take, a scan asks nothing', () => {
  expect(operationsFor(scanNeedsOf(noGrantRefused))).toEqual([]);
});
