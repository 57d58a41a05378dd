import { describe, expect, it } from 'vitest';
import { bucketAccess, grantsOf } from '../../src/model/access.js';
import type { Grant } from '../../src/model/access.js';
import { countsAsPublic, exposureOf, isInForce, isLatent, isPublicStatement, isRefused, masksOf, opens } from '../../src/model/exposure.js';
import { rights } from '../../src/model/rights.js';
import type { Situation } from '../../src/policy/situation.js';
import type { Truth } from '../../src/truth/answer.js';
import { Known, Unknown } from '../../src/truth/value.js';
import { situation, symbolicPolicy } from '../policy/situations.js';

type Rest = Parameters<typeof situation>[1];

const reading = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const refuse = { ...reading, Effect: 'Deny', Sid: 'Refuse' };
const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

function grantsIn(of: Situation): readonly Grant[] {
  const { origin } = of.acl;
  const unknown = new Unknown<string>('not told', origin);
  return grantsOf(bucketAccess({ key: '', says: 'Data', origin, about: [], account: unknown, region: unknown, situation: of }));
}

function grantOf(policy: object | readonly object[] | undefined, rest: Rest = {}): Grant {
  const [grant] = grantsIn(situation(policy, rest));
  if (!grant) throw new Error('there is no grant');
  return grant;
}

function opened(grant: Grant): readonly string[] {
  return rights.filter((right) => opens(grant, right).truth === 'yes');
}

describe('what a grant opens to everybody', () => {
  it('is told by groups of actions', () => {
    expect(opened(grantOf(reading))).toEqual(['read']);
    expect(opened(grantOf({ ...reading, Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] }))).toEqual(['admin', 'write', 'read', 'list']);
    expect(opened(grantOf({ ...reading, Action: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], Resource: 'arn:aws:s3:::b' }))).toEqual([]);
  });

  it('is nothing where a Deny takes it back', () => {
    expect(opened(grantOf([reading, refuse]))).toEqual([]);
    expect(opened(grantOf([reading, { ...refuse, Resource: 'arn:aws:s3:::b/private/*' }]))).toEqual(['read']);
  });

  it('is no right to change an ACL while ACLs are disabled', () => {
    const acls = { ...reading, Action: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'] };
    expect(opened(grantOf(acls))).toEqual([]);
    expect(opened(grantOf(acls, { ownership: 'ObjectWriter' }))).toEqual(['admin']);
    expect(opened(grantOf({ ...reading, Action: 's3:*' }))).toEqual(['write', 'read']);
  });

  it('is a list only where it names what is in the bucket', () => {
    const lists = { ...reading, Action: 's3:List*' };
    expect(opened(grantOf({ ...lists, Resource: 'arn:aws:s3:::b' }))).toEqual(['list']);
    expect(opened(grantOf(lists))).toEqual([]);
    expect(opened(grantOf({ ...lists, Action: 's3:ListTagsForResource', Resource: 'arn:aws:s3:::b' }))).toEqual([]);
  });

  it('is nothing behind a mask, also where whom it is for is not known', () => {
    const policy = symbolicPolicy({ ...reading, Principal: { AWS: '<Reader:anything>' } });
    const told = (block: object): readonly Truth[] =>
      grantsIn({ ...situation(undefined, { block }), policy }).flatMap((grant) => [opens(grant, 'read').truth, isLatent(grant).truth]);
    expect(told(on)).toEqual(['no', 'no']);
    expect(told({ ...on, BlockPublicPolicy: false })).toEqual(['no', 'unknown']);
    expect(told({})).toEqual(['unknown', 'no']);
  });

  it('stands where the statement says everybody, or everybody but some', () => {
    const place = (grant: Grant): unknown => opens(grant, 'read').because[0]?.origin;
    const [star, others] = [grantOf(reading), grantOf({ ...reading, Principal: undefined, NotPrincipal: { AWS: '111122223333' } })];
    expect(place(star)).toBe(star.statement?.principal?.items.items[0]?.element.origin);
    expect(place(others)).toBe(others.statement?.principal?.origin);
  });

  it('of a canned ACL is told for the ACL as a whole', () => {
    const grant = grantOf(undefined, { acl: 'public-read-write', ownership: 'ObjectWriter' });
    expect(exposureOf(grant, opens(grant, 'list').because).rights).toBe('write objects and list objects');
  });

  it('is for those with an account where unsigned requests are left out', () => {
    const grant = grantOf(undefined, { acl: 'authenticated-read', ownership: 'ObjectWriter' });
    expect(exposureOf(grant, opens(grant, 'list').because).who).toBe('Everybody with an AWS account');
  });
});

describe('Block Public Access', () => {
  it('looks at who is let in alone, so no request proves what it says', () => {
    const counted = countsAsPublic(grantOf({ ...reading, Resource: 'arn:aws:s3:::other/*' }));
    expect(counted.truth).toBe('yes');
    expect(counted.because.map(({ witness }) => witness)).toEqual([undefined]);
  });

  it('counts a statement by itself, whatever Denies stand beside it', () => {
    expect(countsAsPublic(grantOf([reading, refuse])).truth).toBe('yes');
    expect(
      countsAsPublic(
        grantOf([
          { ...reading, Principal: { AWS: '111122223333' } },
          { ...reading, Sid: 'Public' },
        ]),
      ).truth,
    ).toBe('no');
  });

  it('asks which conditions narrow, so one can be left out of the question', () => {
    const of = situation({ ...reading, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } });
    const [statement] = of.policy?.statements.items ?? [];
    if (!statement) throw new Error('there is no statement');
    expect(isPublicStatement(statement, of).truth).toBe('no');
    expect(isPublicStatement(statement, of, ({ key }) => key !== 'aws:sourceip').truth).toBe('yes');
  });

  it('is in force where one level has it on', () => {
    const { blocks } = situation(reading, { block: { ...on, BlockPublicPolicy: false } });
    const account = { ...blocks.bucket, blockPublicPolicy: new Known(true, blocks.bucket.blockPublicPolicy.origin) };
    expect(isInForce('blockPublicPolicy', blocks).truth).toBe('no');
    expect(isInForce('blockPublicPolicy', { ...blocks, account }).truth).toBe('yes');
  });

  it('refuses what is public while it blocks, and masks it while it only ignores or restricts', () => {
    const told = (block: object): readonly Truth[] => {
      const grant = grantOf(reading, { block: { ...on, ...block } });
      return [isRefused(grant).truth, isLatent(grant).truth];
    };
    expect(told({})).toEqual(['yes', 'no']);
    expect(told({ BlockPublicPolicy: false })).toEqual(['no', 'yes']);
    expect(told({ BlockPublicPolicy: false, RestrictPublicBuckets: false })).toEqual(['no', 'no']);
  });

  it('names what masks an ACL', () => {
    const grant = grantOf(undefined, { acl: 'public-read', ownership: 'ObjectWriter', block: { ...on, BlockPublicAcls: false } });
    expect(isLatent(grant).truth).toBe('yes');
    expect(masksOf(grant)).toBe('IgnorePublicAcls');
  });
});
