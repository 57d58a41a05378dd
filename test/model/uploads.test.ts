import { describe, expect, it } from 'vitest';
import { algorithmsLeft, demandsCustomerKeys, refusesUploads, takesCustomerKeys, takesHeaderless, takesOtherThan } from '../../src/model/uploads.js';
import { deniesOf } from '../../src/model/whole-bucket.js';
import { accessOf, deny } from './access-of.js';

const header = 's3:x-amz-server-side-encryption';
const customer = `${header}-customer-algorithm`;
const uploads = (condition: object): object => deny({ Action: 's3:PutObject', Condition: condition });

describe('uploads with keys of the caller', () => {
  it('get through where neither the bucket nor its policy stops them', () => {
    expect(takesCustomerKeys(accessOf([])).truth).toBe('yes');
    expect(takesCustomerKeys(accessOf([], { encryption: { customerKeysBlocked: true } })).truth).toBe('no');
    expect(takesCustomerKeys(accessOf([uploads({ Null: { [customer]: 'false' } })])).truth).toBe('no');
    expect(takesCustomerKeys(accessOf([uploads({ StringEquals: { [customer]: 'AES256' } })])).truth).toBe('no');
  });

  it('are not possible where every upload must name another encryption', () => {
    expect(takesCustomerKeys(accessOf([uploads({ StringNotEquals: { [header]: 'aws:kms' } })])).truth).toBe('no');
  });

  it('are demanded by a policy that takes no others, whether the bucket blocks them or not', () => {
    const demanding = [uploads({ Null: { [customer]: 'true' } })];
    expect(demandsCustomerKeys(accessOf(demanding)).truth).toBe('yes');
    expect(demandsCustomerKeys(accessOf(demanding, { encryption: { customerKeysBlocked: true } })).truth).toBe('yes');
    expect(demandsCustomerKeys(accessOf([uploads({ Null: { [customer]: 'false' } })])).truth).toBe('no');
    expect(demandsCustomerKeys(accessOf([])).truth).toBe('no');
  });
});

describe('a demand on the header', () => {
  it('leaves algorithms', () => {
    const left = (condition: object): readonly string[] => {
      const { situation } = accessOf([uploads(condition)]);
      return deniesOf(situation).flatMap((one) => algorithmsLeft(situation, one));
    };
    expect(left({ StringNotEquals: { [header]: 'aws:kms' } })).toEqual(['aws:kms']);
    expect(left({ StringNotEqualsIgnoreCase: { [header]: 'AWS:KMS' } })).toEqual(['aws:kms']);
    expect(left({ StringNotLike: { [header]: 'aws:*' } })).toEqual(['aws:kms', 'aws:kms:dsse']);
    expect(left({ Null: { [header]: 'true' } })).toEqual(['AES256', 'aws:kms', 'aws:kms:dsse']);
    expect(left({ Null: { [header]: 'false' } })).toEqual([]);
  });

  it('is asked of the Deny alone: for whom it is and where does not matter', () => {
    const { situation } = accessOf([
      deny({ Principal: { AWS: '444455556666' }, Action: 's3:Put*', Resource: 'arn:aws:s3:::data/in/*', Condition: { StringEquals: { [header]: 'AES256' } } }),
    ]);
    const [one] = deniesOf(situation);
    expect(one && refusesUploads(situation, one, { key: header, is: { oneOf: ['AES256'] } }).truth).toBe('yes');
    expect(one && refusesUploads(situation, one, { key: header, is: { oneOf: ['aws:kms'] } }).truth).toBe('no');
  });

  it('refuses uploads without it, unless a Null stands beside it', () => {
    const access = (more: object) => accessOf([uploads({ StringNotEquals: { [header]: 'aws:kms' }, ...more })]);
    expect([takesHeaderless(access({})).truth, takesOtherThan(access({}), ['aws:kms']).truth]).toEqual(['no', 'no']);
    expect(takesHeaderless(access({ Null: { [header]: 'false' } })).truth).toBe('yes');
    expect(takesOtherThan(accessOf([]), ['aws:kms']).truth).toBe('yes');
  });
});
