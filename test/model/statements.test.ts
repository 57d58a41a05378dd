import { describe, expect, it } from 'vitest';
import { concernsS3, isActionOfS3, isEveryAction, isIdentityOrService, speaksOfEveryAction, takesIn } from '../../src/model/statements.js';
import { parsePolicyText } from '../../src/policy/parse.js';
import type { Element, PolicyUse, Statement } from '../../src/policy/policy.js';

const allow = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

function statement(content: object, use: PolicyUse = 'bucket'): Statement {
  const [found] = parsePolicyText(JSON.stringify({ Version: '2012-10-17', Statement: [content] }), use).statements.items;
  if (!found) throw new Error('no statement');
  return found;
}

function action(text: string): Element {
  const [found] = statement({ ...allow, Action: text }).action?.items.items ?? [];
  if (!found) throw new Error('no action');
  return found;
}

describe('actions', () => {
  it.each(['*', 's3:*', 'S3:?*', '*:*'])('%s covers every one', (text) => expect(isEveryAction(action(text)).truth).toBe('yes'));
  it.each(['s3:Get*', 's3:*Object*', 'ec2:*'])('%s does not', (text) => expect(isEveryAction(action(text)).truth).toBe('no'));
  it.each([
    ['s3:GetObject', 'yes'],
    ['*', 'yes'],
    ['s3express:CreateSession', 'no'],
    ['logs:*', 'no'],
  ])('%s is one of S3: %s', (text, truth) => expect(isActionOfS3(action(text)).truth).toBe(truth));
  it('are all meant by a NotAction that names none of S3', () => {
    const { Action: _action, ...rest } = allow;
    expect(speaksOfEveryAction(statement({ ...rest, NotAction: ['iam:*'] })).truth).toBe('yes');
    expect(speaksOfEveryAction(statement({ ...rest, NotAction: ['iam:*', 's3:DeleteBucket'] })).truth).toBe('no');
  });
});

describe('what a statement is about', () => {
  it.each([
    ['bucket', 'ec2:*', 'yes'],
    ['identity', 's3:GetObject', 'yes'],
    ['identity', 'ec2:*', 'no'],
    ['topic', 's3:GetObject', 'no'],
  ] as const)('in a policy of use %s with %s: %s', (use, name, truth) => {
    expect(concernsS3({ use, statement: statement({ ...allow, Action: name }, use) }).truth).toBe(truth);
  });
});

describe('principals', () => {
  it.each([
    [{ AWS: 'arn:aws:iam::111122223333:role/app' }, 'yes'],
    [{ AWS: 'arn:aws:iam::444455556666:role/app' }, 'no'],
    [{ AWS: '111122223333' }, 'no'],
    [{ AWS: '*' }, 'no'],
    [{ Service: 'logging.s3.amazonaws.com' }, 'yes'],
    [{ AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }, 'yes'],
    [{ CanonicalUser: 'a'.repeat(64) }, 'unknown'],
  ])('%j is an identity or a service: %s', (principal, truth) => {
    const [found] = statement({ ...allow, Principal: principal }).principal?.items.items ?? [];
    expect(found && isIdentityOrService(found, ['111122223333']).truth).toBe(truth);
  });
});

describe('a statement that holds all another says', () => {
  const wide = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::data/*' };
  const { Resource: _resource, ...anywhere } = wide;
  it.each([
    ['is wider in every element', wide, 'yes'],
    ['names a principal less', { ...wide, Principal: { AWS: '111122223333' } }, 'no'],
    ['names an action less', { ...wide, Action: 's3:PutObject' }, 'no'],
    ['names a resource less', { ...wide, Resource: 'arn:aws:s3:::data/in/*' }, 'no'],
    ['spares other resources', { ...anywhere, NotResource: 'arn:aws:s3:::other/*' }, 'yes'],
  ])('%s: %j', (_name, content, truth) => expect(takesIn(statement(content), statement(allow)).truth).toBe(truth));
});
