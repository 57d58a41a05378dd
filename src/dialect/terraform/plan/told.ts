/** What a plan or a state tells of each resource. Both are looked at by type: of a type that is of no use nothing is read but its name. */

import { at, isObject, listAt, objectAt, textAt } from './json.js';
import type { Json, JsonObject } from './json.js';
import { wholeOf } from './parts.js';

/** A resource or data source as the file tells of it. */
export interface Told {
  readonly address: string;
  /** `module.a["x"].module.b`; empty in the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Of an instance of for_each or count. */
  readonly key: string | number | undefined;
  /** What is known; what is not known stands in `unknown` under the same names. */
  readonly values: JsonObject;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
  /** Where it stands, and its address, and its values. */
  readonly header: string;
  readonly pointer: string;
  /** `aws.west`, where the file tells it beside the resource. */
  readonly provider?: string | undefined;
}

/** Something that may be read when somebody wants it. */
export interface Entry {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly module: string;
  /** Undefined where nothing is left of it. */
  tell(): Told | undefined;
}

/** `resource_changes` of a plan. */
export function inChanges(changes: readonly Json[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index] as Json;
    const type = textAt(change, 'type');
    const name = textAt(change, 'name');
    // What is left over from an earlier replacement is destroyed.
    if (type !== undefined && name !== undefined && at(change, 'deposed') === undefined) entries.push(new Changing(type, name, change as JsonObject, index));
  }
  return entries;
}

/** There are many: none of them has a function of its own. */
class Changing implements Entry {
  readonly mode: Entry['mode'];
  readonly module: string;

  constructor(
    readonly type: string,
    readonly name: string,
    private readonly change: JsonObject,
    private readonly index: number,
  ) {
    this.mode = modeOf(change);
    this.module = textAt(change, 'module_address') ?? '';
  }

  tell(): Told | undefined {
    return changed(wholeOf(this.change), `/resource_changes/${this.index}`);
  }
}

/** What there will be: what is deleted or forgotten has nothing after. */
function changed(change: JsonObject, pointer: string): Told | undefined {
  const after = at(change, 'change', 'after');
  const unknown = at(change, 'change', 'after_unknown');
  if (!isObject(after) && unknown !== true && !(isObject(unknown) && after !== null)) return undefined;
  const of = named(change, textAt(change, 'module_address') ?? '');
  const sensitive = at(change, 'change', 'after_sensitive');
  return told(of, { values: objectAt(after), unknown, sensitive, header: `${pointer}/address`, pointer: `${pointer}/change/after` });
}

/** Which resources a plan takes away. */
export function isTakenAway(change: Json): boolean {
  return at(change, 'change', 'after') === null && listAt(change, 'change', 'actions').includes('delete');
}

/** The tree of modules of `planned_values`, `prior_state.values` and of a state that `show -json` prints. */
export function inModules(values: Json | undefined, pointer: string): readonly Entry[] {
  const entries: Entry[] = [];
  const pending: (readonly [Json, string])[] = [[at(values, 'root_module') ?? null, `${pointer}/root_module`]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [module, where] = next;
    const address = textAt(module, 'address') ?? '';
    for (const [index, resource] of listAt(module, 'resources').entries()) {
      const entry = entryOf(resource, address, () => valued(wholeOf(resource as JsonObject), address, `${where}/resources/${index}`));
      if (entry && at(resource, 'deposed_key') === undefined) entries.push(entry);
    }
    const children = listAt(module, 'child_modules');
    for (let index = children.length - 1; index >= 0; index--) pending.push([children[index] ?? null, `${where}/child_modules/${index}`]);
  }
  return entries;
}

function valued(resource: JsonObject, module: string, pointer: string): Told {
  const sensitive = at(resource, 'sensitive_values');
  const values = objectAt(resource, 'values');
  return told(named(resource, module), { values, unknown: undefined, sensitive, header: `${pointer}/address`, pointer: `${pointer}/values` });
}

/** `resources` of a state as Terraform keeps it, version 4. */
export function inState(resources: readonly Json[]): readonly Entry[] {
  return resources.flatMap((resource, index) => {
    const module = textAt(resource, 'module') ?? '';
    return listAt(resource, 'instances').flatMap((instance, number) => {
      const entry = entryOf(resource, module, () => kept(resource as JsonObject, instance, module, [index, number]));
      return entry && at(instance, 'deposed') === undefined ? [entry] : [];
    });
  });
}

function kept(resource: JsonObject, instance: Json, module: string, [index, number]: readonly [number, number]): Told {
  const pointer = `/resources/${index}/instances/${number}`;
  const key = keyOf(at(instance, 'index_key'));
  const { type, name, mode } = named(resource, module);
  const label = key === undefined ? '' : typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
  return {
    address: `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}${label}`,
    module,
    mode,
    type,
    name,
    key,
    values: objectAt(instance, 'attributes'),
    unknown: undefined,
    sensitive: marksOf(listAt(instance, 'sensitive_attributes')),
    header: number === 0 ? `/resources/${index}/name` : pointer,
    pointer: `${pointer}/attributes`,
    provider: /\/aws"\]\.([\w-]+)$/.exec(textAt(resource, 'provider') ?? '')?.[1]?.replace(/^/, 'aws.'),
  };
}

/** Paths to what is sensitive, as the tree that plans make of them; a path that goes on from a list marks all of it. */
function marksOf(paths: readonly Json[]): Json {
  const marks: { [name: string]: Json } = {};
  for (const path of paths) {
    const first = Array.isArray(path) ? (path[0] as Json) : path;
    const name = textAt(first, 'value');
    if (name !== undefined) marks[name] = true;
  }
  return marks;
}

function entryOf(resource: Json, module: string, tell: () => Told | undefined): Entry | undefined {
  const type = textAt(resource, 'type');
  const name = textAt(resource, 'name');
  if (type === undefined || name === undefined) return undefined;
  return { mode: modeOf(resource), type, name, module, tell };
}

function modeOf(resource: Json): Entry['mode'] {
  return at(resource, 'mode') === 'data' ? 'data' : 'managed';
}

type Named = Pick<Told, 'address' | 'module' | 'mode' | 'type' | 'name' | 'key'>;

/** There are many: all of them of one form, and none of them a copy. */
function told({ address, module, mode, type, name, key }: Named, { values, unknown, sensitive, header, pointer }: Omit<Told, keyof Named>): Told {
  return { address, module, mode, type, name, key, values, unknown, sensitive, header, pointer };
}

function named(resource: JsonObject, module: string): Named {
  return {
    address: textAt(resource, 'address') ?? '',
    module,
    mode: modeOf(resource),
    type: textAt(resource, 'type') ?? '',
    name: textAt(resource, 'name') ?? '',
    key: keyOf(at(resource, 'index')),
  };
}

function keyOf(key: Json | undefined): string | number | undefined {
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
}
