/**
 * Three-valued logic (strong Kleene) with reasons. This room may not know what the questions are about.
 */

import type { Origin } from '../text/origin.js';
import type { Witness } from './witness.js';

export type Truth = 'yes' | 'no' | 'unknown';

/** One reason for an answer, in a sentence, with its place. */
export interface Evidence {
  readonly says: string;
  readonly origin?: Origin | undefined;
  /** What had to be supposed for this reason to hold: "default of parameter Mode". */
  readonly assumed?: string | undefined;
  /** A join made by a name pattern stands behind this: the finding's confidence is low. */
  readonly weak?: boolean | undefined;
  /** The request that proves it. */
  readonly witness?: Witness | undefined;
}

export interface Answer {
  readonly truth: Truth;
  readonly because: readonly Evidence[];
}

/** The answers for which nobody gives a reason, which many are. */
export const YES: Answer = { truth: 'yes', because: [] };
export const NO: Answer = { truth: 'no', because: [] };

export function yes(...because: readonly Evidence[]): Answer {
  return because.length === 0 ? YES : { truth: 'yes', because };
}

export function no(...because: readonly Evidence[]): Answer {
  return because.length === 0 ? NO : { truth: 'no', because };
}

export function unknown(...because: readonly Evidence[]): Answer {
  return { truth: 'unknown', because };
}

/** An answer whose reasons are looked for when somebody reads them, and once. */
export function later(truth: Truth, find: () => readonly Evidence[]): Answer {
  return new Later(truth, find);
}

class Later implements Answer {
  readonly #find: () => readonly Evidence[];
  #found: readonly Evidence[] | undefined;

  constructor(
    readonly truth: Truth,
    find: () => readonly Evidence[],
  ) {
    this.#find = find;
  }

  get because(): readonly Evidence[] {
    return (this.#found ??= this.#find());
  }
}

export function not(answer: Answer): Answer {
  return answer.truth === 'unknown' ? answer : new Turned(answer.truth === 'yes' ? 'no' : 'yes', answer);
}

/** The other answer for the same reasons. */
class Turned implements Answer {
  constructor(
    readonly truth: Truth,
    private readonly from: Answer,
  ) {}

  get because(): readonly Evidence[] {
    return this.from.because;
  }
}

/** An answer, or a question that is only put when the answers before it leave it open. */
export type Asked = Answer | (() => Answer);

/** Yes if all are yes. The reasons of a no are those of the noes, of an unknown those of the unknowns. */
export function all(...answers: Asked[]): Answer {
  return fold(answers, 'no', 'yes');
}

/** Yes if one is yes; its reasons are those of every yes. The reasons of a no are those of all. */
export function any(...answers: Asked[]): Answer {
  return fold(answers, 'yes', 'no');
}

/** The same of a list that is nobody else's: the answers take the places of the questions in it. */
export function allOf(answers: Asked[]): Answer {
  return fold(answers, 'no', 'yes');
}

export function anyOf(answers: Asked[]): Answer {
  return fold(answers, 'yes', 'no');
}

function fold(asked: Asked[], decisive: Truth, otherwise: Truth): Answer {
  let truth = otherwise;
  let count = 0;
  for (let at = 0; at < asked.length; at++) {
    const one = asked[at] as Asked;
    if (typeof one === 'function' && truth === decisive) continue;
    const answer = typeof one === 'function' ? one() : one;
    if (answer.truth === decisive) truth = decisive;
    else if (answer.truth === 'unknown' && truth === otherwise) truth = 'unknown';
    asked[count++] = answer;
  }
  if (count === 1) return asked[0] as Answer;
  if (count < asked.length) asked.length = count;
  return new Folded(truth, asked as Answer[]);
}

/** What several answers come to: the reasons are those of the answers that made it so. */
class Folded implements Answer {
  #because: readonly Evidence[] | undefined;

  constructor(
    readonly truth: Truth,
    private readonly answers: readonly Answer[],
  ) {}

  get because(): readonly Evidence[] {
    return (this.#because ??= this.#reasons());
  }

  #reasons(): readonly Evidence[] {
    const found: Evidence[] = [];
    for (const answer of this.answers) if (answer.truth === this.truth) for (const one of answer.because) found.push(one);
    return found;
  }
}

/** How sure a finding is: high when every reason is written, medium when one is assumed, low when a join was made by a name pattern. */
export type Confidence = 'high' | 'medium' | 'low';

export function confidenceOf(because: readonly Evidence[]): Confidence {
  if (because.some((evidence) => evidence.weak)) return 'low';
  return because.some((evidence) => evidence.assumed) ? 'medium' : 'high';
}

/** Where the first holds, the second must; where it does not, that need not be asked. */
export function implies(when: Answer, then: Asked): Answer {
  return any(not(when), then);
}

/** The answer under a supposition, which every reason then names. */
export function supposing(assumed: string, answer: Answer): Answer {
  return later(answer.truth, () => answer.because.map((evidence) => reworded(evidence, { assumed: evidence.assumed ?? assumed })));
}

/** The same reason, at another place or under a supposition. Its request is looked for when somebody reads it. */
export function reworded(evidence: Evidence, { origin = evidence.origin, assumed = evidence.assumed }: Pick<Evidence, 'origin' | 'assumed'>): Evidence {
  const { says, weak } = evidence;
  return 'witness' in evidence ? new Proof(says, origin, assumed, weak, evidence) : { says, origin, assumed, weak };
}

/** The same reason, which no request proves. */
export function withoutWitness({ says, origin, assumed, weak }: Omit<Evidence, 'witness'>): Evidence {
  return { says, origin, assumed, weak };
}

/** A reason with the request that proves it, which is looked for when somebody reads it. */
export class Proof implements Evidence {
  constructor(
    readonly says: string,
    readonly origin: Origin | undefined,
    readonly assumed: string | undefined,
    readonly weak: boolean | undefined,
    private readonly of: Pick<Evidence, 'witness'>,
  ) {}

  get witness(): Witness | undefined {
    return this.of.witness;
  }
}
