import type { Result } from '../rule/finding.js';
import { columns, pad, wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import type { Paint } from './paint.js';
import { causesOf, undecidedCount } from './undecided.js';

const MOST_CAUSES = 20;
const MOST_RESOURCES = 4;
const MOST_RULES = 8;

/** What helps where a cause speaks of it. */
const HINTS = [
  { about: /\bparameter\b/, says: 'Values of parameters can be given: --parameter NAME=VALUE, --parameters FILE' },
  { about: /\bset by variable\b|--var\b/, says: 'Values of variables can be given: --var NAME=VALUE, --var-file FILE' },
  { about: /\bset by the workspace\b/, says: 'The workspace can be given: --var terraform.workspace=NAME' },
  { about: /\bthe account that owns the bucket is not known\b/, says: 'The account can be told in the configuration: facts.account' },
] as const;

/** What could not be decided, each cause once with the rules and resources it keeps open. */
export function undecidedLines(result: Result, context: ReportContext, paint: Paint): readonly string[] {
  if (!context.showUndecided || result.undecided.length === 0) return [];
  const causes = causesOf(result.undecided);
  const lines = [paint.strong(paint.open(`? ${undecidedCount(result.undecided)} undecided`))];
  for (const cause of causes.slice(0, MOST_CAUSES)) {
    const reason = visibleText(cause.reason);
    const where = cause.where === '' ? '' : visibleText(cause.where);
    const room = context.width - 2;
    if (where !== '' && columns(reason) + 2 + columns(where) <= room) lines.push(`  ${reason}  ${paint.quiet(where)}`);
    else lines.push(...wrap(reason, room).map((text) => `  ${text}`), ...(where === '' ? [] : [`    ${paint.quiet(where)}`]));
    const column = Math.max(0, ...cause.questions.map((question) => columns(visibleText(question.ruleId))));
    for (const question of cause.questions.slice(0, MOST_RULES)) {
      const rule = pad(visibleText(question.ruleId), column);
      const named = question.resources.slice(0, MOST_RESOURCES).map(visibleText).join(', ');
      const more = question.resources.length - MOST_RESOURCES;
      const when = question.when === undefined ? '' : `, when ${visibleText(question.when)}`;
      lines.push(paint.quiet(`    ${rule}${named === '' ? '' : `  ${named}`}${more > 0 ? ` and ${more} more` : ''}${when}`));
    }
    if (cause.questions.length > MOST_RULES) lines.push(paint.quiet(`    and ${cause.questions.length - MOST_RULES} more rules`));
  }
  lines.push(...HINTS.filter(({ about }) => causes.some(({ reason }) => about.test(reason))).map(({ says }) => `  ${says}`));
  if (causes.length > MOST_CAUSES) lines.push(`  and ${causes.length - MOST_CAUSES} more causes (all of them: --format json)`);
  return lines;
}
