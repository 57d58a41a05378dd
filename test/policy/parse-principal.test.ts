import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Principal } from '../../src/policy/policy.js';
import { says } from '../../src/policy/term.js';
import type { Term } from '../../src/policy/term.js';
import type { Part } from '../../src/truth/symbol.js';
import { principalOf, read, saidOf, seenWith, symbol, textAt, unknownPart } from './parsing.js';

/** A form in short: its name and its texts. */
function short({ element: _element, written, ...form }: Principal): string {
  const texts = Object.entries(form).flatMap(([name, value]) => (Array.isArray(value) ? [`${name} ${says(value as Term)}`] : []));
  return [`${written} ${form.form}`, ...texts].join(', ');
}

/** The principals under `AWS`, written with holes. */
function aws(...parts: readonly Part[]): readonly Principal[] {
  const document = seenWith('{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": {"AWS": ', ...parts, '}}}');
  const policy = parsePolicy(document, 'bucket');
  expect(policy.problems).toEqual([]);
  return policy.statements.items[0]?.principal?.items.items ?? [];
}

const one = (...parts: readonly Part[]): string =>
  aws('"', ...parts, '"')
    .map(short)
    .join(' | ');

describe('who is meant', () => {
  it('is everybody by a star', () => {
    expect(short(principalOf('*'))).toBe('* everybody');
    expect(short(principalOf({ AWS: '*' }))).toBe('AWS everybody');
    expect(short(principalOf({ AWS: ['*'] }))).toBe('AWS everybody');
  });

  it('is a whole account by its id or its root', () => {
    expect(short(principalOf({ AWS: '111122223333' }))).toBe('AWS account, account 111122223333');
    expect(short(principalOf({ AWS: 'arn:aws-cn:iam::111122223333:root' }))).toBe('AWS account, account 111122223333');
    expect(short(principalOf({ AWS: 111122223333 }))).toBe('AWS account, account 111122223333');
  });

  it('is a user or a role, its path included', () => {
    expect(short(principalOf({ AWS: 'arn:aws:iam::111122223333:role/a/b:c/app' }))).toBe(
      'AWS identity, arn arn:aws:iam::111122223333:role/a/b:c/app, account 111122223333',
    );
    expect(short(principalOf({ AWS: 'arn:aws:iam::111122223333:user/ann' }))).toBe(
      'AWS identity, arn arn:aws:iam::111122223333:user/ann, account 111122223333',
    );
  });

  it('is a session of a role, or of a federated user', () => {
    expect(short(principalOf({ AWS: 'arn:aws:sts::111122223333:assumed-role/app/s1' }))).toBe('AWS session, account 111122223333, role app, session s1');
    expect(short(principalOf({ AWS: 'arn:aws:sts::111122223333:federated-user/bob' }))).toBe(
      'AWS federatedUser, arn arn:aws:sts::111122223333:federated-user/bob, account 111122223333',
    );
  });

  it('is CloudFront by an origin access identity', () => {
    const arn = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1';
    expect(short(principalOf({ AWS: arn }))).toBe(`AWS originAccessIdentity, arn ${arn}`);
  });

  it('is nobody any more where an id is left of a role or user', () => {
    expect(principalOf({ AWS: 'AROAEXAMPLEEXAMPLE123' })).toMatchObject({ form: 'uniqueId', id: 'AROAEXAMPLEEXAMPLE123' });
  });

  it('is a service, a canonical user, a provider by their types', () => {
    expect(short(principalOf({ Service: 'logging.s3.amazonaws.com' }))).toBe('Service service, name logging.s3.amazonaws.com');
    expect(short(principalOf({ CanonicalUser: 'a'.repeat(64) }))).toBe(`CanonicalUser canonicalUser, id ${'a'.repeat(64)}`);
    expect(short(principalOf({ Federated: 'accounts.google.com' }, 'trust'))).toBe('Federated federated, provider accounts.google.com');
  });

  it('may be many, of several types', () => {
    const { statement, problems } = read({ Principal: { AWS: ['111122223333', '*'], Service: 's3.amazonaws.com' } });
    expect(problems).toEqual([]);
    expect(statement.principal?.items.items.map(({ form }) => form)).toEqual(['account', 'everybody', 'service']);
  });
});

describe('AWS refuses', () => {
  /** The message about one principal, which must be malformed, and underlined. */
  function refused(principal: unknown, use: 'bucket' | 'trust' = 'bucket'): string | undefined {
    const { statement, problems } = read({ Principal: principal, ...(use === 'trust' ? { Resource: undefined } : {}) }, use);
    expect(statement.principal?.items.items.map(({ form }) => form)).toEqual(['malformed']);
    expect(problems).toHaveLength(1);
    return problems[0] && `${textAt(problems[0].origin)}: ${problems[0].message}`;
  }

  it('a wildcard inside a principal', () => {
    for (const arn of [
      'arn:aws:iam::111122223333:role/*',
      'arn:aws:iam::*:root',
      'arn:aws:sts::111122223333:assumed-role/app/*',
      'arn:aws:iam::111122223333:user/a?',
      '1111*',
    ]) {
      expect(refused({ AWS: arn })).toBe(
        `"${arn}": "${arn}" is no principal: it holds a wildcard, and only whole principals can be named; match names with a condition on aws:PrincipalArn.`,
      );
    }
  });

  it('a federated principal outside trust policies', () => {
    expect(refused({ Federated: 'graph.facebook.com' })).toBe(
      '"graph.facebook.com": "graph.facebook.com" is no principal: a bucket policy takes no federated principals; they belong in the trust policy of a role.',
    );
  });

  it('every service at once, and services by half their names', () => {
    expect(refused({ Service: '*' })).toContain('every service cannot be meant at once');
    expect(refused({ Service: 'cloudtrail' })).toContain('a service is named by its full name');
  });

  it('groups, other services, ids of the wrong length', () => {
    expect(refused({ AWS: 'arn:aws:iam::111122223333:group/admins' })).toContain('a group cannot be a principal');
    expect(refused({ AWS: 'arn:aws:iam::111122223333:instance-profile/p' })).toContain('is neither root nor a user nor a role');
    expect(refused({ AWS: 'arn:aws:s3:::b' })).toContain('"s3" has no principals');
    expect(refused({ AWS: 'arn:aws:iam::1111:root' })).toContain('an account id has twelve digits, and "1111" has not');
    expect(refused({ AWS: 'arn:aws:sts::111122223333:assumed-role/app' })).toContain('names the role and the session');
    expect(refused({ AWS: 'ann' })).toContain('it is neither "*" nor an account nor an ARN');
    expect(refused({ AWS: '' })).toContain('it is neither "*" nor an account nor an ARN');
    expect(refused({ CanonicalUser: 'abc' })).toContain('an id of 64 hexadecimal digits');
  });

  it('a type that there is not', () => {
    expect(refused({ aws: '111122223333' })).toBe('"aws": "aws" is no type of principal; did you mean "AWS"?');
    expect(refused({ '*': '*' })).toBe('"*": "*" is no type of principal; it is one of AWS, Service, CanonicalUser and Federated.');
  });

  it('a text without a type, and a list', () => {
    expect(refused('111122223333')).toBe(
      '"111122223333": Principal is the text "111122223333" by itself; only "*" may stand so. Write its type before it, as in { "AWS": "111122223333" }.',
    );
    expect(refused(['*'])).toBe('"Principal": Principal is a list where "*" or an object such as { "AWS": [...] } belongs.');
  });

  it('what is no text', () => {
    expect(refused({ AWS: [{ Ref: 'x' }] })).toContain('AWS holds an object where a text belongs.');
    expect(refused({ AWS: { Ref: 'x' } })).toContain('AWS holds an object where a text or a list of texts belongs.');
  });
});

describe('a principal that is not resolved', () => {
  const account = symbol('AWS::AccountId', { looks: 'account' });

  it('is an account where a part is one', () => {
    expect(one(account)).toBe('AWS account, account ${AWS::AccountId}');
    expect(one('arn:aws:iam::', account, ':root')).toBe('AWS account, account ${AWS::AccountId}');
    expect(one('arn:', symbol('P', { looks: 'partition' }), ':iam::', symbol('Trusted'), ':root')).toBe('AWS account, account ${Trusted}');
  });

  it('is an identity whatever its name', () => {
    expect(one('arn:aws:iam::111122223333:role/', symbol('R'))).toBe('AWS identity, arn arn:aws:iam::111122223333:role/${R}, account 111122223333');
    expect(one('arn:aws:sts::', account, ':assumed-role/app/', symbol('S'))).toBe('AWS session, account ${AWS::AccountId}, role app, session ${S}');
  });

  it('is one identity where it is known to be an ARN, of an account that is not known', () => {
    expect(one(symbol('Role.Arn', { looks: 'arn' }))).toBe('AWS identity, arn ${Role.Arn}, account the account of ${Role.Arn}');
  });

  it('may be anybody where nothing else is known of it', () => {
    expect(one(symbol('Trusted'))).toBe('AWS unknown');
    expect(aws('"', symbol('Trusted'), '"')[0]).toMatchObject({ form: 'unknown', reason: '${Trusted} is known only after deployment' });
    expect(one('arn:aws:iam::111122223333:', symbol('Who'))).toBe('AWS unknown');
    expect(one(symbol('Prefix'), ':role/app')).toBe('AWS unknown');
    expect(one('arn:aws:sts::111122223333:assumed-role/', symbol('RoleAndSession'))).toBe('AWS unknown');
  });

  it('may be anybody where the value, or a part of the list, cannot be seen', () => {
    expect(aws(unknownPart('set by parameter Who')).map((each) => [short(each), each.form === 'unknown' && each.reason])).toEqual([
      ['AWS unknown', 'set by parameter Who'],
    ]);
    expect(aws('["111122223333", ', unknownPart('imported'), ']').map(short)).toEqual(['AWS account, account 111122223333', 'AWS unknown']);
  });

  it('is a service by its type, whatever its name', () => {
    const document = seenWith(
      '{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": {"Service": "logs.',
      symbol('Region'),
      '.amazonaws.com"}}}',
    );
    const policy = parsePolicy(document, 'bucket');
    expect(saidOf(policy.problems)).toEqual([]);
    expect(policy.statements.items[0]?.principal?.items.items.map(short)).toEqual(['Service service, name logs.${Region}.amazonaws.com']);
  });

  it('may be everybody where the whole element is not known', () => {
    const document = seenWith('{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": ', unknownPart('imported'), '}}');
    expect(parsePolicy(document, 'bucket').statements.items[0]?.principal?.items.items).toMatchObject([{ form: 'unknown', reason: 'imported', written: '*' }]);
  });
});
