/**
 * Situations as they are judged: under neutral names. Buckets whose policies differ in names alone are judged once, and so is
 * one bucket that is read again and again.
 */

import type { Origin } from '../../text/origin.js';
import type { Situation } from '../situation.js';
import { Copier, placeAt, waysIn } from './copy.js';
import type { Copied, Way } from './copy.js';
import { Names } from './names.js';
import { namesMatter, partsMatter } from './spelling.js';
import type { Speller, Spelling } from './spelling.js';

/** One thing and the neutral one that is judged in its place. */
export interface Neutral<T, A> {
  /** The thing itself, under its own names. */
  readonly own: T;
  readonly neutral: T;
  /** What was found out about the neutral thing, by whatever was asked. */
  readonly answers: Map<string, A>;
  readonly names: Names;
  /** The place for which one of the neutral thing stands. */
  place(neutral: Origin): Origin;
}

/** The names of one situation, however much of it a question reads, and in whichever order questions are asked. */
export class Called {
  readonly #spelled = new Map<string, Spelled>();
  #front: Spelling | undefined;

  constructor(
    private readonly situation: Situation,
    private readonly speller: Speller,
  ) {}

  /**
   * @param rest what is read beside that which every question reads
   * @param alone whether whoever asks speaks of no other bucket
   */
  spelled(rest: Spelling, alone: boolean): Spelled {
    const front = (this.#front ??= this.speller.spellingOf(named(this.situation)));
    const accounts = !front.digitsMatter && !rest.digitsMatter;
    const buckets = !namesMatter(front, rest);
    const parts = alone && !partsMatter(front, rest);
    const key = `${accounts}${buckets}${parts}`;
    let spelled = this.#spelled.get(key);
    if (!spelled) {
      const names = new Names({ accounts, buckets: buckets && !parts, parts });
      this.#spelled.set(key, (spelled = { names, key: `${key}${names.spell(front)}` }));
    }
    return spelled;
  }
}

/** Names, and how what every question reads is spelled with them. */
interface Spelled {
  readonly names: Names;
  readonly key: string;
}

/** Of a situation what every question reads. */
function named({ bucket, account, organization, policy, acl, points, guardrails }: Situation): object {
  return { bucket, account, organization, policy, acl, points: points.items.map(({ arn, account: owner, policy: own }) => ({ arn, owner, own })), guardrails };
}

interface Shared<T, A> extends Pick<Neutral<T, A>, 'neutral' | 'answers'> {
  /** Where its places stand, which is the same in all that spell the same. */
  ways?: ReadonlyMap<Origin, Way>;
}

/** Enough for the buckets of one file; more are judged by themselves. */
const MOST = 200;

/** Finds the neutral thing for each one; equal ones have the same, as long as not too many others came between them. */
export class Neutrals<T extends object, A> {
  readonly #shared = new Map<string, Shared<T, A>>();

  constructor(private readonly copied: Copied) {}

  /**
   * @param called the names under which it stands
   * @param beside what it has beside that which every question reads of what is called so
   * @param alone whether whoever asks speaks of no other bucket
   */
  of(own: T, called: Called, beside: readonly unknown[], alone = true): Neutral<T, A> {
    const rest = this.copied.speller.spellingOf(beside);
    const { names, key } = called.spelled(rest, alone);
    const shared = this.#sharedBy(key + names.spell(rest), () => new Copier(names, this.copied).copy(own));
    return {
      own,
      neutral: shared.neutral,
      answers: shared.answers,
      names,
      place: (origin) => {
        const way = (shared.ways ??= waysIn(shared.neutral)).get(origin);
        return (way && placeAt(own, way)) ?? origin;
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
