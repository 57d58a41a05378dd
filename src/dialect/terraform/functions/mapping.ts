/** Maps and objects. Entries keep the places where they are written. */

import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenUnknown } from '../../../truth/seen.js';
import { literalOf, whyOpen } from '../../../truth/symbol.js';
import { assumedOf, moved, scalarOf } from '../../seen.js';
import { Mapped } from '../../../text/mapped.js';
import { carry, formOf } from '../collection.js';
import { either } from '../either.js';
import { Derived, derivedUnknown, holeOf } from '../named.js';
import { partOfUnknown, wayTo } from '../part.js';
import { mistake, open } from '../value.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, list, mapping, scalarAs, text, texts } from './given.js';
import { byCodePoint } from './order.js';
import { listed, mapped, placeOf, refused, undecided, undecidedList } from './result.js';
import { setOf } from './set.js';

function sortedEntries(seen: SeenMapping): readonly SeenEntry[] {
  return [...seen.entries()].sort((a, b) => byCodePoint(a.name, b.name));
}

const keys = define([mapping('inputMap')], (given) => {
  const seen = given.args[0] as Seen;
  if (seen.kind !== 'mapping') return undecidedList(given);
  const assumed = assumedOf(seen);
  const names = sortedEntries(seen).map(({ name, key }) => scalarOf(Mapped.literal(name, placeOf(key)), key, assumed));
  return listed(names, given, seen.open, formOf(seen) === 'map' ? 'list' : 'tuple');
});

const values = define([mapping('mapping')], (given) => {
  const seen = given.args[0] as Seen;
  if (seen.kind !== 'mapping') return undecidedList(given);
  const all = sortedEntries(seen).map(({ value }) => value);
  return listed(all, given, seen.open, formOf(seen) === 'map' ? 'list' : 'tuple');
});

const lookup = define(
  [mapping('inputMap'), text('key')],
  (given) => {
    const [seen, , fallback, tooMany] = given.args as readonly [Seen, Seen, Seen | undefined, Seen | undefined];
    if (tooMany) return refused('with more than one default', given);
    const name = given.literal(1);
    if (name === undefined) return undecided(given);
    if (seen.kind !== 'mapping') return orElse(partOfUnknown(seen, name, given.call.origin), requires(seen, name) ? undefined : fallback, given);
    const found = seen.get(name);
    if (found.kind === 'unknown' && !hasEntry(seen, name)) return orElse(found, fallback, given);
    if (found.kind !== 'absent' || hasEntry(seen, name)) return found;
    if (!fallback) return refused(`for "${name}", which the map does not have`, given);
    return formOf(seen) === 'map' ? (likeValues(seen, fallback) ?? refused('whose default is of another type than the values of the map', given)) : fallback;
  },
  anything('default', true),
);

function isMistake(seen: Seen): boolean {
  return seen.kind === 'unknown' && seen.broken === true;
}

function hasEntry(seen: SeenMapping, wanted: string): boolean {
  return seen.entries().some(({ name }) => name === wanted);
}

/** Whether the type of something that is not known has such a member. */
function requires(seen: Seen, name: string): boolean {
  const hole = seen.kind === 'unknown' ? holeOf(seen) : undefined;
  return hole?.kind === 'unknown' && hole.type?.kind === 'object' && hole.type.members.has(name);
}

/** A member of something that is not known, or what counts where it does not have that. */
function orElse(member: Seen, fallback: Seen | undefined, given: Given): Seen {
  if (!fallback) return member;
  if (isMistake(member)) return fallback;
  return either(member, 'missing', fallback, given.call.says, given.call.origin) ?? undecided(given);
}

/** All values of a map are of one type, and so is what stands in for one. */
function likeValues(seen: SeenMapping, fallback: Seen): Seen | undefined {
  const value = seen.entries().find((entry) => entry.value.kind === 'scalar')?.value;
  if (value?.kind !== 'scalar' || fallback.kind === 'unknown' || fallback.kind === 'absent') return fallback;
  return scalarAs(fallback, value.type === 'string' ? 'text' : value.type === 'number' ? 'number' : 'flag');
}

/** Where an argument is not known, what stands in earlier ones is there, but may have another value. */
const merge: TerraformFunction = (args, call) => {
  const broken = args.find((arg) => arg.kind === 'unknown' && arg.broken);
  if (broken) return broken;
  if (args.some(({ kind }) => kind === 'scalar' || kind === 'sequence')) return mistake('a call of merge with something that is no map or object', call.origin);
  const merged = args.filter((arg) => !isEmpty(arg));
  const unseen = merged.findLastIndex((arg) => whyUnseen(arg) !== undefined);
  const why = whyUnseen(merged[unseen]);
  const assumed = assumedOf(...args);
  const find = (name: string, origin: Origin): Seen => carry(lastOf(merged, name, call.says, origin), assumed);
  if (why !== undefined && merged.every(({ kind }) => kind === 'unknown')) {
    const [only, ...more] = merged as readonly SeenUnknown[];
    if (only && more.length === 0) return moved(only, call.origin);
    const part = (step: string | number, origin: Origin): Seen => find(String(step), origin);
    return derivedUnknown(new Derived('merge', merged, () => call.says, only?.reason ?? why, { part }), call.origin);
  }
  const entries = new Map<string, SeenEntry>();
  for (const [at, arg] of merged.entries()) {
    for (const entry of arg.kind === 'mapping' ? arg.entries() : []) {
      entries.delete(entry.name);
      entries.set(entry.name, at < unseen ? new ReplacedEntry(entry, find) : entry);
    }
  }
  const form = args.length > 0 && args.every((arg) => arg.kind === 'absent' || formOf(arg) === 'map') ? 'map' : 'object';
  return mapped([...entries.values()], call.origin, { open: why, assumed, form, rest: (name) => find(name, call.origin) });
};

/** Nothing comes of it, whoever sets what. */
function isEmpty(seen: Seen): boolean {
  const isNothing = seen.kind === 'absent' || (seen.kind === 'mapping' && seen.open === undefined && seen.entries().length === 0);
  return isNothing && assumedOf(seen) === undefined;
}

/** Why there may be more in it than is seen. */
function whyUnseen(seen: Seen | undefined): string | undefined {
  return seen?.kind === 'unknown' ? seen.reason : seen?.kind === 'mapping' ? seen.open : undefined;
}

/** An entry behind which something follows that is not known: what stands there under its name takes its place. */
class ReplacedEntry implements SeenEntry {
  readonly name: string;
  readonly key: Origin;

  constructor(
    entry: SeenEntry,
    private readonly find: (name: string, origin: Origin) => Seen,
  ) {
    this.name = entry.name;
    this.key = entry.key;
  }

  get value(): Seen {
    return this.find(this.name, this.key);
  }
}

/** What stands under a name in the last that has it. */
function lastOf(all: readonly Seen[], name: string, says: string, origin: Origin): Seen {
  let found: Seen | undefined;
  for (const one of all) {
    const own = one.kind === 'mapping' ? one.get(name) : partOfUnknown(one, name, origin);
    if (one.kind === 'mapping' && hasEntry(one, name)) found = own;
    else if (one.kind === 'absent' || own.kind === 'absent' || isMistake(own)) continue;
    else if (found && own.kind === 'unknown') found = either(own, 'missing', found, says + wayTo(name), origin) ?? open(own.reason, origin);
    else found = own;
  }
  return found ?? mistake(`a reference to ${name}, which is not there`, origin);
}

const zipmap = define([texts('keys'), list('values')], (given) => {
  const [names, members] = [given.list(0), given.list(1)];
  if (!names || !members || names.open !== undefined || members.open !== undefined) return undecidedList(given);
  const [own, theirs] = [names.items(), members.items()];
  if (own.length !== theirs.length) return refused('whose keys and values are not equally many', given);
  if (own.some(({ kind }) => kind === 'absent')) return refused('with a key that is null', given);
  let unseen: string | undefined;
  const entries = own.flatMap((key, at): SeenEntry[] => {
    const name = key.kind === 'scalar' ? literalOf(key.text) : undefined;
    if (name === undefined) unseen = key.kind === 'unknown' ? key.reason : key.kind === 'scalar' ? whyOpen(key.text) : unseen;
    return name === undefined ? [] : [{ name, key: key.origin, value: theirs[at] as Seen }];
  });
  return mapped(entries, given.call.origin, { open: unseen, assumed: assumedOf(...given.args), form: formOf(members) === 'list' ? 'map' : 'object' });
});

const transpose = define([mapping('values')], (given) => {
  const seen = given.args[0] as Seen;
  if (seen.kind !== 'mapping') return undecidedList(given);
  const turned = turn(seen, given);
  if (!turned) return refused('with something else than a map of lists of texts', given);
  const entries = [...turned.columns]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, names]): SeenEntry => ({ name, key: given.call.origin, value: listed(names, given, turned.unseen, 'list') }));
  return mapped(entries, given.call.origin, { open: turned.unseen, assumed: assumedOf(seen), form: 'map' });
});

function turn(seen: SeenMapping, given: Given): { readonly columns: Map<string, Seen[]>; readonly unseen: string | undefined } | undefined {
  const columns = new Map<string, Seen[]>();
  let unseen = seen.open;
  for (const { name, key, value } of sortedEntries(seen)) {
    if (value.kind === 'unknown') unseen ??= value.reason;
    else if (value.kind !== 'sequence') return undefined;
    else {
      unseen ??= value.open;
      for (const item of value.items()) {
        const literal = item.kind === 'scalar' ? literalOf(item.text) : undefined;
        if (literal !== undefined) columns.set(literal, [...(columns.get(literal) ?? []), scalarOf(Mapped.literal(name, placeOf(key)), key)]);
        else if (item.kind === 'unknown') unseen ??= item.reason;
        else if (item.kind === 'scalar') unseen ??= whyOpen(item.text);
        else return undefined;
      }
    }
  }
  return { columns: new Map([...columns].map(([name, names]) => [name, [...setOf(names, given.call.origin).items()]])), unseen };
}

export const MAPPINGS: Readonly<Record<string, TerraformFunction>> = { keys, lookup, merge, transpose, values, zipmap };
