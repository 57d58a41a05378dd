import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import type { Reach } from '../../../src/policy/question.js';
import type { AclGrant, ObjectOwnership, Situation } from '../../../src/policy/situation.js';
import { Known, Unknown } from '../../../src/truth/value.js';
import { PARTNER, sign, symbolic, symbolicPolicy } from '../situations.js';

const CUSTOMER_KEY = 's3:x-amz-server-side-encryption-customer-algorithm';
const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::<B:bucketName>/*' };
const external: Reach = { who: { kind: 'external' } };
const anonymous: Reach = { who: { kind: 'anonymous' } };

/** A bucket of which neither the name is known nor whether it takes keys of customers, and nothing turns on either. */
function open(statements: object | readonly object[] | undefined, rest: Partial<Situation> = {}): Situation {
  const here = symbolic(statements ?? []);
  const customerKeysBlocked = new Unknown<boolean>('told nowhere', here.acl.origin);
  return { ...here, ...(statements ? {} : { policy: undefined }), encryption: { ...here.encryption, customerKeysBlocked }, ...rest };
}

function why(situation: Situation, question: Reach): readonly string[] | string {
  const verdict = createEngine().ask(situation, question);
  return verdict.verdict === 'unknown' ? verdict.why.map(({ says }) => says) : verdict.verdict;
}

describe('what would have to be known', () => {
  const { acl, blocks } = open(read);
  const unknown = (reason: string): Unknown<boolean> => new Unknown<boolean>(reason, acl.origin);
  const listing: AclGrant = {
    origin: acl.origin,
    grantee: new Known({ group: 'AllUsers' }, acl.origin),
    permission: new Known('READ', acl.origin),
    says: 'public-read',
    on: 'bucket',
  };
  const list = { items: [listing], origin: acl.origin };

  it('is who is let in, and not the name of the bucket, which the policy calls by its name', () => {
    expect(why(open({ ...read, Principal: { AWS: 'arn:aws:iam::<P:account>:root' } }), external)).toEqual([expect.stringContaining('${P}')]);
  });

  it('is the one resource of several that may be the bucket', () => {
    const other = { ...read, Resource: ['arn:aws:s3:::<B:bucketName>', 'arn:aws:s3:::<Other:bucketName>/*'] };
    expect(why(open(other), anonymous)).toEqual([expect.stringContaining('${Other}')]);
  });

  it('is the name of the bucket where a pattern may fit it', () => {
    expect(why(open({ ...read, Resource: 'arn:aws:s3:::prod-*' }), anonymous)).toEqual(['the name of the bucket is ${B}']);
  });

  it('is the one condition on which a Deny turns', () => {
    const deny = { ...read, Effect: 'Deny', Condition: { StringEquals: { 'aws:SourceVpce': '<V:anything>' }, Bool: { 'aws:SecureTransport': 'true' } } };
    const question: Reach = {
      ...anonymous,
      context: [
        { key: 'aws:SourceVpce', is: { oneOf: ['vpce-1'] } },
        { key: 'aws:SecureTransport', is: { oneOf: ['true'] } },
      ],
    };
    expect(why(open([read, deny]), question)).toEqual(['${V} is known only after deployment']);
  });

  it('is a condition key that may be newer than the tables', () => {
    expect(why(open({ ...read, Condition: { StringEquals: { 'aws:NewKey': 'x' } } }), anonymous)).toEqual([expect.stringContaining('aws:NewKey')]);
  });

  it('is what keeps the grant of an ACL from counting', () => {
    const owned = (reason: string): Partial<Situation> => ({ acl: list, ownership: new Unknown<ObjectOwnership>(reason, acl.origin) });
    expect(why(open(undefined, owned('set elsewhere')), anonymous)).toEqual(['the ownership of objects is set elsewhere']);
    const ignored = { ...blocks, bucket: { ...blocks.bucket, ignorePublicAcls: unknown('set elsewhere') } };
    const ownership = new Known<ObjectOwnership>('ObjectWriter', acl.origin);
    expect(why(open(undefined, { acl: list, ownership, blocks: ignored }), anonymous)).toEqual([expect.stringContaining('set elsewhere')]);
  });

  it('is what restricts a public bucket, and where that is known, what makes it public', () => {
    const restricted = (setting: Known<boolean> | Unknown<boolean>): Partial<Situation> => ({
      blocks: { ...blocks, bucket: { ...blocks.bucket, restrictPublicBuckets: setting } },
    });
    expect(why(open(read, restricted(unknown('set elsewhere'))), anonymous)).toEqual([expect.stringContaining('set elsewhere')]);
    const confined = { ...read, Condition: { StringEquals: { 'aws:SourceVpce': '<V:anything>' } } };
    const grants = [confined, { ...read, Principal: { AWS: PARTNER } }];
    expect(why(open(grants, restricted(new Known(true, acl.origin))), external)).toEqual(['${V} is known only after deployment']);
  });

  it('is who owns the bucket, where that makes a stranger of a caller', () => {
    const partner = open({ ...read, Principal: { AWS: PARTNER } }, { account: [sign('Owner', 'account')] });
    expect(why(partner, external)).toEqual(['the account that owns the bucket is not known']);
  });

  it('is whether keys of customers are taken, where they are asked for', () => {
    const put = open({ ...read, Action: 's3:PutObject' });
    expect(why(put, { ...anonymous, context: [{ key: CUSTOMER_KEY, is: 'present' }] })).toEqual([expect.stringContaining('SSE-C')]);
  });

  it('is nothing of a grant beside one that certainly lets the request through', () => {
    const grants = [
      read,
      { ...read, Principal: { AWS: 'arn:aws:iam::<P:account>:root' } },
      { ...read, Effect: 'Deny', Resource: 'arn:aws:s3:::<Q:bucketName>/*' },
    ];
    expect(why(open(grants), anonymous)).toEqual([expect.stringContaining('${Q}')]);
  });

  it('is that there may be more access points, where one is asked for', () => {
    const { points } = open(read);
    const more = { ...points, open: new Unknown<never>('made in a loop', acl.origin) };
    expect(why(open(read, { points: more }), { ...external, through: 'point' })).toEqual(['there may be more access points: made in a loop']);
  });
});

describe('whether a policy is public', () => {
  it('turns on who is let in, and not on what', () => {
    const here = open(undefined, { policy: symbolicPolicy({ ...read, Principal: { AWS: '<P:anything>' }, Resource: 'arn:aws:s3:::<Q:bucketName>/*' }) });
    const verdict = here.policy && createEngine().isPublic(here.policy, here, 'bucket');
    expect(verdict?.verdict === 'unknown' && verdict.why.map(({ says }) => says)).toEqual([expect.stringContaining('${P}')]);
  });
});
