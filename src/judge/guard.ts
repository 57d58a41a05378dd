/** Rules of others may fail. Then their question is open, and all other findings stand. */

import { identityOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { Fix } from '../rule/fix.js';
import type { Rule } from '../rule/rule.js';
import { isSteering, unlessOpen } from '../truth/explore.js';
import type { World } from '../truth/world.js';
import type { Heard } from './hear.js';

/** What a rule of a plugin says; where it throws, that it could not tell. */
export function guarded({ meta }: Rule, declaration: Declaration, world: World, ask: () => Heard): Heard {
  try {
    return ask();
  } catch (thrown) {
    if (isSteering(thrown)) throw thrown;
    const failure = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    const at = declaration.header;
    const says = `the rule ${meta.id} itself failed (${failure})`;
    const about = [identityOf(declaration)];
    return {
      said: [{ outcome: 'undecided', messageId: '', message: '', at, because: [{ says, origin: at }], openRoles: [], about, world, failure }],
      exempt: false,
    };
  }
}

/** Without its types a rule can answer anything. */
export function refuseNoAnswer(answer: unknown): void {
  const { truth, because } = ((typeof answer === 'object' ? answer : undefined) ?? {}) as { readonly truth?: unknown; readonly because?: unknown };
  if (!Array.isArray(because) || (truth !== 'yes' && truth !== 'no' && truth !== 'unknown'))
    throw new TypeError(`it answers ${typeof answer === 'object' ? 'an object' : String(answer)}, and not yes(), no() or unknown()`);
}

/** No fix is better than none of the findings. */
export function unlessBroken(fix: () => Fix | undefined): Fix | undefined {
  try {
    return unlessOpen(fix);
  } catch {
    return undefined;
  }
}
