/** Numbers: exact where Terraform's are, unknown where digits would have to be guessed. */

import type { Seen } from '../../../truth/seen.js';
import { literalOf } from '../../../truth/symbol.js';
import { numberOf } from '../value.js';
import type { Decimal } from './decimal.js';
import { add, compare, countOf, doubleOf, floorOf, integer, isExact, negate, ofDouble, parseDecimal, writeDecimal } from './decimal.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, list, number } from './given.js';
import { inexact, listed, numeric, refused, supposedBy, undecided, undecidedList } from './result.js';

const range = define(
  [number('params')],
  (given) => {
    const numbers = given.args.map((_, index) => given.number(index));
    if (numbers.length > 3) return refused('with more than three numbers', given);
    if (numbers.includes(undefined)) return undecidedList(given);
    const [first, second, third] = numbers as readonly Decimal[];
    const [start, limit] = second ? [first as Decimal, second] : [integer(0), first as Decimal];
    const down = compare(limit, start) < 0;
    const step = third ?? integer(down ? -1 : 1);
    return countUp(start, limit, step, given);
  },
  number('params'),
);

/** Terraform refuses lists of more than 1024 numbers. */
const MAX_RANGE = 1024;

function countUp(start: Decimal, limit: Decimal, step: Decimal, given: Given): Seen {
  const down = compare(limit, start) < 0;
  if (compare(start, limit) !== 0) {
    if (compare(step, integer(0)) === 0) return refused('with a step of zero', given);
    if (compare(step, integer(0)) < 0 !== down) return refused(`whose step leads away from its end`, given);
  }
  const items: Seen[] = [];
  const assumed = supposedBy(given.args);
  for (let at = start; down ? compare(at, limit) > 0 : compare(at, limit) < 0; at = add(at, step)) {
    if (items.length >= MAX_RANGE) return refused(`of more than ${MAX_RANGE} numbers`, given);
    if (!isExact(at)) return inexact('numbers with more digits than can be told exactly', given);
    items.push(numberOf(writeDecimal(at), given.call.origin, assumed));
  }
  return listed(items, given);
}

const sum = define([list('list')], (given) => {
  const whole = given.list(0);
  if (!whole) return undecided(given);
  let total = integer(0);
  let known = whole.open === undefined;
  for (const item of whole.items()) {
    const own = asNumber(item);
    if (own === 'wrong') return refused('with a list that holds something else than numbers', given);
    if (own) total = add(total, own);
    else known = false;
  }
  if (!known) return undecided(given);
  return whole.items().length === 0 ? refused('with an empty list', given) : numeric(total, given);
});

function asNumber(item: Seen): Decimal | 'wrong' | undefined {
  if (item.kind === 'unknown') return undefined;
  if (item.kind !== 'scalar' || item.type === 'boolean') return 'wrong';
  const literal = literalOf(item.text);
  return literal === undefined ? undefined : (parseDecimal(literal) ?? 'wrong');
}

function ofOne(body: (value: Decimal) => Decimal): TerraformFunction {
  return define([number('num')], (given) => {
    const value = given.number(0);
    return value ? numeric(body(value), given) : undecided(given);
  });
}

function extreme(sign: 1 | -1): TerraformFunction {
  return define(
    [number('numbers')],
    (given) => {
      let found: Decimal | undefined;
      for (const index of given.args.keys()) {
        const value = given.number(index);
        if (!value) return undecided(given);
        if (!found || compare(value, found) * sign > 0) found = value;
      }
      return found ? numeric(found, given) : undecided(given);
    },
    number('numbers'),
  );
}

/** Terraform reckons these with doubles, whose last digit hangs on who does it; a whole number is the same everywhere. */
function withDoubles(names: readonly [string, string], body: (a: number, b: number) => number): TerraformFunction {
  return define([number(names[0]), number(names[1])], (given) => {
    const [a, b] = [given.number(0), given.number(1)];
    if (!a || !b) return undecided(given);
    const result = body(doubleOf(a), doubleOf(b));
    if (Number.isNaN(result)) return refused('that has no result', given);
    const decimal = ofDouble(result);
    if (!Number.isSafeInteger(result) || Object.is(result, -0) || !decimal) return inexact('a number that is reckoned with rounding', given);
    return numeric(decimal, given);
  });
}

const parseint = define([anything('number'), number('base')], (given) => {
  const [seen, base] = [given.args[0] as Seen, given.number(1)];
  if (seen.kind === 'mapping' || seen.kind === 'sequence' || (seen.kind === 'scalar' && seen.type !== 'string'))
    return refused('with something else than a text', given);
  const literal = given.literal(0);
  if (literal === undefined || !base) return undecided(given);
  const radix = countOf(base);
  if (radix === undefined || radix < 2 || radix > 62) return refused('with a base that is not between 2 and 62', given);
  if (literal.length > MAX_DIGITS) return inexact('a number that is too long to be followed', given);
  const value = digitsIn(literal, radix);
  return value === undefined ? refused(`of "${literal}", which is no whole number to base ${radix}`, given) : numeric(integer(value), given);
});

const MAX_DIGITS = 1000;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Up to base 36 small and capital letters mean the same. */
function digitsIn(literal: string, radix: number): bigint | undefined {
  const [, sign, digits = ''] = /^([-+]?)(.+)$/s.exec(literal) ?? [];
  if (digits === '') return undefined;
  let value = 0n;
  for (const digit of radix <= 36 ? digits.toLowerCase() : digits) {
    const own = DIGITS.indexOf(digit);
    if (own < 0 || own >= radix) return undefined;
    value = value * BigInt(radix) + BigInt(own);
  }
  return sign === '-' ? -value : value;
}

/** Of whole numbers only. */
const signum = define([number('num')], (given) => {
  const value = given.number(0);
  if (!value) return undecided(given);
  if (value.scale !== 0 || BigInt.asIntN(64, value.digits) !== value.digits) return refused('with a number that is not whole, or too large', given);
  return numeric(integer(value.digits < 0n ? -1 : value.digits > 0n ? 1 : 0), given);
});

export const NUMBERS: Readonly<Record<string, TerraformFunction>> = {
  abs: ofOne((value) => (value.digits < 0n ? negate(value) : value)),
  ceil: ofOne((value) => integer(-floorOf(negate(value)))),
  floor: ofOne((value) => integer(floorOf(value))),
  log: withDoubles(['num', 'base'], (value, base) => Math.log(value) / Math.log(base)),
  max: extreme(1),
  min: extreme(-1),
  parseint,
  pow: withDoubles(['num', 'power'], (value, power) => value ** power),
  range,
  signum,
  sum,
};
