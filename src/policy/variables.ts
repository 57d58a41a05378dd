/**
 * Policy variables: parts of a text that a request fills in. Only documents of Version 2012-10-17 have them, and only in Resource
 * elements and condition values. Source: IAM User Guide, policy variables, November 2026.
 */

import { conditionKey } from './data/condition-keys.js';
import { says as saysOf, term } from './term.js';
import type { Piece, Sign, Term } from './term.js';

export type TextPart =
  /** Characters as they are written, wildcards among them, and signs. */
  | { readonly kind: 'text'; readonly text: Term }
  /** `${*}`, `${?}`, `${$}`: the character itself, never a wildcard. */
  | { readonly kind: 'character'; readonly text: '*' | '?' | '$' }
  /** `${aws:username}`: what the request has under that key; nothing matches when it has none and there is no default. */
  | {
      readonly kind: 'variable';
      /** As `conditionKey` gives it; `?` when it is not resolved. */
      readonly key: string;
      /** `${aws:username}` as it is written. */
      readonly says: string;
      /** `${aws:PrincipalTag/team, 'none'}`: what stands there when the request lacks the key. */
      readonly otherwise?: string | undefined;
    };

const VARIABLE = /^\s*([^\s,'{}$](?:[^,'{}$]*[^\s,'{}$])?)\s*(?:,\s*'([^']*)'\s*)?$/;

/** The parts of a text in order, neighbouring text in one. What begins like a variable and is none is text. */
export function splitVariables(text: Term): readonly TextPart[] {
  if (!beginsVariable(text)) return text.length === 0 ? [] : [{ kind: 'text', text }];
  const flat = flattened(text);
  const { characters } = flat;
  const out: TextPart[] = [];
  let done = 0;
  let end = 0;
  for (let start = characters.indexOf('${'), next = 0; start !== -1; start = next) {
    next = characters.indexOf('${', start + 2);
    // Looked for once, however many beginnings stand before it.
    if (end < start + 2) end = characters.indexOf('}', start + 2);
    if (end === -1) break;
    const part = next !== -1 && next < end ? undefined : partOf(cut(flat, start + 2, end));
    if (!part) continue;
    if (start > done) out.push({ kind: 'text', text: cut(flat, done, start) });
    out.push(part);
    done = end + 1;
  }
  if (characters.length > done) out.push({ kind: 'text', text: done === 0 ? text : cut(flat, done, characters.length) });
  return out;
}

/** Whether it has parts that a request fills in, or escapes. */
export function hasVariables(text: Term): boolean {
  return beginsVariable(text) && splitVariables(text).some(({ kind }) => kind !== 'text');
}

/** Most texts have nothing that looks like one. */
function beginsVariable(text: Term): boolean {
  return text.some((piece) => typeof piece === 'string' && piece.includes('${'));
}

function partOf(inside: Term): TextPart | undefined {
  const [only] = inside;
  const says = `\${${saysOf(inside)}}`;
  if (inside.length > 1 || typeof only === 'object') return { kind: 'variable', key: '?', says };
  if (only === undefined) return undefined;
  if (only === '*' || only === '?' || only === '$') return { kind: 'character', text: only };
  const [, key, otherwise] = VARIABLE.exec(only) ?? [];
  if (key === undefined) return undefined;
  return { kind: 'variable', key: conditionKey(key), says, ...(otherwise === undefined ? {} : { otherwise }) };
}

/** A text in which every sign takes one character. */
interface Flat {
  readonly characters: string;
  readonly signs: readonly { readonly at: number; readonly sign: Sign }[];
}

function flattened(text: Term): Flat {
  const signs: { readonly at: number; readonly sign: Sign }[] = [];
  let characters = '';
  for (const piece of text) {
    if (typeof piece === 'object') signs.push({ at: characters.length, sign: piece });
    characters += typeof piece === 'string' ? piece : '\uFFFC';
  }
  return { characters, signs };
}

function cut({ characters, signs }: Flat, from: number, to: number): Term {
  const pieces: Piece[] = [];
  let done = from;
  for (const { at, sign } of signs) {
    if (at < from || at >= to) continue;
    pieces.push(characters.slice(done, at), sign);
    done = at + 1;
  }
  return term(...pieces, characters.slice(done, to));
}
