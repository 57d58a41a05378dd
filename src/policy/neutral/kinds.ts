/** What things in a situation or a question are, as far as their names are told apart by it. */

import type { Value } from '../../truth/value.js';
import { keyInfo } from '../data/condition-keys.js';
import type { Policy, Statement } from '../policy.js';
import type { Sign, Term } from '../term.js';

/** What says where something stands or how it is written, and bears on no answer. */
const BESIDE: ReadonlySet<string> = new Set(['slot', 'problems', 'size', 'text']);

/** Elements hold their text twice; the term is what counts. */
export function counts(of: object, name: string): boolean {
  return !BESIDE.has(name) && !(name === 'value' && 'term' in of);
}

export function isOrigin(value: object): boolean {
  return 'locus' in value;
}

export function isSign(value: object): value is Sign {
  return 'kind' in value && value.kind === 'sign';
}

export function isStatement(value: object): value is Statement {
  return 'kind' in value && value.kind === 'statement';
}

export function isTerm(list: unknown): list is Term {
  return Array.isArray(list) && list.every((one) => typeof one === 'string' || (typeof one === 'object' && one !== null && isSign(one)));
}

export function isPolicy(value: object): value is Policy {
  return 'kind' in value && value.kind === 'policy';
}

export function isValue(value: object): value is Value<unknown> {
  return 'kind' in value && (value.kind === 'known' || value.kind === 'absent' || value.kind === 'unknown') && 'satisfies' in value;
}

/** Values of a condition that are compared as numbers: twelve digits are no account there. */
export function isAboutNumbers(value: object): boolean {
  if (!('operator' in value) || typeof value.operator !== 'string') return false;
  return /^(?:Numeric|Date|Ip)/.test(value.operator) || ('key' in value && typeof value.key === 'string' && isNumber(value.key));
}

/** Keys that hold a number, a time or an address. */
export function isNumber(key: string): boolean {
  const type = keyInfo(key)?.type;
  return type === 'numeric' || type === 'date' || type === 'ip';
}

/** Situations hold the name of their bucket under this word. */
export function isBucketName(name: string, value: unknown): value is Term {
  return name === 'bucket' && isTerm(value);
}
