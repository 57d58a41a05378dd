import { describe, expect, it } from 'vitest';
import { admissionsOf } from '../../src/model/object-lambda.js';
import type { ObjectLambdaAccessPoint } from '../../src/model/subjects.js';
import { seeDocument } from '../../src/policy/document.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { Known } from '../../src/truth/value.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;

/** Whether everybody is kept out by a condition, at a point without Block Public Access. */
function stays(condition: object): string | undefined {
  const statement = { Effect: 'Allow', Principal: '*', Action: 's3-object-lambda:GetObject', Resource: '*', Condition: condition };
  const text = Mapped.of(new Source('policy.json', JSON.stringify({ Version: '2012-10-17', Statement: statement })));
  const off = new Known(false, origin);
  const point = {
    account: new Known('111122223333', origin),
    policy: {
      document: seeDocument({ kind: 'scalar', type: 'string', text, origin: { locus: { kind: 'span', mapped: text, start: 0, end: text.text.length } } }),
    },
    publicAccessBlock: { blockPublicPolicy: off, restrictPublicBuckets: off },
  } as unknown as ObjectLambdaAccessPoint;
  return admissionsOf(point, { organization: 'o-a1b2c3d4e5' }).items[0]?.stays.truth;
}

describe('everybody is kept out', () => {
  it.each([
    [{ StringEquals: { 'aws:PrincipalAccount': '111122223333' } }, 'yes'],
    [{ StringEquals: { 'aws:PrincipalAccount': '444455556666' } }, 'no'],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, 'yes'],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-f6e7d8c9b0' } }, 'no'],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }, 'yes'],
    [{ StringLike: { 'aws:SourceVpce': '*' } }, 'no'],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }, 'no'],
    [{ StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } }, 'no'],
    [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, 'yes'],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, 'no'],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'web' } }, 'no'],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, 'no'],
  ])('by %j: %s', (condition, truth) => expect(stays(condition)).toBe(truth));
});
