/** Members of one list, set or map have one type: Terraform converts them to it, numbers and booleans to texts where a text is among them. */

import type { Seen, SeenMapping, SeenScalar, SeenSequence } from '../../../truth/seen.js';
import { assumedOf } from '../../seen.js';
import type { MappingForm, SequenceForm } from '../collection.js';
import { formOf, listOf } from '../collection.js';
import { isSet } from '../value.js';
import { scalarAs } from './given.js';
import { mapped } from './result.js';

/**
 * The members as what they have in common; undefined where there is no such type.
 * @param complete whether there are no others, which could have a type that all of them can be converted to
 */
export function unified(items: readonly Seen[], complete = true): readonly Seen[] | undefined {
  const common = inCommon(items);
  return common ?? (complete && items.every(isTold) ? undefined : items);
}

/** Whether nothing in it could still be of any type. */
function isTold(seen: Seen): boolean {
  switch (seen.kind) {
    case 'unknown':
      return false;
    case 'sequence':
      return seen.open === undefined && seen.items().every(isTold);
    case 'mapping':
      return seen.open === undefined && seen.entries().every(({ value }) => isTold(value));
    default:
      return true;
  }
}

function inCommon(items: readonly Seen[]): readonly Seen[] | undefined {
  const told = items.filter((item) => item.kind !== 'absent' && item.kind !== 'unknown');
  if (told.every((item) => item.kind === 'scalar')) return scalars(items, told);
  if (told.every((item) => item.kind === 'sequence')) return sequences(items, told);
  if (told.every((item) => item.kind === 'mapping')) return mappings(items, told);
  return undefined;
}

function scalars(items: readonly Seen[], told: readonly SeenScalar[]): readonly Seen[] | undefined {
  const types = new Set(told.map(({ type }) => type));
  if (types.size <= 1) return items;
  if (!types.has('string')) return undefined;
  return items.map((item) => scalarAs(item, 'text') ?? item);
}

/** Tuples of one length place by place; of several lengths all of their members together. */
function sequences(items: readonly Seen[], told: readonly SeenSequence[]): readonly Seen[] | undefined {
  const members = told.map((one) => one.items());
  const lengths = new Set(members.map(({ length }) => length));
  const [first] = members;
  if (!first || told.length === 1) return items;
  if (lengths.size > 1 || told.some(isSet)) {
    const together = unified(members.flat());
    return together && rebuilt(items, members, (_index, at) => together[at] as Seen);
  }
  const columns = first.map((_, place) => unified(members.map((row) => row[place] as Seen)));
  if (columns.includes(undefined)) return undefined;
  const width = first.length;
  return rebuilt(items, members, (index, at) => (columns[at - index * width] as readonly Seen[])[index] as Seen);
}

/** @param member by the number of its list among the lists, and its own number among all members */
function rebuilt(items: readonly Seen[], members: readonly (readonly Seen[])[], member: (index: number, at: number) => Seen): readonly Seen[] {
  let [index, start] = [0, 0];
  return items.map((item) => {
    if (item.kind !== 'sequence') return item;
    const own = (members[index] as readonly Seen[]).map((_, place) => member(index, start + place));
    start += own.length;
    index++;
    return listOf(own, item.origin, { open: item.open, assumed: assumedOf(item), form: formOf(item) as SequenceForm | undefined });
  });
}

/** Objects of the same attributes one by one; others become maps, whose values are all of one type. */
function mappings(items: readonly Seen[], told: readonly SeenMapping[]): readonly Seen[] | undefined {
  if (told.length <= 1 || told.some(({ open }) => open !== undefined)) return items;
  const shapes = new Set(
    told.map((one) =>
      JSON.stringify(
        one
          .entries()
          .map(({ name }) => name)
          .sort(),
      ),
    ),
  );
  if (shapes.size === 1) {
    const names = (told[0] as SeenMapping).entries().map(({ name }) => name);
    const columns = new Map(names.map((name) => [name, unified(told.map((one) => one.get(name)))]));
    if ([...columns.values()].includes(undefined)) return undefined;
    return withValues(items, (index, name) => columns.get(name)?.[index] as Seen);
  }
  const together = unified(told.flatMap((one) => one.entries().map(({ value }) => value)));
  if (!together) return undefined;
  let at = 0;
  return withValues(items, () => together[at++] as Seen);
}

function withValues(items: readonly Seen[], valueOf: (index: number, name: string) => Seen): readonly Seen[] {
  let index = -1;
  return items.map((item) => {
    if (item.kind !== 'mapping') return item;
    index++;
    return mapped(
      item.entries().map((entry) => ({ ...entry, value: valueOf(index, entry.name) })),
      item.origin,
      { open: item.open, assumed: assumedOf(item), form: formOf(item) as MappingForm | undefined },
    );
  });
}
