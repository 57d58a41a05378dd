/** Patterns as lists of tokens. This room knows languages of texts and nothing of policies. */

import type { Sign, Term } from '../term.js';
import { maskOf, within } from './classes.js';
import type { CharClass } from './classes.js';

export type { CharClass } from './classes.js';

export type Token =
  /** One code point, optionally ignoring case. */
  | { readonly kind: 'char'; readonly char: string; readonly fold?: boolean }
  | { readonly kind: 'one'; readonly of: CharClass }
  | { readonly kind: 'star'; readonly of: CharClass }
  /** An unresolved text. */
  | { readonly kind: 'sign'; readonly sign: Sign };

export type Glob = readonly Token[];

/** A text as a pattern: `*` and `?` of its written pieces are wildcards if asked for, over the characters of `star`. */
export function globOf(pattern: Term, how: { readonly wildcards: boolean; readonly fold?: boolean; readonly star?: CharClass }): Glob {
  const { wildcards, fold = false, star = 'any' } = how;
  const out: Token[] = [];
  for (const piece of pattern) {
    if (typeof piece !== 'string') {
      out.push({ kind: 'sign', sign: piece });
      continue;
    }
    for (const char of piece) {
      if (wildcards && char === '*') out.push({ kind: 'star', of: star });
      else if (wildcards && char === '?') out.push({ kind: 'one', of: star });
      else out.push(charToken(char, fold));
    }
  }
  return out;
}

/** Most patterns are ASCII: one token for each of its characters is enough. */
const plain: readonly Token[] = Array.from({ length: 128 }, (_, code) => ({ kind: 'char', char: String.fromCharCode(code) }));

/** The text itself, wildcards and all. */
export function literalGlob(text: Term): Glob {
  return globOf(text, { wildcards: false });
}

/** A character without case needs no folding, so that it stays a plain one. */
export function charToken(char: string, fold: boolean): Token {
  if (fold && charactersOf(char, true).length > 1) return { kind: 'char', char, fold };
  return plain[char.charCodeAt(0)] ?? { kind: 'char', char };
}

/** The characters that a token takes: its own, and with `fold` the other case of it. */
export function charactersOf(char: string, fold: boolean | undefined): readonly string[] {
  if (!fold) return [char];
  const small = single(char.toLowerCase(), char);
  const large = single(small.toUpperCase(), small);
  return [...new Set([char, small, large])];
}

/** What ß becomes in capitals is two characters; such a character has no other case here. */
function single(text: string, otherwise: string): string {
  return [...text].length === 1 ? text : otherwise;
}

/**
 * The same texts, so spelled that most can be told of them. Wildcards of one class that stand together do so with a star in every gap: then
 * any of the characters may be the one that has to be there, and not only the first, before which something unresolved may be empty. Of other
 * neighbouring stars the wider one stays.
 */
export function tidy(glob: Glob): Glob {
  if (!glob.some((token, index) => token.kind === 'star' && (isWildcard(glob[index - 1]) || isWildcard(glob[index + 1])))) return glob;
  const out: Token[] = [];
  let from = 0;
  for (let at = 0; at <= glob.length; at++) {
    if (isWildcard(glob[at])) continue;
    for (const token of spread(glob.slice(from, at))) out.push(token);
    const token = glob[at];
    if (token) out.push(token);
    from = at + 1;
  }
  return out;
}

function isWildcard(token: Token | undefined): boolean {
  return token?.kind === 'star' || token?.kind === 'one';
}

function spread(run: Glob): Glob {
  const star = run.find((token) => token.kind === 'star');
  if (!star) return run;
  if (run.every((token) => 'of' in token && token.of === star.of)) return [star, ...run.flatMap((token) => (token.kind === 'one' ? [token, star] : []))];
  const out: Token[] = [];
  for (const token of run) {
    const last = out.at(-1);
    if (token.kind === 'star' && last?.kind === 'star') {
      if (within(maskOf(token.of), maskOf(last.of))) continue;
      if (within(maskOf(last.of), maskOf(token.of))) out.pop();
    }
    out.push(token);
  }
  return out;
}

export function sameToken(a: Token | undefined, b: Token | undefined): boolean {
  if (a === b) return true;
  if (a?.kind === 'char') return b?.kind === 'char' && a.char === b.char && a.fold === b.fold;
  return a !== undefined && b !== undefined && a.kind === b.kind && keyOfToken(a) === keyOfToken(b);
}

/** Equal keys, equal tokens. */
function keyOfToken(token: Token): string {
  switch (token.kind) {
    case 'char':
      return token.fold ? `\\f${token.char}` : token.char === '\\' ? '\\\\' : token.char;
    case 'one':
      return `\\1${token.of};`;
    case 'star':
      return `\\*${token.of};`;
    case 'sign':
      return `\\s${token.sign.key.length}:${token.sign.key}${token.sign.looks};`;
  }
}

export function keyOfGlob(glob: Glob): string {
  let out = '';
  for (let at = 0; at < glob.length; at++) out += keyOfToken(glob[at] as Token);
  return out;
}
