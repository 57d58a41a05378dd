/** Values of a plan or a state as they are seen: what is known, what is not yet, and what nobody wrote. */

import { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../../truth/seen.js';
import { listOf, mappingOf } from '../collection.js';
import { flagOf, numberOf, open } from '../value.js';
import { at, below, isList, isObject, partOf } from './json.js';
import type { Json, JsonObject } from './json.js';
import { blocksAt, fitting, saidAt } from './configuration.js';
import type { Blocks, Said } from './configuration.js';
import type { Supposed } from './overlay.js';

/** The resource in which values stand, for those who look at them. */
export interface Resourceful {
  /** Whether names from the resource down lead to a block. */
  isBlock(path: readonly string[]): boolean;
  /** An argument that the provider fills in with what S3 tells, where the configuration leaves it out. */
  isMirrored(path: readonly string[]): boolean;
  /** What it tells of itself counts for nothing: another resource says it. */
  isSaidElsewhere(path: readonly string[]): boolean;
  /** A file that leaves out what is not known, without saying so. */
  readonly leavesOut: boolean;
  origin(pointer: string): Origin;
  /** A text of JSON, of which every part stands where it does. */
  document(text: string, pointer: string): Mapped;
  /** What an expression comes to whose value is not known yet. */
  resolve(expression: JsonObject, wanted: Wanted): Seen;
}

/** What is not known, where it stands. */
export interface Wanted {
  readonly path: readonly string[];
  readonly at: Origin;
  /** Which item of a list of how many. */
  readonly item?: { readonly index: number; readonly of: number } | undefined;
}

/** The body of a resource: its arguments, and under the name of a block type the list of such blocks. */
export function seeResource(
  of: Resourceful,
  told: { readonly values: JsonObject; readonly unknown: Json | undefined; readonly sensitive: Json | undefined; readonly pointer: string },
  blocks: Blocks,
  header: Origin,
): SeenMapping {
  return new PlanMapping(of, { value: told.values, unknown: told.unknown, sensitive: told.sensitive, pointer: told.pointer, path: [] }, blocks, header);
}

interface Spot {
  readonly value: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
  readonly pointer: string;
  readonly path: readonly string[];
}

class PlanMapping implements SeenMapping {
  readonly kind = 'mapping';
  #seen: Map<string, Seen> | undefined;
  #nothing: Seen | undefined;

  constructor(
    private readonly of: Resourceful,
    private readonly spot: Spot,
    private readonly blocks: Blocks,
    readonly origin: Origin,
  ) {}

  withOrigin(origin: Origin): SeenMapping {
    return new PlanMapping(this.of, this.spot, this.blocks, origin);
  }

  entries(): readonly SeenEntry[] {
    const { value, unknown, pointer } = this.spot;
    const names = new Set([...(isObject(value) ? Object.keys(value) : []), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
    return [...names]
      .map((name) => ({ name, key: this.of.origin(below(pointer, name)), value: this.get(name) }))
      .filter((entry) => entry.value.kind !== 'absent');
  }

  get(name: string): Seen {
    // Most of what is asked for is neither there nor to come.
    if (name !== 'tags' && !this.of.leavesOut && isNothing(this.spot, name)) return (this.#nothing ??= { kind: 'absent', origin: this.origin });
    const known = (this.#seen ??= new Map<string, Seen>());
    let seen = known.get(name);
    if (!seen) known.set(name, (seen = this.#look(name)));
    return seen;
  }

  #look(name: string): Seen {
    const { of, blocks, origin } = this;
    const spot = standing(this.spot, name);
    if (of.isSaidElsewhere(spot.path)) return { kind: 'absent', origin };
    const said = saidAt(blocks, name);
    if (!of.isBlock(spot.path)) {
      const left = of.leavesOut && spot.value === undefined && said.kind === 'expression';
      return seeValue(of, left ? { ...spot, unknown: true } : spot, said, origin);
    }
    if (spot.unknown === true) {
      if (said.kind === 'nothing' && of.isMirrored(spot.path)) return supposed(origin);
      return open(DYNAMIC, of.origin(spot.pointer));
    }
    const all = isList(spot.value) ? spot.value : isObject(spot.value) ? [spot.value] : [];
    if (all.length === 0) return { kind: 'absent', origin };
    const header = of.origin(spot.pointer);
    const written = blocksAt(blocks, name);
    return listOf(
      () =>
        all.map((_, index) => {
          const one = isList(spot.value) ? inside(spot, index) : spot;
          if (one.sensitive === true) return secret(header);
          if (one.unknown === true) return open(DYNAMIC, of.origin(one.pointer));
          return new PlanMapping(of, one, fitting(written, one.value), of.origin(one.pointer));
        }),
      header,
    );
  }
}

const DYNAMIC = 'known only after deployment, and made by a dynamic block, of which a plan does not tell more: give --tf-dir';
const UNTOLD = 'known only after deployment, and set in a dynamic block, of which a plan does not tell more: give --tf-dir';

/** An argument, or a part of one. */
function seeValue(of: Resourceful, spot: Spot, said: Said, header: Origin, item?: Wanted['item']): Seen {
  const { value, unknown, sensitive, pointer } = spot;
  if (unknown !== true && (value === undefined || value === null)) return { kind: 'absent', origin: header };
  const origin = of.origin(pointer);
  if (sensitive === true) return secret(origin);
  if (unknown === true) {
    // What nobody set and is not known the provider makes up: it is not written.
    if (said.kind === 'nothing') return supposed(header);
    return said.kind === 'expression' ? of.resolve(said.expression, { path: spot.path, at: origin, item }) : open(UNTOLD, origin);
  }
  if (isList(value)) {
    const items = (): readonly Seen[] => value.map((_, index) => seeItem(of, inside(spot, index), said, origin, { index, of: value.length }));
    return listOf(items, origin);
  }
  if (isObject(value)) {
    const names = new Set([...Object.keys(value), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
    const members = [...names].map((name) => ({
      name,
      key: of.origin(below(pointer, name)),
      see: () => seeValue(of, inside(spot, name), said, origin),
    }));
    return mappingOf(
      members.filter(({ name }) => at(value, name) !== null || at(unknown, name) === true),
      origin,
    );
  }
  return seeScalar(of, value as string | number | boolean, pointer, origin);
}

/** An item of a list is there, even if nobody could say what it is. */
function seeItem(of: Resourceful, spot: Spot, said: Said, header: Origin, item: Wanted['item']): Seen {
  if (spot.unknown === true && said.kind === 'nothing') return open('known only after deployment', of.origin(spot.pointer));
  return seeValue(of, spot, said, header, item);
}

function seeScalar(of: Resourceful, value: string | number | boolean, pointer: string, origin: Origin): Seen {
  if (typeof value === 'boolean') return flagOf(value, origin);
  if (typeof value === 'number') return numberOf(String(value), origin);
  const text = /^\s*[[{]/.test(value) ? of.document(value, pointer) : Mapped.literal(value);
  return { kind: 'scalar', type: 'string', text, origin };
}

/** The tags of a resource with those of its provider stand under a name of their own. */
function standing(spot: Spot, name: string): Spot {
  const all = name === 'tags' && spot.path.length === 0 && isObject(at(spot.value, 'tags_all'));
  return all ? inside(spot, 'tags_all', ['tags']) : inside(spot, name, [...spot.path, name]);
}

function isNothing({ value, unknown }: Spot, name: string): boolean {
  return unknown !== true && (partOf(value, name) ?? null) === null && partOf(unknown, name) !== true;
}

function supposed(origin: Origin): Supposed {
  return { kind: 'absent', origin, supposed: true };
}

function secret(origin: Origin): Seen {
  return open('marked sensitive in the plan', origin);
}

/** @param own the way of blocks and arguments: what is inside of an argument has that of it */
function inside({ value, unknown, sensitive, pointer, path }: Spot, step: string | number, own: readonly string[] = path): Spot {
  return {
    value: partOf(value, step),
    unknown: unknown === true ? true : partOf(unknown, step),
    sensitive: sensitive === true ? true : partOf(sensitive, step),
    pointer: below(pointer, step),
    path: own,
  };
}
