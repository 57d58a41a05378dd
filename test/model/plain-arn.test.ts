import { describe, expect, it } from 'vitest';
import { canName } from '../../src/model/arn.js';
import { isPlainlyIn, plainlyNames } from '../../src/model/plain-arn.js';
import { term } from '../../src/policy/term.js';
import type { Piece, Sign, Term } from '../../src/policy/term.js';

const sign = (looks: Sign['looks']): Sign => ({ kind: 'sign', key: looks, says: `\${${looks}}`, looks });
const own = term('logs-', sign('account'));
const arn = (...rest: readonly (Piece | Term)[]): Term => term('arn:aws:s3:::', ...rest);

describe('an ARN as nearly everybody writes it', () => {
  it('names a bucket, or with a slash objects, and nothing else', () => {
    const named = (resource: Term) => (['bucket', 'object', 'accesspoint'] as const).map((sort) => plainlyNames(resource, sort));
    expect(named(arn(own))).toEqual(['yes', 'no', 'no']);
    expect(named(arn(own, '/*'))).toEqual(['no', 'yes', 'no']);
  });

  it('may name objects where a part can be any text, as the sets of texts have it', () => {
    for (const name of [[sign('anything')], ['logs-', sign('anything'), '-', sign('region')], [sign('name'), sign('anything')]]) {
      expect(plainlyNames(arn(name), 'object')).toBe('unknown');
      // In pieces it is not so plain.
      expect(canName(['arn:aws:s3', ':::', ...name], 'object')).toBe('unknown');
    }
  });

  it('leaves open what other texts hold', () => {
    expect(plainlyNames(arn('logs-', sign('organization')), 'object')).toBeUndefined();
  });

  it('is none with a wildcard in the name, with a policy variable, or with a Region', () => {
    for (const resource of [arn('logs-*'), arn(own, '/${aws:username}/*'), term('arn:aws:s3:eu-west-1::data')])
      expect(plainlyNames(resource, 'bucket')).toBeUndefined();
  });
});

describe('the ARN of a bucket', () => {
  it('is in it, and so is all behind a slash', () => {
    expect([arn(own), arn(own, '/*'), arn(own, '/a/', sign('anything'))].map((one) => isPlainlyIn(one, own, 'aws'))).toEqual([true, true, true]);
  });

  it('is not that of a bucket whose name only begins so, or of another partition', () => {
    expect([arn(own, '-more'), arn('logs-'), arn('data', '/*')].map((one) => isPlainlyIn(one, own, 'aws'))).toEqual([false, false, false]);
    expect(isPlainlyIn(arn('data-2'), term('data'), 'aws')).toBe(false);
    expect(isPlainlyIn(arn(own), own, 'aws-cn')).toBe(false);
  });
});
