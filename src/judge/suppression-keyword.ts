/** The word with which a suppression begins, and what people write instead of it. */

import { suggest } from '../text/suggest.js';
import { form, quote } from './suppression.js';
import type { Reach } from './suppression.js';

export type Keyword = { readonly kind: 'right'; readonly text: string; readonly at: 0; readonly reach: Reach } | Wrong;

interface Wrong {
  readonly kind: 'wrong';
  readonly text: string;
  readonly at: number;
  readonly message: string;
  readonly help: string;
}

const keywords: ReadonlyMap<string, Reach> = new Map([
  ['s3lint-disable', 'declaration'],
  ['s3lint-disable-next', 'next'],
  ['s3lint-disable-next-line', 'next'],
  ['s3lint-disable-file', 'file'],
]);

/** What other linters call it. */
const OTHER_WORDS = /^s3lint-(?:ignore|skip|suppress|allow|mute|silence|exclude|nolint|noqa|off)(?:-|$)/;
const BEGINS = /^s3lint(?:\s*([-_:.])\s*|\s+)([a-z][a-z_-]*)/i;
const INSIDE = /\s(s3lint-disable(?:-next(?:-line)?|-file)?)\s+([^\s,]+)/g;

/** Undefined for a comment that is no suppression and was not meant as one. */
export function keywordOf(comment: string, isRule: (word: string) => boolean): Keyword | undefined {
  const text = /^\S*/.exec(comment)?.[0] ?? '';
  const reach = keywords.get(text);
  if (reach) return { kind: 'right', text, at: 0, reach };
  return misspelt(comment, text, isRule) ?? misplaced(comment, isRule);
}

function misspelt(comment: string, first: string, isRule: (word: string) => boolean): Wrong | undefined {
  const match = BEGINS.exec(comment);
  if (!match) return undefined;
  const [typed, sign, verb = ''] = match;
  // "s3lint disable comments need a reason" is prose; "s3lint disable require-versioning" is not.
  if (sign === undefined && !isRule(/^[\s:=]*([^\s,]*)/.exec(comment.slice(typed.length))?.[1] ?? '')) return undefined;
  const plain = `s3lint-${verb.toLowerCase().replaceAll('_', '-')}`;
  if (keywords.has(typed)) return { kind: 'wrong', text: typed, at: 0, message: `Behind "${typed}" comes a space.`, help: `Write it so: ${form}.` };
  const text = sign === '-' ? first : typed;
  const wrong = { kind: 'wrong', text, at: 0, message: `There is no ${quote(text)}.` } as const;
  if (plain === 's3lint-enable') return { ...wrong, help: 'Nothing is switched on again: "s3lint-disable" ends with its declaration.' };
  if (plain === 's3lint-disable-line')
    return { ...wrong, help: 'Write "s3lint-disable-next-line" on the line above, or "s3lint-disable" inside the declaration.' };
  const other = OTHER_WORDS.exec(plain);
  const meant = keywords.has(plain) ? plain : other ? keywordLike(plain.slice(other[0].length)) : suggest(plain, keywords.keys());
  return meant === undefined ? undefined : { ...wrong, help: `Did you mean "${meant}"?` };
}

function keywordLike(rest: string): string {
  if (rest.startsWith('next')) return 's3lint-disable-next';
  return rest === 'file' ? 's3lint-disable-file' : 's3lint-disable';
}

/** A suppression behind other words would be overlooked by us and believed in by its author. */
function misplaced(comment: string, isRule: (word: string) => boolean): Wrong | undefined {
  for (const match of comment.matchAll(INSIDE)) {
    const [, text = '', rule = ''] = match;
    if (isRule(rule))
      return {
        kind: 'wrong',
        text,
        at: match.index + 1,
        message: `${quote(text)} stands behind other words and has no effect.`,
        help: 'Give it a comment of its own.',
      };
  }
  return undefined;
}
