import { describe, expect, it } from 'vitest';
import { actionNamed } from '../../src/policy/data/actions.js';
import { createEngine } from '../../src/policy/engine.js';
import { evaluate } from '../../src/policy/evaluate/evaluate.js';
import { wellFormed } from '../../src/policy/evaluate/well-formed.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import type { Reach, Verdict } from '../../src/policy/question.js';
import { term } from '../../src/policy/term.js';
import { OWNER, PARTNER, STRANGER, document, request, situation, symbolic } from './situations.js';

/** What random cases brought to light, each as small as it can be. */

const everybody = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

function given(Condition: object): object {
  return { ...everybody, Condition };
}

function ask(policy: object | undefined, question: Reach, rest: Omit<PlainSituation, 'bucket' | 'policy'> = {}): Verdict {
  return createEngine().ask(situation(policy, rest), question);
}

function isPublic(policy: object): string {
  const here = situation(policy);
  return here.policy ? createEngine().isPublic(here.policy, here, 'bucket').verdict : '';
}

/** The account that a witness names. */
function accountOf(verdict: Verdict): string | undefined {
  return verdict.verdict === 'yes' && verdict.witness.principal.kind === 'account' ? verdict.witness.principal.account : undefined;
}

describe('an account that nothing names', () => {
  it('is none of those that the question names', () => {
    const signed = given({ Null: { 'aws:PrincipalArn': 'false' } });
    expect(accountOf(ask(signed, { who: { kind: 'outside', accounts: [STRANGER] } }))).toMatch(/^(?!9{12})\d{12}$/);
  });

  it('is not the owner', () => {
    expect(accountOf(ask(everybody, { who: { kind: 'external' } }, { account: STRANGER }))).not.toBe(STRANGER);
  });

  it('has twelve digits, also where a policy fixes some of them', () => {
    const users = given({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } });
    expect(accountOf(ask(users, { who: { kind: 'everybody' } }))).toMatch(/^\d{12}$/);
  });
});

describe('everybody', () => {
  it('includes the members of organizations that fit a pattern', () => {
    for (const pattern of ['o-*', 'o-a*'])
      expect(ask(given({ StringLike: { 'aws:PrincipalOrgID': pattern } }), { who: { kind: 'everybody' } }).verdict).toBe('yes');
  });
});

describe('what everybody can do', () => {
  it('is not what one network can do unsigned', () => {
    const office = situation(given({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }));
    expect(createEngine().summarise(office, { kind: 'everybody' })).toEqual([]);
  });
});

describe('a policy is public', () => {
  it('unless its grant is confined to one account, and that is enough', () => {
    for (const operator of ['StringEquals', 'StringLike', 'StringEqualsIgnoreCase'])
      expect(isPublic(given({ [operator]: { 'aws:PrincipalAccount': OWNER } }))).toBe('no');
  });

  it('where the value that should confine it has a wildcard, whatever the operator makes of it', () => {
    expect(isPublic(given({ StringEquals: { 'aws:SourceVpc': 'vpc-*' } }))).toBe('yes');
  });

  it('where a condition says only who is not meant, wildcards in it or not', () => {
    for (const account of [OWNER, '1111*', '*']) {
      const policy = given({ StringNotEquals: { 'aws:PrincipalAccount': account }, IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } });
      expect([account, isPublic(policy)]).toEqual([account, 'yes']);
    }
  });

  it('where a condition asks for a key not to be there, though it always is', () => {
    expect(isPublic(given({ Null: { 'aws:userid': 'true' } }))).toBe('yes');
  });

  it('where the value that should confine it is filled in by the request', () => {
    expect(isPublic(given({ StringEquals: { 'aws:SourceAccount': '${aws:ResourceAccount}' } }))).toBe('yes');
  });

  it('even if it grants only what cannot be: what is granted does not count', () => {
    const never = given({ NumericGreaterThan: { 's3:TlsVersion': '9' } });
    expect(isPublic(never)).toBe('yes');
    expect(ask([never, { ...everybody, Principal: { AWS: PARTNER } }], { who: { kind: 'external' } }, { block: true }).verdict).toBe('no');
  });
});

describe('a variable', () => {
  it('is plain text in an old document, so that nothing is asked of the request', () => {
    const old = {
      Version: '2008-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::b/${aws:userid}' }],
    };
    expect(ask(old, { who: { kind: 'external' } }).verdict).toBe('yes');
  });

  it('that stands for the name of a user stands for none where the caller is an origin access identity', () => {
    const oai = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1';
    const here = situation(document([everybody, given({ StringEquals: { 'aws:referer': '${aws:username}' } })]));
    expect(wellFormed(here, request({ by: oai, key: 'x' }))).toBeUndefined();
    const nameless = { ...everybody, Effect: 'Deny', Condition: { Null: { 'aws:username': 'false' } } };
    expect(ask([{ ...everybody, Principal: { AWS: oai } }, nameless], { who: { kind: 'caller' } }).verdict).toBe('yes');
  });

  it('can be filled in with the name of the one user who is let in', () => {
    const own = { ...everybody, Principal: { AWS: `arn:aws:iam::${OWNER}:user/alice` }, Resource: 'arn:aws:s3:::b/${aws:username}/*' };
    expect(ask(own, { who: { kind: 'caller' } }).verdict).toBe('yes');
  });

  it('can be filled in with what the question asks for', () => {
    const tagged = { ...everybody, Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/team}/*' };
    expect(ask(tagged, { who: { kind: 'external' }, prefix: ['public/'] }).verdict).toBe('yes');
  });
});

describe('a condition key', () => {
  it('that names a KMS key comes with the algorithm that uses it', () => {
    const key = `arn:aws:kms:us-east-1:${OWNER}:key/k`;
    const put = { ...given({ ArnLike: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key } }), Action: 's3:PutObject' };
    expect(ask(put, { who: { kind: 'anonymous' } }).verdict).toBe('yes');
  });

  it('that tells the version of TLS is not there where an action does not carry it', () => {
    const bare = { ...given({ Bool: { 'aws:SecureTransport': 'true' } }), Action: 's3:InitiateReplication' };
    const old = { ...everybody, Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } };
    const carried = actionNamed('s3:InitiateReplication')?.keys.includes('s3:tlsversion');
    expect([carried, ask([bare, old], { who: { kind: 'external' } }).verdict]).toEqual([false, 'yes']);
  });

  it('tells the time in whole seconds, so that after a second is the next one', () => {
    expect(ask(given({ DateGreaterThan: { 'aws:EpochTime': '1893456000' } }), { who: { kind: 'anonymous' } }).verdict).toBe('yes');
  });
});

describe('the name of a user', () => {
  const named = { StringLike: { 'aws:Referer': 'https://${aws:username}.example.com/' } };
  const may = (arn: string, ...statements: readonly object[]): string => ask(statements, { who: { kind: 'identity', arn: term(arn) } }).verdict;
  const kim = `arn:aws:iam::${PARTNER}:user/team/kim`;

  it('is filled in for the user that a question is about', () => {
    expect([may(kim, given(named)), may(`arn:aws:iam::${PARTNER}:role/kim`, given(named))]).toEqual(['yes', 'no']);
  });

  it('is there where the user is not resolved', () => {
    const users = { AWS: `arn:aws:iam::${PARTNER}:user/<U:name>` };
    const asked = (condition: object): string =>
      createEngine().ask(symbolic({ ...given(condition), Principal: users, Resource: '*' }), { who: { kind: 'external' } }).verdict;
    expect([asked({ Null: { 'aws:username': 'false' } }), asked({ StringNotLike: { 'aws:Referer': '${aws:username}' } })]).toEqual(['yes', 'yes']);
    expect(asked({ StringEquals: { 'aws:username': 'kim' } })).toBe('unknown');
  });

  it('is filled in where a Deny spares it, and where one means it', () => {
    const other = { StringNotLike: { 'aws:Referer': 'https://${aws:username}.example.com/' } };
    expect(may(kim, everybody, { ...given(other), Effect: 'Deny' })).toBe('yes');
    expect(may(kim, given(named), { ...given(named), Effect: 'Deny' })).toBe('no');
  });
});

describe('an access point', () => {
  const arn = `arn:aws:s3:us-east-1:${OWNER}:accesspoint/q`;
  const list = { ...everybody, Action: 's3:ListBucket', Resource: '*' };
  const points = [{ name: 'q', vpc: 'vpc-1', block: false, policy: document({ ...list, Resource: arn }) }];

  it('of a network is not reached by services, which come from nowhere', () => {
    expect(ask(list, { who: { kind: 'service', name: 'logging.s3.amazonaws.com' }, through: 'point' }, { points }).verdict).toBe('no');
  });

  it('lets in by a canonical id as a bucket does', () => {
    const user = 'c'.repeat(64);
    const open = [{ name: 'p', block: false, policy: document({ ...list, Principal: { CanonicalUser: user }, Resource: arn.replace(/q$/, 'p') }) }];
    expect(ask(list, { who: { kind: 'external' }, through: 'point' }, { points: open }).verdict).toBe('yes');
  });

  it('grants nothing to those who come directly', () => {
    const grant = { kind: 'point', point: 0, index: 0 } as const;
    expect(ask(list, { who: { kind: 'anonymous' }, grant }, { points }).verdict).toBe('no');
    expect(evaluate(situation(list, { points }), request({ action: 's3:ListBucket' }), { grant }).decision).toBe('denied');
  });
});
