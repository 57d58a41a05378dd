/** The published CloudFormation resource schemas, walked by the ways of the words tables. */

import { readFileSync } from 'node:fs';
import { choiceOf, stepsOf } from '../../../src/dialect/words.js';

export interface Part {
  readonly $ref?: string;
  readonly enum?: readonly (string | number)[];
  readonly items?: Part;
  readonly properties?: Readonly<Record<string, Part>>;
}

export interface Schema {
  readonly readOnly?: readonly string[];
  readonly properties: Readonly<Record<string, Part>>;
  readonly definitions: Readonly<Record<string, Part>>;
}

const { types } = JSON.parse(readFileSync(new URL('../../data/cfn-schemas.json', import.meta.url), 'utf8')) as {
  readonly types: Readonly<Record<string, Schema>>;
};

export const schemaNames = Object.keys(types);

export function schemaOf(type: string): Schema {
  const schema = types[type];
  if (!schema) throw new Error(`there is no schema of ${type} in test/data/cfn-schemas.json`);
  return schema;
}

/** A part of a schema and the properties that lead to it, list indexes left out. */
export interface Spot {
  readonly part: Part;
  readonly path: readonly string[];
}

export function rootOf(schema: Schema): Spot {
  return { part: { properties: schema.properties }, path: [] };
}

/** Where a way ends; undefined where the schema has no such property. */
export function follow(schema: Schema, from: Spot, way: string): Spot | undefined {
  let at: Spot | undefined = from;
  for (const step of stepsOf(way)) {
    if (!at) return undefined;
    const part = resolved(schema, at.part);
    const choice = choiceOf(step);
    if (choice) at = part.items && resolved(schema, part.items).properties?.[choice.member] ? { part: part.items, path: at.path } : undefined;
    else if (typeof step === 'number') at = part.items && { part: part.items, path: at.path };
    else {
      const next: Part | undefined = part.properties?.[step];
      at = next && { part: next, path: [...at.path, step] };
    }
  }
  return at;
}

export function resolved(schema: Schema, part: Part): Part {
  const target = part.$ref === undefined ? undefined : schema.definitions[part.$ref];
  return target ? resolved(schema, target) : part;
}

/** An item of a list, or the thing itself where there is no list. */
export function itemOf(schema: Schema, { part, path }: Spot): Spot {
  const { items } = resolved(schema, part);
  return items ? { part: items, path } : { part, path };
}

/** Every property that holds no further ones: `LifecycleConfiguration.Rules.Id`. */
export function leavesOf(schema: Schema, from: Spot = rootOf(schema)): readonly string[] {
  const { part } = itemOf(schema, from);
  const { properties } = resolved(schema, part);
  if (!properties) return [from.path.join('.')];
  return Object.entries(properties).flatMap(([name, inner]) => leavesOf(schema, { part: inner, path: [...from.path, name] }));
}
