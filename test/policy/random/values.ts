/** Values of condition keys: what a policy compares a key with, or something near it. */

import type { KeyInfo } from '../../../src/policy/data/condition-keys.js';
import { conditionKey } from '../../../src/policy/data/condition-keys.js';
import { DATED, tellsTime } from '../../../src/policy/data/dated.js';
import type { Reach } from '../../../src/policy/question.js';
import { says } from '../../../src/policy/term.js';
import type { Dice } from './dice.js';
import type { Hints } from './hints.js';
import { TOPICS } from './vocabulary.js';

/** Texts of keys that say nothing of themselves. */
const OTHERS = ['x', 'a', 'alice', ''] as const;

export function valueFor(key: string, info: KeyInfo, hints: Hints, question: Reach, dice: Dice): string | readonly string[] {
  const one = (): string => single(key, info, hints, question, dice);
  if (!info.multivalued) return one();
  return dice.chance(0.7) ? [one()] : [one(), one()];
}

function single(key: string, info: KeyInfo, hints: Hints, question: Reach, dice: Dice): string {
  const wanted = demanded(key, question);
  if (wanted.length > 0 && dice.chance(0.7)) return dice.of(wanted);
  const mentioned = hints.values.get(conditionKey(key)) ?? [];
  const familiar = TOPICS.find((topic) => topic.key === key)?.values ?? OTHERS;
  const source = mentioned.length > 0 && dice.chance(0.5) ? dice.of(mentioned) : dice.of(familiar);
  if (info.type === 'bool' || info.closed) return dice.of(info.values);
  switch (info.type) {
    case 'numeric':
      return String(Math.max(0, Number(source) + dice.of([-1, 0, 0, 1, 1000])));
    case 'date':
      return dateNear(source, key, dice);
    case 'ip':
      return addressNear(source, dice);
    default:
      return changed(
        fill(source.replace(/\$\{[^}]*\}/g, dice.of(['a', 'alice', 'x'])), dice, ['', 'x', 'a', 'o-aaaaaaaaaa', '999999999999']),
        dice,
        info.type === 'arn' || /account$/i.test(key),
      );
  }
}

function demanded(key: string, { context = [], who }: Reach): readonly string[] {
  const own = context.flatMap(({ key: name, is }) =>
    name === key && typeof is === 'object' && 'oneOf' in is ? is.oneOf.map((one) => (typeof one === 'string' ? one : says(one))) : [],
  );
  if (who.kind !== 'service') return own;
  if (key === 'aws:SourceArn' && who.sourceArn) return [...own, says(who.sourceArn)];
  if (key === 'aws:SourceAccount' && who.sourceAccount) return [...own, who.sourceAccount === 'not the owner' ? '444455556666' : says(who.sourceAccount)];
  return own;
}

/** A pattern with something in the place of its wildcards. */
export function fill(pattern: string, dice: Dice, fillers: readonly string[]): string {
  return pattern.replace(/[*?]/g, (sign) => (sign === '?' ? dice.of(['a', 'x', '1']) : dice.of(fillers)));
}

/** ARNs and accounts have a form that they keep. */
function changed(text: string, dice: Dice, formed: boolean): string {
  if (!dice.chance(0.25) || /^\d{12}$/.test(text)) return text;
  return dice.of([`${text}x`, ...(formed ? [] : [text.slice(0, -1), text.toUpperCase(), `x${text}`])]);
}

/** No request comes before the day of the tables. */
function dateNear(source: string, key: string, dice: Dice): string {
  const near = (/^\d+$/.test(source) ? Number(source) : Date.parse(source) / 1000) + dice.of([-1, 0, 0, 1, 86_400]);
  const seconds = tellsTime(key.toLowerCase()) ? Math.max(near, Date.parse(DATED) / 1000) : near;
  return key === 'aws:EpochTime' ? String(seconds) : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** An address at the edge of a range, or just beside it. */
function addressNear(range: string, dice: Dice): string {
  const [address = '', prefix] = range.split('/');
  if (address.includes(':')) return dice.of(['2001:db8::1', '2001:db9::1', '::1', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff']);
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix ?? 32));
  const at = Math.min(4_294_967_295, Math.max(0, base + dice.of([0, 0, size - 1, size, -1, Math.floor(size / 2)])));
  return [24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) % 256).join('.');
}
