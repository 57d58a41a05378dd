import type { FailOn } from '../report/context.js';
import type { Finding, Result } from '../rule/finding.js';
import { alwaysOn } from '../rule/builtin.js';

/** What the exit code says. */
export const exit = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  findings: 1,
  wrongCall: 2,
  unreadable: 3,
  incomplete: 4,
  noInput: 5,
  /** A fault of ours. */
  internal: 70,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Where several hold, the first of these is told. */
const WEIGHT: readonly ExitCode[] = [exit.internal, exit.wrongCall, exit.unreadable, exit.incomplete, exit.findings, exit.noInput, exit.clean];

export interface Gates {
  readonly failOn: FailOn;
  readonly maxWarnings: number | undefined;
  readonly requireComplete: boolean;
}

/** @param counts the findings that are told; what is known from before fails nothing */
export function exitCodeOf(result: Result, gates: Gates, counts: (finding: Finding) => boolean = () => true): ExitCode {
  const held = new Set<ExitCode>([
    ...(result.brokenPlugins ? [exit.wrongCall] : []),
    ...(result.findings.some((finding) => finding.ruleId === alwaysOn) ? [exit.unreadable] : []),
    ...(gates.requireComplete && result.undecided.length > 0 ? [exit.incomplete] : []),
    ...(fails(result.findings.filter(counts), gates) ? [exit.findings] : []),
    ...(result.coverage.files === 0 && result.findings.length === 0 ? [exit.noInput] : []),
  ]);
  return WEIGHT.find((code) => held.has(code)) ?? exit.clean;
}

function fails(findings: readonly Finding[], { failOn, maxWarnings }: Gates): boolean {
  const order = ['info', 'warn', 'error'] as const;
  const bar = failOn === 'never' ? order.length : order.indexOf(failOn);
  if (findings.some((finding) => order.indexOf(finding.severity) >= bar)) return true;
  return maxWarnings !== undefined && findings.filter((finding) => finding.severity === 'warn').length > maxWarnings;
}
