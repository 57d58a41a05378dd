import { describe, expect, it } from 'vitest';
import type { PolicySubject } from '../../src/model/policies.js';
import { openServices } from '../../src/model/service-source.js';
import { parsePolicyText } from '../../src/policy/parse.js';

const logs = { Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const account = '111122223333';

/** Whether it is fixed for whom the services of the first statement act. */
function pinned(...statements: readonly object[]): string {
  const policy = parsePolicyText(JSON.stringify({ Version: '2012-10-17', Statement: statements }), 'bucket');
  const [statement] = policy.statements.items;
  if (!statement) throw new Error('no statement');
  return openServices({ statement, of: { policy, buckets: { items: [] } } as unknown as PolicySubject }).pinned.truth;
}

describe('for whom a service acts', () => {
  it.each([
    [{ StringEquals: { 'aws:SourceAccount': account } }, 'yes'],
    [{ StringLike: { 'aws:SourceAccount': '1111*' } }, 'no'],
    [{ StringEquals: { 'aws:SourceAccount': '${aws:PrincipalAccount}' } }, 'no'],
    [{ ArnLike: { 'aws:SourceArn': `arn:aws:logs:*:${account}:*` } }, 'yes'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:ses:*' } }, 'no'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source-*' } }, 'no'],
    [{ 'ForAllValues:StringEquals': { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }, 'no'],
    [{ 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': ['o-a1b2c3d4e5/r-ab12/*'] } }, 'yes'],
    [{ 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': ['o-*/r-ab12/'] } }, 'no'],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'no'],
  ])('is fixed by %j: %s', (condition, truth) => expect(pinned({ ...logs, Condition: condition })).toBe(truth));

  const others = { ...logs, Effect: 'Deny', Principal: '*' };
  it.each([
    [{ StringNotEqualsIfExists: { 'aws:SourceAccount': account } }, 'yes'],
    [{ StringNotEquals: { 'aws:SourceAccount': account, 'aws:PrincipalTag/team': 'web' } }, 'no'],
    [{ StringEquals: { 'aws:SourceAccount': account } }, 'no'],
  ])('is fixed by a Deny beside it with %j: %s', (condition, truth) => expect(pinned(logs, { ...others, Condition: condition })).toBe(truth));
});
