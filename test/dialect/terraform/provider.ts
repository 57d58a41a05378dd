/** The published schemas of Terraform's providers, walked by the ways of the words tables. */

import { readFileSync } from 'node:fs';
import type { AnyWords, BlockWords, LeafWords, ListWords, Unsaid, Way, WordsFor } from '../../../src/dialect/words.js';
import { choiceOf, isUnsaid, longForm, stepsOf, waysOf } from '../../../src/dialect/words.js';
import type { Field } from '../../../src/model/shape.js';

/** What a provider takes at a place. */
export type Part =
  | { readonly kind: 'body'; readonly members: Readonly<Record<string, Part>> }
  | { readonly kind: 'list' | 'map'; readonly of: Part }
  | { readonly kind: 'value'; readonly type: string };

interface Body {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks?: Readonly<Record<string, Body & { readonly nesting: 'list' | 'set' | 'single' }>>;
}
type Attribute = string | readonly [{ readonly [name: string]: Attribute }] | { readonly [name: string]: Attribute };

function fileOf<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../data/terraform/${name}`, import.meta.url), 'utf8')) as T;
}

const words = fileOf<{ readonly resources: Readonly<Record<string, Body>>; readonly data: Readonly<Record<string, Body>> }>('provider-words.json');
const awscc = fileOf<{
  readonly types: Readonly<Record<string, { readonly cloudformation: string; readonly attributes: { readonly [name: string]: Attribute } }>>;
}>('awscc-words.json');

/** What a resource of the provider aws takes; undefined where it has no such type. */
export function resourceOf(type: string): Part | undefined {
  const body = words.resources[type];
  return body && bodyOf(body);
}

/** Types of the provider awscc, what they stand for and what they take. */
export const awsccTypes = Object.entries(awscc.types).map(([type, { cloudformation, attributes }]) => ({
  type,
  cloudformation,
  part: attributeOf(attributes),
}));

function bodyOf({ attributes, blocks = {} }: Body): Part {
  const members: [string, Part][] = [
    ...Object.entries(attributes).map(([name, attribute]): [string, Part] => [name, attributeOf(attribute)]),
    ...Object.entries(blocks).map(([name, block]): [string, Part] => [name, block.nesting === 'single' ? bodyOf(block) : { kind: 'list', of: bodyOf(block) }]),
  ];
  return { kind: 'body', members: Object.fromEntries(members) };
}

function attributeOf(attribute: Attribute): Part {
  if (typeof attribute !== 'string') {
    const inner = (Array.isArray(attribute) ? attribute[0] : attribute) as { readonly [name: string]: Attribute };
    const body: Part = inner['*'] ? { kind: 'map', of: attributeOf(inner['*']) } : { kind: 'body', members: byName(inner) };
    return Array.isArray(attribute) ? { kind: 'list', of: body } : body;
  }
  const [, kind, of] = /^(list|set|map)\((\w+)\)$/.exec(attribute) ?? [];
  return kind && of ? { kind: kind === 'map' ? 'map' : 'list', of: { kind: 'value', type: of } } : { kind: 'value', type: attribute };
}

function byName(attributes: { readonly [name: string]: Attribute }): Readonly<Record<string, Part>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, attributeOf(attribute)]));
}

/** Where a way ends; undefined where the provider has no such thing. @param spelled how the provider spells a name of the table */
export function follow(from: Part, way: string, spelled: (name: string) => string = (name) => name): Part | undefined {
  let at: Part | undefined = from;
  for (const step of stepsOf(way)) {
    const choice = choiceOf(step);
    if (typeof step === 'number' || choice) {
      const of: Part | undefined = at?.kind === 'list' ? at.of : undefined;
      at = choice && of && !(of.kind === 'body' && of.members[spelled(choice.member)]) ? undefined : of;
    } else at = at?.kind === 'body' ? at.members[spelled(step)] : undefined;
  }
  return at;
}

/** A word of the model and what the provider has where the table says. */
export interface Met {
  readonly name: string;
  readonly field: Field;
  readonly words: AnyWords;
  readonly way: string;
  readonly part: Part | undefined;
  /** Another way of the same word is there. */
  readonly otherwise: boolean;
}

/** Every way of a field, in the order of the model. What stands in a text that holds JSON is the schema of another. */
export function meet(name: string, field: Field, table: WordsFor<Field> | Unsaid, from: Part, spelled?: (name: string) => string): readonly Met[] {
  const long = longForm(table as AnyWords | Way | Unsaid);
  if (isUnsaid(long)) return [];
  const { single, json, entries, each, of = '' } = long as ListWords;
  const found = [...waysOf(long.at), ...(single === undefined ? [] : waysOf(single))].map((way) => ({ way, part: follow(from, way, spelled) }));
  const ends = found.map((one): Met => ({ name, field, words: long, ...one, otherwise: found.some(({ part }) => part) }));
  const parts = found.flatMap(({ part }) => part ?? []);
  const { fields } = long as Partial<BlockWords>;
  if (field.kind === 'block' && fields) {
    return [
      ...ends,
      ...parts.flatMap((part) => Object.entries(field.fields).flatMap(([inner, one]) => meet(`${name}.${inner}`, one, fields[inner] as Way, part, spelled))),
    ];
  }
  if (field.kind !== 'list') return ends;
  const read = parts.filter(({ kind }) => !json || kind !== 'value');
  return [...ends, ...read.flatMap((part) => meet(name, field.of, of as Way, itemOf(part, entries, each), spelled))];
}

/** An item as the reader makes it. */
function itemOf(part: Part, entries: ListWords['entries'], each: string | undefined): Part {
  if (part.kind === 'map' && entries) return { kind: 'body', members: { [entries.name]: { kind: 'value', type: 'string' }, [entries.value]: part.of } };
  const item = part.kind === 'list' ? part.of : part;
  if (each === undefined || item.kind !== 'body') return item;
  const several = item.members[each];
  return { kind: 'body', members: { ...item.members, ...(several?.kind === 'list' ? { [each]: several.of } : {}) } };
}

/** Whether the provider takes there what the model has. */
export function fits({ field, words: table, way, part }: Met): boolean {
  if (!part) return false;
  const { json, alone, entries, single } = table as ListWords;
  const { spell, present, written } = table as LeafWords;
  switch (field.kind) {
    case 'block':
      return part.kind === 'body';
    case 'map':
      return part.kind === 'map';
    case 'list':
      if (json && part.kind === 'value') return /^(?:string|json)$/.test(part.type);
      if (alone || (single !== undefined && waysOf(single).includes(way))) return true;
      return part.kind === 'list' || (part.kind === 'map' && entries !== undefined) || (table.at === '' && part.kind === 'body');
    case 'flag':
      return part.kind === 'value' ? part.type === 'bool' || spell !== undefined : present !== undefined;
    case 'number':
      return part.kind === 'value' && part.type !== 'bool';
    case 'document':
      return part.kind === 'value' && /^(?:string|json)$/.test(part.type);
    default:
      return part.kind === 'value' ? part.type === 'string' || spell !== undefined || written !== undefined : present !== undefined;
  }
}
