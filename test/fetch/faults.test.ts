import { describe, expect, it } from 'vitest';
import { operations } from '../../src/dialect/api/operations.js';
import { classify, rows } from '../../src/fetch/faults.js';
import type { Fault } from '../../src/fetch/port.js';
import { named } from './fake-scan.js';

const [getPolicy] = named('s3:GetBucketPolicy') as [(typeof operations)[number]];

function fault(rest: Partial<Fault>): Fault {
  return { kind: 'fault', cause: 'answered', ...rest };
}

function says(rest: Partial<Fault>, proven = false): string {
  const verdict = classify(getPolicy, fault(rest), proven);
  return verdict.kind === 'absent' ? 'absent' : `${verdict.kind} ${verdict.as.reason}`;
}

describe('Not configured is said by the one code of the one operation, and by nothing else', () => {
  it.each(operations.flatMap((operation) => (operation.absent ?? []).map((code) => ({ operation, code, name: operation.name }))))(
    '$name: $code',
    ({ operation, code }) => {
      expect(classify(operation, fault({ codes: [code], http: 404 })).kind).toBe('absent');
      const others = operations.filter((other) => !other.absent?.includes(code));
      expect(others.filter((other) => classify(other, fault({ codes: [code], http: 404 })).kind === 'absent')).toEqual([]);
    },
  );

  it('is not said by a status without a code', () => {
    expect(says({ http: 404 })).toBe('unknown unsupported');
  });
});

describe('Every row of the table decides something that no row above it took', () => {
  it.each(rows.map((row, index) => ({ row, index, name: JSON.stringify(row.codes ?? row.http ?? row.cause ?? 'the rest') })))('$name', ({ row, index }) => {
    const samples: readonly Partial<Fault>[] = row.cause
      ? row.cause.map((cause) => ({ cause, ...(row.custom && { custom: true }) }))
      : row.codes
        ? row.codes.map((code) => ({ codes: [code] }))
        : row.http
          ? row.http.map((http) => ({ http }))
          : [{ http: 418 }];
    for (const sample of samples) {
      const verdict = classify(getPolicy, fault({ ...sample, region: 'eu-west-1' }));
      const kind = row.then === undefined ? 'unknown' : row.then === 'slow down' ? 'again' : row.then;
      expect([index, verdict.kind === 'absent' ? {} : verdict.as.reason, verdict.kind]).toEqual([index, row.reason, kind]);
    }
  });
});

it('A code counts for more than the status it comes with', () => {
  expect(says({ codes: ['AccessDenied'], http: 503 })).toBe('unknown denied');
  expect(says({ codes: ['SlowDown'], http: 200 })).toBe('again throttled');
});

it('A denial without a body is one by its status', () => {
  expect(says({ http: 403 })).toBe('unknown denied');
});

it('A whole answer to another question is a wrong server if the address is not that of AWS, and a wrong answer if it is', () => {
  expect(says({ cause: 'foreign', http: 200, custom: true })).toBe('unknown unsupported');
  expect(says({ cause: 'foreign', http: 200 })).toBe('unknown malformed');
});

it('A redirect that does not say where to is the end', () => {
  expect(says({ codes: ['PermanentRedirect'], http: 301, region: 'eu-west-1' })).toBe('elsewhere malformed');
  expect(says({ codes: ['PermanentRedirect'], http: 301 })).toBe('unknown malformed');
});

it('A key that was good in one Region and is unknown in another means that the other is not enabled', () => {
  expect(says({ codes: ['InvalidClientTokenId'], http: 403 })).toBe('stop credentials');
  expect(says({ codes: ['InvalidClientTokenId'], http: 403 }, true)).toBe('doubt region-disabled');
  expect(says({ codes: ['ExpiredToken'], http: 400 }, true)).toBe('stop credentials');
});

describe('A denial tells which permission is missing and what stands in the way', () => {
  const user = 'User: arn:aws:iam::111111111111:user/scanner is not authorized to perform: s3:GetBucketPolicy on resource: "arn:aws:s3:::harbour"';
  it.each([
    ['because no identity-based policy allows the s3:GetBucketPolicy action', 'not allowed by an identity-based policy of the caller'],
    ['with an explicit deny in an identity-based policy: arn:aws:iam::111111111111:policy/no', 'denied by an identity-based policy of the caller'],
    ['with an explicit deny in a service control policy', 'denied by a service control policy of the organization'],
    ['because no service control policy allows the s3:GetBucketPolicy action', 'not allowed by a service control policy of the organization'],
    ['with an explicit deny in a resource control policy', 'denied by a resource control policy of the organization'],
    ['with an explicit deny in a resource-based policy', 'denied by the policy of the resource'],
    ['because no permissions boundary allows the s3:GetBucketPolicy action', 'not allowed by the permissions boundary of the caller'],
    ['because no session policy allows the s3:GetBucketPolicy action', 'not allowed by the policy of the session'],
    ['because no VPC endpoint policy allows the s3:GetBucketPolicy action', 'not allowed by the policy of the VPC endpoint'],
  ])('%s', (because, detail) => {
    const verdict = classify(getPolicy, fault({ codes: ['AccessDenied'], http: 403, message: `${user} ${because}` }));
    expect(verdict).toEqual({
      kind: 'unknown',
      as: { state: 'unknown', reason: 'denied', action: 's3:GetBucketPolicy', code: 'AccessDenied', http: 403, detail },
    });
  });

  it('names the permission of the operation where the message names none', () => {
    expect(classify(getPolicy, fault({ http: 403, message: 'Access Denied' }))).toMatchObject({ as: { action: 's3:GetBucketPolicy' } });
  });
});
