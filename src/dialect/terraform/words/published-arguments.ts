/** The arguments of the published bucket module as it uses them: its defaults, its switches, and one form where it takes several. */

import { Mapped } from '../../../text/mapped.js';
import type { Plain } from '../../../syntax/plain.js';
import { isList, isObject } from '../../../syntax/plain.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../../truth/seen.js';
import { scalarOf, sequenceOf } from '../../seen.js';
import { flagOf, nothing, open } from '../value.js';
import { publishedPolicy, switched } from './published-policy.js';
import type { PolicyNames } from './published-policy.js';

/** Defaults that are not those of the resources; those of the block since 3.0 (March 2022), before it they were false. */
const blocks = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

/** Arguments that count only while another is true, and what that is where it is left out. */
const switches: Readonly<Record<string, { readonly by: string; readonly unless: boolean }>> = {
  ...Object.fromEntries(blocks.map((name) => [name, { by: 'attach_public_policy', unless: true }])),
  object_ownership: { by: 'control_object_ownership', unless: false },
  object_lock_configuration: { by: 'object_lock_enabled', unless: false },
  metadata_inventory_table_configuration_state: { by: 'create_metadata_configuration', unless: false },
  metadata_encryption_configuration: { by: 'create_metadata_configuration', unless: false },
  metadata_journal_table_record_expiration: { by: 'create_metadata_configuration', unless: false },
  metadata_journal_table_record_expiration_days: { by: 'create_metadata_configuration', unless: false },
};

const ruleLists = ['replication_configuration.rule', 'replication_configuration.rules'];

/** Names below which the module takes one object or a list of them. */
const oneOrSeveral = new Set([
  'server_side_encryption_configuration.rule',
  ...below(['lifecycle_rule'], ['expiration', 'noncurrent_version_expiration', 'filter']),
  ...below(ruleLists, ['destination', 'filter', 'source_selection_criteria']),
  ...below(below(ruleLists, ['destination']), ['access_control_translation', 'replication_time', 'metrics']),
]);

/** Where nothing stands the module writes an empty block, which means every object. */
const neverMissing = new Set(below(['lifecycle_rule', ...ruleLists], ['filter']));

function below(places: readonly string[], names: readonly string[]): readonly string[] {
  return places.flatMap((place) => names.map((name) => `${place}.${name}`));
}

export interface Published extends PolicyNames {
  /** What a version makes of `versioning` that says neither `enabled` nor `status`: nothing before 3.0, a mistake before 4.3, and versions since. */
  readonly unsaidVersioning?: 'off' | 'refused' | undefined;
}

/** @param given the arguments of the call, a mapping */
export function publishedArguments(given: SeenMapping, published: Published): SeenMapping {
  return {
    kind: 'mapping',
    origin: given.origin,
    entries: () => given.entries(),
    get: (name) => argumentOf(given, name, published),
    get open() {
      return given.open;
    },
  };
}

function argumentOf(given: SeenMapping, name: string, published: Published): Seen {
  const { origin } = given;
  if (name === 'policy') return publishedPolicy(given, published);
  const gate = switches[name];
  const on = gate && switched(given, gate.by, gate.unless);
  if (on === false) return nothing(origin);
  if (typeof on === 'string') return open(on, origin);
  const seen = inForm(given.get(name), name);
  if (name === 'versioning' && seen.kind === 'mapping') return versioningOf(seen, published);
  if (seen.kind !== 'absent') return seen;
  if (blocks.includes(name)) return flagOf(!published.old, origin);
  return name === 'object_ownership' ? scalarOf(Mapped.literal('BucketOwnerEnforced'), origin) : seen;
}

/** Where the items of a facet's list stand. */
const itemsOf: Readonly<Record<string, string>> = { lifecycle: 'lifecycle_rule', replication: 'replication_configuration.rule' };

/**
 * A value as people write it: one object where one or a list of them is taken, and no filter for every object, which the module writes where
 * there is none, and leaves out where there is an empty one.
 * @param facet whose list it is an item of; missing: it is arguments by name
 */
export function asArguments(value: Plain, facet?: string): Plain {
  return inItsForm(value, facet === undefined ? '' : (itemsOf[facet] ?? facet));
}

function inItsForm(value: Plain, path: string): Plain {
  if (isList(value)) return value.map((item) => inItsForm(item, path));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): readonly (readonly [string, Plain])[] => {
      const at = path === '' ? name : `${path}.${name}`;
      const formed = inItsForm(inner, at);
      const [only, ...more] = isList(formed) ? formed : [];
      if (only === undefined || more.length > 0 || !oneOrSeveral.has(at)) return [[name, formed]];
      return neverMissing.has(at) && isObject(only) && Object.keys(only).length === 0 ? [] : [[name, only]];
    }),
  );
}

/** Its changelog: `status` since 3.0 (March 2022), which may be left out since 4.3 (December 2024). */
function versioningOf(seen: SeenMapping, { unsaidVersioning }: Published): SeenMapping {
  if (unsaidVersioning === undefined || ['enabled', 'status'].some((name) => seen.get(name).kind !== 'absent')) return seen;
  const { origin } = seen;
  const status =
    unsaidVersioning === 'off' ? scalarOf(Mapped.literal('disabled'), origin) : open('not set, which the module takes from version 4.3 on only', origin);
  return {
    kind: 'mapping',
    origin,
    entries: () => seen.entries(),
    get: (name) => (name === 'status' ? status : seen.get(name)),
    get open() {
      return seen.open;
    },
  };
}

/** An empty object or list is how the module says that nothing is set. */
function inForm(seen: Seen, path: string): Seen {
  if (seen.kind === 'mapping') return seen.entries().length === 0 && seen.open === undefined ? nothing(seen.origin) : mapped(seen, path);
  if (seen.kind !== 'sequence') return seen;
  if (seen.items().length === 0 && seen.open === undefined) return nothing(seen.origin);
  return sequenceOf(
    seen.items().map((item) => (item.kind === 'mapping' ? mapped(item, path) : item)),
    seen.origin,
    seen.open,
  );
}

function mapped(seen: SeenMapping, path: string): SeenMapping {
  const member = (name: string): Seen => {
    const at = `${path}.${name}`;
    const found = seen.get(name);
    if (neverMissing.has(at) && isNothing(found)) return sequenceOf([emptyAt(seen.origin)], seen.origin);
    const inner = found.kind === 'mapping' ? mapped(found, at) : found.kind === 'sequence' ? inForm(found, at) : found;
    return oneOrSeveral.has(at) && inner.kind === 'mapping' ? sequenceOf([inner], inner.origin) : inner;
  };
  return {
    kind: 'mapping',
    origin: seen.origin,
    entries: (): readonly SeenEntry[] => seen.entries().map((entry) => ({ ...entry, value: member(entry.name) })),
    get: member,
    get open() {
      return seen.open;
    },
  };
}

function isNothing(seen: Seen): boolean {
  return seen.kind === 'absent' || (seen.kind === 'sequence' && seen.open === undefined && seen.items().length === 0);
}

function emptyAt(origin: Origin): SeenMapping {
  return { kind: 'mapping', origin, entries: () => [], get: () => nothing(origin) };
}
