/** What is one thing where that is there, and else another: `try(var.cfg.on, true)`, `merge({ on = true }, var.cfg).on`, `coalesce(var.on, true)`. */

import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import { ownSpelling, spell } from './atom.js';
import { convert } from './convert.js';
import { identityOfSeen } from './functions/identity.js';
import { namedUnknown, soleHole, typeOfHole, unknownAt, whyUnknown } from './named.js';
import type { Either, NamedUnknown, Unless } from './named.js';
import { keyOfRole } from './states.js';
import type { Type } from './type.js';
import { nothing } from './value.js';

/**
 * One of two things. What is decided of the first is decided of it, so that no world contradicts itself. Its key is that of the
 * first: whoever asks for that as well finds it there.
 * @param says as its writer wrote it
 * @returns undefined where the first has no name
 */
export function either(first: Seen, unless: Unless, otherwise: Seen, says: string, origin: Origin): Seen | undefined {
  const hole = unknownHole(first);
  if (!hole) return undefined;
  if (hole.either) return besides(first, hole.either, unless, otherwise, says, origin);
  const wanted = typeOfHole(hole);
  const other = wanted ? asTyped(otherwise, wanted) : otherwise;
  const value = spell(other);
  const spelled = value === undefined ? identityOfSeen(other) : (ownSpelling(hole, value) ?? value);
  // Of what cannot be told from others no question can be asked: in the worlds that are looked at, the first is there.
  if (spelled === undefined) return first;
  const key = keyOfRole(hole.key, unless, spelled, whyUnknown([other]) === undefined);
  const made: Either = { key, first: hole, unless, otherwise: other };
  const isFit = wanted !== undefined && fits(other, wanted);
  const type = unless === 'told' ? BOOLEAN : isFit ? hole.type : undefined;
  const facts = {
    either: made,
    ...(type ? { type } : {}),
    ...(isFit && hole.as && unless !== 'told' ? { as: hole.as } : {}),
    ...(hole.several ? { several: hole.several } : {}),
  };
  return namedUnknown(unless === 'told' ? key : hole.key, says, hole.reason, origin, facts);
}

/** Whether something is there; undefined where that is not asked of a thing with a name. */
export function whetherThere(first: Seen, says: string, origin: Origin): Seen | undefined {
  return unknownHole(first)?.either ? undefined : either(first, 'told', nothing(origin), says, origin);
}

const BOOLEAN: Type = { kind: 'bool' };

function unknownHole(seen: Seen): NamedUnknown | undefined {
  const hole = seen.kind === 'unknown' && !seen.broken ? soleHole(seen) : undefined;
  return hole?.kind === 'unknown' ? hole : undefined;
}

/** One of two things, or a third. Where the two count in ways that differ, one of them is there and filled in the worlds that are looked at. */
function besides(seen: Seen, made: Either, unless: Unless, otherwise: Seen, says: string, origin: Origin): Seen {
  const before = spell(made.otherwise);
  const isSame = unless === 'missing' && made.unless === 'empty' && before !== undefined && before === spell(otherwise);
  const isNothing = unless === 'empty' && made.unless !== 'told' && (before === 'null' || before === '""');
  if (!isSame && !isNothing) return seen;
  return either(unknownAt(made.first, origin), 'missing or empty', otherwise, says, origin) ?? seen;
}

/** Values that stand for one of a type are converted to it. */
function asTyped(seen: Seen, type: Type): Seen {
  const converted = seen.kind === 'scalar' ? convert(seen, type) : seen;
  return converted.kind === 'unknown' && converted.broken ? seen : converted;
}

function fits(seen: Seen, { kind }: Type): boolean {
  switch (seen.kind) {
    case 'absent':
      return true;
    case 'scalar':
      return kind === (seen.type === 'boolean' ? 'bool' : seen.type);
    case 'sequence':
      return kind === 'list' || kind === 'set' || kind === 'tuple';
    case 'mapping':
      return kind === 'map' || kind === 'object';
    case 'unknown':
      return typeOfHole(unknownHole(seen) ?? {})?.kind === kind;
  }
}
