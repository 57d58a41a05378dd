/** Ways through the model: made for every field that is read, asked for by those few that are changed. */

import type { Slot } from '../truth/value.js';

/** A way with list indexes, told from its end: that of what holds the place, and the last step. */
export type Path = readonly [] | readonly [before: Path, step: string | number];

/** Slots are many, and few are written to: the way is laid out when somebody reads it. */
export class PathSlot implements Slot {
  constructor(
    readonly owner: object,
    private readonly at: Path,
  ) {}

  get path(): readonly (string | number)[] {
    return stepsOf(this.at);
  }
}

function stepsOf(path: Path): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = path; at.length === 2; at = at[0]) steps.push(at[1]);
  return steps.reverse();
}

/** A way without its list indexes: `lifecycle.rules.status`. */
export function namesOf(path: Path): string {
  let names = '';
  for (let at = path; at.length === 2; at = at[0]) if (typeof at[1] === 'string') names = names ? `${at[1]}.${names}` : at[1];
  return names;
}
