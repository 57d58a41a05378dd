import type { Finding, Result } from '../rule/finding.js';
import { columns, wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { countOf, type Paint } from './paint.js';
import { undecidedCount } from './undecided.js';
import { whereabouts } from './region.js';
import { type Verdict, coverageWords, olderWords, verdictOf } from './verdict.js';

/** The verdict, and what was looked at, so that silence can be understood. */
export function summaryLines(result: Result, shown: readonly Finding[], context: ReportContext, paint: Paint): readonly string[] {
  const found = verdictOf(result, shown, context);
  const [sign, verdict] = [signOf(found, paint), found.text];
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

function signOf({ state, worst }: Verdict, paint: Paint): string {
  if (state === 'nothing') return paint.warned;
  if (state === 'passed') return paint.good(paint.passed);
  return paint.level(worst ?? 'info', state === 'failed' ? paint.failed : paint.warned);
}

function asides(result: Result, shown: readonly Finding[], context: ReportContext): readonly string[] {
  // What is a command for a person, or goes into the text of which a plan was made, is nothing that --fix does.
  const made = shown.filter(({ fix }) => fix?.command === undefined && !fix?.planned && fix?.held === undefined);
  const safe = made.filter((finding) => finding.fix?.safety === 'safe').length;
  const unsafe = made.filter((finding) => finding.fix?.safety === 'unsafe').length;
  const held = shown.filter(({ fix }) => fix?.held !== undefined).length;
  const open = undecidedCount(result.undecided);
  return [
    ...olderWords(result, context),
    ...(safe > 0 ? [`${safe} fixable (run with --fix)`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? 'more' : 'fixable'} with --fix=unsafe`] : []),
    ...(held > 0 ? [`${countOf(held, 'fix', 'fixes')} held back`] : []),
    ...(result.suppressed.length > 0 ? [`${result.suppressed.length} suppressed`] : []),
    ...(open > 0 ? [`${open} undecided`] : []),
  ];
}

function coverageOf(result: Result, context: ReportContext): readonly string[] {
  const { coverage } = result;
  return [
    ...coverageWords(result),
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
