/** Parts of what is not known: they have names of their own, and are the same wherever they stand. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import { convert } from './convert.js';
import { either } from './either.js';
import { holeOf, nameOf, namedUnknown, soleHole, unknownAt, whyUnknown } from './named.js';
import type { Either, NamedUnknown } from './named.js';
import { placeOf } from './place.js';
import type { Type } from './type.js';
import { mistake, open } from './value.js';

/** A part of something that is not known, by a name or a number. */
export function partOfUnknown(seen: Seen, step: string | number, origin: Origin): Seen {
  const reason = seen.kind === 'unknown' ? seen.reason : (whyUnknown([seen]) ?? 'known only after deployment');
  if (seen.kind === 'unknown' && seen.broken) return seen;
  const way = wayTo(step);
  const whole = seen.kind === 'unknown' ? holeOf(seen) : undefined;
  const facts: Pick<NamedUnknown, 'type' | 'as' | 'part'> = whole?.kind === 'unknown' ? whole : {};
  const own = facts.type && typeInside(facts.type, step);
  const type = facts.as ? typeInside(facts.as, step) : own;
  if (whole && type === 'none') return mistake(`a reference to ${nameOf(whole)}${way}, which its type does not have`, origin);
  const inside = facts.part?.(step, origin);
  if (inside) return type && type !== 'none' ? convert(inside, type) : inside;
  const hole = soleHole(seen);
  if (!hole) return open(reason, origin);
  const says = `\${${nameOf(hole)}${way}}`;
  if (hole.kind === 'symbol') {
    const { known: _known, parts: _parts, of: _of, looks: _looks, unique: _unique, ...sign } = hole;
    return open(reason, origin, Mapped.hole({ ...sign, key: hole.key + way, attribute: hole.attribute + way, says } as Sign, placeOf(origin)));
  }
  if (hole.either) return partOfEither(hole.either, step, nameOf(hole) + way, origin);
  const part = namedUnknown(hole.key + way, nameOf(hole) + way, reason, origin, own && own !== 'none' ? { type: own } : {});
  return type && type !== 'none' ? convert(part, type) : part;
}

/** A number is the same key as its digits. */
export function wayTo(step: string | number): string {
  if (typeof step === 'number' || /^(?:0|[1-9]\d{0,8})$/.test(step)) return `[${step}]`;
  return /^[A-Za-z_][\w-]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

/** What only one of the two has is a part of that one: Terraform would refuse it of the other. */
function partOfEither(made: Either, step: string | number, says: string, origin: Origin): Seen {
  const first = partOfUnknown(unknownAt(made.first, origin), step, origin);
  const otherwise = partOf(made.otherwise, step, origin);
  if (otherwise.kind === 'unknown' && otherwise.broken) return first;
  if (first.kind === 'unknown' && first.broken) return otherwise;
  return either(first, 'missing', otherwise, says, origin) ?? first;
}

/** A part of anything. */
function partOf(seen: Seen, step: string | number, origin: Origin): Seen {
  const isThere = seen.kind === 'mapping' && seen.entries().some(({ name }) => name === String(step));
  if (seen.kind === 'mapping' && (isThere || seen.open !== undefined)) return seen.get(String(step));
  if (seen.kind === 'sequence' && seen.open !== undefined) return open(seen.open, origin);
  if (seen.kind === 'unknown') return partOfUnknown(seen, step, origin);
  return (seen.kind === 'sequence' && seen.items()[Number(step)]) || mistake(`a reference to ${step}, which is not there`, origin);
}

/** The type of a part; undefined where that is not told, `none` where there is no such part. */
function typeInside(type: Type, step: string | number): Type | 'none' | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'object':
      return type.members.get(String(step))?.type ?? 'none';
    case 'tuple':
      return type.items[Number(step)] ?? 'none';
    case 'list':
    case 'map':
      return type.of;
    default:
      return 'none';
  }
}
