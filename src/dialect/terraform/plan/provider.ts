/** Provider configurations of a plan: which are written, and what was read of where they deploy. */

import { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenMapping } from '../../../truth/seen.js';
import { scalarOf } from '../../seen.js';
import { listOf, mappingOf } from '../collection.js';
import { flagOf, numberOf, open, saysNothing } from '../value.js';
import { at, below, isList, isObject, objectAt, textAt } from './json.js';
import type { Json, JsonObject } from './json.js';
import { referencesIn, stepsOf } from './configuration.js';

/** The values that variables of the root have in a plan. */
export type Variables = JsonObject;

/**
 * The arguments of a provider configuration.
 * @param read what data sources of the same configuration were told of region and account
 */
export function seeProvider(
  config: JsonObject,
  pointer: string,
  variables: Variables,
  read: { readonly region: string | undefined },
  origin: (pointer: string) => Origin,
): SeenMapping {
  const header = origin(pointer);
  const written = seeExpressions(objectAt(config, 'expressions'), `${pointer}/expressions`, variables, origin);
  const said = written.get('region');
  if (read.region === undefined || (said.kind === 'scalar' && !saysNothing(said))) return written;
  const region = scalarOf(Mapped.literal(read.region), header);
  const members = written.entries().filter(({ name }) => name !== 'region');
  return mappingOf([...members.map(({ name, key, value }) => ({ name, key, see: () => value })), { name: 'region', key: header, see: () => region }], header);
}

function seeExpressions(expressions: JsonObject, pointer: string, variables: Variables, origin: (pointer: string) => Origin): SeenMapping {
  const members = Object.entries(expressions).map(([name, expression]) => ({
    name,
    key: origin(below(pointer, name)),
    see: () => seeExpression(expression, below(pointer, name), variables, origin),
  }));
  return mappingOf(members, origin(pointer));
}

function seeExpression(expression: Json, pointer: string, variables: Variables, origin: (pointer: string) => Origin): Seen {
  const here = origin(pointer);
  if (isList(expression)) {
    return listOf(
      () =>
        expression.map((block, index) => (isObject(block) ? seeExpressions(block, below(pointer, index), variables, origin) : open('not to be read', here))),
      here,
    );
  }
  const constant = at(expression, 'constant_value');
  if (constant !== undefined) return plain(constant, origin(below(pointer, 'constant_value')));
  const references = referencesIn(expression);
  const [root, name, ...more] = stepsOf(references[0] ?? '').map((step) => String(step.value));
  const value = root === 'var' && references.length === 1 && more.length === 0 ? at(variables, name as string, 'value') : undefined;
  // A variable may be a part of a text: only one that looks like what it is for can be all of it.
  if (typeof value === 'string' && (name ?? '') !== '' && isWhole(pointer, value)) return plain(value, here);
  return open(
    references[0] === undefined
      ? 'set by an expression of which a plan does not tell'
      : `made of ${references[0]}, by an expression of which a plan does not tell`,
    here,
  );
}

function isWhole(pointer: string, value: string): boolean {
  if (pointer.endsWith('/region')) return /^[a-z]{2,}(?:-[a-z]+)+-\d$/.test(value);
  if (pointer.endsWith('/role_arn')) return value.startsWith('arn:');
  return false;
}

function plain(value: Json, origin: Origin): Seen {
  if (value === null) return { kind: 'absent', origin };
  if (typeof value === 'boolean') return flagOf(value, origin);
  if (typeof value === 'number') return numberOf(String(value), origin);
  if (typeof value === 'string') return scalarOf(Mapped.literal(value), origin);
  if (isList(value)) return listOf(() => value.map((item) => plain(item, origin)), origin);
  return mappingOf(
    Object.entries(value).map(([name, member]) => ({ name, key: origin, see: () => plain(member, origin) })),
    origin,
  );
}

/** What data sources were told of where a provider deploys. */
export function whereabouts(sources: readonly { readonly type: string; readonly values: JsonObject }[]): {
  readonly region: string | undefined;
  readonly account: string | undefined;
} {
  const of = (type: string, ...names: readonly string[]): string | undefined => {
    const values = sources.find((source) => source.type === type)?.values;
    return names.map((name) => textAt(values, name)).find((text) => text !== undefined && text !== '');
  };
  return { region: of('aws_region', 'region', 'name', 'id'), account: of('aws_caller_identity', 'account_id', 'id') };
}
