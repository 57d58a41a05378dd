/** What bears on a decision: things that let a request through and things that stop it, each certain, ruled out, or open. */

import type { Origin } from '../../text/origin.js';
import type { Answer } from '../../truth/answer.js';
import type { Cause } from '../question.js';

export interface Ruled {
  /** Whether it has its effect on this request; looked at when somebody asks. */
  readonly applies: Answer;
  readonly cause: Cause;
}

export interface Decision {
  readonly decision: 'allowed' | 'denied' | 'unknown';
  /** Why: what lets it through, what stops it (nothing, where nothing allows it), or what would have to be known. */
  readonly because: readonly Cause[];
}

export function ruled(applies: () => Answer, says: string, origin: Origin, grant?: Cause['grant']): Ruled {
  return new Later(applies, grant ? { says, origin, grant } : { says, origin });
}

class Later implements Ruled {
  #found: Answer | undefined;

  constructor(
    private readonly find: () => Answer,
    readonly cause: Cause,
  ) {}

  get applies(): Answer {
    return (this.#found ??= this.find());
  }
}

/** @param sides whoever has a say must let it through: each side by one of its grants */
export function decide(stops: readonly Ruled[], sides: readonly (readonly Ruled[])[]): Decision {
  if (stops.some(holds)) return { decision: 'denied', because: stops.filter(holds).map(({ cause }) => cause) };
  // One grant is enough, and whoever counts on identity policies, which stand last, mostly has it there.
  const open = sides.filter((side) => side.findLast(holds) === undefined);
  if (open.some((side) => side.every(({ applies }) => applies.truth === 'no'))) return { decision: 'denied', because: [] };
  const unsure = [...stops, ...open.flat()].filter(({ applies }) => applies.truth === 'unknown');
  if (unsure.length > 0) return { decision: 'unknown', because: unsure.flatMap(reasons) };
  return new Allowed(sides);
}

/** Who lets it through is told only if somebody reads it. */
class Allowed implements Decision {
  readonly decision = 'allowed';

  constructor(private readonly sides: readonly (readonly Ruled[])[]) {}

  get because(): readonly Cause[] {
    return this.sides.flatMap((side) => side.filter(holds).map(({ cause }) => cause));
  }
}

function holds({ applies }: Ruled): boolean {
  return applies.truth === 'yes';
}

/** What is not known of it, at its place. */
function reasons({ applies, cause }: Ruled): readonly Cause[] {
  if (applies.because.length === 0) return [cause];
  return applies.because.map(({ says, origin }) => ({ ...cause, says, origin: origin ?? cause.origin }));
}
