/** Sets of texts: what one of several globs takes. */

import { keyOf, term } from '../term.js';
import type { Term } from '../term.js';
import { automatonFor, walks } from './automata.js';
import type { Letter } from './automaton.js';
import { keyOfGlob, tidy } from './glob.js';
import type { Glob, Token } from './glob.js';
import { isGuessed } from './looks.js';
import { endsFreely, isFixed, isSame, placesBehind, prefixOf, spelled, takesSurely } from './match.js';
import { isWritten, keyOfLetter, lengthOf, lettersOf, textOf } from './text.js';

/**
 * The texts that one of the globs takes.
 * `must`: whatever the signs turn out to be. A sign in a text is taken by the same sign, or by wildcards that take all it can be.
 * `may`: if the signs turn out so. A sign is taken by what could take it, and takes every text that it could be.
 */
export interface Language {
  readonly kind: 'language';
  /** Equal keys, equal languages: the order of the globs does not matter. */
  readonly key: string;
  readonly mode: 'must' | 'may';
  /** In the order of their keys. */
  readonly globs: readonly Glob[];
  /** What every text has in front that the globs know of and the texts leave out. */
  readonly prefix: Term;
  /** All its texts by their keys, where the globs have neither wildcards nor signs to be guessed. */
  readonly texts: ReadonlyMap<string, Term> | undefined;
  /** Its texts as the globs spell them, signs and all, where these have no wildcards. */
  readonly written: readonly Term[] | undefined;
  /** Whether a glob has a sign that may turn out to be something that is written. */
  readonly signs: boolean;
  /** How many tokens the globs have: what it costs to build an automaton. */
  readonly size: number;
}

export function language(globs: readonly Glob[], mode: 'must' | 'may'): Language {
  return new OfGlobs(globs, mode, []);
}

/** What remains of its texts when the prefix is taken off in front; texts that do not begin so are left out. */
export function withoutPrefix(of: Language, prefix: Term): Language {
  return prefix.length === 0 ? of : new OfGlobs(of.globs, of.mode, term(...of.prefix, ...prefix));
}

const certain = new WeakMap<Language, Language>();

/** The same texts, those that need no guess. */
export function certainly(of: Language): Language {
  if (of.mode === 'must') return of;
  let known = certain.get(of);
  if (!known) certain.set(of, (known = new OfGlobs(of.globs, 'must', of.prefix)));
  return known;
}

const EVERYTHING: Glob = [{ kind: 'star', of: 'any' }];

/** Most languages are asked for one or two texts and thrown away, so that what is known of one is found when somebody asks. */
class OfGlobs implements Language {
  readonly kind = 'language';
  readonly prefix: Term;
  readonly size: number;
  #globs: readonly Glob[];
  #isSorted: boolean;
  #key: string | undefined;
  #signs: boolean | undefined;
  #written: { readonly texts: readonly Term[] | undefined } | undefined;
  #texts: ReadonlyMap<string, Term> | undefined;

  constructor(
    given: readonly Glob[],
    readonly mode: 'must' | 'may',
    prefix: Term,
  ) {
    const globs = given.map(tidy);
    const all = globs.some((glob) => glob.length === 1 && glob[0]?.kind === 'star' && glob[0].of === 'any');
    this.#globs = all ? [EVERYTHING] : globs;
    this.prefix = all ? [] : prefix;
    this.#isSorted = this.#globs.length < 2;
    this.size = this.#globs.reduce((sum, { length }) => sum + length, 0);
  }

  get globs(): readonly Glob[] {
    if (!this.#isSorted) {
      const byKey = new Map(this.#globs.map((glob) => [keyOfGlob(glob), glob] as const));
      this.#globs = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, glob]) => glob);
      this.#isSorted = true;
    }
    return this.#globs;
  }

  get key(): string {
    return (this.#key ??= [this.mode, keyOf(this.prefix), ...this.globs.map(keyOfGlob)].join('\\|'));
  }

  get signs(): boolean {
    return (this.#signs ??= this.#globs.some((glob) => glob.some((token) => token.kind === 'sign' && isGuessed(token.sign))));
  }

  get written(): readonly Term[] | undefined {
    return (this.#written ??= { texts: writtenOf(this.#globs, this.mode, this.prefix) }).texts;
  }

  get texts(): ReadonlyMap<string, Term> | undefined {
    const { written } = this;
    if (!written || (this.mode === 'may' && this.signs)) return undefined;
    return (this.#texts ??= new Map(written.map((text) => [keyOf(text), text])));
  }
}

function writtenOf(globs: readonly Glob[], mode: 'must' | 'may', prefix: Term): readonly Term[] | undefined {
  if (!globs.every((glob) => glob.every(isFixed))) return undefined;
  const front = [...lettersOf(prefix)];
  if (mode === 'may' && !isWritten(prefix)) return undefined;
  const out = new Map<string, Term>();
  for (const glob of globs) {
    const letters = glob.flatMap((token): Letter[] => (token.kind === 'char' ? [token.char] : token.kind === 'sign' ? [token.sign] : []));
    if (front.length > 0) {
      // A sign in front may be what is taken off.
      if (mode === 'may' && letters.slice(0, front.length).some((letter) => typeof letter !== 'string')) return undefined;
      if (letters.length < front.length || front.some((letter, index) => keyOfLetter(letter) !== keyOfLetter(letters[index] ?? ''))) continue;
    }
    const text = textOf(letters.slice(front.length));
    out.set(keyOf(text), text);
  }
  return [...out.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function contains(of: Language, text: Term): boolean {
  if (!isSmall(of) || lengthOf(of.prefix) + lengthOf(text) > SHORT) {
    return of.texts && (of.mode === 'must' || isWritten(text)) ? of.texts.has(keyOf(text)) : walks(of, text);
  }
  if (needsNoGuess(of) && (of.mode === 'must' || isWritten(text))) {
    const letters = spelled(of.prefix, text);
    return of.globs.some((glob) => takesSurely(glob, letters));
  }
  return mayContain(of, text);
}

/** It has every text there is. Quick, and never wrongly true. */
export function takesAll(of: Language): boolean {
  if (!isSmall(of) || !needsNoGuess(of)) return automatonFor(of, of.mode).start.universal;
  const front = spelled(of.prefix);
  return of.globs.some((glob) => endsFreely(glob, placesBehind(glob, front)));
}

/** It has no text at all. Exact. */
export function takesNone(of: Language): boolean {
  if (of.globs.length === 0) return true;
  if (!isSmall(of) || !needsNoGuess(of)) return of.texts ? of.texts.size === 0 : automatonFor(of, of.mode).start.nodes.length === 0;
  const front = spelled(of.prefix);
  return of.globs.every((glob) => placesBehind(glob, front).length === 0);
}

/** So few globs, and texts of this length, are gone through one by one. */
const FEW = 16;
const SHORT = 300;

function isSmall({ size, prefix, globs }: Language): boolean {
  return size <= SHORT * 2 && lengthOf(prefix) <= SHORT && globs.length <= FEW;
}

function needsNoGuess(of: Language): boolean {
  return of.mode === 'must' || (!of.signs && isWritten(of.prefix));
}

const possible = new WeakMap<Language, Map<string, boolean>>();

function mayContain(of: Language, text: Term): boolean {
  let known = possible.get(of);
  if (!known) possible.set(of, (known = new Map()));
  const key = keyOf(text);
  let answer = known.get(key);
  if (answer === undefined) {
    const letters = spelled(of.prefix, text);
    known.set(key, (answer = of.globs.some((glob) => mayTake(glob, letters))));
  }
  return answer;
}

/** Where signs may turn out to be anything, it is enough to look at what stands between what both say in so many letters. */
function mayTake(glob: Glob, letters: readonly Letter[]): boolean {
  const start = prefixOf(glob, letters);
  let [end, to] = [glob.length, letters.length];
  while (end > start && to > start && isSame(glob[end - 1], letters[to - 1])) {
    end--;
    to--;
  }
  if (start === end && start === to) return true;
  // What is written on one side only, or otherwise, is there whatever the signs are.
  if (start === end && letters.slice(start, to).some((letter) => typeof letter === 'string')) return false;
  if (start === to && glob.slice(start, end).some(({ kind }) => kind === 'char' || kind === 'one')) return false;
  if (to > start && end > start && (differ(glob[start], letters[start]) || differ(glob[end - 1], letters[to - 1]))) return false;
  return walks(language([glob.slice(start, end)], 'may'), textOf(letters.slice(start, to)));
}

/** Both are written, and not the same. */
function differ(token: Token | undefined, letter: Letter | undefined): boolean {
  return token?.kind === 'char' && isFixed(token) && typeof letter === 'string' && token.char !== letter;
}
