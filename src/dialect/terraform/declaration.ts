/** An instance of a resource as a declaration, whoever tells of it: HCL, a plan or a state. */

import type { Attachment, Change, Counted, Declaration, Scene, Unit, Unseen } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Field, Shape, Written } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import type { Node } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import type { Place } from '../../text/source.js';
import type { Seen } from '../../truth/seen.js';
import { Unknown } from '../../truth/value.js';
import type { List, Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { leafAt } from '../leaf.js';
import { readFacet } from '../read.js';
import type { Addition, AttachmentType, SubjectType } from '../types.js';
import { labelled, walk } from '../walk.js';
import { headsOf, isUnsaid, longForm } from '../words.js';
import type { BlockWords, TypeWords } from '../words.js';
import type { Instance } from './instance.js';
import { namings } from './naming.js';
import { tablesOf } from './tables.js';
import type { Tables } from './tables.js';
import { attachmentTypes } from './words/types.js';

export class ResourceDeclaration implements Declaration {
  /** The same for all, so that none of them has to keep it. */
  declare readonly kind: 'declaration';
  readonly address: string;
  readonly subject?: SubjectKind;
  readonly attaches?: readonly Attachment[];
  readonly metadata?: Node | undefined;
  readonly writtenBy?: string;
  readonly #tables: Tables;

  constructor(
    readonly instance: Instance,
    readonly unit: Unit,
  ) {
    this.address = instance.address;
    this.#tables = tablesOf(instance.type);
    if (instance.metadata) this.metadata = instance.metadata;
    if (instance.writtenBy !== undefined) this.writtenBy = instance.writtenBy;
    const subject = this.#subjectType?.subject;
    if (subject) this.subject = subject;
    const said = sayingsOf(this.#tables);
    if (said.length > 0) this.attaches = said.map((one) => new Attaching(this, one));
  }

  get type(): string {
    return this.instance.type;
  }

  get says(): string {
    return this.address;
  }

  get header(): Origin {
    return this.instance.header;
  }

  get extent(): Place | undefined {
    return this.instance.extent;
  }

  get calls(): readonly Place[] {
    return this.instance.calls ?? [];
  }

  get region(): Value<string> {
    return this.instance.region;
  }

  get account(): Value<string> {
    return this.instance.account;
  }

  reference(world: World): Value<string> {
    const attribute = own(namings, this.type)?.same?.[0] ?? 'id';
    return leafAt(this.instance.attribute(attribute, this.header, world));
  }

  exists(world: World): boolean {
    return this.instance.exists(world);
  }

  counted(world: World): Counted | undefined {
    return this.instance.counted?.(world);
  }

  unseen(facet: string, world: World): Unseen | undefined {
    return this.subject && this.instance.unseen?.(this.subject, facet, world);
  }

  read(scene: Scene): object {
    const type = this.#subjectType;
    return type ? facetsOf(this, type, scene) : {};
  }

  isSilentOn(facet: string, world: World): boolean {
    const words = this.#subjectType?.words[facet];
    if (words === undefined) return true;
    const heads = headsOf(words as never);
    return heads !== undefined && holdsNone(this.body(world), heads);
  }

  write(changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
    return this.instance.write?.(changes, world);
  }

  outline(home: Declaration, name: string | undefined): string | undefined {
    return this.instance.outline?.(
      sayingsOf(this.#tables).map(({ target }) => target),
      home,
      name,
    );
  }

  body(world: World): Seen {
    return this.instance.body(world);
  }

  get #subjectType(): SubjectType | undefined {
    return this.instance.words ?? this.#tables.subject;
  }
}

Object.defineProperty(ResourceDeclaration.prototype, 'kind', { value: 'declaration' });

/** What a type says of others: the same for all of it. */
interface Saying {
  readonly to: SubjectKind;
  readonly facet: string;
  readonly field: Field;
  readonly adds: boolean;
  readonly leaves: readonly string[];
  readonly target: string;
  readonly words: Addition['words'];
}

const sayings = new WeakMap<Tables, readonly Saying[]>();

function sayingsOf(tables: Tables): readonly Saying[] {
  let found = sayings.get(tables);
  if (!found) {
    const { attachments, additions } = tables;
    const wholly = attachments.map((one) => saying({ ...one, to: one.attaches }, unsaidIn(one.words), false));
    sayings.set(tables, (found = [...wholly, ...additions.map((one) => saying(one, [], true))]));
  }
  return found;
}

function saying({ to, facet, target, words }: Addition, leaves: readonly string[], adds: boolean): Saying {
  return { to, facet, field: (shapeOf(to) as Shape)[facet] as Field, adds, leaves, target, words };
}

function holdsNone(body: Seen, names: readonly string[]): boolean {
  if (body.kind !== 'mapping') return false;
  for (let at = 0; at < names.length; at++) if (body.get(names[at] as string).kind !== 'absent') return false;
  return true;
}

class Attaching implements Attachment {
  constructor(
    private readonly by: ResourceDeclaration,
    private readonly said: Saying,
  ) {}

  get to(): SubjectKind {
    return this.said.to;
  }

  get facet(): string {
    return this.said.facet;
  }

  get adds(): boolean {
    return this.said.adds;
  }

  get leaves(): readonly string[] {
    return this.said.leaves;
  }

  targets(world: World): List<Value<string>> {
    return targetsIn(this.by.body(world), this.said.target);
  }

  read(scene: Scene): unknown {
    const { to, facet, field, words } = this.said;
    return readFacet({ owner: this.by, subject: to, scene }, facet, field, words, this.by.body(scene.world));
  }
}

/** The subjects that an argument names: one, or a list of them. */
function targetsIn(body: Seen, name: string): List<Value<string>> {
  const named = walk({ seen: body, path: [], label: '', declared: false, held: false }, name).seen;
  const origin = labelled(named.origin, name);
  if (named.kind === 'absent' || (named.kind === 'unknown' && named.broken)) return { items: [], origin };
  if (named.kind === 'sequence') {
    return {
      items: named.items().map((item) => leafAt(item, name)),
      ...(named.open === undefined ? {} : { open: new Unknown<never>(named.open, origin) }),
      origin,
    };
  }
  if (named.kind === 'unknown' && !named.text) return { items: [], open: new Unknown<never>(named.reason, origin), origin };
  return { items: [leafAt(named, name)], origin };
}

/** By the words in which facets are said: a getter a facet, each made once. */
const prototypes = new WeakMap<TypeWords<Shape>, object>();

interface Facets {
  readonly of: ResourceDeclaration;
  readonly scene: Scene;
  readonly made: Record<string, unknown>;
  body?: Seen;
}

const STATE = Symbol('facets');

function facetsOf(of: ResourceDeclaration, { words, subject }: SubjectType, scene: Scene): object {
  let prototype = prototypes.get(words);
  if (!prototype) prototypes.set(words, (prototype = facetPrototype(words, subject)));
  const facets = Object.create(prototype) as Record<symbol, Facets>;
  facets[STATE] = { of, scene, made: {} };
  return facets;
}

function facetPrototype(words: TypeWords<Shape>, subject: SubjectKind): object {
  const prototype = {};
  for (const [name, field] of Object.entries(shapeOf(subject) as Readonly<Record<string, Field>>)) {
    const spoken = words[name];
    if (spoken === undefined) continue;
    const split = splitWordsOf(subject, name);
    const heads = field.kind === 'block' ? headsOf(spoken as never) : undefined;
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Record<symbol, Facets>) {
        const state = this[STATE] as Facets;
        const { of, scene, made } = state;
        if (made[name] !== undefined) return made[name];
        const reading = { owner: of, subject, scene };
        const body = (state.body ??= of.body(scene.world));
        const own = (): unknown => readFacet(reading, name, field, spoken as never, body);
        const theirs = (): unknown => {
          const leftOut = of.instance.leftOut?.(subject, name, scene.world);
          const words = split ?? (leftOut && (spoken as never));
          return words && readFacet(reading, name, field, words, leftOut ?? { kind: 'absent', origin: of.header });
        };
        // Of most settings a subject says nothing, which need not be read to be seen.
        return (made[name] = heads && holdsNone(body, heads) ? (theirs() ?? own()) : inTheirWords(own(), theirs));
      },
    });
  }
  return prototype;
}

/** Of what is written nowhere, as it would be written today: in a resource of its own. */
function inTheirWords(own: unknown, split: () => unknown): unknown {
  const { isWritten } = own as Partial<Written>;
  return isWritten?.call(own).truth === 'no' ? (split() ?? own) : own;
}

function splitWordsOf(subject: SubjectKind, facet: string): BlockWords | undefined {
  for (const types of attachmentTypes.values()) {
    const found = types.find((one) => one.attaches === subject && one.facet === facet);
    // What it leaves to the subject itself is told in the subject's words.
    if (found) return 'fields' in found.words && unsaidIn(found.words).length === 0 ? { ...(found.words as BlockWords), itself: false } : undefined;
  }
  return undefined;
}

/** Members of a facet for which an attachment has no words: what the subject itself says of them stands. */
export function unsaidIn(words: AttachmentType['words']): readonly string[] {
  if (!('fields' in words)) return [];
  return Object.entries((words as BlockWords).fields).flatMap(([name, inner]) => (inner !== undefined && isUnsaid(longForm(inner as never)) ? [name] : []));
}
