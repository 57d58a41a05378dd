import type { Finding, Result } from '../rule/finding.js';
import type { Level } from '../rule/meta.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { countOf, levelWord } from './paint.js';
import { levels } from './region.js';

/** How a run ended, in one line. */
export interface Verdict {
  readonly state: 'nothing' | 'passed' | 'warned' | 'failed';
  /** The worst level of what is shown. */
  readonly worst?: Level;
  /** `2 new findings since main (1 error, 1 warning)` */
  readonly text: string;
}

/** @param shown the findings that the reader gets to see */
export function verdictOf(result: Result, shown: readonly Finding[], context: ReportContext): Verdict {
  const fresh = context.newSince ? 'new ' : '';
  const since = context.newSince ? ` since ${visibleText(context.newSince.ref)}` : '';
  if (result.coverage.files === 0 && result.findings.length === 0) return { state: 'nothing', text: 'Nothing to lint' };
  if (shown.length === 0) return { state: 'passed', text: `No ${fresh}findings${since}` };
  const worst = levels.find((level) => shown.some((finding) => finding.severity === level)) ?? 'info';
  const threshold = context.failOn === 'never' ? 'error' : context.failOn;
  const counts = levels.flatMap((level) => {
    const count = shown.filter((finding) => finding.severity === level).length;
    return count === 0 ? [] : [countOf(count, levelWord[level], level === 'info' ? 'info' : undefined)];
  });
  return {
    state: levels.indexOf(worst) <= levels.indexOf(threshold) ? 'failed' : 'warned',
    worst,
    text: `${countOf(shown.length, `${fresh}finding`)}${since} (${counts.join(', ')})`,
  };
}

/** What there is besides what is new: `200 older ones not shown`, `12 known from the baseline`. */
export function olderWords({ findings }: Result, { newSince }: ReportContext): readonly string[] {
  if (!newSince) return [];
  const { isNew, inBaseline, stateOf } = newSince;
  const older = findings.filter((finding) => !isNew(finding));
  const known = inBaseline ? older.filter(inBaseline).length : 0;
  const rest = older.length - known;
  const changed = stateOf ? findings.filter((finding) => stateOf(finding) === 'updated').length : 0;
  return [
    ...(changed > 0 ? [`${changed} of them known before and changed`] : []),
    ...(rest > 0 ? [`${rest} older ${rest === 1 ? 'one' : 'ones'} not shown`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
  ];
}

/** `31 buckets in 12 files`, `16 rules`. */
export function coverageWords({ coverage }: Result): readonly string[] {
  const seen = coverage.buckets === 0 && coverage.resources > 0 ? countOf(coverage.resources, 'resource') : countOf(coverage.buckets, 'bucket');
  return [`${seen} in ${countOf(coverage.files, 'file')}`, countOf(coverage.rules, 'rule')];
}
