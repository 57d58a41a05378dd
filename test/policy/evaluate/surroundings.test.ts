import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import type { Counting } from '../../../src/policy/evaluate/evaluate.js';
import type { PlainPoint, PlainSituation } from '../../../src/policy/plain.js';
import { Unknown } from '../../../src/truth/value.js';
import { OWNER, PARTNER, STRANGER, request, situation } from '../situations.js';
import type { PlainRequest } from '../situations.js';

const stranger = `arn:aws:iam::${STRANGER}:role/x`;
const own = `arn:aws:iam::${OWNER}:role/x`;
const open = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] };
const list: PlainRequest = { action: 's3:ListBucket' };
const read: PlainRequest = { key: 'x' };

function decision(rest: Omit<PlainSituation, 'bucket'>, asked: PlainRequest, how?: Counting): string {
  const { policy, ...others } = rest;
  return evaluate(situation(policy as object | undefined, others), request(asked), how).decision;
}

describe('an ACL', () => {
  const live = { acl: 'public-read', ownership: 'ObjectWriter' } as const;

  it('of the bucket lets list with READ, and read no object', () => {
    expect(decision(live, list)).toBe('allowed');
    expect(decision(live, read)).toBe('denied');
  });

  it('counts for nothing where the owner of the bucket owns all objects, unless one asks as if not', () => {
    const off = { ...live, ownership: 'BucketOwnerEnforced' } as const;
    expect(decision(off, list)).toBe('denied');
    expect(decision(off, list, { without: ['ownership'] })).toBe('allowed');
  });

  it('for the public is ignored with IgnorePublicAcls, and not with BlockPublicAcls', () => {
    expect(decision({ ...live, block: { BlockPublicAcls: true } }, list)).toBe('allowed');
    expect(decision({ ...live, block: { IgnorePublicAcls: true } }, list)).toBe('denied');
    expect(decision({ ...live, accountBlock: { IgnorePublicAcls: true } }, list)).toBe('denied');
    expect(decision({ ...live, accountBlock: true }, list, { without: ['blocks'] })).toBe('allowed');
  });

  it('for authenticated users is for every account, and for nobody without one', () => {
    const signed = { ...live, acl: 'authenticated-read' } as const;
    expect(decision(signed, list)).toBe('denied');
    expect(decision(signed, { ...list, by: stranger })).toBe('allowed');
  });

  it('for log delivery is not public', () => {
    const logs = { ...live, acl: 'log-delivery-write', block: { IgnorePublicAcls: true } } as const;
    expect(decision(logs, { by: 'logging.s3.amazonaws.com', action: 's3:PutObject', key: 'x' })).toBe('allowed');
  });

  it('for one account is known by its canonical id', () => {
    const friend = { ...live, acl: [{ grantee: 'f'.repeat(64), permission: 'FULL_CONTROL' }] } as const;
    expect(decision(friend, { action: 's3:PutBucketAcl', by: stranger, canonicalId: 'f'.repeat(64) })).toBe('allowed');
    expect(decision(friend, { action: 's3:PutBucketAcl', by: stranger })).toBe('denied');
  });

  it('gives way to a Deny', () => {
    expect(decision({ ...live, policy: { ...open, Effect: 'Deny' } }, list)).toBe('denied');
    expect(decision({ ...live, policy: { ...open, Effect: 'Deny' } }, list, { without: ['denies'] })).toBe('allowed');
  });
});

describe('RestrictPublicBuckets', () => {
  const partner = { Effect: 'Allow', Principal: { AWS: PARTNER }, Action: 's3:*', Resource: '*' };
  const trail = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:PutObject', Resource: '*' };
  const restricted = { block: { RestrictPublicBuckets: true } } as const;
  const byPartner: PlainRequest = { ...read, by: `arn:aws:iam::${PARTNER}:role/r` };

  it('cuts a public policy down to services and the account of the owner', () => {
    const all = { ...restricted, policy: [open, partner, trail] };
    expect(decision(all, read)).toBe('denied');
    expect(decision(all, byPartner)).toBe('denied');
    expect(decision(all, { ...read, by: own })).toBe('allowed');
    expect(decision(all, { by: 'cloudtrail.amazonaws.com', action: 's3:PutObject', key: 'x' })).toBe('allowed');
  });

  it('leaves a policy alone that is not public', () => {
    expect(decision({ ...restricted, policy: [partner, trail] }, byPartner)).toBe('allowed');
  });

  it('masks, while BlockPublicPolicy only refuses new policies', () => {
    expect(decision({ policy: open, block: { BlockPublicPolicy: true, BlockPublicAcls: true } }, read)).toBe('allowed');
    expect(decision({ policy: open, accountBlock: true }, read)).toBe('denied');
    expect(decision({ policy: open, accountBlock: true }, read, { without: ['blocks'] })).toBe('allowed');
  });

  it('leaves open what depends on a setting that is not known', () => {
    const known = situation(open);
    const { bucket } = known.blocks;
    const blocks = { bucket: { ...bucket, restrictPublicBuckets: new Unknown<boolean>('set by parameter Open', bucket.restrictPublicBuckets.origin) } };
    expect(evaluate({ ...known, blocks }, request(read)).decision).toBe('unknown');
    expect(evaluate({ ...known, blocks }, request({ ...read, by: own })).decision).toBe('allowed');
  });
});

describe('an access point', () => {
  const arn = `arn:aws:s3:us-east-1:${OWNER}:accesspoint/p`;
  const opened: PlainPoint = {
    name: 'p',
    block: false,
    policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/object/*`] }] },
  };
  const delegation = { ...open, Condition: { StringEquals: { 's3:DataAccessPointAccount': OWNER } } };
  const through: PlainRequest = { ...read, by: stranger, point: 0 };

  it('needs its own policy and that of the bucket', () => {
    expect(decision({ policy: delegation, points: [opened] }, through)).toBe('allowed');
    expect(decision({ points: [opened] }, through)).toBe('denied');
    expect(decision({ policy: delegation, points: [{ name: 'p', block: false }] }, through)).toBe('denied');
  });

  it('is not opened by an ACL of the bucket', () => {
    const signed = { acl: 'authenticated-read', ownership: 'ObjectWriter', points: [opened] } as const;
    expect(decision(signed, { by: stranger, action: 's3:ListBucket' })).toBe('allowed');
    expect(decision(signed, { by: stranger, action: 's3:ListBucket', point: 0 })).toBe('denied');
  });

  it('is not the bucket: what is delegated to it is not given directly', () => {
    expect(decision({ policy: delegation, points: [opened] }, { ...read, by: stranger })).toBe('denied');
  });

  it('answers signed requests over HTTPS alone', () => {
    const both = { policy: delegation, points: [opened] };
    expect(decision(both, { ...through, by: 'anonymous' })).toBe('denied');
    expect(decision(both, { ...through, with: { 'aws:SecureTransport': 'false' } })).toBe('denied');
  });

  it('of a VPC is reached from there alone', () => {
    const both = { policy: delegation, points: [{ ...opened, vpc: 'vpc-1' }] };
    expect(decision(both, through)).toBe('denied');
    expect(decision(both, { ...through, with: { 'aws:SourceVpc': 'vpc-1' } })).toBe('allowed');
    expect(decision(both, { ...through, with: { 'aws:SourceVpc': 'vpc-2' } })).toBe('denied');
  });

  it('with its block on, as it is made, keeps strangers from what its policy gives to all', () => {
    expect(decision({ policy: delegation, points: [{ ...opened, block: true }] }, through)).toBe('denied');
  });

  it('is asked for by its own ARN, and denies for itself', () => {
    const wrong = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: `${arn}/*` }] };
    const denying = {
      Statement: [...(opened.policy as { Statement: object[] }).Statement, { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `${arn}/object/x` }],
    };
    expect(decision({ policy: delegation, points: [{ ...opened, policy: wrong }] }, { by: stranger, point: 0, action: 's3:ListBucket' })).toBe('denied');
    expect(decision({ policy: delegation, points: [{ ...opened, policy: denying }] }, through)).toBe('denied');
  });

  it('needs no policy for identities of the account to which all belongs', () => {
    expect(decision({ points: [{ name: 'p' }] }, { ...read, by: own, point: 0 }, { counting: 'identities' })).toBe('allowed');
    expect(decision({ points: [{ name: 'p' }] }, { ...read, by: own, point: 0 })).toBe('denied');
  });
});

describe('policies around the bucket', () => {
  const deny = (condition: object): object => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: condition }],
  });
  const outside = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } };

  it('of resources bind everybody', () => {
    expect(decision({ policy: open, resourceControl: [deny(outside)] }, read)).toBe('denied');
    expect(decision({ policy: open, resourceControl: [deny(outside)] }, { ...read, by: stranger, with: { 'aws:PrincipalOrgID': 'o-a' } })).toBe('allowed');
  });

  it('of services bind the identities of the account, and have no Principal', () => {
    const serviceControl = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] }];
    expect(decision({ serviceControl }, { ...read, by: own }, { counting: 'identities' })).toBe('allowed');
    expect(decision({ serviceControl }, { ...list, by: own }, { counting: 'identities' })).toBe('denied');
    expect(decision({ policy: open, serviceControl }, { ...list, by: stranger })).toBe('allowed');
  });

  it('of VPC endpoints may bind what comes through one, which may be another', () => {
    const endpoint = [deny({ Bool: { 'aws:SecureTransport': 'true' } })];
    const over = { 'aws:SecureTransport': 'true' } as const;
    expect(decision({ policy: open, endpoint }, { ...read, with: over })).toBe('allowed');
    expect(decision({ policy: open, endpoint }, { ...read, with: { ...over, 'aws:SourceVpc': 'vpc-1' } })).toBe('unknown');
  });
});

describe('whatever the policies say', () => {
  it.each(['s3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:DeleteBucketPolicy'])('%s is for the account of the owner', (action) => {
    expect(decision({ policy: open }, { action })).toBe('denied');
    expect(decision({ policy: open }, { action, by: stranger })).toBe('denied');
    expect(decision({ policy: open }, { action, by: own })).toBe('allowed');
  });

  it('keys of the customer come over HTTPS, and not where the bucket refuses them', () => {
    const put = (secure: string): PlainRequest => ({
      action: 's3:PutObject',
      key: 'x',
      with: { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256', 'aws:SecureTransport': secure },
    });
    expect(decision({ policy: open }, put('true'))).toBe('allowed');
    expect(decision({ policy: open }, put('false'))).toBe('denied');
    expect(decision({ policy: open, encryption: { customerKeysBlocked: true } }, put('true'))).toBe('denied');
  });
});

describe('what lets a request through', () => {
  it('is named with its grant', () => {
    const found = evaluate(situation([{ ...open, Sid: 'Open' }], { acl: 'public-read', ownership: 'ObjectWriter' }), request(list));
    expect(found).toMatchObject({
      decision: 'allowed',
      because: [{ says: 'statement Open of the policy allows it', grant: { kind: 'statement', index: 0 } }, { grant: { kind: 'acl', index: 0 } }],
    });
  });

  it('can be asked of one grant by itself', () => {
    const both = { policy: [open], acl: 'public-read', ownership: 'ObjectWriter' } as const;
    expect(decision(both, read, { grant: { kind: 'acl', index: 0 } })).toBe('denied');
    expect(decision(both, list, { grant: { kind: 'acl', index: 0 } })).toBe('allowed');
    expect(decision(both, { ...list, by: own }, { grant: { kind: 'statement', index: 1 }, counting: 'identities' })).toBe('denied');
  });

  it('can be asked of a grant of an access point, which lets nothing through directly', () => {
    const arn = `arn:aws:s3:us-east-1:${OWNER}:accesspoint/p`;
    const allow = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: `${arn}/object/*` };
    const both = { policy: open, points: [{ name: 'p', block: false, policy: { Statement: [allow] } }] } as const;
    const of = (index: number): Counting => ({ grant: { kind: 'point', point: 0, index } });
    expect(decision(both, { ...read, by: stranger, point: 0 }, of(0))).toBe('allowed');
    expect(decision(both, { ...read, by: stranger, point: 0 }, of(1))).toBe('denied');
    expect(decision(both, { ...read, by: stranger }, of(0))).toBe('denied');
  });

  it('counts identity policies of the account only when asked to', () => {
    expect(decision({}, { ...read, by: own })).toBe('denied');
    expect(decision({}, { ...read, by: own }, { counting: 'identities' })).toBe('allowed');
    expect(decision({}, { ...read, by: stranger }, { counting: 'identities' })).toBe('denied');
  });

  it('is nobody, where nothing allows it; else what denies is named', () => {
    expect(evaluate(situation(undefined), request(read))).toEqual({ decision: 'denied', because: [] });
    const denied = evaluate(situation([open, { ...open, Sid: 'Shut', Effect: 'Deny' }]), request(read));
    expect(denied.because.map(({ says }) => says)).toEqual(['statement Shut of the policy denies it']);
  });
});
