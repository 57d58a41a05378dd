/** Maps and objects. Entries keep the places where they are written. */

import type { Seen, SeenEntry, SeenMapping } from '../../../truth/seen.js';
import { literalOf, whyOpen } from '../../../truth/symbol.js';
import { assumedOf, scalarOf } from '../../seen.js';
import { Mapped } from '../../../text/mapped.js';
import { formOf } from '../collection.js';
import { mistake } from '../value.js';
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
    const [seen, , fallback, tooMany] = given.args;
    if (tooMany) return refused('with more than one default', given);
    const name = given.literal(1);
    if (seen?.kind !== 'mapping' || name === undefined) return undecided(given);
    const found = seen.get(name);
    if (found.kind !== 'absent' || seen.entries().some((entry) => entry.name === name)) return found;
    if (!fallback) return refused(`for "${name}", which the map does not have`, given);
    return formOf(seen) === 'map' ? (likeValues(seen, fallback) ?? refused('whose default is of another type than the values of the map', given)) : fallback;
  },
  anything('default', true),
);

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
  if (args.length > 0 && args.every(({ kind }) => kind === 'unknown')) return { ...(args[0] as Seen), origin: call.origin };
  const entries = new Map<string, SeenEntry>();
  let unseen: string | undefined;
  for (const arg of args) {
    if (arg.kind === 'absent') continue;
    const why = arg.kind === 'unknown' ? arg.reason : arg.kind === 'mapping' ? arg.open : undefined;
    if (why !== undefined) {
      unseen = why;
      for (const [name, entry] of entries) entries.set(name, { name, key: entry.key, value: { kind: 'unknown', reason: why, origin: entry.key } });
    }
    if (arg.kind !== 'mapping') continue;
    for (const entry of arg.entries()) {
      entries.delete(entry.name);
      entries.set(entry.name, entry);
    }
  }
  const allMaps = args.every((arg) => arg.kind === 'absent' || formOf(arg) === 'map');
  return mapped([...entries.values()], call.origin, { open: unseen, assumed: assumedOf(...args), form: allMaps && args.length > 0 ? 'map' : 'object' });
};

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
