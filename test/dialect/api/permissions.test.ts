import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/dialect/api/operations.js';
import { permissionsPolicy, permissionsText } from '../../../src/dialect/api/permissions.js';
import { operationsFor } from '../../../src/dialect/api/plan.js';
import { scanNeedsOf } from '../../../src/rule/needs.js';
import type { Rule } from '../../../src/rule/rule.js';
import { parsePolicyText } from '../../../src/policy/parse.js';
import { loaded } from './live.js';

const ids = readdirSync('rules').map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../../rules/${id}.ts`)) as { default: Rule }).default));
const { actions: known } = JSON.parse(readFileSync(new URL('../../data/s3-actions.json', import.meta.url), 'utf8')) as { readonly actions: object };

describe('the least policy for a scan', () => {
  const all = permissionsPolicy(operations);

  it('is what the recommended rules need, and nothing else', async () => {
    const recommended = rules.filter(({ meta }) => meta.preset === 'recommended').flatMap(scanNeedsOf);
    await expect(permissionsText(operationsFor(recommended), 'json')).toMatchFileSnapshot('__snapshots__/permissions.json');
  });

  it('fits a managed policy, whatever is asked', () => {
    expect(JSON.stringify(all).length).toBeLessThan(6144);
  });

  it('gives no data, and denies it whatever else is given', () => {
    const allowed = all.Statement.flatMap(({ Effect, Action }) => (Effect === 'Allow' ? Action : []));
    expect(allowed.filter((action) => /:(?:Put|Delete|Create|Update|Restore)|s3:GetObject|\*/.test(action))).toEqual([]);
    expect(all.Statement.at(-1)).toEqual({
      Sid: 'NoData',
      Effect: 'Deny',
      Action: ['s3:DeleteObject', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
      Resource: '*',
    });
  });

  it('is a policy that reads as one, with actions of S3 that there are', () => {
    const policy = parsePolicyText(JSON.stringify(all), 'identity');
    expect(policy.problems).toEqual([]);
    expect(all.Statement.flatMap(({ Action }) => Action).filter((action) => action.startsWith('s3:') && !(action.slice(3) in known))).toEqual([]);
  });

  it('is the same in Terraform and in a template, which are read here themselves', () => {
    const actions = [...new Set(all.Statement.flatMap(({ Action }) => Action))];
    const terraform = permissionsText(operations, 'terraform');
    const template = permissionsText(operations, 'cloudformation');
    for (const action of actions) expect([terraform.includes(`"${action}"`), template.includes(`- ${action}\n`)]).toEqual([true, true]);
    expect(loaded(terraform, 'main.tf').problems).toEqual([]);
    expect(loaded(template, 'template.yaml').problems).toEqual([]);
    expect(loaded(template, 'template.yaml').units.flatMap(({ declarations }) => declarations.map(({ type }) => type))).toEqual([
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Role',
    ]);
  });

  it('asks for ECS and EC2 only where somebody wants them', () => {
    const needs = [
      { of: 'task', facet: 'containers' },
      { of: 'bucket', facet: 'policy' },
    ] as const;
    expect(operationsFor(needs, { include: [] }).map(({ name }) => name)).toEqual(['GetBucketPolicy', 'ListBuckets', 'GetCallerIdentity', 'GetBucketLocation']);
  });
});
