/** `configuration` of a plan: which arguments are set by what, without a text. Locals and what dynamic blocks hold are not in it. */

import { ByType } from './by-type.js';
import { at, isList, isObject, listAt, objectAt, textAt } from './json.js';
import type { Json, JsonObject } from './json.js';
import { wholeOf } from './parts.js';

/** One instance of a module. */
export interface ModulePlace {
  /** `module.a["x"].module.b`; empty in the root. */
  readonly address: string;
  readonly config: JsonObject;
  readonly parent?: ModulePlace | undefined;
  /** Its `module_calls` entry. */
  readonly call: JsonObject;
  readonly key: string | number | undefined;
}

/** What repeats: a resource, or a call of a module. */
export interface Repeated {
  readonly module: ModulePlace;
  readonly key: string | number | undefined;
  readonly forEach: Json | undefined;
}

export class Configuration {
  readonly #modules = new Map<string, ModulePlace>();
  readonly #resources = new Map<JsonObject, ByType<JsonObject>>();

  /** @param told undefined where the file has none */
  constructor(readonly told: JsonObject | undefined) {}

  module(address: string): ModulePlace {
    let found = this.#modules.get(address);
    if (!found) {
      found = this.#find(address);
      this.#modules.set(address, found);
    }
    return found;
  }

  /** What is written of a resource or data source, all of its instances alike. */
  resource({ config }: ModulePlace, mode: 'managed' | 'data', type: string, name: string): JsonObject | undefined {
    let resources = this.#resources.get(config);
    if (!resources) {
      resources = new ByType((one) => nameOf(textAt(one, 'mode'), textAt(one, 'name')));
      for (const one of listAt(config, 'resources')) resources.add(textAt(one, 'type') ?? '', one as JsonObject);
      this.#resources.set(config, resources);
    }
    const found = resources.find(type, nameOf(mode, name))[0];
    return found && wholeOf(found);
  }

  #find(address: string): ModulePlace {
    if (address === '') return { address, config: objectAt(this.told, 'root_module'), call: {}, key: undefined };
    const steps = stepsOf(address);
    const keyed = steps.at(-1)?.kind === 'key';
    const key = keyed ? steps.at(-1)?.value : undefined;
    const name = String(steps.at(keyed ? -2 : -1)?.value ?? '');
    const parent = this.module(spell(steps.slice(0, keyed ? -3 : -2)));
    const call = objectAt(parent.config, 'module_calls', name);
    return { address, config: objectAt(call, 'module'), parent, call, key };
  }
}

/** Most are managed, and no name has a space. */
function nameOf(mode: string | undefined, name: string | undefined): string {
  return mode === 'managed' && name !== undefined ? name : `${mode} ${name}`;
}

export interface Step {
  readonly kind: 'name' | 'key';
  readonly value: string | number;
}

/** `module.a["x"].out` → module, a, ["x"], out. */
export function stepsOf(reference: string): readonly Step[] {
  if (!/[[\]]/.test(reference)) return namesIn(reference);
  return [...reference.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|[^.[\]]+/g)].map(([whole, quoted, number]): Step => {
    if (quoted !== undefined) return { kind: 'key', value: unescaped(quoted) };
    return number === undefined ? { kind: 'name', value: whole } : { kind: 'key', value: Number(number) };
  });
}

/** Most have no keys. */
function namesIn(reference: string): readonly Step[] {
  const steps: Step[] = [];
  for (const value of reference.split('.')) if (value !== '') steps.push({ kind: 'name', value });
  return steps;
}

export function spell(steps: readonly Step[]): string {
  return steps.map(({ kind, value }, index) => (kind === 'name' ? `${index > 0 ? '.' : ''}${value}` : `[${JSON.stringify(value)}]`)).join('');
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(`"${quoted}"`) as string;
  } catch {
    return quoted;
  }
}

/** The references of an expression without those that only begin others: `aws_s3_bucket.a.id` stands for `aws_s3_bucket.a` too. */
export function referencesIn(expression: Json | undefined): readonly string[] {
  const all = listAt(expression, 'references');
  const found: string[] = [];
  for (const one of all) if (typeof one === 'string' && !found.includes(one) && !all.some((other) => goesOn(other, one))) found.push(one);
  return found;
}

function goesOn(other: Json, one: string): boolean {
  if (typeof other !== 'string' || other.length <= one.length || !other.startsWith(one)) return false;
  const next = other.charAt(one.length);
  return next === '.' || next === '[';
}

/** What configuration says where a value stands. */
export type Said =
  | { readonly kind: 'expression'; readonly expression: JsonObject }
  /** Nobody sets it. */
  | { readonly kind: 'nothing' }
  /** It stands in a dynamic block, or the file has no configuration. */
  | { readonly kind: 'untold' };

/** The blocks of a type that may be the one whose values are known; none: it is made by a dynamic block. */
export type Blocks = readonly JsonObject[] | undefined;

const UNTOLD: Said = { kind: 'untold' };
const NOTHING: Said = { kind: 'nothing' };

function areSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What any of some blocks that may be meant says under a name. */
export function saidAt(blocks: Blocks, name: string): Said {
  if (!blocks || blocks.length === 0) return UNTOLD;
  const first = at(blocks[0], name);
  for (let index = 1; index < blocks.length; index++) if (!areSame(at(blocks[index], name), first)) return UNTOLD;
  if (first === undefined) return NOTHING;
  return isObject(first) ? { kind: 'expression', expression: first } : UNTOLD;
}

/** The blocks written under a name, in all that may be meant. */
export function blocksAt(blocks: Blocks, name: string): Blocks {
  if (!blocks) return undefined;
  const all = blocks.flatMap((block) => {
    const found = at(block, name);
    return isList(found) ? found.filter(isObject) : isObject(found) ? [found] : [];
  });
  return all.length === 0 ? undefined : all;
}

/** Those that do not contradict what is known of a block: sets stand in another order than they are written in. */
export function fitting(blocks: Blocks, known: Json | undefined): Blocks {
  const fit = blocks?.filter((block) => agrees(block, known));
  return fit && fit.length > 0 ? fit : undefined;
}

function agrees(block: JsonObject, known: Json | undefined): boolean {
  if (!isObject(known)) return true;
  return Object.entries(block).every(([name, expression]) => {
    const constant = at(expression, 'constant_value');
    const value = at(known, name);
    if (constant === undefined || value === undefined || typeof constant === 'object') return true;
    return String(constant) === String(value);
  });
}
