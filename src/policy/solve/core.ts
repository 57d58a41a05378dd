/** What stands in the way of a request: a smallest set of rules that together leave no hole. */

import type { Cause } from '../question.js';
import { assumedOf, inForce } from './rules.js';
import type { Publicness, Rule } from './rules.js';
import { asking, possibleWith } from './run.js';
import type { Asked, Found, Memory } from './run.js';

export interface Core {
  readonly causes: readonly Cause[];
  readonly assumes: readonly string[];
}

const NOTHING: Core = { causes: [], assumes: [] };

export function coreOf(asked: Asked, of: Memory, publicness: Publicness): Core {
  const stops = asked.plan.allStops;
  const find = (only: readonly Rule[]): Found | undefined => possibleWith(asked, only, of);
  const core: Rule[] = [];
  // Whoever stops what slips through the others is needed, or its like.
  for (let hole = find(core); hole; hole = find(core)) {
    const next = stopperOf(hole, stops, core);
    if (!next) return core.length === 0 ? masks(asked, of, publicness) : NOTHING;
    core.push(next);
  }
  if (core.length === 0) return masks(asked, of, publicness);
  for (let at = core.length - 1; at >= 0 && core.length > 1; at--) {
    if (!find(core.filter((_, other) => other !== at))) core.splice(at, 1);
  }
  return { causes: core.map(({ cause }) => cause), assumes: [...new Set(core.flatMap(({ assumed }) => assumed ?? []))] };
}

function stopperOf({ world, model }: Found, stops: readonly Rule[], core: readonly Rule[]): Rule | undefined {
  return stops.find((rule) => !core.includes(rule) && model.holds(rule.applies(world, 'must')));
}

/** Grants of an ACL that nothing counts. */
function masks({ situation, question }: Asked, of: Memory, publicness: Publicness): Core {
  const { acl, ownership, blocks } = situation;
  if (acl.items.length === 0 || question.through === 'point') return NOTHING;
  const without = question.without ?? [];
  const unmasked = asking(situation, { ...question, without: [...without, 'ownership', 'blocks'] }, of, publicness);
  if (!possibleWith(unmasked, undefined, of)) return NOTHING;
  const out: { readonly cause: Cause; readonly assumed: readonly string[] }[] = [];
  if (!without.includes('ownership') && ownership.is('BucketOwnerEnforced').truth === 'yes') {
    out.push({
      cause: { says: 'ACLs have no effect: the bucket owner owns all objects (BucketOwnerEnforced)', origin: ownership.origin },
      assumed: assumedOf(ownership),
    });
  } else if (!without.includes('blocks')) {
    const levels = [blocks.bucket, ...(blocks.account ? [blocks.account] : [])].map((block) => block.ignorePublicAcls);
    const on = levels.find((level) => inForce([level]) === 'on');
    if (on) out.push({ cause: { says: 'Block Public Access ignores public ACLs (IgnorePublicAcls)', origin: on.origin }, assumed: assumedOf(on) });
  }
  return { causes: out.map(({ cause }) => cause), assumes: out.flatMap(({ assumed }) => assumed) };
}
