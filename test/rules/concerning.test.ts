import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/lint.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';

// Many cases, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const ids = readdirSync(new URL('../../rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../rules/${id}.ts`)) as { default: Rule }).default));
const concerning = rules.filter((rule) => rule.concerning !== undefined);

const open = { Ref: 'Open' };
const action = fc.constantFrom<unknown>(
  's3:GetObject',
  'S3:*',
  '*',
  's3:GetObjects',
  'ec2:*',
  'logs:Put*',
  's3express:*',
  'ec2',
  7,
  { a: 1 },
  open,
  { 'Fn::Sub': 'ec2:${Open}' },
  { 'Fn::Sub': 's3:${Open}' },
  { 'Fn::Sub': '${Open}:Get*' },
  { 'Fn::Sub': 's${Open}' },
  { 'Fn::If': ['Large', 's3:PutObject', 'ec2:*'] },
  { 'Fn::If': ['Large', { Ref: 'AWS::NoValue' }, 'ec2:*'] },
);
const actions = fc.oneof(action, fc.array(action, { maxLength: 3 }), fc.constantFrom<unknown>(open, { 'Fn::Split': [',', open] }));
const statement = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        Sid: fc.constantFrom('A', 'B', 'not one'),
        Effect: fc.constantFrom<unknown>('Allow', 'Deny', 'deny', open),
        Action: actions,
        NotAction: actions,
        Principal: fc.constant('*'),
        Resource: fc.constantFrom<unknown>('*', 'arn:aws:s3:::data/', ['arn:aws:s3:::data', '${aws:username}'], { 'Fn::Sub': 'arn:aws:s3:::${Open}' }),
        Condition: fc.constantFrom<unknown>({ StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }, { Bool: open }, open),
      },
      { requiredKeys: ['Effect'] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(open, 'text', {}, { Ref: 'AWS::NoValue' }, { 'Fn::Transform': { Name: 'More' } }) },
);
const statements = fc.oneof(fc.array(statement, { maxLength: 3 }), statement);
const document = fc.oneof(
  { weight: 9, arbitrary: fc.record({ Version: fc.constantFrom<unknown>('2012-10-17', '2008-10-17', open), Statement: statements }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(open, 'text', []) },
);

function saidOf(rule: Rule, PolicyDocument: unknown): object {
  const Policies = [{ PolicyName: 'one', PolicyDocument }];
  const text = JSON.stringify({
    Parameters: { Open: { Type: 'String' }, Size: { Type: 'String' } },
    Conditions: { Large: { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] } },
    Resources: { App: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: PolicyDocument, Policies } } },
  });
  const { findings, undecided } = run(requestFor([rule], { 't.json': text })).result;
  return { findings, undecided };
}

describe('a rule about documents that concern S3 has nothing to say of others', () => {
  it.each(concerning.map((rule) => [rule.meta.id, rule] as const))('%s', (_id, { concerning: _concerning, ...rest }) => {
    const rule: Rule = rest;
    fc.assert(
      fc.property(document, (one) => {
        expect(saidOf({ ...rule, concerning: 's3' }, one)).toEqual(saidOf(rule, one));
      }),
      { numRuns: 150 },
    );
  });

  it('and they are some', () => expect(concerning.length).toBeGreaterThan(5));
});
