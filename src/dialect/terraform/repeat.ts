/** `count` and `for_each`: which instances a block has, in a world and in all of them. */

import type { Counted } from '../../model/declaration.js';
import type { Block, Expression } from '../../syntax/hcl/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry } from '../../truth/seen.js';
import { partsOf, whyOpen } from '../../truth/symbol.js';
import { explore } from '../../truth/explore.js';
import { Once } from '../../truth/once.js';
import type { World } from '../../truth/world.js';
import { scalarOf } from '../seen.js';
import type { Vague } from './collection.js';
import { countedBy, identityOfUnknown } from './counted.js';
import { attributeOf } from './directory.js';
import { evaluate } from './evaluate.js';
import { type NamedUnknown, holeOf, typeOfHole } from './named.js';
import { writtenAs } from './origin.js';
import { headerOf, placeOf } from './place.js';
import { plainScope } from './scope.js';
import type { ModuleNames, Scope } from './scope.js';
import { numberOf, open, textOf } from './value.js';

/** One instance of a block, as its key tells it from the others. */
export interface Repeated {
  /** `["a"]`, `[0]`; empty where nothing repeats, `[*]` where the key cannot be told. */
  readonly label: string;
  /** The key of a for_each. */
  readonly name?: string;
  readonly each?: { readonly key: Seen; readonly value: Seen };
  readonly index?: Seen;
  /** Of the one that stands for all whose keys cannot be told: what tells them. */
  readonly counted?: Counted;
}

/** The instances of a block in a world. */
export interface Instances {
  readonly kind: 'once' | 'count' | 'each';
  /** By label. */
  readonly all: ReadonlyMap<string, Repeated>;
  /** There may be others, and why. */
  readonly open?: string;
}

/** More instances of one block than this are judged as one whose key is not known. */
const MAX_INSTANCES = 500;

export const ANY = '[*]';

const ALONE: Repeated = { label: '' };
const ONCE: Instances = { kind: 'once', all: new Map([['', ALONE]]) };

/** The module of a repeated block, and what is kept for all such blocks in it. */
export interface Repeating extends ModuleNames {
  readonly plain: World;
  readonly labels: Map<string, readonly string[]>;
}

/** How often a block stands for something. */
export interface Repetition {
  readonly kind: Instances['kind'];
  /** The instances in a world; a plain one may have to know a choice first. */
  within(world: World): Instances;
  /** The labels of all instances that there are in some world or other. */
  readonly labels: readonly string[];
  /** The instance of a label; undefined in a world that does not have it. */
  instance(label: string, world: World): Repeated | undefined;
}

export function repetitionOf(block: Block, module: Repeating): Repetition {
  const each = attributeOf(block, 'for_each')?.value;
  if (each) return new Repeats('each', each, block, module);
  const count = attributeOf(block, 'count')?.value;
  return count ? new Repeats('count', count, block, module) : NEVER;
}

/** Nearly all blocks. */
const NEVER: Repetition = {
  kind: 'once',
  within: () => ONCE,
  labels: [''],
  instance: (label) => (label === '' ? ALONE : undefined),
};

/** Worked out when somebody asks. */
class Repeats implements Repetition {
  #labels: readonly string[] | undefined;
  readonly #once: Once<Instances>;
  #reading = false;

  constructor(
    readonly kind: 'each' | 'count',
    private readonly expression: Expression,
    private readonly block: Block,
    private readonly module: Repeating,
  ) {
    this.#once = new Once(module.plain);
  }

  get #header(): Origin {
    return headerOf(this.block);
  }

  /** Two blocks that repeat over the same words have the same keys. */
  get #words(): Whose {
    const words = `${this.module.id}#${this.kind}#${writtenAs(this.expression)}`;
    return { keys: words, values: words };
  }

  /** Tells its keys, and what it is given by them, from those of others. */
  #whose(seen: Seen, scope: Scope, world: World): Whose {
    return { keys: countedBy(this.expression, seen, scope, world), values: identityOfUnknown(seen) ?? this.#words.values };
  }

  within(world: World): Instances {
    const known = this.#once.found(world);
    if (known) return known;
    if (this.#reading) return anybody(this.kind, 'made of itself', () => this.#words, this.#header);
    this.#reading = true;
    try {
      return this.#once.read(world, () => this.#read(world));
    } finally {
      this.#reading = false;
    }
  }

  #read(world: World): Instances {
    const scope = plainScope(this.module);
    const seen = evaluate(this.expression, scope, world);
    let told: Whose | undefined;
    const whose = (): Whose => (told ??= this.#whose(seen, scope, world));
    return this.kind === 'each' ? byKey(seen, whose, this.#header, isSet(this.expression, seen)) : byCount(seen, whose, this.#header);
  }

  get labels(): readonly string[] {
    if (!this.#labels) {
      // Many blocks of a module repeat over the same words.
      const { keys } = this.#words;
      const known = this.module.labels.get(keys);
      this.#labels = known ?? this.#explored();
      if (!known) this.module.labels.set(keys, this.#labels);
    }
    return this.#labels;
  }

  #explored(): readonly string[] {
    const paths = explore(this.module.plain, (world) => [...this.within(world).all.keys()]);
    return 'kind' in paths ? [ANY] : [...new Set(paths.flatMap(({ outcome }) => outcome))];
  }

  instance(label: string, world: World): Repeated | undefined {
    const { all, open: why } = this.within(world);
    const found = all.get(label);
    if (found || label !== ANY) return found;
    // Where the choices were too many to be tried one by one, the instance of no key stands for all.
    return all.size > 0 ? anybody(this.kind, why ?? 'one of several', () => this.#words, this.#header).all.get(ANY) : undefined;
  }
}

function byCount(seen: Seen, whose: () => Whose, header: Origin): Instances {
  if (seen.kind === 'unknown') return anybody('count', seen.reason, whose, seen.origin);
  const text = textOf(seen);
  const count = Number(text);
  if (text === undefined || !Number.isInteger(count) || count < 0)
    return anybody('count', seen.kind === 'scalar' && text === undefined ? whyOpen(seen.text) : 'a count that is no whole number', whose, header);
  if (count > MAX_INSTANCES) return anybody('count', `more than ${MAX_INSTANCES} are not told apart`, whose, header);
  return {
    kind: 'count',
    all: new Map(Array.from({ length: count }, (_, index) => [`[${index}]`, { label: `[${index}]`, index: numberOf(String(index), header) }])),
  };
}

/** Of a set every item is its own key. */
function isSet(expression: Expression, seen: Seen): boolean {
  if (seen.kind === 'sequence' || (expression.kind === 'call' && expression.name === 'toset')) return true;
  const hole = seen.kind === 'unknown' ? holeOf(seen) : undefined;
  return hole?.kind === 'unknown' && typeOfHole(hole)?.kind === 'set';
}

function byKey(seen: Seen, whose: () => Whose, header: Origin, set: boolean): Instances {
  if (seen.kind === 'unknown') return anybody('each', seen.reason, whose, seen.origin, set ? 'key' : NOBODY);
  if (seen.kind !== 'mapping' && seen.kind !== 'sequence') return anybody('each', 'a for_each that is neither a map nor a set', whose, header);
  const all = new Map<string, Repeated>();
  const add = (key: string, each: NonNullable<Repeated['each']>): void => {
    const label = labelOf(key);
    all.set(label, { label, name: key, each });
  };
  let unsure = seen.open;
  if (seen.kind === 'mapping') {
    for (const entry of seen.entries()) {
      const key = scalarOf(Mapped.literal(entry.name, placeOf(entry.key)), entry.key);
      add(entry.name, new Each(key, entry));
    }
  } else {
    for (const item of seen.items()) {
      const name = keyOf(item);
      if (name === undefined) unsure ??= item.kind === 'unknown' ? item.reason : 'made of things that are no texts';
      else add(name, { key: item, value: item });
    }
  }
  if (all.size > MAX_INSTANCES) return anybody('each', `more than ${MAX_INSTANCES} are not told apart`, whose, header);
  if (unsure === undefined) return { kind: 'each', all };
  const star = anybody('each', unsure, whose, header, set ? 'key' : () => (seen as Vague).any).all;
  return { kind: 'each', all: new Map([...all, ...star]), open: unsure };
}

/** `each` of an entry, whose value is seen when somebody looks at it. */
class Each {
  constructor(
    readonly key: Seen,
    private readonly of: SeenEntry,
  ) {}

  get value(): Seen {
    return this.of.value;
  }
}

/** The text of a set's item; a reference in it stands as it is written. */
function keyOf(item: Seen): string | undefined {
  if (item.kind !== 'scalar') return undefined;
  return partsOf(item.text)
    .map((part) => (typeof part === 'string' ? part : part.kind === 'symbol' && part.known !== undefined ? part.known : part.says))
    .join('');
}

/** What tells keys and values from those of other blocks. */
interface Whose {
  readonly keys: string;
  readonly values: string;
}

/** What the value of an instance is: its key, or what is found when somebody asks. */
type Its = 'key' | (() => Seen | undefined);

const NOBODY = (): undefined => undefined;

/** One instance that stands for as many as there may be. Its key and value are the same for all who repeat over the same. */
function anybody(kind: Instances['kind'], reason: string, whose: () => Whose, origin: Origin, its: Its = NOBODY): Instances {
  const unknown = (says: string, of: keyof Whose): Seen => {
    const why = `told by ${kind === 'each' ? 'for_each' : 'count'}, which is ${reason}`;
    // What tells it from others is found out when somebody compares it.
    const part: NamedUnknown = {
      kind: 'unknown',
      says: `\${${says}}`,
      reason: why,
      several: true,
      get key() {
        return `${whose()[of]}#${says}`;
      },
    };
    return open(why, origin, Mapped.hole(part));
  };
  const star: Repeated = {
    label: ANY,
    counted: {
      reason,
      get by() {
        return whose().keys;
      },
    },
    ...(kind === 'each'
      ? { each: new Anyone(unknown('each.key', 'keys'), () => unknown('each.value', 'values'), its) }
      : { index: unknown('count.index', 'keys') }),
  };
  return { kind, all: new Map([[ANY, star]]), open: reason };
}

/** What two tell together: the instances of a module, and those of a block in it. */
export function countedBoth(outer: Counted | undefined, inner: Counted | undefined): Counted | undefined {
  if (!outer || !inner) return outer ?? inner;
  return {
    reason: outer.reason,
    get by() {
      return `${outer.by} ${inner.by}`;
    },
  };
}

/** `each` of an instance that stands for others. */
class Anyone {
  #value: Seen | undefined;

  constructor(
    readonly key: Seen,
    private readonly unknown: () => Seen,
    private readonly its: Its,
  ) {}

  get value(): Seen {
    const { its } = this;
    return (this.#value ??= its === 'key' ? this.key : (its() ?? this.unknown()));
  }
}

/** How an address names a key. */
export function labelOf(name: string): string {
  return `[${JSON.stringify(name)}]`;
}
