/** Whether a value looks as if a machine had drawn it, or somebody had thought of it as a password. */

import { isSample } from './secret-shapes.js';

/** References, addresses and identifiers: they lead to things and open nothing. */
const leadsElsewhere: readonly RegExp[] = [
  /^arn:/,
  /\{\{resolve:/,
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^(?:ssm|secretsmanager|vault|env|file|resolve|op|sops):/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^[a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z0-9]{9}$/,
  /^(?:ami|vpc|vpce|subnet|sg|igw|nat|eni|eipalloc|rtb|acl|vol|snap|i|fs|fsap|lt|tgw|pl|r|ou|o|key|mrk)-[0-9a-z-]+$/,
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:\/.*)?$/i,
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/,
  /^[\d.,:+-]+$/,
  /^(?:true|false|null|none|undefined|default|disabled|enabled)$/i,
  /^%.*%$/,
];

/** Longer ones are known by their form, or are no credentials. */
export const LONGEST_VALUE = 512;

/** Could be a credential at all: one word, and none of the things that only look like one. */
export function mayBeSecret(value: string): boolean {
  return value.length >= 6 && value.length <= LONGEST_VALUE && !/\s/.test(value) && !isSample(value) && !leadsElsewhere.some((one) => one.test(value));
}

export function isHexDigest(value: string): boolean {
  return /^(?:sha\d+[:-])?[0-9a-f]{32,128}$/i.test(value);
}

/**
 * Drawn by a machine: long, of several kinds of characters, each about as frequent as the others, and no words in it.
 * Numbers between separators (account ids, dates, versions) are left out of account.
 * @param least length from which on it is believed
 */
export function looksRandom(value: string, least: number): boolean {
  const drawn = value.replace(/(?<![A-Za-z0-9])\d{1,14}(?![A-Za-z0-9])/g, '');
  if (drawn.length < least) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(drawn)).length;
  return kinds >= 2 && entropy(drawn) >= 3 && shareOfWords(drawn) < 0.55;
}

/** Thought of by somebody: letters and something else, and not the name of a thing (`prod/db-main`). */
export function looksLikePassword(value: string): boolean {
  return /[A-Za-z]/.test(value) && /[^A-Za-z_./-]/.test(value) && !/^\.{0,2}\/?[A-Za-z][A-Za-z0-9]*(?:[-_./][A-Za-z0-9]+)+$/.test(value);
}

/** Bits per character, of the first 256. */
function entropy(value: string): number {
  const part = value.slice(0, 256);
  const counts = new Map<string, number>();
  for (const one of part) counts.set(one, (counts.get(one) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / part.length) * Math.log2(count / part.length);
  return bits;
}

/** How much of the letters and digits stands in runs that can be spoken: `service`, `Token`, `PROD`. */
function shareOfWords(value: string): number {
  const all = value.replace(/[^A-Za-z0-9]/g, '').length;
  const spoken = (value.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []).filter((run) => run.length >= 3 && /[aeiouy]/i.test(run) && !/[^aeiouy]{4}/i.test(run));
  return all === 0 ? 1 : spoken.join('').length / all;
}
