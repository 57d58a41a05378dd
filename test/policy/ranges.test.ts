import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import type { Verdict } from '../../src/policy/question.js';
import { situation } from './situations.js';

const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const from = (...ranges: readonly string[]): object => ({ ...read, Condition: { IpAddress: { 'aws:SourceIp': ranges } } });
const everybody = (...statements: readonly object[]): Verdict['verdict'] => createEngine().ask(situation(statements), { who: { kind: 'everybody' } }).verdict;
const judged = (...statements: readonly object[]): Verdict => {
  const here = situation(statements);
  return here.policy ? createEngine().isPublic(here.policy, here, 'bucket') : { verdict: 'unknown', why: [] };
};
const isPublic = (...statements: readonly object[]): Verdict['verdict'] => judged(...statements).verdict;

const eights = (count: number, first = 0): readonly string[] => Array.from({ length: count }, (_, index) => `${first + index}.0.0.0/8`);

describe('everybody is let in', () => {
  it.each([
    ['by all ranges of eight bits', eights(256)],
    ['by every other range of eight bits', eights(256).filter((_, index) => index % 2 === 0)],
    ['by the two halves of all addresses', ['0.0.0.0/1', '128.0.0.0/1']],
    ['by the two halves of all addresses of version 6', ['::/1', '8000::/1']],
    ['by one half and many ranges of the other', ['0.0.0.0/1', ...eights(128, 128)]],
  ])('%s', (_name, ranges) => {
    expect(everybody(from(...ranges))).toBe('yes');
  });

  it('where a Deny spares all ranges of eight bits', () => {
    expect(everybody(read, { ...read, Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': eights(256) } } })).toBe('yes');
  });
});

describe('nobody in particular is let in', () => {
  it.each([
    ['but whoever has one of a few ranges', ['198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32']],
    [
      'but the holder of more ranges of eight bits than any other',
      ['6', '7', '11', '21', '22', '26', '28', '29', '30', '33', '55', '214', '215'].map((one) => `${one}.0.0.0/8`),
    ],
    ['by private ranges, from where nobody comes', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']],
  ])('%s', (_name, ranges) => {
    expect(everybody(from(...ranges))).toBe('no');
  });

  it('where a Deny spares a few ranges alone', () => {
    expect(everybody(read, { ...read, Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': eights(3, 20) } } })).toBe('no');
  });
});

/** S3 User Guide, "The meaning of public", October 2026: broader than /8, of version 6 than /32. */
describe('Block Public Access looks at each range by itself', () => {
  it('and takes many narrow ones for no public grant, which is said', () => {
    expect(judged(from(...eights(256)))).toMatchObject({ verdict: 'no', assumes: [expect.stringContaining('every range of addresses by itself')] });
    expect(judged(from('198.51.100.0/24'))).toMatchObject({ verdict: 'no', assumes: [] });
  });

  it.each([
    ['0.0.0.0/1', 'yes'],
    ['2.0.0.0/7', 'yes'],
    ['2.0.0.0/8', 'no'],
    ['10.0.0.0/7', 'yes'],
    ['10.0.0.0/8', 'no'],
    ['2001:db8::/31', 'yes'],
    ['2001:db8::/32', 'no'],
  ])('%s: %s', (range, verdict) => {
    expect(isPublic(from(range))).toBe(verdict);
  });

  it('so that a broad one beside narrow ones is public', () => {
    expect(isPublic(from('198.51.100.0/24', '0.0.0.0/1'))).toBe('yes');
  });

  it('and a broad one of one statement stays public where another statement names all its parts', () => {
    expect(isPublic(from('2.0.0.0/7'), from('2.0.0.0/8', '3.0.0.0/8'))).toBe('yes');
    expect(isPublic(from('0.0.0.0/0'), from(...eights(256)))).toBe('yes');
  });
});
