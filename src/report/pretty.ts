import type { Finding } from '../rule/finding.js';
import { type Format, shownFindings } from './context.js';
import { paintFor } from './paint.js';
import { findingLines } from './pretty-finding.js';
import { summaryLines } from './pretty-summary.js';
import { undecidedLines } from './pretty-undecided.js';
import { bySeverity, regionOf } from './region.js';

/** For the person at the screen: each finding with its code, its reasons and its remedy; then what stays open; then the sum. */
export const pretty: Format = (result, context) => {
  const paint = paintFor(context);
  const findings: readonly Finding[] = [...shownFindings(result, context)].sort(bySeverity);
  // One gutter for all, so that the code of all findings stands in one column.
  const digits = findings.reduce((most, finding) => Math.max(most, String(regionOf(finding.place).startLine).length), 2);
  const sections = [
    ...findings.map((finding) => findingLines(finding, digits, context, paint)),
    undecidedLines(result, context, paint),
    summaryLines(result, findings, context, paint),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.map((line) => line.trimEnd()).join('\n')}\n`)
    .join('\n');
};
