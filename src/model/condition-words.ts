/** Words about conditions: what their values amount to, and how a key comes under another operator. */

import { addressesOf, holds } from '../policy/evaluate/scalar.js';
import type { Addresses } from '../policy/evaluate/scalar.js';
import type { Condition, Element, Statement } from '../policy/policy.js';
import { says } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { splitVariables } from '../policy/variables.js';
import { no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import { asked, canBeRewritten, isOpen, unresolved } from './open-text.js';
import type { Intent } from './shape.js';

/** Addresses from which no request reaches S3 over the internet: RFC 1918, 4193, 6598, 3927, 4291. */
const PRIVATE: readonly Addresses[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((range) => addressesOf(range) ?? []);

/** Whether a range of addresses is private as a whole. */
export function isPrivateRange(value: Element): Answer {
  return asked(value, isPrivate, (text) => `${text} is private`);
}

function isPrivate(text: string): boolean {
  const range = addressesOf(text);
  return range !== undefined && PRIVATE.some((one) => holds(one, range));
}

/** Keys whose values are addresses of the web or name a version: a question mark belongs there. */
const WITH_QUERY: ReadonlySet<string> = new Set(['aws:referer', 's3:x-amz-copy-source', 's3:x-amz-website-redirect-location']);

/** The header whose own value is a star: `If-None-Match: *` puts an object only where there is none. S3 User Guide, conditional writes, October 2026. */
const STAR_ITSELF = 's3:if-none-match';

/** Whether some value has a wildcard that its operator takes for a plain character: of most operators none does, whatever the values are. */
export function hasLiteralWildcards(condition: Condition): Answer {
  return isLiteral(condition) ? some(condition.values, (value) => hasLiteralWildcard(condition, value)) : no();
}

function isLiteral({ operator, key }: Condition): boolean {
  return (operator === 'StringEquals' || operator === 'StringEqualsIgnoreCase') && key !== STAR_ITSELF;
}

/** The same of one value. `${*}` says that it is meant so. */
export function hasLiteralWildcard(condition: Condition, value: Element): Answer {
  if (!isLiteral(condition)) return no();
  const { key } = condition;
  const wildcard = WITH_QUERY.has(key) ? /\*/ : /[*?]/;
  const texts = splitVariables(value.term).flatMap((part) => (part.kind === 'text' ? part.text : []));
  const found = texts.some((piece) => typeof piece === 'string' && wildcard.test(piece));
  if (found) return yes({ says: `"${says(value.term)}" holds a wildcard`, origin: value.origin });
  return texts.some(isOpen) ? unresolved(value) : no();
}

/** The parts of a statement that have to be written so that a condition stands under another operator; without content: taken out. */
export interface Rewritten {
  readonly path: readonly string[];
  readonly content?: Intent;
}

/**
 * The same key and values under another operator; undefined where that already asks for the key.
 * @param spelled how a text of the document goes into it again
 */
export function underOperator(
  { conditions }: Statement,
  condition: Condition,
  operator: string,
  spelled: (text: Term) => Intent,
): readonly Rewritten[] | undefined {
  const { written, keyWritten, values } = condition;
  const others = conditions.items.filter((one) => one !== condition);
  if (conditions.open ?? values.open ?? others.some((one) => one.written === operator && one.key === condition.key)) return undefined;
  if (!values.items.every(canBeRewritten)) return undefined;
  const texts = values.items.map(({ term }) => spelled(term));
  const content: Intent = texts.length === 1 ? (texts[0] as Intent) : texts;
  if (others.length === 0) return [{ path: ['Condition'], content: { [operator]: { [keyWritten]: content } } }];
  const alone = others.every((one) => one.written !== written);
  return [{ path: alone ? ['Condition', written] : ['Condition', written, keyWritten] }, { path: ['Condition', operator, keyWritten], content }];
}
