import { describe, expect, it } from 'vitest';
import { type Gates, exitCodeOf } from '../../src/cli/exit.js';
import type { Finding, Result } from '../../src/rule/finding.js';
import type { Level } from '../../src/rule/meta.js';
import { Source } from '../../src/text/source.js';

const gates: Gates = { failOn: 'error', maxWarnings: undefined, requireComplete: false };
const source = new Source('a.yaml', '');

function finding(severity: Level, ruleId = 'some-rule'): Finding {
  return {
    ruleId,
    severity,
    message: '',
    resource: 'B',
    resourceType: '',
    place: { source, start: 0, end: 0 },
    confidence: 'high',
    because: [],
    fingerprint: '',
  };
}

function result(findings: readonly Finding[], more: Partial<Result> = {}): Result {
  return {
    findings,
    undecided: [],
    suppressed: [],
    diagnostics: [],
    coverage: { files: 1, resources: 1, buckets: 1, rules: 1, skipped: 0, notSeen: [] },
    rules: new Map(),
    ...more,
  };
}

const open = { undecided: [{ ruleId: 'some-rule', resources: ['B'], reason: 'unknown' }] };
const noFiles = { coverage: { files: 0, resources: 0, buckets: 0, rules: 1, skipped: 3, notSeen: [] } };

describe('the exit code', () => {
  it.each([
    ['info', 'info', 1],
    ['info', 'warn', 1],
    ['warn', 'info', 0],
    ['warn', 'warn', 1],
    ['error', 'warn', 0],
    ['error', 'error', 1],
    ['never', 'error', 0],
  ] as const)('with --fail-on %s and a finding of level %s is %i', (failOn, level, code) => {
    expect(exitCodeOf(result([finding(level)]), { ...gates, failOn })).toBe(code);
  });

  it('counts warnings, and nothing else, for --max-warnings', () => {
    const findings = [finding('warn'), finding('warn'), finding('info')];
    expect(exitCodeOf(result(findings), { ...gates, maxWarnings: 2 })).toBe(0);
    expect(exitCodeOf(result(findings), { ...gates, maxWarnings: 1 })).toBe(1);
  });

  it('counts what is new, where that is asked; what could not be read counts in any case', () => {
    const [old, fresh] = [finding('error'), finding('error')];
    expect(exitCodeOf(result([old]), gates, (one) => one === fresh)).toBe(0);
    expect(exitCodeOf(result([old, fresh]), gates, (one) => one === fresh)).toBe(1);
    expect(exitCodeOf(result([finding('warn'), finding('warn')]), { ...gates, maxWarnings: 0 }, () => false)).toBe(0);
    expect(exitCodeOf(result([finding('error', 'unreadable-input')]), gates, () => false)).toBe(3);
  });

  it('is 3 when an input could not be read, at whatever level that is told', () => {
    expect(exitCodeOf(result([finding('info', 'unreadable-input')]), { ...gates, failOn: 'never' })).toBe(3);
  });

  it('is 4 when something is undecided and completeness was asked for', () => {
    expect(exitCodeOf(result([], open), gates)).toBe(0);
    expect(exitCodeOf(result([], open), { ...gates, requireComplete: true })).toBe(4);
  });

  it('is 5 when there was nothing to read', () => {
    expect(exitCodeOf(result([], noFiles), gates)).toBe(5);
  });

  it('tells the gravest of several: 3 before 4 before 1 before 5', () => {
    const asked = { ...gates, requireComplete: true };
    expect(exitCodeOf(result([finding('error'), finding('error', 'unreadable-input')], { ...open, ...noFiles }), asked)).toBe(3);
    expect(exitCodeOf(result([finding('error')], { ...open, ...noFiles }), asked)).toBe(4);
    expect(exitCodeOf(result([finding('error')], noFiles), gates)).toBe(1);
  });
});
