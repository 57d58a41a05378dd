/** Accounts for the commands to scan. */

import { json, xml } from '../../fake-aws/reply.js';
import type { FakeBucket, FakeState, Told } from '../../fake-aws/state.js';
import { HOME } from '../../fetch/fake-scan.js';

export const blocksOff = xml(
  '<PublicAccessBlockConfiguration><BlockPublicAcls>false</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls><BlockPublicPolicy>false</BlockPublicPolicy><RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>',
);

export const versioned = xml('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>');

export function tagged(tags: Readonly<Record<string, string>>) {
  const all = Object.entries(tags).map(([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`);
  return xml(`<Tagging><TagSet>${all.join('')}</TagSet></Tagging>`);
}

/** Everybody reads it. */
export function open(name: string, region = 'eu-west-1', more: Told = {}): FakeBucket {
  const statement = { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${name}/*` };
  const policy = json({ Version: '2012-10-17', Statement: [statement] });
  return { region, told: { GetBucketPolicy: policy, GetPublicAccessBlock: blocksOff, GetBucketVersioning: versioned, ...more } };
}

/** Nothing is wrong with it but what a test says. */
export function kept(region = 'eu-west-1', more: Told = {}): FakeBucket {
  return { region, told: { GetBucketVersioning: versioned, ...more } };
}

export function stateOf(buckets: Readonly<Record<string, FakeBucket>>, told: Told = {}): FakeState {
  return { accounts: { [HOME]: { buckets, told } } };
}
