/** Rings: a chain of references that comes back to where it began. */

import { placeAll } from '../text/origin.js';
import type { Origin } from '../text/origin.js';
import { no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Link } from '../truth/value.js';
import type { Common } from './subjects.js';

/** Whether two views are of one declaration. */
export function sameSubject(a: Pick<Common, 'identity'>, b: Pick<Common, 'identity'>): boolean {
  return a.identity === b.identity;
}

export interface Ring<T> {
  /** Whether the chain comes back; the reasons are its links. What lies outside the scan is taken for an end. */
  readonly closes: Answer;
  /** Where it closes: the members after `start`, in the order of the links. */
  readonly others: readonly T[];
  /** Whether `start` speaks for the ring: of all members it stands first in the files. */
  readonly leads: Answer;
}

/**
 * Follows references from `start`.
 * @param verb for the reasons: "sends its access logs to"
 */
export function ringOf<T extends Common>(start: T, next: (subject: T) => Link<T>, verb: string): Ring<T> {
  const chain: T[] = [start];
  const closes = follow(start);
  const others = closes.truth === 'yes' ? chain.slice(1) : [];
  return { closes, others, leads: others.length === 0 || standsFirst(chain.map((one) => next(one).name.origin)) ? yes() : no() };

  function follow(from: T): Answer {
    const link = next(from);
    if (link.to === undefined && link.name.kind === 'known') return no({ says: `"${link.name.value}" is not part of this scan`, origin: link.name.origin });
    return link.ask((to) => {
      const step = { says: `${from.says} ${verb} ${sameSubject(from, to) ? 'itself' : to.says}`, origin: link.name.origin };
      if (sameSubject(to, start)) return yes(step);
      // The chain runs into a ring of which `start` is no part.
      if (chain.some((one) => sameSubject(one, to))) return no(step);
      chain.push(to);
      const rest = follow(to);
      return rest.truth === 'yes' ? yes(step, ...rest.because) : rest;
    });
  }
}

/** Whether the first of several places comes before all others; equal ones count as before. */
function standsFirst([own, ...others]: readonly Origin[]): boolean {
  if (!own) return true;
  const places = placeAll([own, ...others]);
  const here = places.get(own);
  return others.every((one) => {
    const there = places.get(one);
    if (!here || !there) return true;
    return here.source.path === there.source.path ? here.start <= there.start : here.source.path < there.source.path;
  });
}
