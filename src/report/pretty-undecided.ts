import type { Result } from '../rule/finding.js';
import { columns, pad, wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { countOf, type Paint } from './paint.js';
import { causesOf, undecidedCount } from './undecided.js';
import type { Question } from './undecided.js';

const MOST_CAUSES = 20;
const MOST_RESOURCES = 4;
const MOST_GROUPS = 8;
const MOST_RULES = 16;

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
    const groups = groupsOf(cause.questions);
    const column = Math.max(0, ...groups.flatMap(({ rules: [rule = '', ...more] }) => (more.length === 0 ? [columns(rule)] : [])));
    lines.push(...groups.slice(0, MOST_GROUPS).flatMap((group) => groupLines(group, column, room).map((line) => paint.quiet(line))));
    const rest = groups.slice(MOST_GROUPS).flatMap(({ rules }) => rules).length;
    if (rest > 0) lines.push(paint.quiet(`    and ${countOf(rest, 'more rule')}`));
  }
  lines.push(...HINTS.filter(({ about }) => causes.some(({ reason }) => about.test(reason))).map(({ says }) => `  ${says}`));
  if (causes.length > MOST_CAUSES) lines.push(`  and ${causes.length - MOST_CAUSES} more causes (all of them: --format json)`);
  return lines;
}

/** Rules that the same resources keep open. */
interface Group {
  readonly rules: readonly string[];
  readonly resources: string;
}

function groupsOf(questions: readonly Question[]): readonly Group[] {
  const groups = new Map<string, string[]>();
  for (const question of questions) {
    const resources = resourcesOf(question);
    const rules = groups.get(resources) ?? [];
    groups.set(resources, [...rules, visibleText(question.ruleId)]);
  }
  return [...groups].map(([resources, rules]) => ({ rules, resources }));
}

function resourcesOf({ resources, when }: Question): string {
  const named = resources.slice(0, MOST_RESOURCES).map(visibleText).join(', ');
  const more = resources.length - MOST_RESOURCES;
  return `${named}${more > 0 ? ` and ${more} more` : ''}${when === undefined ? '' : `, when ${visibleText(when)}`}`;
}

/** One rule stands in a column before what it is asked of; several below it. */
function groupLines({ rules, resources }: Group, column: number, room: number): readonly string[] {
  const [rule = '', ...more] = rules;
  if (more.length === 0) return hanging(`    ${pad(rule, column)}${resources === '' ? '' : '  '}`, resources, room);
  const left = rules.length - MOST_RULES;
  const all = rules.slice(0, MOST_RULES).join(', ') + (left > 0 ? ` and ${left} more` : '');
  return [...(resources === '' ? [] : hanging('    ', resources, room)), ...hanging(resources === '' ? '    ' : '      ', all, room)];
}

/** A text behind something, and its further lines below it where there is room. */
function hanging(head: string, text: string, room: number): readonly string[] {
  const inset = Math.min(columns(head), 40);
  const [first = '', ...rest] = wrap(text, Math.max(20, room - columns(head)));
  return [head + first, ...rest.map((line) => ' '.repeat(inset) + line)];
}
