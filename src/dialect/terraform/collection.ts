/** Collections whose parts are seen when somebody asks for them, once. */

import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenSequence } from '../../truth/seen.js';
import { assumedOf, moved, under } from '../seen.js';
import { asArgument, isArgument } from './place.js';
import { isSet } from './value.js';
import { visit } from './visits.js';
import type { SeenSet } from './value.js';

/** An entry of a mapping before it is looked at. */
export interface Member {
  readonly name: string;
  readonly key: Origin;
  see(): Seen;
}

/** What Terraform calls it, where that can be told: lists are never equal to tuples, nor maps to objects. */
export type SequenceForm = 'list' | 'tuple' | 'set';
export type MappingForm = 'map' | 'object';

interface Facts {
  /** There may be more, and why. */
  readonly open?: string | undefined;
  readonly assumed?: string | undefined;
  /** What stands for those that cannot be told. */
  readonly vague?: Vague | undefined;
  /** What stands under a name that is not among those that are seen, where that can be told. */
  readonly rest?: ((name: string) => Seen | undefined) | undefined;
}

/** Things that cannot be told apart, and what any of them is. */
export interface Vague {
  readonly any?: Seen | undefined;
  readonly anyKey?: Seen | undefined;
  /** What tells how many they are: the same for those that are there for the same keys. */
  readonly countedBy?: string | undefined;
}

/** Of most nothing has to be told but the form. */
const NO_FACTS: Facts = {};
const FORMS = { list: { form: 'list' }, tuple: { form: 'tuple' }, set: { form: 'set' }, map: { form: 'map' }, object: { form: 'object' } } as const;

function kept<F extends Facts & { readonly form?: keyof typeof FORMS | undefined }>(facts: F): F {
  if (facts.open !== undefined || facts.assumed !== undefined) return facts;
  return (facts.form === undefined ? NO_FACTS : FORMS[facts.form]) as F;
}

/** @param members in source order; of two of one name the last counts. A null member is one whose value is absent. */
export function mappingOf(members: readonly Member[], origin: Origin, facts: Facts & { readonly form?: MappingForm | undefined } = NO_FACTS): SeenMapping {
  return mappingIn(
    members.map((member) => new Entry(member)),
    origin,
    facts,
  );
}

/** The same of entries that see to themselves that nobody is seen twice. */
export function mappingIn(entries: readonly SeenEntry[], origin: Origin, facts: Facts & { readonly form?: MappingForm | undefined } = NO_FACTS): SeenMapping {
  return new Mapping(entries, origin, kept(facts));
}

export function listOf(
  items: readonly Seen[] | (() => readonly Seen[]),
  origin: Origin,
  facts: Facts & { readonly form?: SequenceForm | undefined } = NO_FACTS,
): SeenSequence {
  return new Sequence(items, origin, kept(facts));
}

/** @param items sorted and without doubles */
export function setOf(items: readonly Seen[], origin: Origin, facts: Facts = NO_FACTS): SeenSet {
  return new Sequence(items, origin, kept({ open: facts.open, assumed: facts.assumed, form: 'set' })) as SeenSequence as SeenSet;
}

export function formOf(seen: Seen): SequenceForm | MappingForm | undefined {
  return 'form' in seen ? (seen.form as SequenceForm | MappingForm | undefined) : undefined;
}

/** There are very many collections: nothing is kept in one that can be asked for elsewhere. */
class Mapping implements SeenMapping, Vague {
  declare readonly kind: 'mapping';

  constructor(
    private readonly members: readonly SeenEntry[],
    readonly origin: Origin,
    private readonly facts: Facts & { readonly form?: MappingForm | undefined },
  ) {}

  get open(): string | undefined {
    return this.facts.open;
  }

  get assumed(): string | undefined {
    return this.facts.assumed;
  }

  get form(): MappingForm | undefined {
    return this.facts.form;
  }

  get any(): Seen | undefined {
    return this.facts.vague?.any;
  }

  get anyKey(): Seen | undefined {
    return this.facts.vague?.anyKey;
  }

  get countedBy(): string | undefined {
    return this.facts.vague?.countedBy;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new Mapping(this.members, origin, this.facts);
  }

  entries(): readonly SeenEntry[] {
    visit(1 + this.members.length);
    return this.members;
  }

  get(name: string): Seen {
    const member = named(this.members, name);
    if (member) return member.value;
    if (this.open === undefined) return { kind: 'absent', origin: this.origin };
    return this.facts.rest?.(name) ?? { kind: 'unknown', reason: this.open, origin: this.origin };
  }
}

class Sequence implements SeenSequence {
  declare readonly kind: 'sequence';

  /** @param made the items, or how they are seen when somebody asks for them */
  constructor(
    private made: readonly Seen[] | (() => readonly Seen[]),
    readonly origin: Origin,
    private readonly facts: Facts & { readonly form?: SequenceForm | undefined },
  ) {}

  get open(): string | undefined {
    return this.facts.open;
  }

  get assumed(): string | undefined {
    return this.facts.assumed;
  }

  get form(): SequenceForm | undefined {
    return this.facts.form;
  }

  get set(): true | undefined {
    return this.facts.form === 'set' ? true : undefined;
  }

  withOrigin(origin: Origin): SeenSequence {
    return new Sequence(typeof this.made === 'function' ? () => this.items() : this.made, origin, this.facts);
  }

  items(): readonly Seen[] {
    visit(1);
    if (typeof this.made === 'function') this.made = this.made();
    return this.made;
  }
}

// What is the same for all is kept once, where it is read as fast as in each of them.
Object.defineProperty(Mapping.prototype, 'kind', { value: 'mapping' });
Object.defineProperty(Sequence.prototype, 'kind', { value: 'sequence' });

/** So few are searched one by one. */
const FEW = 8;

const indexes = new WeakMap<readonly SeenEntry[], ReadonlyMap<string, SeenEntry>>();

/** Of two of one name the last. */
function named(members: readonly SeenEntry[], name: string): SeenEntry | undefined {
  if (members.length > FEW) return indexOf(members).get(name);
  for (let index = members.length - 1; index >= 0; index--) if (members[index]?.name === name) return members[index];
  return undefined;
}

function indexOf(members: readonly SeenEntry[]): ReadonlyMap<string, SeenEntry> {
  let index = indexes.get(members);
  if (!index) indexes.set(members, (index = new Map(members.map((entry) => [entry.name, entry]))));
  return index;
}

/** A member of which the value is seen when somebody looks at it, once. What ends in a choice was not looked at. */
class Entry implements SeenEntry {
  readonly name: string;
  readonly key: Origin;
  /** Forgotten when it was looked at. */
  #member: Member | undefined;
  #value: Seen | undefined;

  constructor(member: Member) {
    this.name = member.name;
    this.key = member.key;
    this.#member = member;
  }

  get value(): Seen {
    if (this.#member) {
      this.#value = this.#member.see();
      this.#member = undefined;
    }
    return this.#value as Seen;
  }
}

/** The same with one more thing supposed, and so everything in it. */
export function carry(seen: Seen, assumed: string | undefined): Seen {
  if (assumed === undefined) return seen;
  return changed(seen, seen.origin, (part) => carry(part, assumed), together(assumedOf(seen), assumed));
}

/** Several things supposed, each once. */
function together(before: string | undefined, more: string): string {
  if ((before === undefined || before === more) && !more.includes(', ')) return more;
  return [...new Set([...(before?.split(', ') ?? []), ...more.split(', ')])].join(', ');
}

/** The same as a call of the linted tree gives it to a module, and so everything in it: it is changed there. */
export function asGiven(seen: Seen): Seen {
  return isArgument(seen.origin) ? seen : changed(seen, asArgument(seen.origin), asGiven, assumedOf(seen));
}

/** The same at another place. */
export function movedTo(seen: Seen, origin: Origin): Seen {
  return seen.kind === 'mapping' || seen.kind === 'sequence' ? under(seen, origin) : moved(seen, origin);
}

function changed(seen: Seen, origin: Origin, change: (part: Seen) => Seen, assumed: string | undefined): Seen {
  switch (seen.kind) {
    case 'mapping':
      return new Changed(seen, origin, change, assumed);
    case 'sequence':
      return listOf(() => seen.items().map(change), origin, {
        open: seen.open,
        assumed,
        form: isSet(seen) ? 'set' : (formOf(seen) as SequenceForm | undefined),
      });
    default:
      return moved(seen, origin, assumed);
  }
}

/** A mapping with something done to everything in it. It may know more members than it lists (the attributes of a resource). */
class Changed implements SeenMapping {
  readonly kind = 'mapping';
  readonly open: string | undefined;
  readonly assumed?: string;
  readonly form: MappingForm | undefined;

  constructor(
    private readonly of: SeenMapping,
    readonly origin: Origin,
    private readonly change: (part: Seen) => Seen,
    assumed: string | undefined,
  ) {
    this.open = of.open;
    this.form = formOf(of) as MappingForm | undefined;
    if (assumed !== undefined) this.assumed = assumed;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new Changed(this.of, origin, this.change, this.assumed);
  }

  entries(): readonly SeenEntry[] {
    return this.of.entries().map((entry) => new ChangedEntry(entry, this.change));
  }

  get(name: string): Seen {
    const seen = this.of.get(name);
    // What is missing is missing here.
    return seen.kind === 'absent' && seen.origin === this.of.origin ? { kind: 'absent', origin: this.origin } : this.change(seen);
  }
}

class ChangedEntry implements SeenEntry {
  readonly name: string;
  readonly key: Origin;

  constructor(
    private readonly of: SeenEntry,
    private readonly change: (part: Seen) => Seen,
  ) {
    this.name = of.name;
    this.key = of.key;
  }

  get value(): Seen {
    return this.change(this.of.value);
  }
}
