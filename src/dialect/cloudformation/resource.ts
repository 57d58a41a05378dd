/** A resource of a template as a declaration. */

import type { Attachment, Change, Declaration, Scene, Unit } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Field, Shape } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import type { Node } from '../../syntax/tree.js';
import { placeOf, valueOf } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { Seen } from '../../truth/seen.js';
import { Unknown } from '../../truth/value.js';
import type { List, Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { facetsOf } from '../facets.js';
import { leafAt } from '../leaf.js';
import { attributeOf } from './symbols.js';
import { readFacet } from '../read.js';
import { labelled } from '../walk.js';
import { unsaid } from '../words.js';
import { opaque } from './atom.js';
import { conditionHolds } from './condition.js';
import { writeChanges } from './edit.js';
import { loopName } from './loop.js';
import { originOf } from './origin.js';
import type { Resource, Scope } from './template.js';
import { propertiesOf, scalarAt, see } from './template.js';
import { customTypes } from './words/custom.js';
import { additions, attachmentTypes, subjectTypes } from './words/types.js';
import type { Addition, AttachmentType, SubjectType } from '../types.js';

const BODIES = { of: 'properties of resources' };

export class TemplateResource implements Declaration {
  readonly kind = 'declaration';
  readonly address: string;
  readonly type: string;
  readonly subject?: SubjectKind;
  readonly attaches?: readonly Attachment[];
  readonly #words: SubjectType | undefined;
  readonly #condition: Node | undefined;
  #header: Origin | undefined;

  constructor(
    readonly resource: Resource,
    readonly unit: Unit,
  ) {
    const { logicalId, type, becomes, node, scope } = resource;
    this.address = scope.template.prefix + logicalId;
    this.type = type;
    const typed = typedAs(becomes ?? type);
    this.#words = typed.declares;
    this.#condition = valueOf(node, 'Condition');
    if (this.#words) this.subject = this.#words.subject;
    const attaches = attachmentsOf(this, typed);
    if (attaches.length > 0) this.attaches = attaches;
  }

  /** The construct of the CDK. */
  get writtenBy(): string | undefined {
    return scalarAt(valueOf(this.resource.node, 'Metadata'), 'aws:cdk:path');
  }

  get says(): string {
    return this.resource.logicalId;
  }

  get header(): Origin {
    return (this.#header ??= originOf(this.resource.key));
  }

  get extent(): Place | undefined {
    const { key, node } = this.resource;
    const from = placeOf(key);
    const to = placeOf(node);
    return from && to && to.source === from.source && to.end > from.start ? { source: from.source, start: from.start, end: to.end } : from;
  }

  get metadata(): Node | undefined {
    return toS3lint(this.resource.node);
  }

  reference(world: World): Value<string> {
    const { logicalId, scope } = this.resource;
    return leafAt(attributeOf(logicalId, 'Ref', this.header, scope.template, world));
  }

  exists(world: World): boolean {
    const { scope } = this.resource;
    return scope.template.exists(world) && (this.#condition === undefined || isMet(this.#condition, scope, world));
  }

  read(scene: Scene): object {
    const type = this.#words;
    return type ? facetsOf(this, type.subject, type.words, scene, ({ world }) => this.body(world)) : {};
  }

  write(changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
    return writeChanges(this.resource, changes, world);
  }

  /** The properties; where none are written, what is missing stands at the logical id. Seen once a world, as what is attached is asked for by many. */
  body(world: World): Seen {
    let bodies = world.memo.get(BODIES) as Map<Declaration, Seen> | undefined;
    if (!bodies) world.memo.set(BODIES, (bodies = new Map<Declaration, Seen>()));
    let body = bodies.get(this);
    if (!body) bodies.set(this, (body = this.#look(world)));
    return body;
  }

  #look(world: World): Seen {
    const properties = propertiesOf(this.resource);
    const seen = properties && see(properties, this.resource.scope, world, this.resource.key);
    return seen && seen.kind !== 'absent' ? seen : { kind: 'absent', origin: this.header };
  }
}

/** What a type is known for. */
interface Typed {
  readonly declares: SubjectType | undefined;
  readonly attaches: AttachmentType | undefined;
  readonly adds: readonly Addition[] | undefined;
}

/** Templates have many resources of few types. */
const types = new Map<string, Typed>();

function typedAs(type: string): Typed {
  let found = types.get(type);
  if (!found) {
    const attaches = attachmentTypes.get(type) ?? customTypes.get(type);
    types.set(type, (found = { declares: subjectTypes.get(type), attaches, adds: additions.get(type) }));
  }
  return found;
}

function attachmentsOf(owner: TemplateResource, { attaches: whole, adds: added }: Typed): readonly Attachment[] {
  const { module } = owner.resource;
  if (!whole && !added && module === undefined) return NONE;
  return [
    ...(whole ? [new Said(owner, whole.attaches, whole.facet, false, whole.target, whole.words)] : []),
    ...(added ?? []).map(({ to, facet, target, words }) => new Said(owner, to, facet, true, target, words)),
    ...(module === undefined ? [] : [hidden(owner, module)]),
  ];
}

const NONE: readonly Attachment[] = [];

/** What a resource says about the subjects that one of its properties names. */
class Said implements Attachment {
  constructor(
    private readonly owner: TemplateResource,
    readonly to: SubjectKind,
    readonly facet: string,
    readonly adds: boolean,
    private readonly target: string,
    private readonly words: Addition['words'],
  ) {}

  /** One, or a list of them. */
  targets(world: World): List<Value<string>> {
    const name = this.target;
    const body = this.owner.body(world);
    const named: Seen = body.kind === 'mapping' ? body.get(name) : body;
    const origin = labelled(named.origin, name);
    if (named.kind === 'unknown') return { items: [], open: new Unknown<never>(named.reason, origin), origin };
    if (named.kind === 'absent') return { items: [], origin };
    if (named.kind !== 'sequence') return { items: [leafAt(named, name)], origin };
    const items = named.items().map((item) => leafAt(item, name));
    return named.open ? { items, open: new Unknown<never>(named.open, origin), origin } : { items, origin };
  }

  read(scene: Scene): unknown {
    const { owner, to, facet, words } = this;
    return readFacet({ owner, subject: to, scene }, facet, (shapeOf(to) as Shape)[facet] as Field, words, owner.body(scene.world));
  }
}

/** The policy of a bucket that a module may hold: whose, and what it says, is not seen. */
function hidden(owner: TemplateResource, module: string): Attachment {
  const [to, facet, origin] = ['bucket', 'policy', owner.header] as const;
  return {
    to,
    facet,
    adds: false,
    targets: () => ({ items: [], open: new Unknown<never>(`hidden in the module ${module}`, origin), origin }),
    read: (scene) => readFacet({ owner, subject: to, scene }, facet, shapeOf(to)[facet], unsaid, { kind: 'absent', origin }),
  };
}

/** Whether the condition of a resource holds. */
export function isWanted({ node, scope }: Resource, world: World): boolean {
  const condition = valueOf(node, 'Condition');
  return !condition || isMet(condition, scope, world);
}

function isMet(condition: Node, { template, loop }: Scope, world: World): boolean {
  // CloudFormation takes a name and nothing else: whatever stands here instead, it is not "always".
  if (condition.kind !== 'scalar' || condition.tag !== undefined)
    return world.decide(opaque(template, 'a condition that is no name', 'a condition that is no name'));
  return conditionHolds(template, loopName(condition.value, loop), world);
}

/** The part of a template's or resource's metadata that is addressed to s3lint. */
export function toS3lint(node: Node): Node | undefined {
  return valueOf(valueOf(node, 'Metadata'), 's3lint');
}
