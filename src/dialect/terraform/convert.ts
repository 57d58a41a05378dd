/** Values as a type wants them: what Terraform converts is converted, what it would refuse is a mistake. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenMapping, SeenScalar, SeenSequence } from '../../truth/seen.js';
import { literalOf } from '../../truth/symbol.js';
import { assumedOf } from '../seen.js';
import { listOf, mappingOf, setOf } from './collection.js';
import { identityOfSeen } from './functions/identity.js';
import { byCodePoint } from './functions/order.js';
import { Derived, convertedHole, nameOf, namedUnknown, soleHole, typeOfHole, unknownAt } from './named.js';
import { plainNumber } from './number.js';
import { placeOf } from './place.js';
import type { MemberType, Type } from './type.js';
import { compare, decimalOf } from './number.js';
import { isSet, mistake, nothing, textOf } from './value.js';

export function convert(seen: Seen, type: Type): Seen {
  if (type.kind === 'any' || seen.kind === 'absent') return seen;
  if (seen.kind === 'unknown') return withType(seen, type);
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return seen.kind === 'scalar' ? scalarAs(seen, type.kind) : wrong(seen, NAMES[type.kind]);
    case 'list':
      return seen.kind === 'sequence' ? asList(seen, type.of) : wrong(seen, 'a list');
    case 'set':
      return seen.kind === 'sequence' ? asSet(seen, type.of) : wrong(seen, 'a set');
    case 'tuple':
      return seen.kind === 'sequence' ? asTuple(seen, type.items) : wrong(seen, 'a list');
    case 'map':
      return seen.kind === 'mapping' ? asMap(seen, type.of) : wrong(seen, 'a map');
    case 'object':
      return seen.kind === 'mapping' ? asObject(seen, type.members) : wrong(seen, 'an object');
  }
}

const NAMES = { string: 'a text', number: 'a number', bool: 'true or false' } as const;

/** What is not known, of a type that is. */
function withType(seen: Seen & { readonly kind: 'unknown' }, type: Type): Seen {
  const hole = seen.broken ? undefined : soleHole(seen);
  if (!hole || hole.kind === 'symbol' || typeOfHole(hole)?.kind === type.kind) return seen;
  if (hole.type) return hole.type.kind === 'any' ? seen : unknownAt(convertedHole(hole, type), seen.origin);
  // Of what is made of others nothing more is told.
  if (hole instanceof Derived) return namedUnknown(hole.key, nameOf(hole), hole.reason, seen.origin, { type, ...(hole.part ? { part: hole.part } : {}) });
  const { kind: _kind, key, says: _says, reason, ...facts } = hole;
  return namedUnknown(key, nameOf(hole), reason, seen.origin, { ...facts, type });
}

function wrong(seen: Seen, wanted: string): Seen {
  const what = { scalar: 'a single value', mapping: 'a map', sequence: 'a list', absent: 'null', unknown: 'unknown' }[seen.kind];
  return mistake(`${what} where ${wanted} belongs`, seen.origin);
}

/** A scalar of another type. Of a text with holes nobody can say that it is no number. */
function scalarAs(seen: SeenScalar, kind: 'string' | 'number' | 'bool'): Seen {
  const type = kind === 'bool' ? 'boolean' : kind;
  if (seen.type === type) return seen;
  const literal = literalOf(seen.text);
  if (type === 'string' || literal === undefined) return { ...seen, type };
  const meant = seen.type !== 'string' ? undefined : type === 'number' ? plainNumber(literal) : BOOLEANS.get(literal);
  if (meant === undefined) return mistake(`${seen.type === 'string' ? JSON.stringify(literal) : literal} where ${NAMES[kind]} belongs`, seen.origin);
  return { ...seen, type, text: meant === literal ? seen.text : Mapped.literal(meant, placeOf(seen.origin)) };
}

/** Terraform takes these texts for booleans. */
const BOOLEANS = new Map([
  ['true', 'true'],
  ['1', 'true'],
  ['false', 'false'],
  ['0', 'false'],
]);

function asList(seen: SeenSequence, of: Type): Seen {
  return listOf(() => alike(seen.items(), of), seen.origin, { open: seen.open, assumed: assumedOf(seen), form: 'list' });
}

function asSet(seen: SeenSequence, of: Type): Seen {
  if (isSet(seen) && of.kind === 'any') return seen;
  return setOf(distinct(alike(seen.items(), of)), seen.origin, { open: seen.open, assumed: assumedOf(seen) });
}

/** Without doubles, and as Terraform walks a set: texts by their letters, numbers by their size. */
export function distinct(items: readonly Seen[]): readonly Seen[] {
  const kept = new Map<string, Seen>();
  for (const [index, item] of items.entries()) {
    const key = identityOfSeen(item) ?? `#${index}`;
    if (!kept.has(key)) kept.set(key, item);
  }
  return [...kept.values()].sort(inOrder);
}

function inOrder(a: Seen, b: Seen): number {
  const [x, y] = [textOf(a), textOf(b)];
  if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1;
  const [one, other] = a.kind === 'scalar' && a.type === 'number' ? [decimalOf(x), decimalOf(y)] : [undefined, undefined];
  return one && other ? compare(one, other) : byCodePoint(x, y);
}

function asTuple(seen: SeenSequence, types: readonly Type[]): Seen {
  if (seen.open === undefined && seen.items().length !== types.length)
    return mistake(`a list of ${seen.items().length} where one of ${types.length} belongs`, seen.origin);
  return listOf(() => seen.items().map((item, index) => convert(item, types[index] ?? { kind: 'any' })), seen.origin, {
    open: seen.open,
    assumed: assumedOf(seen),
    form: 'tuple',
  });
}

function asMap(seen: SeenMapping, of: Type): Seen {
  const entries = seen.entries();
  const rest = (name: string): Seen => convert(seen.get(name), of);
  const facts = { open: seen.open, assumed: assumedOf(seen), form: 'map' as const, ...(seen.open === undefined ? {} : { rest }) };
  if (of.kind !== 'any')
    return mappingOf(
      entries.map((entry) => ({ name: entry.name, key: entry.key, see: () => convert(entry.value, of) })),
      seen.origin,
      facts,
    );
  const values = alike(
    entries.map(({ value }) => value),
    of,
  );
  return mappingOf(
    entries.map(({ name, key }, index) => ({ name, key, see: () => values[index] as Seen })),
    seen.origin,
    facts,
  );
}

/** Items of one type; where any will do, numbers and booleans beside texts are texts. */
function alike(items: readonly Seen[], of: Type): readonly Seen[] {
  if (of.kind !== 'any') return items.map((item) => convert(item, of));
  const types = new Set(items.flatMap((item) => (item.kind === 'scalar' ? [item.type] : [])));
  return types.size > 1 ? items.map((item) => (item.kind === 'scalar' ? { ...item, type: 'string' as const } : item)) : items;
}

function asObject(seen: SeenMapping, members: ReadonlyMap<string, MemberType>): Seen {
  const written = new Map(seen.entries().map((entry) => [entry.name, entry]));
  const missing = [...members].find(([name, { optional }]) => !optional && !written.has(name));
  if (missing && seen.open === undefined) return mistake(`an object without ${missing[0]}, which its type requires`, seen.origin);
  return mappingOf(
    [...members].flatMap(([name, member]) => {
      const entry = written.get(name);
      const key = entry?.key ?? seen.origin;
      return [{ name, key, see: () => memberOf(entry ? entry.value : seen.get(name), member, seen.origin) }];
    }),
    seen.origin,
    { assumed: assumedOf(seen), form: 'object' },
  );
}

function memberOf(seen: Seen, { type, byDefault }: MemberType, origin: Origin): Seen {
  if (seen.kind !== 'absent') return convert(seen, type);
  return byDefault ? convert(byDefault, type) : nothing(origin);
}
