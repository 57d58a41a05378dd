import { describe, expect, it } from 'vitest';
import { isSelected, takesAgeless, takesPresignedAfter, takesVersion2 } from '../../src/model/signatures.js';
import { accessOf, deny } from './access-of.js';

const WEEK = 604_800_000;
const older = (operator: string, than: unknown): object => deny({ Condition: { [operator]: { 's3:signatureAge': than } } });

describe('the age of pre-signed URLs', () => {
  it('is bounded by a Deny of what is older, at the limit or before', () => {
    expect(takesPresignedAfter(accessOf([older('NumericGreaterThan', String(WEEK))]), WEEK).truth).toBe('no');
    expect(takesPresignedAfter(accessOf([older('NumericGreaterThanEquals', ['900000000', '600000'])]), WEEK).truth).toBe('no');
    expect(takesPresignedAfter(accessOf([older('NumericGreaterThan', '600001')]), 600_000).truth).toBe('yes');
    expect(takesPresignedAfter(accessOf([older('NumericLessThan', '600000')]), WEEK).truth).toBe('yes');
  });

  it('is no matter where pre-signed URLs are refused', () => {
    expect(takesPresignedAfter(accessOf([deny({ Condition: { StringNotEquals: { 's3:authType': 'REST-HEADER' } } })]), WEEK).truth).toBe('no');
  });

  it('is none under Version 2, which is taken to be known to old buckets only', () => {
    const [answer] = [takesAgeless(accessOf([older('NumericGreaterThan', '600000')]))];
    expect(answer.truth).toBe('yes');
    expect(answer.because.every(({ assumed }) => assumed === 'the bucket may be from before 24 June 2020')).toBe(true);
  });
});

it('Version 2 is refused by name, or by naming another', () => {
  const takes = (operator: string, value: string): string =>
    takesVersion2(accessOf([deny({ Condition: { [operator]: { 's3:signatureversion': value } } })])).truth;
  expect([takes('StringEquals', 'AWS'), takes('StringNotEquals', 'AWS4-HMAC-SHA256'), takes('StringEquals', 'AWS4-HMAC-SHA256')]).toEqual(['no', 'no', 'yes']);
});

it('buckets are selected by patterns of their name', () => {
  expect([['*'], ['data'], ['d*t?'], ['secret-*', 'da*'], ['dat'], []].map((patterns) => isSelected(accessOf([]), patterns))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
