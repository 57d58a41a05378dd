import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../src/report/alerts.js';
import { Source } from '../../src/text/source.js';
import type { Finding } from '../../src/rule/finding.js';
import { placeOf, versioning } from './sample.js';

const plan = new Source('plan.json', '{"a":{"off":1},"b":{"off":2}}\n{"c":{"off":3}}\n');
const at = (text: string, resource: string, more: Partial<Finding> = {}): Finding => ({
  ...versioning,
  place: placeOf(plan, text),
  resource,
  fingerprint: resource.padEnd(16, '0'),
  ...more,
});

const names = (findings: readonly Finding[], identity: 'semantic' | 'line'): readonly (readonly string[])[] =>
  alertsOf(findings, identity).map((alert) => alert.resources);

describe('alerts', () => {
  it('list the instances of one declaration', () => {
    expect(names([at('"a"', 'b["x"]', { instances: ['b["y"]'] }), at('"a"', 'b["z"]')], 'semantic')).toEqual([['b["x"]', 'b["y"]', 'b["z"]']]);
  });

  it('are one where the fingerprint is one', () => {
    expect(names([at('"a"', 'x', { fingerprint: 'f' }), at('"c"', 'y', { fingerprint: 'f' })], 'semantic')).toEqual([['x', 'y']]);
  });

  it('stay apart on one line of a minified plan, where each has a fingerprint of its own', () => {
    expect(names([at('"a"', 'x'), at('"b"', 'y')], 'semantic')).toEqual([['x'], ['y']]);
  });

  it('are one on one line where lines are the identity', () => {
    expect(names([at('"a"', 'x'), at('"b"', 'y'), at('"c"', 'z')], 'line')).toEqual([['x', 'y'], ['z']]);
  });

  it('join groups that meet in a later finding', () => {
    expect(names([at('"a"', 'x'), at('"c"', 'z'), at('"b"', 'y', { fingerprint: at('"c"', 'z').fingerprint })], 'line')).toEqual([['x', 'y', 'z']]);
  });

  it('never mix rules or files', () => {
    const other = new Source('other.json', plan.text);
    expect(alertsOf([at('"a"', 'x'), at('"a"', 'x', { ruleId: 'another' }), at('"a"', 'x', { place: placeOf(other, '"a"') })], 'line')).toHaveLength(3);
  });

  it('know a file under both of its names', () => {
    const same = new Source('./plan.json', plan.text);
    expect(names([at('"a"', 'x'), at('"a"', 'y', { place: placeOf(same, '"a"') })], 'semantic')).toHaveLength(1);
  });

  it('take the worst level and keep what the others say', () => {
    const [alert] = alertsOf([at('"a"', 'x', { severity: 'info', message: 'Mild.' }), at('"a"', 'y', { severity: 'error', message: 'Bad.' })], 'semantic');
    expect(alert?.finding.severity).toBe('error');
    expect(alert?.others).toEqual(['Mild.']);
  });

  it('hold always if one of them does', () => {
    expect(alertsOf([at('"a"', 'x', { when: 'A' }), at('"a"', 'y', { when: 'B' })], 'semantic')[0]?.when).toBe('A; or B');
    const { when: _, ...always } = at('"a"', 'z');
    expect(alertsOf([at('"a"', 'x', { when: 'A' }), always], 'semantic')[0]).not.toHaveProperty('when');
  });
});
