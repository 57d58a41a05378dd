import { describe, expect, it } from 'vitest';
import type { PolicyUse } from '../../src/policy/policy.js';
import { policyOf, read, saidOf, statementOf, textAt } from './parsing.js';

/** Problems of one statement with these changes, as `what is underlined: message`. */
function problemsOf(changes: Readonly<Record<string, unknown>>, use: PolicyUse = 'bucket'): readonly string[] {
  return read(changes, use).problems.map(({ origin, message }) => `${textAt(origin)?.slice(0, 30)}: ${message}`);
}

describe('Effect', () => {
  it('is Allow or Deny to the letter', () => {
    const { statement, problems } = read({ Effect: 'allow' });
    expect(saidOf(problems)).toEqual(['Effect is "allow"; it is exactly "Allow" or "Deny"; did you mean "Allow"?']);
    expect(textAt(problems[0]?.origin as never)).toBe('"allow"');
    expect(statement.effect).toMatchObject({ kind: 'unknown', reason: 'written as "allow", which is neither Allow nor Deny' });
  });

  it('is neither where it is missing', () => {
    const { statement, problems } = read({ Effect: undefined });
    expect(saidOf(problems)).toEqual(['The statement has no Effect; it is "Allow" or "Deny".']);
    expect(statement.effect.is('Deny').truth).toBe('unknown');
  });

  it('is a single text', () => {
    expect(problemsOf({ Effect: ['Allow'] })).toEqual(['"Effect": Effect is a list where a text belongs.']);
  });
});

describe('pairs of elements', () => {
  it('exclude each other', () => {
    expect(problemsOf({ NotAction: 's3:*', NotResource: '*', NotPrincipal: '*' })).toEqual([
      '"NotPrincipal": The statement has both Principal and NotPrincipal; AWS takes only one of them.',
      '"NotAction": The statement has both Action and NotAction; AWS takes only one of them.',
      '"NotResource": The statement has both Resource and NotResource; AWS takes only one of them.',
    ]);
  });

  it('of which none is written are a problem', () => {
    expect(problemsOf({ Action: undefined, Resource: undefined, Principal: undefined })).toEqual([
      '{"Effect":"Allow"}: The statement has no Principal; a bucket policy says whom each statement is about.',
      '{"Effect":"Allow"}: The statement has neither Action nor NotAction; it needs one of them.',
      '{"Effect":"Allow"}: The statement has neither Resource nor NotResource; it needs one of them.',
    ]);
  });

  it('are read where the other one is missing', () => {
    const { statement, problems } = read({ Action: undefined, NotAction: ['s3:GetObject'], Resource: undefined, NotResource: '*' });
    expect(problems).toEqual([]);
    expect([statement.action, statement.resource]).toMatchObject([{ not: true }, { not: true }]);
  });
});

it('an empty statement is one problem', () => {
  expect(saidOf(policyOf([{}]).problems)).toEqual(['The statement is empty; it needs an Effect, an Action and the rest.']);
});

it('elements have exact names', () => {
  expect(problemsOf({ Action: undefined, action: 's3:GetObject', Comment: 'x' })).toEqual([
    '"action": "action" is no element of a statement; did you mean "Action"?',
    '"Comment": "Comment" is no element of a statement.',
    '{"Effect":"Allow","Principal":: The statement has neither Action nor NotAction; it needs one of them.',
  ]);
});

it('what is no text in a list of texts is a problem, and might have been any text', () => {
  const { statement, problems } = read({ Action: ['s3:GetObject', { a: 1 }], Resource: { Ref: 'B' } });
  expect(saidOf(problems)).toEqual(['Action holds an object where a text belongs.', 'Resource holds an object where a text or a list of texts belongs.']);
  expect(statement.action?.items).toMatchObject({ items: [{}], open: { reason: 'written with an object where a text belongs' } });
  expect(statement.resource?.items).toMatchObject({ items: [], open: {} });
});

describe('an identity policy', () => {
  const identity = (changes: Readonly<Record<string, unknown>>) => problemsOf({ Principal: undefined, ...changes }, 'identity');

  it('names no principal', () => {
    expect(identity({})).toEqual([]);
    expect(identity({ NotPrincipal: '*' })).toEqual([
      '"NotPrincipal": NotPrincipal stands in an identity policy, which applies to whoever it is attached to: take it out.',
    ]);
  });

  it('has plain Sids', () => {
    expect(identity({ Sid: 'Read all' })).toEqual(['"Read all": The Sid "Read all" holds more than letters and digits, which IAM does not take.']);
  });

  it('has every Sid once', () => {
    const statement = statementOf({ Principal: undefined, Sid: 'Read' });
    expect(policyOf([statement, statement], 'identity').problems).toMatchObject([
      { statement: 1, message: 'The Sid "Read" is that of statement 1 as well; IAM wants every name once.' },
    ]);
    expect(policyOf([statementOf({ Principal: undefined, Sid: '' }), statementOf({ Principal: undefined, Sid: '' })], 'identity').problems).toEqual([]);
  });
});

it('a bucket policy takes any Sid, however often', () => {
  const statement = statementOf({ Sid: 'Read all - twice' });
  expect(policyOf([statement, statement]).problems).toEqual([]);
});

describe('a trust policy', () => {
  const trust = (changes: Readonly<Record<string, unknown>>) =>
    problemsOf({ Resource: undefined, Action: 'sts:AssumeRole', Principal: { AWS: '111122223333' }, ...changes }, 'trust');

  it('is about its own role', () => {
    expect(trust({})).toEqual([]);
    expect(trust({ Resource: '*' })).toEqual(['"Resource": Resource stands in a trust policy, which is always about its own role: take it out.']);
  });

  it('says who, not who not', () => {
    expect(trust({ Principal: undefined, NotPrincipal: { AWS: '111122223333' } })).toEqual([
      '"NotPrincipal": NotPrincipal stands in a trust policy, which takes only Principal.',
    ]);
  });

  it('writes everybody with a type', () => {
    expect(trust({ Principal: { AWS: '*' } })).toEqual([]);
    expect(trust({ Principal: '*' })).toEqual([
      '"*": Principal is "*" by itself, which a trust policy does not take; everybody is written { "AWS": "*" } there.',
    ]);
  });
});
