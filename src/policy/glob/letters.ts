/** The letters worth trying in a state of several automata: one for every way in which letters can differ there. */

import type { Letter, State } from './automaton.js';
import { kindOf, membershipOf, strangers } from './classes.js';

/** @param inAll states that have to live on; @param inNone states that had better not */
export function lettersFrom(inAll: readonly State[], inNone: readonly State[]): readonly Letter[] {
  const characters = charactersFrom(inAll, inNone);
  return inAll.some(({ signs }) => signs.size > 0) ? [...characters, ...signsFrom(inAll)] : characters;
}

function charactersFrom(inAll: readonly State[], inNone: readonly State[]): readonly string[] {
  const narrow = inAll.filter(({ masks }) => masks.length === 0).sort((a, b) => a.chars.size - b.chars.size)[0];
  if (narrow) return [...narrow.chars.keys()];
  const spelled = new Set<string>();
  const avoided = new Set<string>();
  const classes: number[] = [];
  for (const { chars, masks } of inAll) {
    for (const char of chars.keys()) spelled.add(char);
    for (const mask of masks) if (!classes.includes(mask)) classes.push(mask);
  }
  for (const { chars, masks } of inNone) {
    for (const char of chars.keys()) if (!spelled.has(char)) avoided.add(char);
    for (const mask of masks) if (!classes.includes(mask)) classes.push(mask);
  }
  const others = strangers(classes, avoided.size === 0 ? spelled : new Set([...spelled, ...avoided]));
  // Where another character is left that the classes do not tell apart, it does all that an avoided one does, and avoids more.
  const covered = new Set(others.map((char) => membershipOf(kindOf(char), classes)));
  return [...others, ...spelled, ...[...avoided].filter((char) => !covered.has(membershipOf(kindOf(char), classes)))];
}

/** Only what a pattern demands: elsewhere a written character does. */
function signsFrom(inAll: readonly State[]): readonly Letter[] {
  return [...new Map(inAll.flatMap(({ signs }) => [...signs].map(([key, { sign }]) => [key, sign] as const))).values()];
}
