import { describe, expect, it } from 'vitest';
import { isForS3, outletsOf } from '../../src/model/endpoint-policy.js';
import type { Endpoint } from '../../src/model/subjects.js';
import { seeDocument } from '../../src/policy/document.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { Known, Unknown } from '../../src/truth/value.js';
import type { Value } from '../../src/truth/value.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;

function forS3(name: Value<string>): string {
  return isForS3({ service: { name } } as Pick<Endpoint, 'service'>).truth;
}

describe('an endpoint for S3', () => {
  it.each([
    ['com.amazonaws.eu-west-1.s3', 'yes'],
    ['cn.com.amazonaws.cn-north-1.s3', 'yes'],
    ['com.amazonaws.s3-global.accesspoint', 'yes'],
    ['com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f6a7b8', 'no'],
    ['com.amazonaws.eu-west-1.s3express', 'no'],
    ['com.amazonaws.eu-west-1.s3-outposts', 'no'],
    ['com.amazonaws.eu-west-1.dynamodb', 'no'],
  ])('%s: %s', (name, truth) => expect(forS3(new Known(name, origin))).toBe(truth));

  it('is told by the end of the name, as far as that is known', () => {
    const hole = { kind: 'unknown', says: '${Region}', reason: 'set by parameter Region' } as const;
    const ending = (end: string): Value<string> =>
      new Unknown('made of parts', origin, Mapped.join([Mapped.literal('com.amazonaws.'), Mapped.hole(hole), Mapped.literal(end)]));
    expect(['.s3', '.dynamodb', 's3', ''].map((end) => forS3(ending(end)))).toEqual(['yes', 'no', 'unknown', 'unknown']);
  });
});

describe('a statement that lets data out', () => {
  const allow = { Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: '*' };
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };

  function leads(...statements: readonly object[]): string | undefined {
    const text = Mapped.of(new Source('policy.json', JSON.stringify({ Version: '2012-10-17', Statement: statements })));
    const document = seeDocument({ kind: 'scalar', type: 'string', text, origin: { locus: { kind: 'span', mapped: text, start: 0, end: text.text.length } } });
    return outletsOf({ policy: { document } } as unknown as Endpoint).items[0]?.leads.truth;
  }

  it.each([
    [{}, 'yes'],
    [{ Action: 's3:Put*' }, 'yes'],
    [{ Action: 's3:PutObjectTagging' }, 'no'],
    [{ Resource: 'arn:aws:s3:::*/*' }, 'yes'],
    [{ Resource: 'arn:aws:s3:::data-*/*' }, 'no'],
    [{ Condition: { StringEqualsIfExists: { 'aws:ResourceAccount': '111122223333' } } }, 'no'],
    [{ Condition: { StringLike: { 'aws:ResourceAccount': '*' } } }, 'yes'],
    [{ Condition: { 'ForAllValues:StringLike': { 'aws:ResourceOrgPaths': 'o-a1b2c3d4e5/*' } } }, 'yes'],
    [{ Condition: { 'ForAnyValue:StringLike': { 'aws:ResourceOrgPaths': 'o-a1b2c3d4e5/*' } } }, 'no'],
    [{ Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }, 'yes'],
  ])('with %j: %s', (more, truth) => expect(leads({ ...allow, ...more })).toBe(truth));

  it.each([
    [{ Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } }, 'no'],
    [{ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }, 'yes'],
    [{ Action: 's3:DeleteObject', Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } }, 'yes'],
  ])('beside a Deny with %j: %s', (more, truth) => expect(leads(allow, { ...deny, ...more })).toBe(truth));
});
