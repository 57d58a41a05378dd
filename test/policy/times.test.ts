import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/policy/engine.js';
import type { Liveness, Verdict } from '../../src/policy/question.js';
import { situation } from './situations.js';

const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const during = (condition: object): object => ({ ...read, Condition: condition });
const ask = (...statements: readonly object[]): Verdict => createEngine().ask(situation(statements), { who: { kind: 'everybody' } });
const live = (statement: object): Liveness => createEngine().live(situation([statement]), 0);

const over = { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } };

describe('a grant until a time that is over', () => {
  it.each([
    ['DateLessThan', over],
    ['DateLessThanEquals', { DateLessThanEquals: { 'aws:CurrentTime': '2026-04-12T23:59:59Z' } }],
    ['DateEquals', { DateEquals: { 'aws:CurrentTime': '2020-01-01' } }],
    ['in seconds', { DateLessThan: { 'aws:EpochTime': '1577836800' } }],
    ['the later of two', { DateLessThan: { 'aws:CurrentTime': ['2019-01-01', '2020-01-01'] } }],
  ])('lets in nobody any more: %s', (_name, condition) => {
    expect(ask(during(condition)).verdict).toBe('no');
    expect(live(during(condition))).toMatchObject({ kind: 'dead', because: [{ says: expect.stringMatching(/that time is over$/) }] });
  });

  it('is not over where one of its times is to come', () => {
    expect(ask(during({ DateLessThan: { 'aws:CurrentTime': ['2020-01-01', '2030-01-01'] } })).verdict).toBe('yes');
  });

  it('holds where it begins in the past, or ends in the future', () => {
    expect(ask(during({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01' } })).verdict).toBe('yes');
    expect(ask(during({ DateLessThan: { 'aws:CurrentTime': '2030-01-01' } })).verdict).toBe('yes');
  });

  it('is dead for another reason where it asks for two times that exclude each other', () => {
    const never = { DateGreaterThan: { 'aws:CurrentTime': '2031-01-01' }, DateLessThan: { 'aws:CurrentTime': '2030-01-01' } };
    const found = live(during(never));
    expect(found.kind === 'dead' && found.because.map(({ says }) => says)).toEqual([
      'DateGreaterThan aws:CurrentTime 2031-01-01',
      'DateLessThan aws:CurrentTime 2030-01-01',
    ]);
  });
});

describe('a Deny until a time that is over', () => {
  it('denies nothing', () => {
    expect(ask(read, { ...during(over), Effect: 'Deny' }).verdict).toBe('yes');
  });

  it('denies still where it began in the past', () => {
    expect(ask(read, { ...during({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01' } }), Effect: 'Deny' }).verdict).toBe('no');
  });
});
