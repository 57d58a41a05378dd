/** `condition ? a : b`. */

import type { Conditional, Expression } from '../../syntax/hcl/tree.js';
import { unlessOpen } from '../../truth/explore.js';
import type { Seen, SeenSequence } from '../../truth/seen.js';
import { assumedOf } from '../seen.js';
import { carry, formOf, listOf, setOf } from './collection.js';
import { type Truth, truthOfExpression } from './condition.js';
import { distinct } from './convert.js';
import { unified } from './functions/unify.js';
import { originOf } from './origin.js';
import type { Site } from './site.js';
import { isSet, textOf, truthOf } from './value.js';

export function conditional(expression: Conditional, site: Site): Seen {
  const quiet = site.quiet();
  const ask = (): Truth => truthOfExpression(expression.condition, quiet);
  const known = site.isQuiet ? ask() : unlessOpen(ask);
  // What is the same either way asks for no choice.
  if (known === undefined || known.kind === 'unknown') {
    const same = known?.kind === 'unknown' && known.broken ? undefined : eitherWay(expression, quiet);
    if (same) return same;
  }
  const truth = known ?? truthOfExpression(expression.condition, site);
  if (truth.kind === 'unknown') return truth.broken ? truth : { ...truth, origin: originOf(expression) };
  const isTrue = truthOf(truth) === true;
  const other = isTrue ? expression.otherwise : expression.then;
  const seen = site.see(isTrue ? expression.then : expression.otherwise);
  const alike = isText(other) ? asText(seen) : likeOther(seen, () => unlessOpen(() => quiet.see(other)));
  return carry(alike, assumedOf(truth));
}

function eitherWay(expression: Conditional, quiet: Site): Seen | undefined {
  return unlessOpen(() => {
    const [a, b] = [quiet.see(expression.then), quiet.see(expression.otherwise)];
    if (a.kind === 'absent' && b.kind === 'absent') return a;
    if (a.kind !== 'scalar' || b.kind !== 'scalar') return undefined;
    const text = textOf(a);
    return text !== undefined && text === textOf(b) && assumedOf(a) === assumedOf(b) ? a : undefined;
  });
}

/** Whether an expression is a text by its form. */
function isText(expression: Expression): boolean {
  return expression.kind === 'template' && !(expression.parts.length === 1 && expression.parts[0]?.kind === 'interpolation');
}

function asText(seen: Seen): Seen {
  return seen.kind === 'scalar' && seen.type !== 'string' ? { ...seen, type: 'string' } : seen;
}

/** Both branches are of one type: a number beside a text is a text, a tuple beside a set is a set, and a set beside a list is a list. */
function likeOther(seen: Seen, other: () => Seen | undefined): Seen {
  if (seen.kind === 'scalar') {
    if (seen.type === 'string') return seen;
    const beside = other();
    return beside?.kind === 'scalar' && beside.type === 'string' && textOf(beside) !== undefined ? asText(seen) : seen;
  }
  const beside = seen.kind === 'sequence' ? other() : undefined;
  if (seen.kind !== 'sequence' || beside?.kind !== 'sequence') return seen;
  const alike = [seen, beside].every(isPlain) ? unified([seen, beside])?.[0] : seen;
  const list = alike?.kind === 'sequence' ? alike : seen;
  const facts = { open: list.open, assumed: assumedOf(list) };
  if (isSet(seen)) return formOf(beside) === 'list' ? listOf(list.items(), list.origin, { ...facts, form: 'list' }) : list;
  return isSet(beside) && formOf(seen) !== 'list' ? setOf(distinct(list.items()), list.origin, facts) : list;
}

/** Looking into what is nested could ask for choices that nobody needs. */
function isPlain(list: SeenSequence): boolean {
  return list.open === undefined && list.items().every(({ kind }) => kind === 'scalar' || kind === 'absent');
}
