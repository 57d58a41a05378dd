/** A resource of a template as a declaration. */

import type { Attachment, Change, Declaration, Scene, Unit } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Field, Shape } from '../../model/shape.js';
import { shapes } from '../../model/subjects.js';
import type { Node } from '../../syntax/tree.js';
import { placeOf, valueOf } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import type { Place } from '../../text/source.js';
import type { Seen } from '../../truth/seen.js';
import { Unknown } from '../../truth/value.js';
import type { List, Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { facetsOf } from '../facets.js';
import { leafAt } from '../leaf.js';
import { attributeOf } from './symbols.js';
import { readFacet } from '../read.js';
import { unsaid } from '../words.js';
import { opaque } from './atom.js';
import { conditionHolds } from './condition.js';
import { writeChanges } from './edit.js';
import { loopName } from './loop.js';
import { moduleOf } from './module.js';
import { originOf } from './origin.js';
import type { Resource } from './template.js';
import { propertiesOf, scalarAt, see } from './template.js';
import { additions, attachmentTypes, subjectTypes } from './words/types.js';
import type { Addition } from '../types.js';

const BODIES = { of: 'properties of resources' };

export class TemplateResource implements Declaration {
  readonly kind = 'declaration';
  readonly address: string;
  readonly type: string;
  readonly subject?: SubjectKind;
  readonly attaches?: readonly Attachment[];
  readonly writtenBy?: string;
  #header: Origin | undefined;

  constructor(
    readonly resource: Resource,
    readonly unit: Unit,
  ) {
    const { logicalId, type, node, scope } = resource;
    this.address = scope.template.prefix + logicalId;
    this.type = type;
    const subject = own(subjectTypes, this.#readAs)?.subject;
    if (subject) this.subject = subject;
    const whole = own(attachmentTypes, this.#readAs);
    const attaches = [
      ...(whole ? [this.#attachment({ ...whole, to: whole.attaches }, false)] : []),
      ...(own(additions, this.#readAs) ?? []).map((one) => this.#attachment(one, true)),
      ...this.#hidden(moduleOf(node)),
    ];
    if (attaches.length > 0) this.attaches = attaches;
    const construct = scalarAt(valueOf(node, 'Metadata'), 'aws:cdk:path');
    if (construct !== undefined) this.writtenBy = construct;
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
    const { node, scope } = this.resource;
    return scope.template.exists(world) && isWanted(node, this.resource, world);
  }

  read(scene: Scene): object {
    const type = own(subjectTypes, this.#readAs);
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

  get #readAs(): string {
    return this.resource.becomes ?? this.resource.type;
  }

  #attachment({ to, facet, target, words }: Addition, adds: boolean): Attachment {
    const field = (shapes[to] as Shape)[facet] as Field;
    return {
      to,
      facet,
      adds,
      targets: (world) => this.#targets(target, world),
      read: (scene) => readFacet({ owner: this, subject: to, scene }, facet, field, words, this.body(scene.world)),
    };
  }

  /** The policy of a bucket that a module may hold: whose, and what it says, is not seen. */
  #hidden(module: string | undefined): readonly Attachment[] {
    if (module === undefined) return [];
    const [to, facet, origin] = ['bucket', 'policy', this.header] as const;
    return [
      {
        to,
        facet,
        adds: false,
        targets: () => ({ items: [], open: new Unknown<never>(`hidden in the module ${module}`, origin), origin }),
        read: (scene) => readFacet({ owner: this, subject: to, scene }, facet, shapes[to][facet], unsaid, { kind: 'absent', origin }),
      },
    ];
  }

  /** The subjects that a property names: one, or a list of them. */
  #targets(name: string, world: World): List<Value<string>> {
    const body = this.body(world);
    const named: Seen = body.kind === 'mapping' ? body.get(name) : body;
    const origin: Origin = { ...named.origin, label: name };
    if (named.kind === 'unknown') return { items: [], open: new Unknown<never>(named.reason, origin), origin };
    if (named.kind === 'absent') return { items: [], origin };
    if (named.kind !== 'sequence') return { items: [leafAt(named, name)], origin };
    return { items: named.items().map((item) => leafAt(item, name)), ...(named.open ? { open: new Unknown<never>(named.open, origin) } : {}), origin };
  }
}

/** Whether the condition of a resource holds. */
export function isWanted(node: Node, { scope }: Resource, world: World): boolean {
  const condition = valueOf(node, 'Condition');
  if (!condition) return true;
  // CloudFormation takes a name and nothing else: whatever stands here instead, it is not "always".
  if (condition.kind !== 'scalar' || condition.tag !== undefined)
    return world.decide(opaque(scope.template, 'a condition that is no name', 'a condition that is no name'));
  return conditionHolds(scope.template, loopName(condition.value, scope.loop), world);
}

/** The part of a template's or resource's metadata that is addressed to s3lint. */
export function toS3lint(node: Node): Node | undefined {
  return valueOf(valueOf(node, 'Metadata'), 's3lint');
}
