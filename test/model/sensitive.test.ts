import { expect, it } from 'vitest';
import { bucketAccess, grantsOf } from '../../src/model/access.js';
import type { Grant } from '../../src/model/access.js';
import { foreignChangesOf, letsForeignersChange } from '../../src/model/sensitive.js';
import { granteeOf } from '../../src/policy/acl.js';
import { Mapped } from '../../src/text/mapped.js';
import { Unknown } from '../../src/truth/value.js';
import { OWNER, PARTNER, situation } from '../policy/situations.js';

const both = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'];
const job = `arn:aws:iam::${PARTNER}:role/job`;

/** What a role of another account may do by the first of these statements. */
function grantOf(statements: readonly object[], rest: Parameters<typeof situation>[1] = {}): Grant {
  const of = situation(
    statements.map((one) => ({ Effect: 'Allow', Principal: { AWS: job }, Resource: both, ...one })),
    rest,
  );
  const { origin } = of.acl;
  const unknown = new Unknown<string>('not told', origin);
  const [grant] = grantsOf(bucketAccess({ key: '', says: 'Data', origin, about: [], account: unknown, region: unknown, situation: of }));
  if (!grant) throw new Error('there is no grant');
  return grant;
}

it('settings are changed by patterns as well as by names', () => {
  expect(foreignChangesOf(grantOf([{ Action: ['s3:Put*Configuration', 's3:GetObject'] }]))).toEqual([
    's3:PutEncryptionConfiguration',
    's3:PutLifecycleConfiguration',
    's3:PutReplicationConfiguration',
  ]);
});

it('an identity of the own account is no foreigner', () => {
  expect(letsForeignersChange(grantOf([{ Action: 's3:*', Principal: { AWS: OWNER } }])).truth).toBe('no');
});

it('what everybody may is no question of other accounts', () => {
  expect(letsForeignersChange(grantOf([{ Action: 's3:*', Principal: '*' }])).truth).toBe('no');
});

it('the policy itself stays out of reach', () => {
  expect(letsForeignersChange(grantOf([{ Action: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'] }])).truth).toBe('no');
});

it('versioning is left to whoever replicates into the bucket', () => {
  const versioning = { Action: 's3:PutBucketVersioning' };
  expect(foreignChangesOf(grantOf([versioning]))).toEqual(['s3:PutBucketVersioning']);
  expect(letsForeignersChange(grantOf([versioning, { Action: 's3:ReplicateObject' }])).truth).toBe('no');
  expect(foreignChangesOf(grantOf([{ Action: ['s3:PutBucketVersioning', 's3:DeleteBucket'] }, { Action: 's3:ReplicateObject' }]))).toEqual(['s3:DeleteBucket']);
  expect(foreignChangesOf(grantOf([versioning, { Action: 's3:ReplicateObject', Principal: { AWS: `arn:aws:iam::${PARTNER}:role/other` } }]))).toEqual([
    's3:PutBucketVersioning',
  ]);
});

it('so it is to an organization that replicates into the bucket', () => {
  const of = (organization: string) => ({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } } });
  const versioning = { ...of('o-a1b2c3d4e5'), Action: 's3:PutBucketVersioning' };
  const truth = (...statements: readonly object[]): string => letsForeignersChange(grantOf(statements)).truth;
  expect(truth(versioning)).toBe('yes');
  expect(truth({ ...versioning, Action: ['s3:PutBucketVersioning', 's3:ReplicateObject'] })).toBe('no');
  expect(truth(versioning, { ...of('o-a1b2c3d4e5'), Action: 's3:Replicate*' })).toBe('no');
  expect(truth(versioning, { ...of('o-z9y8x7w6v5'), Action: 's3:Replicate*' })).toBe('yes');
});

it('ACLs count while they are in force', () => {
  expect(foreignChangesOf(grantOf([{ Action: 's3:PutObjectAcl' }], { ownership: 'ObjectWriter' }))).toEqual(['s3:PutObjectAcl']);
  expect(letsForeignersChange(grantOf([{ Action: 's3:PutObjectAcl' }])).truth).toBe('no');
});

it('CloudFront takes all rights by ACL to deliver its logs; another canonical id is that of a stranger', () => {
  const byAcl = (grantee: string) => letsForeignersChange(grantOf([], { ownership: 'ObjectWriter', acl: [{ grantee, permission: 'FULL_CONTROL' }] })).truth;
  expect(byAcl('c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0')).toBe('no');
  expect(byAcl('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')).toBe('yes');
});

it('the canonical user id of whoever deploys is that of the owner', () => {
  const own = { kind: 'symbol', key: 'unit#canonical user id', attribute: 'CanonicalUserId', says: '${data.aws_canonical_user_id.current.id}' } as const;
  const { origin } = situation([]).acl;
  const grantee = granteeOf(new Unknown<string>('not told', origin, Mapped.hole(own)));
  expect(grantee.kind === 'known' && grantee.value).toEqual({ user: own.says, owner: true });
});
