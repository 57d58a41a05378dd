import { describe, expect, it } from 'vitest';
import { allKeys, keyInfo } from '../../../src/policy/data/condition-keys.js';
import { createEngine } from '../../../src/policy/engine.js';
import { situation } from '../situations.js';

const all = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };

/** What a request that is shown has under a key. */
function shown(key: string, condition: object, kind: 'external' | 'everybody' = 'external'): unknown {
  const verdict = createEngine().ask(situation({ ...all, Condition: condition }), { who: { kind } });
  return verdict.verdict === 'yes' ? verdict.witness.context[key] : verdict.verdict;
}

describe('the request that is shown has ids as AWS gives them', () => {
  it.each([
    ['aws:SourceVpc', 'vpc-*', /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/],
    ['aws:SourceVpc', 'vpc-1*', /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/],
    ['aws:SourceVpce', 'vpce-*', /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/],
    ['aws:SourceVpce', '*', /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/],
    ['aws:PrincipalOrgID', 'o-*', /^o-[a-z0-9]{10,32}$/],
    ['aws:PrincipalOrgID', 'o-a*', /^o-a[a-z0-9]{9,31}$/],
    ['aws:VpceAccount', '*', /^\d{12}$/],
  ])('%s like %s', (key, pattern, form) => {
    for (const kind of ['external', 'everybody'] as const) expect(shown(key, { StringLike: { [key]: pattern } }, kind)).toMatch(form);
  });

  it('also where the familiar one is denied', () => {
    const one = shown('aws:SourceVpce', { StringLike: { 'aws:SourceVpce': '*' } });
    expect(shown('aws:SourceVpce', { StringLike: { 'aws:SourceVpce': '*' }, StringNotEquals: { 'aws:SourceVpce': one } })).toMatch(/^vpce-[0-9a-f]{17}$/);
  });

  it('with the paths of organizations that begin at a root', () => {
    const path = { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-aaaaaaaaaa/*' } };
    expect(shown('aws:PrincipalOrgPaths', path)).toEqual([expect.stringMatching(/^o-aaaaaaaaaa\/r-[a-z0-9]{4}\/$/)]);
  });

  it('with values that S3 takes', () => {
    const given = (key: string): unknown => shown(key, { Null: { [key]: 'false' } });
    expect(given('s3:x-amz-server-side-encryption-customer-algorithm')).toBe('AES256');
    expect(given('s3:x-amz-acl')).toBe('private');
    expect(given('s3:x-amz-storage-class')).toBe('STANDARD');
  });
});

describe('every condition key that others than services carry', () => {
  const keys = allKeys().filter((key) => keyInfo(key)?.presence.account !== 'never');

  it.each(keys)('%s can be there in a request that is shown', (key) => {
    const name = key.endsWith('/') ? `${key}team` : key;
    const verdict = createEngine().ask(situation({ ...all, Condition: { Null: { [name]: 'false' } } }), { who: { kind: 'external' } });
    // Some keys no action carries that is about a bucket or its objects.
    expect(verdict.verdict).not.toBe('unknown');
  });
});
