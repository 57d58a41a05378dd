/** One written value of a condition against one value of a request. */

import { no, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { BaseOperator, Condition, Element } from '../policy.js';
import { says, written } from '../term.js';
import type { Term } from '../term.js';
import { asked } from './element.js';
import { filled } from './filled.js';
import { fits } from './match.js';
import type { Reading } from './pattern.js';
import { addressesOf, binaryOf, booleanOf, holds, instantOf, numberOf } from './scalar.js';
import type { View } from './view.js';

/** How texts are compared; the others take no variables and no wildcards. */
const READINGS: Readonly<Partial<Record<BaseOperator, Reading>>> = {
  StringEquals: 'plain',
  StringEqualsIgnoreCase: 'plain',
  StringLike: 'glob',
  ArnEquals: 'arn',
  ArnLike: 'arn',
};

/** Whether a request's value fits a written one, the operator taken without its negation. */
export function passes({ operator, negated }: Condition, value: Element, given: Term, view: View): Answer {
  const reading = READINGS[operator];
  if (operator === 'Bool')
    return filled(value, negated, view, (segments) => compare(operator, { ...value, term: segments.flatMap(({ text }) => text) }, given));
  if (reading === undefined) return compare(operator, value, given);
  const question = (): string => `whether ${says(given)} fits ${says(value.term)}`;
  return filled(value, negated, view, (segments) => asked(fits(segments, given, reading, operator === 'StringEqualsIgnoreCase'), question, value.origin));
}

/** What is written as another type than the operator's fits nothing that AWS documents. */
function compare(operator: BaseOperator, { term, origin }: Element, given: Term): Answer {
  const [ours, theirs] = [written(term), written(given)];
  const verdict = ours === undefined || theirs === undefined ? undefined : comparison(operator, ours, theirs);
  return asked(verdict === undefined ? 'unknown' : verdict ? 'yes' : 'no', () => `whether ${says(given)} fits ${says(term)} under ${operator}`, origin);
}

function comparison(operator: BaseOperator, ours: string, theirs: string): boolean | undefined {
  if (operator.startsWith('Numeric')) return ordered(operator.slice('Numeric'.length), numberOf(theirs), numberOf(ours));
  if (operator.startsWith('Date')) return ordered(operator.slice('Date'.length), instantOf(theirs), instantOf(ours));
  switch (operator) {
    case 'Bool':
      return equal(booleanOf(ours), booleanOf(theirs));
    case 'BinaryEquals':
      return equal(binaryOf(ours), binaryOf(theirs));
    case 'IpAddress': {
      const [range, address] = [addressesOf(ours), addressesOf(theirs)];
      return range && address && holds(range, address);
    }
    default:
      return undefined;
  }
}

function equal<T>(a: T | undefined, b: T | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a === b;
}

function ordered(how: string, given: number | undefined, limit: number | undefined): boolean | undefined {
  if (given === undefined || limit === undefined) return undefined;
  switch (how) {
    case 'Equals':
      return given === limit;
    case 'LessThan':
      return given < limit;
    case 'LessThanEquals':
      return given <= limit;
    case 'GreaterThan':
      return given > limit;
    case 'GreaterThanEquals':
      return given >= limit;
    default:
      return undefined;
  }
}

/** The value of a Null condition: true asks for a key that is not there. */
export function booleanAt({ term, origin }: Element, is: boolean): Answer {
  const text = written(term);
  const wanted = text === undefined ? undefined : booleanOf(text);
  if (wanted === undefined) return unknown({ says: `${says(term)} is neither true nor false`, origin });
  return wanted === is ? yes() : no();
}
