/** What an inventory tells of several worlds at once. */

import type { Estate } from '../model/estate.js';
import type { ReachEdge } from '../rule/inventory.js';
import { explore, whenOf } from '../truth/explore.js';
import type { Path } from '../truth/explore.js';
import type { World } from '../truth/world.js';
import { together } from './inventory-reach.js';
import type { SaidReach } from './inventory-reach.js';

export const TOO_MANY = 'it depends on more combinations of choices than are tried';

/** What something is in every world; undefined where the choices are too many. */
export function paths<T>(estate: Estate, read: (world: World) => T): readonly Path<T>[] | undefined {
  const found = explore(estate.plain, read);
  return 'kind' in found ? undefined : found;
}

/** What holds in some worlds is said once, with the choices under which it holds. */
export function joinWorlds(all: readonly Path<readonly SaidReach[]>[], to: string): readonly ReachEdge[] {
  const groups = new Map<string, { said: SaidReach; readonly choices: Path<unknown>['choices'][] }>();
  for (const { outcome, choices } of all) {
    for (const said of outcome) {
      const key = JSON.stringify([said.from, said.via]);
      const group = groups.get(key);
      if (!group) groups.set(key, { said, choices: [choices] });
      else {
        group.said = together(group.said, said);
        group.choices.push(choices);
      }
    }
  }
  return [...groups.values()].map(({ said, choices }) => {
    const others = all.filter((path) => !choices.includes(path.choices)).map((path) => path.choices);
    const when = whenOf(choices, others);
    return { ...said, to, ...(when === undefined ? {} : { when }) };
  });
}
