/** Which element of a statement is at fault: too narrow to close a hole, or at odds with the others. */

import { DATED, tellsTime } from './data/dated.js';
import type { BaseOperator, Condition, Statement } from './policy.js';
import type { Cause, Reach, TooNarrow, Verdict } from './question.js';
import type { Situation } from './situation.js';
import { instantOf } from './solve/scalar.js';
import { elementsOf, widened, withStatements } from './solve/variants.js';
import type { StatementElement } from './solve/variants.js';
import { says, written } from './term.js';

type Ask = (situation: Situation, question: Reach) => Verdict;

/** Denies of the bucket's policy that would close the hole if one of their elements said everything. */
export function tooNarrow(situation: Situation, question: Reach, ask: Ask): readonly TooNarrow[] {
  if (ask(situation, question).verdict !== 'yes') return [];
  const denies = (situation.policy?.statements.items ?? []).filter(({ effect }) => effect.kind === 'known' && effect.value === 'Deny');
  return denies.flatMap((statement) =>
    elementsOf(statement).flatMap((element) => {
      const wide = withStatements(situation, (all) => all.map((one) => (one === statement ? widened(statement, [element]) : one)));
      return ask(wide, question).verdict === 'yes' ? [] : [named(statement, element)];
    }),
  );
}

function named(statement: Statement, element: StatementElement): TooNarrow {
  const { index, principal, action, resource, conditions, origin } = statement;
  if (element.element === 'condition') {
    const condition = conditions.items[element.at];
    return { statement: index, element: 'condition', ...(condition ? { key: condition.keyWritten } : {}), origin: condition?.origin ?? origin };
  }
  const at = { principal, action, resource }[element.element];
  return { statement: index, element: element.element, origin: at?.origin ?? origin };
}

/** The smallest set of elements because of which a statement matches nothing. */
export function contradiction(statement: Statement, isDead: (statement: Statement) => boolean): readonly Cause[] {
  const elements = elementsOf(statement);
  // Where either will do, what is done says more than what it is done to.
  const order = [...elements].sort((a, b) => Number(a.element === 'action') - Number(b.element === 'action'));
  const dropped: StatementElement[] = [];
  for (const one of [...order.filter(({ element }) => element !== 'condition'), ...order.filter(({ element }) => element === 'condition')]) {
    dropped.push(one);
    if (!isDead(widened(statement, dropped))) dropped.pop();
  }
  return elements.filter((one) => !dropped.includes(one)).map((one) => ({ says: saysOf(statement, one), origin: named(statement, one).origin }));
}

const MOST = 3;

/** As the file writes it: `Action s3:GetObject`. */
function saysOf({ principal, action, resource, conditions }: Statement, one: StatementElement): string {
  const list = (texts: readonly string[]): string => texts.slice(0, MOST).join(', ') + (texts.length > MOST ? ` and ${texts.length - MOST} more` : '');
  switch (one.element) {
    case 'principal':
      return `${principal?.not ? 'NotPrincipal' : 'Principal'} ${list((principal?.items.items ?? []).map(({ element }) => says(element.term)))}`;
    case 'action':
      return `${action?.not ? 'NotAction' : 'Action'} ${list((action?.items.items ?? []).map(({ term }) => says(term)))}`;
    case 'resource':
      return `${resource?.not ? 'NotResource' : 'Resource'} ${list((resource?.items.items ?? []).map(({ term }) => says(term)))}`;
    case 'condition': {
      const condition = conditions.items[one.at];
      if (!condition) return 'a condition';
      const wanted = `${condition.written} ${condition.keyWritten} ${list(condition.values.items.map(({ term }) => says(term)))}`;
      return isOver(condition) ? `${wanted}: that time is over` : wanted;
    }
  }
}

/** It held up to a time before all that are judged, and no more. */
function isOver({ key, operator, negated, values: { items, open } }: Condition): boolean {
  if (!tellsTime(key) || negated || !UNTIL.has(operator) || open || items.length === 0) return false;
  const first = instantOf(DATED) ?? 0;
  return items.every(({ term }) => (instantOf(written(term) ?? '') ?? first) < first);
}

const UNTIL: ReadonlySet<BaseOperator> = new Set(['DateLessThan', 'DateLessThanEquals', 'DateEquals']);
