/** Conditions as formulas. IAM User Guide, condition operators and multivalued keys, October 2026. */

import { arnGlob } from '../glob/arn.js';
import { globOf } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import type { Condition, Element } from '../policy.js';
import { written } from '../term.js';
import type { Term } from '../term.js';
import { flip } from './actions.js';
import type { Approx } from './actions.js';
import { FALSE, TRUE, and, literal, not, or, truth } from './formula.js';
import type { Formula } from './formula.js';
import { NOTHING, between, union } from './line.js';
import type { Cuts } from './line.js';
import { anyOf, isOneOf, isThere, maskOf, placeOf } from './place.js';
import type { Place } from './place.js';
import { addressesOf, instantOf, isNarrow, numberOf, ordered } from './scalar.js';
import { filled } from './variables.js';
import type { Filled, Filling } from './variables.js';
import type { World } from './world.js';

/** The whole condition, certainly (`must`) or possibly (`may`). */
export function conditionFormula(condition: Condition, world: World, approx: Approx, filling: Filling): Formula {
  const { operator, key, negated, ifExists, quantifier } = condition;
  if (operator === 'unknown' || key === '?') return truth(approx === 'may');
  const place = placeOf(key, world);
  const there = isThere(place);
  if (operator === 'Null') return nullFormula(condition, there, approx);
  const outer = ifExists || (quantifier === 'none' && negated) || quantifier === 'all' ? not(there) : FALSE;
  if (place.kind === 'absent') return outer;
  // Only of a set it matters whether one of several values or every one of them is meant.
  const fits =
    place.kind === 'set' && quantifier !== 'none'
      ? ofSet(condition, place, world, approx, filling)
      : negated
        ? not(matches(condition, place, world, flip(approx), filling))
        : matches(condition, place, world, approx, filling);
  return or(outer, and(there, fits));
}

function nullFormula({ values }: Condition, there: Formula, approx: Approx): Formula {
  const each = values.items.map(({ term }) => {
    const wanted = written(term)?.toLowerCase();
    return wanted === 'true' ? not(there) : wanted === 'false' ? there : truth(approx === 'may');
  });
  return or(...each, truth(values.open !== undefined && approx === 'may'));
}

/** Every (`ForAllValues`) or some (`ForAnyValue`) of the request's values fits, or fits none of the written ones. */
function ofSet(condition: Condition, place: Extract<Place, { kind: 'set' }>, world: World, approx: Approx, filling: Filling): Formula {
  const { negated, quantifier, values } = condition;
  const inner = negated ? flip(approx) : approx;
  if (inner === 'may' && values.open) return negated ? FALSE : TRUE;
  const formulas = values.items.map((value) => filled(value.term, world, inner, negated, filling, (text) => globsOf(condition, text, inner)));
  // Where a value is filled in, more than one language takes part; that is not known as a formula about every member.
  if (formulas.some((one) => one.kind === 'unsure')) return truth(approx === 'may');
  const globs = formulas.flatMap((one) => (one.kind === 'globs' ? one.globs : []));
  return anyOf(place.variable, globs, inner, quantifier === 'all' ? 'every' : 'some', !negated);
}

/** The value is there and is one of the written ones, the operator taken without its negation. */
function matches(condition: Condition, place: Place, world: World, approx: Approx, filling: Filling): Formula {
  const { operator, values, negated } = condition;
  if (values.open && approx === 'may') return TRUE;
  if (place.kind === 'line') return onLine(condition, place, world, approx);
  if (place.kind === 'mask') return inMask(condition, place, approx);
  if (!isText(condition)) return ofOtherType(condition, place, approx);
  const globs: Glob[] = [];
  const rest: Formula[] = [];
  for (const { term } of values.items) {
    const one: Filled = world.setting.alone
      ? { kind: 'globs', globs: asUnfixed(condition, term, approx) }
      : filled(term, world, approx, negated, filling, (text) => globsOf(condition, text, approx));
    if (one.kind === 'globs') globs.push(...one.globs);
    else
      rest.push(
        one.kind === 'unsure'
          ? truth(approx === 'may')
          : one.formula((texts) => isOneOf(place, texts, approx) ?? truth(approx === 'may'), `${place.kind === 'text' ? place.variable : ''} ${operator}`),
      );
  }
  return or(globs.length > 0 ? (isOneOf(place, globs, approx) ?? truth(approx === 'may')) : FALSE, ...rest);
}

/**
 * A value with a wildcard or a variable in it is not fixed, whatever its operator makes of them (S3 User Guide, "The meaning of
 * public"); an unresolved one that can be anything may have some.
 */
function asUnfixed(condition: Condition, given: Term, approx: Approx): readonly Glob[] {
  const text = approx === 'may' ? given.map((piece) => (typeof piece !== 'string' && piece.looks === 'anything' ? '*' : piece)) : given;
  const open = text.some((piece) => typeof piece === 'string' && /[*?]|\$\{/.test(piece));
  if (!open || condition.operator.startsWith('Arn')) return globsOf(condition, text, approx);
  const wide = text.map((piece) => (typeof piece === 'string' ? piece.replace(/\$\{[^}]*\}/g, '*') : piece));
  return [globOf(wide, { wildcards: true, fold: condition.operator === 'StringEqualsIgnoreCase' })];
}

function isText({ operator }: Condition): boolean {
  return operator.startsWith('String') || operator.startsWith('Arn') || operator === 'BinaryEquals' || operator === 'Bool';
}

function globsOf({ operator }: Condition, text: Term, approx: Approx): readonly Glob[] {
  switch (operator) {
    case 'StringLike':
      return [globOf(text, { wildcards: true })];
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return [globOf(text, { wildcards: false, fold: true })];
    case 'ArnEquals':
    case 'ArnLike':
      return [arnGlob(text, approx)];
    case 'BinaryEquals': {
      // Two spellings differ in the padding.
      const bare = written(text)?.replace(/=+$/, '');
      return bare === undefined ? [globOf(text, { wildcards: false })] : ['', '=', '=='].map((end) => globOf([bare + end], { wildcards: false }));
    }
    default:
      return [globOf(text, { wildcards: false })];
  }
}

/** Numbers and addresses in keys that hold texts: AWS does not say what they do there. */
function ofOtherType({ values }: Condition, place: Place, approx: Approx): Formula {
  return values.items.length > 0 && place.kind !== 'absent' ? truth(approx === 'may') : FALSE;
}

function onLine(condition: Condition, { variable, of }: Extract<Place, { kind: 'line' }>, { setting }: World, approx: Approx): Formula {
  const { operator, values } = condition;
  const cuts: Cuts[] = [];
  for (const { term } of values.items) {
    const text = written(term);
    const found = cutsOf(operator, text, of);
    if (found) cuts.push(setting.alone && of === 'ip' ? unfixed(found, text) : found);
    else if (approx === 'may') return TRUE;
  }
  return literal(variable, false, cuts.length > 0 && { kind: 'line', cuts: cuts.length > 0 ? union(...cuts) : NOTHING });
}

/** Block Public Access looks at each range by itself: whoever comes from a narrow one is fixed. */
function unfixed(cuts: Cuts, text = ''): Cuts {
  const range = addressesOf(text);
  return range && isNarrow(range) ? NOTHING : cuts;
}

/** Undefined: it cannot be told which values fit. */
function cutsOf(operator: string, text: string | undefined, of: 'numeric' | 'date' | 'ip'): Cuts | undefined {
  if (text === undefined) return undefined;
  if (of === 'ip') return operator === 'IpAddress' ? addressesOf(text)?.cuts : undefined;
  const [prefix, pointOf] = of === 'numeric' ? (['Numeric', numberOf] as const) : (['Date', instantOf] as const);
  if (operator.startsWith(prefix)) {
    const limit = pointOf(text);
    return limit === undefined ? undefined : ordered(operator.slice(prefix.length), limit);
  }
  // A number compared as a text, where it has one spelling alone.
  if (of === 'numeric' && operator === 'StringEquals') return /^(0|[1-9]\d{0,14})$/.test(text) ? between(Number(text), Number(text)) : undefined;
  return undefined;
}

function inMask(condition: Condition, { variable, values }: Extract<Place, { kind: 'mask' }>, approx: Approx): Formula {
  let mask = 0;
  for (const element of condition.values.items) mask |= maskOf(values, (value) => compares(condition, element, value) ?? approx === 'may');
  return literal(variable, false, { kind: 'mask', mask });
}

/** One written value against one of the few that a key can have. Undefined: it cannot be told. */
function compares({ operator }: Condition, { term }: Element, value: string): boolean | undefined {
  const text = written(term);
  if (text === undefined || /\$\{/.test(text)) return undefined;
  if (operator.startsWith('Numeric')) {
    const [limit, point] = [numberOf(text), numberOf(value)];
    if (limit === undefined || point === undefined) return undefined;
    return inOrder(operator.slice('Numeric'.length), point, limit);
  }
  switch (operator) {
    case 'StringEquals':
      return text === value;
    case 'StringEqualsIgnoreCase':
      return text.toLowerCase() === value.toLowerCase();
    case 'Bool':
      return /^(true|false)$/i.test(text) && /^(true|false)$/i.test(value) ? text.toLowerCase() === value.toLowerCase() : undefined;
    case 'StringLike':
      return new RegExp(
        `^${[...text].map((char) => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[.+^${}()|[\]\\/]/, '\\$&'))).join('')}$`,
        's',
      ).test(value);
    default:
      return undefined;
  }
}

function inOrder(how: string, point: number, limit: number): boolean {
  switch (how) {
    case 'LessThan':
      return point < limit;
    case 'LessThanEquals':
      return point <= limit;
    case 'GreaterThan':
      return point > limit;
    case 'GreaterThanEquals':
      return point >= limit;
    default:
      return point === limit;
  }
}
