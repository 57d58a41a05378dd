/** Rings: a chain of references that comes back to where it began. */

import { placeAll } from '../text/origin.js';
import type { Origin } from '../text/origin.js';
import { no, unknown, yes } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Link } from '../truth/value.js';
import type { Common } from './subjects.js';

/** Whether two views are of one declaration. */
export function sameSubject(a: Pick<Common, 'identity'>, b: Pick<Common, 'identity'>): boolean {
  return a.identity === b.identity;
}

/** Longer chains are no rings that somebody made. */
const MOST = 100;

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
  const met = new Set([start.identity]);
  const closes = follow();
  const others = closes.truth === 'yes' ? chain.slice(1) : [];
  return { closes, others, leads: others.length === 0 || standsFirst(chain.map((one) => next(one).name.origin)) ? yes() : no() };

  function follow(): Answer {
    const steps: Evidence[] = [];
    for (let from = start; ; ) {
      const link = next(from);
      const { to } = link;
      if (to === undefined && link.name.kind === 'known') return no({ says: `"${link.name.value}" is not part of this scan`, origin: link.name.origin });
      if (to === undefined) return endsWith(link) ? no() : link.ask(() => no());
      // Asked for what the link itself supposes.
      const step = link.ask(() => yes({ says: `${from.says} ${verb} ${sameSubject(from, to) ? 'itself' : to.says}`, origin: link.name.origin }));
      if (step.truth !== 'yes') return step;
      steps.push(...step.because);
      if (sameSubject(to, start)) return yes(...steps);
      // The chain runs into a ring of which `start` is no part.
      if (met.has(to.identity)) return no(...step.because);
      if (chain.length >= MOST) return unknown({ says: `a chain of more than ${MOST} is not followed to its end`, origin: link.name.origin });
      met.add(to.identity);
      chain.push(to);
      from = to;
    }
  }

  /** Whether the chain ends, whomever of those in sight a name that is not known means. */
  function endsWith({ maybe }: Link<T>): boolean {
    if (!maybe || maybe.some((one) => sameSubject(one, start))) return false;
    return maybe.every((one) => met.has(one.identity) || leadsNowhere(next(one)));
  }
}

function leadsNowhere({ to, name }: Link<unknown>): boolean {
  return to === undefined && name.kind !== 'unknown';
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
