import { describe, expect, it } from 'vitest';
import { arnGlob } from '../../../src/policy/glob/arn.js';
import { contains, language } from '../../../src/policy/glob/language.js';
import { pick } from '../../../src/policy/glob/pick.js';
import type { Sign, Term } from '../../../src/policy/term.js';
import { like } from './patterns.js';

const arn = (pattern: Term, mode: 'must' | 'may' = 'must') => language([arnGlob(pattern, mode)], mode);
const topic: Sign = { kind: 'sign', key: 'Topic.Arn', says: '${Topic.Arn}', looks: 'arn' };
const anything: Sign = { kind: 'sign', key: 'P', says: '${P}', looks: 'anything' };

describe('an ARN pattern', () => {
  it('keeps its wildcards inside the first five components', () => {
    const role = arn(['arn:aws:iam::*:role/app']);
    expect(contains(role, ['arn:aws:iam::111122223333:role/app'])).toBe(true);
    expect(contains(role, ['arn:aws:iam::111122223333:role/x:role/app'])).toBe(false);
    expect(contains(arn(['arn:aws:iam::???:root']), ['arn:aws:iam::1:1:root'])).toBe(false);
  });

  it('lets them cross ":" in the last', () => {
    expect(contains(arn(['arn:aws:sns:*:*:*']), ['arn:aws:sns:us-east-1:111122223333:topic:sub'])).toBe(true);
    expect(contains(arn(['arn:aws:logs:*:*:log-group:?x*']), ['arn:aws:logs:r:a:log-group::x:y'])).toBe(true);
  });

  it('is narrower than the same pattern as plain text', () => {
    const [narrow, wide] = [arn(['arn:aws:iam::*:role/*']), like('arn:aws:iam::*:role/*')];
    expect(pick([narrow], [wide], { left: 10_000 }).kind).toBe('empty');
    expect(pick([wide], [narrow], { left: 10_000 }).kind).toBe('found');
  });

  it('is in its last component after an unresolved ARN', () => {
    expect(contains(arn([topic, '*']), [topic, ':a:b'])).toBe(true);
    expect(contains(arn([topic, ':?']), [topic, '::'])).toBe(true);
  });

  it('is read narrowly for sure and widely at most, where an unresolved text may hold colons', () => {
    const text: Term = [anything, ':a:b'];
    expect([contains(arn([anything, ':*'], 'must'), text), contains(arn([anything, ':*'], 'may'), text)]).toEqual([false, true]);
    expect([contains(arn(['*'], 'must'), ['arn:aws:s3:::b']), contains(arn(['*'], 'may'), ['arn:aws:s3:::b'])]).toEqual([false, true]);
  });
});
