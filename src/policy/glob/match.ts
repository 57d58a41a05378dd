/** One glob and one text, gone through side by side without building anything: most texts are short, and met once. */

import type { Sign, Term } from '../term.js';
import type { Letter } from './automaton.js';
import { kindOf, maskOf, within } from './classes.js';
import type { Mask } from './classes.js';
import { charactersOf } from './glob.js';
import type { Glob, Token } from './glob.js';
import { globOfLooks } from './looks.js';

/** Letter by letter: characters, and signs as a whole. */
export function spelled(...texts: readonly Term[]): readonly Letter[] {
  const out: Letter[] = [];
  for (const text of texts) {
    for (const piece of text) {
      if (typeof piece === 'string') out.push(...piece);
      else out.push(piece);
    }
  }
  return out;
}

/** Whether the glob takes the text whatever signs turn out to be: a sign is taken by itself, or by wildcards that take all that it can be. */
export function takesSurely(glob: Glob, letters: readonly Letter[]): boolean {
  const same = prefixOf(glob, letters);
  if (same === glob.length) return same === letters.length;
  // A sign whose texts all begin in one way may be taken by characters.
  if (isFixed(glob[same]) && typeof letters[same] !== 'object') return false;
  const places = placesBehind(glob, letters);
  return places.includes(glob.length) || endsFreely(glob, places);
}

/** The places of a glob that are reached with a text, whatever its signs turn out to be; those only that end freely, if one does. */
export function placesBehind(glob: Glob, letters: readonly Letter[]): readonly number[] {
  const same = prefixOf(glob, letters);
  let places = closed(glob, [same]);
  for (let at = same; at < letters.length && places.length > 0; at++) {
    if (endsFreely(glob, places)) return [glob.length - 1];
    const letter = letters[at] ?? '';
    places = closed(glob, typeof letter === 'string' ? byCharacter(glob, places, letter) : bySign(glob, places, letter));
  }
  return places;
}

/** One of the places is at a star for everything with which the glob ends. */
export function endsFreely(glob: Glob, places: readonly number[]): boolean {
  const last = glob.at(-1);
  return last?.kind === 'star' && last.of === 'any' && places.includes(glob.length - 1);
}

/** A token that takes one letter alone. */
export function isFixed(token: Token | undefined): boolean {
  return token?.kind === 'char' ? !token.fold : token?.kind === 'sign';
}

/** How far both say the same in so many letters. */
export function prefixOf(glob: Glob, letters: readonly Letter[]): number {
  let at = 0;
  while (at < glob.length && at < letters.length && isSame(glob[at], letters[at])) at++;
  return at;
}

export function isSame(token: Token | undefined, letter: Letter | undefined): boolean {
  if (token?.kind === 'char') return token.char === letter && !token.fold;
  return token?.kind === 'sign' && typeof letter === 'object' && token.sign.key === letter.key;
}

/** With the places behind stars: these take nothing as well. */
function closed(glob: Glob, places: readonly number[]): readonly number[] {
  const out: number[] = [];
  for (let index = 0; index < places.length; index++) {
    for (let at = places[index] as number; !out.includes(at); at++) {
      out.push(at);
      if (glob[at]?.kind !== 'star') break;
    }
  }
  return out;
}

function byCharacter(glob: Glob, places: readonly number[], char: string): readonly number[] {
  const kind = kindOf(char);
  const out: number[] = [];
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    const token = glob[place];
    if (token?.kind === 'char') {
      if (token.char === char || (token.fold && charactersOf(token.char, true).includes(char))) out.push(place + 1);
    } else if (token?.kind === 'star') {
      if (maskOf(token.of) & kind) out.push(place);
    } else if (token?.kind === 'one' && maskOf(token.of) & kind) out.push(place + 1);
  }
  return out;
}

function bySign(glob: Glob, places: readonly number[], sign: Sign): readonly number[] {
  const same = places.filter((place) => isSame(glob[place], sign)).map((place) => place + 1);
  let all = places;
  for (const token of globOfLooks(sign.looks)) {
    if (token.kind === 'char') all = closed(glob, byCharacter(glob, all, token.char));
    else if (token.kind === 'one') all = closed(glob, byEach(glob, all, maskOf(token.of)));
    else if (token.kind === 'star') all = howeverOften(glob, all, maskOf(token.of));
    if (all.length === 0) break;
  }
  return [...same, ...all];
}

/** The places to which every character of a class leads. */
function byEach(glob: Glob, places: readonly number[], of: Mask): readonly number[] {
  return places.flatMap((place) => {
    const token = glob[place];
    if (token?.kind !== 'star' && token?.kind !== 'one') return [];
    return within(of, maskOf(token.of)) ? [token.kind === 'star' ? place : place + 1] : [];
  });
}

/** The places that are reached after any number of characters. */
function howeverOften(glob: Glob, from: readonly number[], of: Mask): readonly number[] {
  let always = from;
  let places = from;
  const seen = new Set<string>();
  for (let key = keyOf(places); !seen.has(key) && always.length > 0; key = keyOf(places)) {
    seen.add(key);
    places = closed(glob, byEach(glob, places, of));
    const there = places;
    always = always.filter((place) => there.includes(place));
  }
  return always;
}

function keyOf(places: readonly number[]): string {
  return [...places].sort((a, b) => a - b).join();
}
