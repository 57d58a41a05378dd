/** Turns what is seen of a declaration into the model, by a shape and a table of words. A dialect may not judge. */

import type { Origin } from '../text/origin.js';
import { own } from '../text/own.js';
import { defaults } from '../model/defaults.js';
import type { Fallback, Floors } from '../model/defaults.js';
import type { Declaration, Linked, Scene } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { BlockField, Field, LinkField, ListField, Named, Shape, Written } from '../model/shape.js';
import { any, later, unknown } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Seen } from '../truth/seen.js';
import { literalOf, whyOpen } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { Link, List, Slot, Value } from '../truth/value.js';
import { seeDocument } from '../policy/document.js';
import { decoded } from './base64.js';
import { itemsOf } from './items.js';
import { PathSlot, namesOf } from './path.js';
import type { Path } from './path.js';
import type { Spot } from './walk.js';
import { follow, labelled, unreadable, walk } from './walk.js';
import type { AnyWords, BlockWords, LeafWords, ListWords, Spoken, Unsaid, Way, WordsFor } from './words.js';
import { blankWords, spoken } from './words.js';

/** Who reads what. */
export interface Reading {
  readonly owner: Declaration;
  readonly subject: SubjectKind;
  readonly scene: Scene;
}

/** A facet of a subject: `root` is the body of the declaration that says it. */
export function readFacet(reading: Reading, name: string, field: Field, words: WordsFor<Field> | Unsaid, root: Seen): unknown {
  const path: Path = [[], name];
  return readField(reading, field, spoken(words as AnyWords | Way), { seen: root, path, label: '', declared: false, held: root.kind !== 'absent' }, path);
}

/**
 * @param from what holds the field
 * @param path where the field is in the model
 */
function readField(reading: Reading, field: Field, by: Spoken, from: Spot, path: Path): unknown {
  if (by.unsaid) return readAt(reading, field, spoken(blankWords(field)), unsaidAt(from, by.unsaid, path));
  const at = by.itself ? { ...from, declared: true } : from;
  const found = by.route ? follow(at, by.route, path, by.unset) : walk(at, by.words.at, by.unset, path);
  if (field.kind === 'list' && found.seen.kind === 'absent' && by.single !== undefined) {
    const single = walk(at, by.single, undefined, path);
    if (single.seen.kind !== 'absent') return readList(reading, field, by, single);
  }
  return readAt(reading, field, by, found);
}

function unsaidAt(from: Spot, { untold }: Unsaid, path: Path): Spot {
  const { origin } = from.seen;
  return { ...from, seen: untold === undefined ? { kind: 'absent', origin } : { kind: 'unknown', reason: untold, origin }, path };
}

function readAt(reading: Reading, field: Field, by: Spoken, spot: Spot): unknown {
  const { words } = by;
  switch (field.kind) {
    case 'block':
      return readBlock(reading, field, words as BlockWords, spot);
    case 'list':
      return readList(reading, field, by, spot);
    case 'map':
      return readMap(reading, spot);
    case 'link':
      return readLink(reading, field, words as LeafWords, spot);
    case 'document':
      return seeDocument(spot.seen);
    default:
      return readLeaf(reading, field, words as LeafWords, spot);
  }
}

/** The prototype of a block's view: a getter a field, each made once. */
const prototypes = new WeakMap<Shape, object>();

/** The words for the fields of a block, by the place of the field; each made once. */
const spokenFields = new WeakMap<BlockWords, Spoken[]>();

interface BlockState {
  readonly reading: Reading;
  readonly words: BlockWords;
  readonly inner: Spoken[];
  readonly spot: Spot;
  /** By the place of the field. */
  readonly made: unknown[];
}

const STATE = Symbol('block');

function readBlock(reading: Reading, field: BlockField, words: BlockWords, spot: Spot): object {
  let prototype = prototypes.get(field.fields);
  if (!prototype) prototypes.set(field.fields, (prototype = blockPrototype(field.fields)));
  let inner = spokenFields.get(words);
  if (!inner) spokenFields.set(words, (inner = []));
  const view = Object.create(prototype) as Record<symbol, BlockState>;
  const { kind } = spot.seen;
  const readable = kind === 'scalar' || kind === 'sequence' ? { ...spot, seen: unreadable(spot.seen, 'a mapping') } : spot;
  view[STATE] = { reading, words, inner, spot: readable, made: [] };
  return view;
}

function blockPrototype(fields: Shape): object {
  const prototype = {
    isWritten(this: Record<symbol, BlockState>): Answer {
      const { words, spot } = this[STATE] as BlockState;
      return blockWritten(fields, words, spot);
    },
    get origin(): Origin {
      const { spot } = (this as unknown as Record<symbol, BlockState>)[STATE] as BlockState;
      return labelled(spot.seen.origin, spot.label);
    },
  } satisfies Written;
  for (const [at, [name, field]] of Object.entries(fields).entries()) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Record<symbol, BlockState>) {
        const state = this[STATE] as BlockState;
        const found = state.made[at];
        if (found !== undefined) return found;
        const { reading, words, inner, spot, made } = state;
        const by = (inner[at] ??= spoken(words.fields[name] as AnyWords | Way | Unsaid));
        return (made[at] = readField(reading, field, by, spot, [spot.path, name]));
      },
    });
  }
  return prototype;
}

/** A block with a header of its own is written with it; one that shares that of what is around it, with any of its fields. */
function blockWritten(fields: Shape, words: BlockWords, spot: Spot): Answer {
  if (words.at !== '' || words.itself || spot.seen.kind === 'unknown' || spot.seen.kind === 'absent') return asWritten(spot);
  const parts: Answer[] = [];
  for (const name in fields) {
    const field = fields[name] as Field;
    const by = spoken(words.fields[name] as AnyWords | Way | Unsaid);
    if (by.unsaid) continue;
    const found = by.route ? follow(spot, by.route, spot.path, by.unset) : walk(spot, by.words.at, by.unset);
    if (field.kind === 'block') parts.push(blockWritten(field.fields, by.words as BlockWords, found));
    else parts.push(asWritten(found.seen.kind === 'absent' && by.single !== undefined ? walk(spot, by.single) : found));
  }
  return any(...parts);
}

/** What is written is asked of every block; why, of few. */
function asWritten(spot: Spot): Answer {
  const { kind } = spot.seen;
  return later(kind === 'unknown' ? 'unknown' : kind === 'absent' ? 'no' : 'yes', () => [whetherWritten(spot)]);
}

function whetherWritten({ seen, label }: Spot): Evidence {
  const origin = labelled(seen.origin, label);
  const name = label || 'this block';
  if (seen.kind === 'unknown') return { says: `${name} is ${seen.reason}`, origin };
  return seen.kind === 'absent' ? { says: `${name} is not set`, origin, assumed: seen.assumed } : { says: `${name} is set`, origin };
}

function readList(reading: Reading, field: ListField, by: Spoken, spot: Spot): List<unknown> {
  const origin = labelled(spot.seen.origin, spot.label);
  const slot = new PathSlot(reading.owner, spot.path);
  const { seen } = spot;
  if (seen.kind === 'absent') return { items: [], origin, slot, unset: true, ...(seen.assumed !== undefined && { assumed: seen.assumed }) };
  if (seen.kind === 'unknown') return { items: [], open: new Unknown<never>(seen.reason, origin), origin, slot };
  const inner = by.of;
  // One item written without its list, as scalars may be everywhere in policies.
  const written = itemsOf(by.words as ListWords, seen);
  const several = written.items.length > 1 || written.open !== undefined;
  const items: unknown[] = [];
  let open = written.open === undefined ? undefined : new Unknown<never>(written.open, origin);
  for (let index = 0; index < written.items.length; index++) {
    const item = written.items[index] as Seen;
    const label = written.listed && several ? `${spot.label}[${index}]` : spot.label;
    const reason = unseen(item, field.of);
    const path: Path = [spot.path, index];
    if (reason === undefined) items.push(readField(reading, field.of, inner, { seen: item, path, label, declared: true, held: true }, path));
    else open ??= new Unknown<never>(reason, labelled(item.origin, label));
  }
  return open ? { items, open, origin, slot } : { items, origin, slot };
}

/** Why an item cannot be told: what cannot be seen may be one item, several or none. */
function unseen(item: Seen, of: Field): string | undefined {
  if (item.kind === 'unknown') return item.reason;
  if (of.kind !== 'block' || item.kind === 'mapping') return undefined;
  return item.kind === 'scalar' && literalOf(item.text) === undefined ? whyOpen(item.text) : unreadable(item, 'a mapping').reason;
}

function readMap(reading: Reading, spot: Spot): List<Named> {
  const origin = labelled(spot.seen.origin, spot.label);
  const slot = new PathSlot(reading.owner, spot.path);
  if (spot.seen.kind === 'absent') return { items: [], origin, slot, unset: true };
  if (spot.seen.kind !== 'mapping') {
    const reason = spot.seen.kind === 'unknown' ? spot.seen.reason : unreadable(spot.seen, 'a mapping').reason;
    return { items: [], open: new Unknown<never>(reason, origin), origin, slot };
  }
  return {
    items: spot.seen.entries().map(({ name, value }) => ({
      name,
      value: readLeaf(
        reading,
        { kind: 'text' },
        { at: '' },
        { seen: value, path: [spot.path, name], label: spot.label ? `${spot.label}.${name}` : name, declared: true, held: true },
      ) as Value<string>,
    })),
    ...(spot.seen.open ? { open: new Unknown<never>(spot.seen.open, origin) } : {}),
    origin,
    slot,
  };
}

function readLink(reading: Reading, field: LinkField, words: LeafWords, spot: Spot): Link<object> {
  const name = readLeaf(reading, { kind: 'text' }, words, spot) as Value<string>;
  const self = words.absentIsSelf === true && name.kind === 'absent' && spot.declared;
  return new ReadLink(name, reading, self ? undefined : field.to) as Link<object>;
}

/** What a name leads to, looked for when somebody asks. What is laid over it may bear another name; it still leads where its own does. */
class ReadLink {
  private linked: Linked | undefined;
  private readonly own: Value<string>;

  /** @param kinds missing: it leads to the subject itself */
  constructor(
    readonly name: Value<string>,
    private readonly reading: Reading,
    private readonly kinds: LinkField['to'] | undefined,
  ) {
    this.own = name;
  }

  get to(): object | undefined {
    return this.resolve().to;
  }

  get assumed(): string | undefined {
    return this.resolve().assumed;
  }

  get maybe(): readonly object[] {
    const { owner, scene } = this.reading;
    return this.to === undefined && this.kinds ? scene.maybe(owner, this.own, this.kinds) : [];
  }

  ask(question: (to: object) => Answer): Answer {
    const { to, assumed, weak } = this.resolve();
    if (to === undefined) return notInSight(this.own);
    const answer = question(to);
    if (!assumed && !weak) return answer;
    return {
      truth: answer.truth,
      because: [...answer.because, { says: assumed ?? 'joined by a name pattern', origin: this.own.origin, assumed, weak: weak ?? false }],
    };
  }

  private resolve(): Linked {
    const { owner, scene } = this.reading;
    return (this.linked ??= this.kinds ? scene.link(owner, this.own, this.kinds) : { to: scene.view(owner) });
  }
}

function notInSight(name: Value<string>): Answer {
  if (name.kind === 'absent') return { truth: 'no', because: name.isWritten().because };
  if (name.kind === 'unknown') return unknown({ says: `${name.origin.label ?? 'the name'} is ${name.reason}`, origin: name.origin });
  return unknown({ says: `"${name.value}" is not part of this scan`, origin: name.origin });
}

function readLeaf(reading: Reading, field: Field, words: LeafWords, spot: Spot): Value<unknown> {
  const origin = labelled(spot.seen.origin, spot.label);
  const slot = new PathSlot(reading.owner, spot.path);
  const seen = words.base64 ? decoded(spot.seen) : spot.seen;
  switch (seen.kind) {
    case 'absent':
      return absent(reading, field, words, seen.assumed, spot, origin, slot);
    case 'unknown':
      return new Unknown(seen.reason, origin, seen.text, slot);
    case 'mapping':
    case 'sequence':
      if (seen.kind === 'mapping') {
        const present = typeof words.present === 'object' ? words.present[spot.way ?? 0] : words.present;
        if (present !== undefined) return new Known(meaning(field, present, words), origin, undefined, undefined, slot);
      }
      return new Unknown(unreadable(seen, 'a single value').reason, origin, undefined, slot);
    case 'scalar': {
      const literal = literalOf(seen.text);
      const written = typeof words.written === 'object' ? words.written[spot.way ?? 0] : words.written;
      if (written !== undefined) return new Known(meaning(field, written, words), origin, seen.assumed, undefined, slot);
      if (literal === undefined) return new Unknown(whyOpen(seen.text), origin, seen.text, slot);
      const value = meaning(field, literal, words);
      if (value === undefined)
        return new Unknown(`written as "${literal}", which is no ${field.kind === 'flag' ? 'plain true or false' : 'number'}`, origin, seen.text, slot);
      return new Known(value, origin, seen.assumed, field.kind === 'text' || field.kind === 'word' ? seen.text : undefined, slot);
    }
  }
}

function meaning(field: Field, written: string, words: LeafWords): unknown {
  const literal = (words.spell && own(words.spell, written)) ?? written;
  switch (field.kind) {
    case 'flag':
      // YAML 1.1 words (yes, on) are strings for some readers and booleans for others: no guess.
      return /^true$/i.test(literal) ? true : /^false$/i.test(literal) ? false : undefined;
    case 'number':
      return literal.trim() !== '' && Number.isFinite(Number(literal)) ? Number(literal) : undefined;
    default:
      return literal;
  }
}

function absent(
  { subject, owner }: Reading,
  field: Field,
  words: LeafWords,
  supposed: string | undefined,
  { path, held, declared }: Spot,
  origin: Origin,
  slot: Slot,
): Value<unknown> {
  if (words.otherwise !== undefined && held) return new Absent(meaning(field, words.otherwise, words), origin, supposed, slot);
  const floors = floorsAt(subject, path);
  if (!floors) return new Absent<unknown>(undefined, origin, supposed, slot);
  const fallback: Fallback = declared ? floors.memberMissing : floors[owner.unit.floor];
  if (fallback.unknown) return new Unknown(fallback.unknown, origin, undefined, slot);
  return new Absent(fallback.value, origin, both(fallback.assumed, supposed), slot);
}

/** The last names of what has a fallback: of most that is not written nobody need lay out the way to it. */
const lastNames = new Map<SubjectKind, ReadonlySet<string>>();

function floorsAt(subject: SubjectKind, path: Path): Floors | undefined {
  const table = defaults[subject];
  if (!table) return undefined;
  let names = lastNames.get(subject);
  if (!names) lastNames.set(subject, (names = new Set(Object.keys(table).map((way) => way.slice(way.lastIndexOf('.') + 1)))));
  const last = path[1];
  return typeof last === 'string' && !names.has(last) ? undefined : table[namesOf(path)];
}

function both(one: string | undefined, other: string | undefined): string | undefined {
  return one !== undefined && other !== undefined ? `${one}, ${other}` : (one ?? other);
}
