import { describe, expect, it } from 'vitest';
import { answersPlainHttp, holeOf, shortInResources, transportDenies } from '../../src/model/transport.js';
import { accessOf, deny } from './access-of.js';

const when = (operator: string, key: string, value: unknown): object => ({ Condition: { [operator]: { [key]: value } } });
const http = when('Bool', 'aws:SecureTransport', 'false');

describe('plain HTTP', () => {
  it('is answered by a bucket without a policy, for the account may let its identities in', () => {
    expect(answersPlainHttp(accessOf([])).truth).toBe('yes');
  });

  it('is refused by one Deny, or by several together', () => {
    expect(answersPlainHttp(accessOf([deny(http)])).truth).toBe('no');
    expect(answersPlainHttp(accessOf([deny({ ...http, Action: 's3:Get*' }), deny({ ...http, Action: undefined, NotAction: 's3:Get*' })])).truth).toBe('no');
  });

  it('is tried to be refused by every Deny that speaks of it, and by no Allow', () => {
    expect(
      transportDenies(accessOf([deny(http), deny({ ...http, Effect: 'Allow' }), deny(when('Null', 's3:TlsVersion', 'true'))])).map(({ index }) => index),
    ).toEqual([0, 2]);
  });
});

describe('a try that is too short in its resources', () => {
  it('is nothing else than that', () => {
    expect(shortInResources(accessOf([deny({ ...http, Resource: 'arn:aws:s3:::data' })])).length).toBe(1);
    expect(shortInResources(accessOf([deny({ ...http, Resource: 'arn:aws:s3:::data', Action: 's3:Put*' })]))).toEqual([]);
    expect(shortInResources(accessOf([deny(http)]))).toEqual([]);
  });

  it('may be two, each short by itself', () => {
    const objects = { Resource: 'arn:aws:s3:::data/*' };
    const two = [deny({ ...http, ...objects, Action: 's3:Get*' }), deny({ ...http, ...objects, Action: undefined, NotAction: 's3:Get*' })];
    expect(shortInResources(accessOf(two)).map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe('the hole in a try', () => {
  const says = (more: object): string | undefined => holeOf(accessOf([deny({ ...http, ...more })]))?.says;

  it('is a value that says something else than its writer thought', () => {
    expect(says(when('Bool', 'aws:SecureTransport', 'True'))).toBe('it refuses HTTPS and lets plain HTTP through');
    expect(says(when('StringNotEquals', 'aws:SecureTransport', 'false'))).toBe('it refuses HTTPS and lets plain HTTP through');
    expect(says(when('StringEquals', 'aws:SecureTransport', 'False'))).toBe('the value is compared letter by letter, and S3 says "false"');
    expect(says(when('Null', 'aws:SecureTransport', 'true'))).toBe('aws:SecureTransport is part of every request of a caller, so its presence tells nothing');
    expect(says(when('NumericLessThan', 's3:TlsVersion', '1.2'))).toBe(
      's3:TlsVersion is no part of a plain HTTP request, so no comparison with it refuses one',
    );
  });

  it('is no hole where nothing is tried', () => {
    expect(holeOf(accessOf([deny({})]))).toBeUndefined();
  });
});
