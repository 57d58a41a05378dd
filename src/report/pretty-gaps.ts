import type { Result, UnansweredReads } from '../rule/finding.js';
import { columns, pad, wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import type { Paint } from './paint.js';
import { compare } from './region.js';

const MOST_GAPS = 20;
const MOST_RULES = 4;

/** What accounts did not tell, by the permission that would help, and the statement that gives it. */
export function gapLines({ coverage }: Result, context: ReportContext, paint: Paint): readonly string[] {
  const gaps = [...(coverage.gaps ?? [])]
    .filter(({ rules }) => rules.length > 0)
    .sort((a, b) => b.rules.length - a.rules.length || compare(a.operation, b.operation));
  if (!context.showUndecided || gaps.length === 0) return [];
  const rows = gaps.map((gap) => ({ gap, cells: [nameOf(gap), visibleText(gap.reason), `${gap.resources} of ${gap.of}`] }));
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => columns(cells[column] ?? ''))));
  const several = new Set(gaps.map(({ account }) => account)).size > 1;
  const lines = [paint.strong(paint.open('? Not told by AWS'))];
  for (const { gap, cells } of rows.slice(0, MOST_GAPS)) {
    const head = cells.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ');
    const where = several && gap.account !== undefined ? `account ${gap.account}: ` : '';
    const more = gap.rules.length - MOST_RULES;
    const rules = `${where}${gap.rules.slice(0, MOST_RULES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const beside = `  ${head}  ${rules}`;
    if (columns(beside) <= context.width) lines.push(`  ${head}  ${paint.quiet(rules)}`);
    else lines.push(`  ${head}`, ...wrap(rules, context.width - 4).map((text) => paint.quiet(`    ${text}`)));
  }
  if (rows.length > MOST_GAPS) lines.push(`  and ${rows.length - MOST_GAPS} more (all of them: --format json)`);
  return [...lines, ...statementLines(gaps, context.width, paint)];
}

function nameOf({ reason, action, operation }: UnansweredReads): string {
  return visibleText(reason === 'denied' ? action : operation);
}

/** What a person adds to the policy of whoever scans. */
function statementLines(gaps: readonly UnansweredReads[], width: number, paint: Paint): readonly string[] {
  const actions = [...new Set(gaps.flatMap(({ reason, action }) => (reason === 'denied' && action !== '' ? [action] : [])))].sort();
  if (actions.length === 0) return [];
  const statement = `{ "Effect": "Allow", "Resource": "*", "Action": [${actions.map((action) => JSON.stringify(action)).join(', ')}] }`;
  return [
    '  This statement would help, unless another policy denies it:',
    ...wrap(visibleText(statement), width - 4).map((text) => paint.quiet(`    ${text}`)),
  ];
}
