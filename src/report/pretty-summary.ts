import type { Finding, Result } from '../rule/finding.js';
import { columns, wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { countOf, levelWord, type Paint } from './paint.js';
import { undecidedCount } from './undecided.js';
import { levels, whereabouts } from './region.js';

/** The verdict, and what was looked at, so that silence can be understood. */
export function summaryLines(result: Result, shown: readonly Finding[], context: ReportContext, paint: Paint): readonly string[] {
  const [sign, verdict] = verdictOf(result, shown, context, paint);
  const room = context.width - 2;
  return [
    ...joined([verdict, ...asides(result, shown, context)], paint.comma, room).map((text, index) =>
      index === 0 ? `${sign} ${paint.strong(verdict)}${text.slice(verdict.length)}` : `  ${text}`,
    ),
    ...joined(coverageOf(result, context), paint.comma, room).map((text) => `  ${paint.quiet(text)}`),
    ...notSeenLines(result, context, paint),
  ];
}

/** Parts side by side; a part that does not fit begins a new line. */
function joined(parts: readonly string[], comma: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && columns(last) + columns(comma) + columns(part) <= width) lines[lines.length - 1] = last + comma + part;
    else lines.push(part);
  }
  return lines;
}

function verdictOf(result: Result, shown: readonly Finding[], context: ReportContext, paint: Paint): readonly [string, string] {
  const fresh = context.newSince ? 'new ' : '';
  if (result.coverage.files === 0 && result.findings.length === 0) return [paint.warned, 'Nothing to lint'];
  if (shown.length === 0) {
    const since = context.newSince ? ` since ${visibleText(context.newSince.ref)}` : '';
    return [paint.good(paint.passed), `No ${fresh}findings${since}`];
  }
  const threshold = context.failOn === 'never' ? 'error' : context.failOn;
  const bar = levels.indexOf(threshold);
  const worst = levels.find((level) => shown.some((finding) => finding.severity === level)) ?? 'info';
  const sign = levels.indexOf(worst) <= bar ? paint.failed : paint.warned;
  const counts = levels.flatMap((level) => {
    const count = shown.filter((finding) => finding.severity === level).length;
    return count === 0 ? [] : [countOf(count, levelWord[level], level === 'info' ? 'info' : undefined)];
  });
  const since = context.newSince ? ` since ${visibleText(context.newSince.ref)}` : '';
  return [paint.level(worst, sign), `${countOf(shown.length, `${fresh}finding`)}${since} (${counts.join(', ')})`];
}

function asides(result: Result, shown: readonly Finding[], context: ReportContext): readonly string[] {
  // What is a command for a person, or goes into the text of which a plan was made, is nothing that --fix does.
  const made = shown.filter((finding) => finding.fix?.command === undefined && !finding.fix?.planned);
  const safe = made.filter((finding) => finding.fix?.safety === 'safe').length;
  const unsafe = made.filter((finding) => finding.fix?.safety === 'unsafe').length;
  const known = result.findings.length - shown.length;
  const open = undecidedCount(result.undecided);
  return [
    ...(context.newSince && known > 0 ? [`${known} known`] : []),
    ...(safe > 0 ? [`${safe} fixable (run with --fix)`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? 'more' : 'fixable'} with --fix=unsafe`] : []),
    ...(result.suppressed.length > 0 ? [`${result.suppressed.length} suppressed`] : []),
    ...(open > 0 ? [`${open} undecided`] : []),
  ];
}

function coverageOf(result: Result, context: ReportContext): readonly string[] {
  const { coverage } = result;
  const seen = coverage.buckets === 0 && coverage.resources > 0 ? countOf(coverage.resources, 'resource') : countOf(coverage.buckets, 'bucket');
  return [
    `${seen} in ${countOf(coverage.files, 'file')}`,
    countOf(coverage.rules, 'rule'),
    ...(coverage.notSeen.length > 0 ? [`${countOf(coverage.notSeen.length, 'place')} not read${context.verbose ? '' : ' (list with -v)'}`] : []),
    ...(context.verbose && coverage.skipped > 0 ? [`${countOf(coverage.skipped, 'other file')} skipped`] : []),
    ...(context.elapsedMs === undefined ? [] : [`${(context.elapsedMs / 1000).toFixed(1)} s`]),
  ];
}

function notSeenLines(result: Result, context: ReportContext, paint: Paint): readonly string[] {
  if (!context.verbose || result.coverage.notSeen.length === 0) return [];
  return [
    '',
    paint.strong('Not read'),
    ...result.coverage.notSeen.flatMap((note) => [
      ...(note.place ? [`  ${paint.quiet(visibleText(whereabouts(note.place)))}`] : []),
      ...wrap(visibleText(note.message), context.width - 4).map((text) => `    ${text}`),
    ]),
  ];
}
