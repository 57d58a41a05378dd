/** `list[*].name`: the same of every item. */

import type { Splat } from '../../syntax/hcl/tree.js';
import { SPLAT_ITEM } from '../../syntax/hcl/tree.js';
import type { Seen } from '../../truth/seen.js';
import { assumedOf } from '../seen.js';
import { formOf, listOf } from './collection.js';
import { derived, soleHole } from './named.js';
import { originOf, shortly, writtenAs } from './origin.js';
import type { Site } from './site.js';

/** Of nothing it is the empty list, of a single value a list of one. */
export function splat(expression: Splat, site: Site): Seen {
  const origin = originOf(expression);
  const of = site.see(expression.of);
  // A reference to what is known only after deployment may be a list as well as anything else.
  if (of.kind === 'unknown' || soleHole(of)) {
    const { in: mapped, end } = expression;
    return derived(`splat ${writtenAs({ in: mapped, start: expression.of.end, end })}`, [of], shortly(expression), origin);
  }
  if (of.kind === 'absent') return listOf([], origin, { form: 'tuple' });
  const items = of.kind === 'sequence' ? of.items() : [of];
  return listOf(
    items.map((item) => site.binding([[SPLAT_ITEM, item]]).see(expression.each)),
    origin,
    { open: of.kind === 'sequence' ? of.open : undefined, assumed: assumedOf(of), form: formOf(of) === 'list' ? 'list' : 'tuple' },
  );
}
