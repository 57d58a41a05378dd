/** Conversions that are asked for by name, and the functions that only mark a value. */

import type { Seen } from '../../../truth/seen.js';
import { assumedOf } from '../../seen.js';
import { formOf, listOf } from '../collection.js';
import { convert } from '../convert.js';
import { soleHole } from '../named.js';
import { isSet } from '../value.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, scalarAs } from './given.js';
import { boolean, mapped, refused, undecided } from './result.js';
import { setOf } from './set.js';
import { unified } from './unify.js';

/** What is not known stays what it is: it will be converted when it is known. */
function scalar(wanted: 'text' | 'number' | 'flag', called: string): TerraformFunction {
  return define([anything('v', true)], (given) => {
    const seen = given.args[0] as Seen;
    if (seen.kind === 'absent') return seen;
    if (seen.kind === 'unknown') return isTyped(seen) ? convert(seen, { kind: TYPES[wanted] }) : seen;
    return scalarAs(seen, wanted) ?? refused(`of something that cannot be made ${called}`, given);
  });
}

const TYPES = { text: 'string', number: 'number', flag: 'bool' } as const;

function isTyped(seen: Seen): boolean {
  const hole = soleHole(seen);
  return hole?.kind === 'unknown' && hole.type !== undefined;
}

function collection(body: (given: Given, items: readonly Seen[], from: Seen & { readonly kind: 'sequence' }) => Seen): TerraformFunction {
  return define([anything('v', true)], (given) => {
    const seen = given.args[0] as Seen;
    if (seen.kind === 'absent' || seen.kind === 'unknown') return seen;
    if (seen.kind !== 'sequence') return refused('of something that is no list', given);
    const items = unified(seen.items(), seen.open === undefined);
    return items ? body(given, items, seen) : refused('of a list whose members have no type in common', given);
  });
}

const tolist = collection((_given, items, from) => listOf(items, from.origin, { open: from.open, assumed: assumedOf(from), form: 'list' }));
const toset = collection((_given, items, from) => (isSet(from) ? from : setOf(items, from.origin, from.open, assumedOf(from))));

const tomap = define([anything('v', true)], (given) => {
  const seen = given.args[0] as Seen;
  if (seen.kind === 'absent' || seen.kind === 'unknown') return seen;
  if (seen.kind !== 'mapping') return refused('of something that is no object', given);
  if (formOf(seen) === 'map') return seen;
  const entries = seen.entries();
  const values = unified(
    entries.map(({ value }) => value),
    seen.open === undefined,
  );
  if (!values) return refused('of an object whose attributes have no type in common', given);
  const members = entries.map((entry, at) => ({ name: entry.name, key: entry.key, value: values[at] as Seen }));
  return mapped(members, seen.origin, { open: seen.open, assumed: assumedOf(seen), form: 'map' });
});

/** Marks change what Terraform shows, and not what a value is. */
const same = define([anything('value', true)], (given) => given.args[0] as Seen);

/** Which values are marked is not followed, only the plain case: a value that is written out is not. */
const issensitive = define([anything('value', true)], (given) => {
  const seen = given.args[0] as Seen;
  const { locus, via } = seen.origin;
  const written = seen.kind === 'scalar' && given.literal(0) !== undefined && locus.kind === 'span' && via === undefined;
  return written && !/\bsensitive\s*\(|[a-z_]\./.test(given.call.says) ? boolean(false, given) : undecided({ ...given, args: [] });
});

export const CONVERSIONS: Readonly<Record<string, TerraformFunction>> = {
  ephemeralasnull: same,
  issensitive,
  nonsensitive: same,
  sensitive: same,
  tobool: scalar('flag', 'a boolean'),
  tolist,
  tomap,
  tonumber: scalar('number', 'a number'),
  toset,
  tostring: scalar('text', 'a text'),
};
