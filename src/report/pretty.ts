import type { Finding } from '../rule/finding.js';
import { type Format, shownFindings } from './context.js';
import { obeyedByNobody } from './escape.js';
import { paintFor } from './paint.js';
import { findingLines } from './pretty-finding.js';
import { gapLines } from './pretty-gaps.js';
import { summaryLines } from './pretty-summary.js';
import { undecidedLines } from './pretty-undecided.js';
import { bySeverity, regionOf } from './region.js';

/** For the person at the screen: each finding with its code, its reasons and its remedy; then what stays open; then the sum. */
export const pretty: Format = (result, context) => {
  const paint = paintFor(context);
  const findings: readonly Finding[] = [...shownFindings(result, context)].sort(bySeverity);
  // One gutter for all, so that the code of all findings stands in one column.
  const digits = findings.reduce((most, finding) => Math.max(most, String(regionOf(finding.place).startLine).length), 2);
  // The page of a rule is named once.
  const firstOf = new Map<string, number>();
  for (const [index, { ruleId }] of findings.entries()) if (!firstOf.has(ruleId)) firstOf.set(ruleId, index);
  const sections = [
    ...findings.map((finding, index) => findingLines(finding, digits, context, paint, firstOf.get(finding.ruleId) !== index)),
    undecidedLines(result, context, paint),
    gapLines(result, context, paint),
    summaryLines(result, findings, context, paint),
  ];
  const blocks = sections.filter((lines) => lines.length > 0).map((lines) => `${lines.map((line) => line.trimEnd()).join('\n')}\n`);
  return obeyedByNobody(blocks.join('\n'));
};
