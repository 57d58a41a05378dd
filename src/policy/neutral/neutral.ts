/**
 * Situations as they are judged: under neutral names. Buckets whose policies differ in names alone are judged once, and so is
 * one bucket that is read again and again.
 */

import type { Origin } from '../../text/origin.js';
import { Copier, originsOf } from './copy.js';
import type { Copied } from './copy.js';
import { Names } from './names.js';

/** One thing and the neutral one that is judged in its place. */
export interface Neutral<T, A> {
  readonly neutral: T;
  /** What was found out about the neutral thing, by whatever was asked. */
  readonly answers: Map<string, A>;
  readonly names: Names;
  /** The place for which one of the neutral thing stands. */
  place(neutral: Origin): Origin;
}

interface Shared<T, A> extends Pick<Neutral<T, A>, 'neutral' | 'answers'> {
  /** Places by the order in which they come, which is the same in all that spell the same. */
  places?: ReadonlyMap<Origin, number>;
}

/** Enough for the buckets of one file; more are judged by themselves. */
const MOST = 200;

/** Finds the neutral thing for each one; equal ones have the same, as long as not too many others came between them. */
export class Neutrals<T extends object, A> {
  readonly #shared = new Map<string, Shared<T, A>>();

  constructor(private readonly copied: Copied) {}

  of(own: T): Neutral<T, A> {
    const spelling = this.copied.speller.spellingOf(own);
    const names = new Names(!spelling.digitsMatter);
    const shared = this.#sharedBy(names.spell(spelling), () => new Copier(names, this.copied).copy(own));
    let places: readonly Origin[] | undefined;
    return {
      neutral: shared.neutral,
      answers: shared.answers,
      names,
      place: (origin) => {
        const at = (shared.places ??= placesIn(shared.neutral)).get(origin);
        return at === undefined ? origin : ((places ??= originsOf(own))[at] ?? origin);
      },
    };
  }

  #sharedBy(key: string, make: () => T): Shared<T, A> {
    const known = this.#shared.get(key);
    if (known) return known;
    const [oldest] = this.#shared.size < MOST ? [] : this.#shared.keys();
    if (oldest !== undefined) this.#shared.delete(oldest);
    const fresh: Shared<T, A> = { neutral: make(), answers: new Map() };
    this.#shared.set(key, fresh);
    return fresh;
  }
}

/** What is held twice stands where it is met first. */
function placesIn(neutral: object): ReadonlyMap<Origin, number> {
  const found = new Map<Origin, number>();
  for (const [at, one] of originsOf(neutral).entries()) if (!found.has(one)) found.set(one, at);
  return found;
}
