import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import { fits, same } from '../../../src/policy/evaluate/match.js';
import type { Reading } from '../../../src/policy/evaluate/pattern.js';
import { term } from '../../../src/policy/term.js';
import type { Piece, Sign } from '../../../src/policy/term.js';
import { OWNER, PARTNER, request, sign, symbolic } from '../situations.js';

const bucket = sign('B', 'bucketName');
const other = sign('C', 'bucketName');
const account = sign('Acct', 'account');
const anything = sign('P', 'anything');
const arn = sign('R', 'arn');
const somebody: Sign = { kind: 'sign', key: '\u0001account nobody', says: 'another account', looks: 'account' };

function match(pattern: readonly Piece[], text: readonly Piece[], reading: Reading = 'glob'): string {
  return fits([{ text: term(pattern), wild: true }], term(text), reading);
}

describe('an unresolved text', () => {
  it.each<readonly [string, readonly Piece[], readonly Piece[], string]>([
    ['is itself', [bucket], [bucket], 'yes'],
    ['is itself wherever it stands', ['a-', bucket, '/*'], ['a-', bucket, '/x'], 'yes'],
    ['is not longer than itself', [bucket], [bucket, '/x'], 'no'],
    ['is not longer than itself, whatever it is', [anything], [anything, 'x'], 'no'],
    ['is not shorter than itself', [bucket, '/*'], [bucket], 'no'],
    ['may be another one', [other, '/*'], [bucket, '/x'], 'unknown'],
    ['may be what is written', ['prod-*'], [bucket], 'unknown'],
    ['is not shorter than any of its sort', [bucket], ['b'], 'no'],
    ['may be the name that is asked for', [bucket], ['logs'], 'unknown'],
    ['is of its sort', ['Prod*'], [bucket], 'no'],
    ['fits a star', ['*'], [bucket], 'yes'],
    ['fits as many question marks as it has characters at least', ['???*'], [bucket], 'yes'],
    ['may be longer than question marks', ['????'], [bucket], 'unknown'],
    ['of an account has twelve digits', ['????????????'], [account], 'yes'],
    ['of an account is no word', ['a*'], [account], 'no'],
    ['may be empty where nothing is known of it', ['?*'], [anything], 'unknown'],
    ['may hold a slash where nothing is known of it', ['*/*'], [anything], 'unknown'],
    ['in a policy may be what is written', [anything], [''], 'unknown'],
    ['of a partition may be the usual one', [sign('Part', 'partition')], ['aws'], 'unknown'],
    ['of an ARN begins like one', ['arn:*'], [arn], 'yes'],
    ['of an ARN may be any', ['arn:aws:s3:::*'], [arn], 'unknown'],
    ['stays between equal ends', ['arn:', account, ':root'], ['arn:', account, ':root'], 'yes'],
    ['cannot change a different end', ['arn:', account, ':root'], ['arn:999999999999:role'], 'no'],
  ])('%s', (_says, pattern, text, expected) => {
    expect(match(pattern, text)).toBe(expected);
  });

  it('has no colon in the components of an ARN, unless nothing is known of it', () => {
    expect(match(['arn:*:iam::', account, ':*'], ['arn:aws:iam::', account, ':role/x'], 'arn')).toBe('yes');
    expect(match(['arn:aws:iam::*:role/x'], ['arn:aws:iam::', account, ':role/x'], 'arn')).toBe('yes');
    expect(match(['arn:aws:iam::*:role/x'], ['arn:aws:iam::', anything, ':role/x'], 'arn')).toBe('unknown');
    expect(match([anything, ':*:x'], ['arn:aws:iam::1:x'], 'arn')).toBe('unknown');
  });
});

describe('somebody whom nothing names', () => {
  it('is nobody who is named or who a name turns out to be', () => {
    expect(same([somebody], [PARTNER])).toBe('no');
    expect(same([PARTNER], [somebody])).toBe('no');
    expect(same([account], [somebody])).toBe('no');
    expect(same([somebody], [account])).toBe('no');
    expect(same([somebody], [somebody])).toBe('yes');
    expect(match(['arn:aws:iam::', account, ':root'], ['arn:aws:iam::', somebody, ':root'])).toBe('no');
    expect(match([arn], ['arn:aws:iam::', somebody, ':root'])).toBe('no');
  });

  it('fits what everybody fits', () => {
    expect(match(['arn:aws:iam::*:root'], ['arn:aws:iam::', somebody, ':root'])).toBe('yes');
    expect(match(['arn:aws:iam::????????????:root'], ['arn:aws:iam::', somebody, ':root'])).toBe('yes');
    expect(match(['1111*'], [somebody])).toBe('unknown');
  });
});

describe('a decision with unresolved names', () => {
  const http = { 'aws:SecureTransport': 'false' } as const;
  const noHttp = (resources: readonly string[]): readonly object[] => [
    { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' },
    { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: resources, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ];
  const overHttp = (resources: readonly string[], key: string | undefined): string =>
    evaluate(symbolic(noHttp(resources)), request({ bucket: [bucket], ...(key === undefined ? { action: 's3:ListBucket' } : { key }), with: http })).decision;

  it('is certain where it holds for every name', () => {
    const whole = ['arn:aws:s3:::<B:bucketName>', 'arn:aws:s3:::<B:bucketName>/*'];
    expect(overHttp(whole, undefined)).toBe('denied');
    expect(overHttp(whole, 'x')).toBe('denied');
    expect(overHttp(['arn:aws:s3:::<B:bucketName>*'], undefined)).toBe('denied');
    expect(overHttp(['arn:aws:s3:::<B:bucketName>/*'], undefined)).toBe('allowed');
    expect(overHttp(['arn:aws:s3:::<B:bucketName>'], 'x')).toBe('allowed');
  });

  it('is open where it depends on the name, and says on what', () => {
    const found = evaluate(symbolic(noHttp(['arn:aws:s3:::prod-*'])), request({ bucket: [bucket], key: 'x', with: http }));
    expect(found.decision).toBe('unknown');
    expect(found.because.map(({ says }) => says)).toEqual(['whether arn:aws:s3:::prod-* covers arn:aws:s3:::${B}/x is not known']);
  });

  it('knows an account again by its name', () => {
    const statement = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::<Acct:account>:root' }, Action: 's3:*', Resource: '*' };
    const by = (whose: Sign | string): string =>
      evaluate(symbolic(statement), {
        ...request({ bucket: [bucket], key: 'x' }),
        principal: { kind: 'account', account: [whose], arn: term('arn:aws:iam::', whose, ':role/x') },
      }).decision;
    expect(by(account)).toBe('allowed');
    expect(by(somebody)).toBe('denied');
    expect(by(OWNER)).toBe('unknown');
  });

  it('is open where statements cannot be seen', () => {
    const found = evaluate(
      symbolic({ Version: '2012-10-17', Statement: ['<S:anything>', { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }] }),
      request({ bucket: [bucket], key: 'x' }),
    );
    expect(found.decision).toBe('unknown');
  });
});
