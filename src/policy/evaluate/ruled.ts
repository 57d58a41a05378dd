/** What bears on a decision: things that let a request through and things that stop it, each certain, ruled out, or open. */

import type { Origin } from '../../text/origin.js';
import type { Answer } from '../../truth/answer.js';
import type { Cause } from '../question.js';

export interface Ruled {
  /** Whether it has its effect on this request. */
  readonly applies: Answer;
  readonly cause: Cause;
}

export interface Decision {
  readonly decision: 'allowed' | 'denied' | 'unknown';
  /** Why: what lets it through, what stops it (nothing, where nothing allows it), or what would have to be known. */
  readonly because: readonly Cause[];
}

export function ruled(applies: Answer, says: string, origin: Origin, grant?: Cause['grant']): Ruled {
  return { applies, cause: { says, origin, ...(grant ? { grant } : {}) } };
}

/** @param sides whoever has a say must let it through: each side by one of its grants */
export function decide(stops: readonly Ruled[], sides: readonly (readonly Ruled[])[]): Decision {
  const stopped = stops.filter(({ applies }) => applies.truth === 'yes');
  if (stopped.length > 0) return { decision: 'denied', because: stopped.map(({ cause }) => cause) };
  const open = sides.filter((side) => side.every(({ applies }) => applies.truth !== 'yes'));
  if (open.some((side) => side.every(({ applies }) => applies.truth === 'no'))) return { decision: 'denied', because: [] };
  const unsure = [...stops, ...open.flat()].filter(({ applies }) => applies.truth === 'unknown');
  if (unsure.length > 0) return { decision: 'unknown', because: unsure.flatMap(reasons) };
  return { decision: 'allowed', because: sides.flat().flatMap(({ applies, cause }) => (applies.truth === 'yes' ? [cause] : [])) };
}

/** What is not known of it, at its place. */
function reasons({ applies, cause }: Ruled): readonly Cause[] {
  if (applies.because.length === 0) return [cause];
  return applies.because.map(({ says, origin }) => ({ ...cause, says, origin: origin ?? cause.origin }));
}
