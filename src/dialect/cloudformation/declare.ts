/** CloudFormation: a template becomes the declarations of a unit. A dialect knows the words; it may not judge. */

import type { Attachment, Change, Declaration, Scene, Unit } from '../../model/declaration.js';
import type { Field, Shape } from '../../model/shape.js';
import { shapes } from '../../model/subjects.js';
import type { Document, MappingNode } from '../../syntax/tree.js';
import { placeOf, valueOf } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { Seen } from '../../truth/seen.js';
import { Unknown } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { readFacet } from '../read.js';
import type { TypeWords } from '../words.js';
import { leafAt } from '../leaf.js';
import { conditionHolds } from './condition.js';
import { writeChanges } from './edit.js';
import { unrollEntries } from './loop.js';
import type { LoopEntry } from './loop.js';
import { refTo } from './intrinsic.js';
import { see, under } from './see.js';
import type { Given, Resource, Scope, ScopedNode, Template } from './template.js';
import { entriesOf, originOf, readParameters, scalarAt } from './template.js';
import { attachmentTypes, subjectTypes } from './words/types.js';

/** Whether a tree is a CloudFormation template: it has resources, and one of them a type. */
export function isTemplate(root: unknown): root is MappingNode {
  const node = root as MappingNode | undefined;
  if (node?.kind !== 'mapping') return false;
  return valueOf(node, 'AWSTemplateFormatVersion') !== undefined || entriesOf(valueOf(node, 'Resources')).some(({ key, value }) => key.value.startsWith('Fn::ForEach') || scalarAt(value, 'Type') !== undefined);
}

/** @param given parameter values by name; pseudo parameters too */
export function declareTemplate(path: string, doc: Document, given: ReadonlyMap<string, string>): Unit {
  const byId = new Map<string, Declaration>();
  const template = openTemplate(path, path, doc, new Map([...given].map(([name, text]) => [name, { kind: 'text', text, says: 'given' }])), byId);
  const header = originOf(template.root);
  const scope: Scope = { template, loop: new Map() };
  const unit: Unit = {
    kind: 'unit',
    id: path,
    path,
    dialect: 'cloudformation',
    floor: 'notDeclared',
    region: leafAt(refTo('AWS::Region', header, scope, staticWorld())),
    account: leafAt(refTo('AWS::AccountId', header, scope, staticWorld())),
    declarations: [],
    notSeen: [],
  };
  for (const resource of template.resources.values()) {
    const declaration = new TemplateResource(resource, unit);
    byId.set(resource.logicalId, declaration);
    (unit.declarations as Declaration[]).push(declaration);
  }
  return unit;
}

export function openTemplate(path: string, id: string, doc: Document, given: ReadonlyMap<string, Given>, byId: ReadonlyMap<string, object>): Template {
  const root = doc.root as MappingNode;
  const resources = new Map<string, Resource>();
  const conditions = new Map<string, ScopedNode>();
  const template: Template = {
    path,
    id,
    doc,
    root,
    parameters: readParameters(root),
    conditions,
    resources,
    mappings: valueOf(root, 'Mappings'),
    rules: valueOf(root, 'Rules'),
    given,
    transforms: [],
    declarationOf: (logicalId) => byId.get(logicalId),
  };
  const scope: Scope = { template, loop: new Map() };
  const world = staticWorld();
  for (const entry of unrollEntries(entriesOf(valueOf(root, 'Conditions')), scope, world).entries as readonly LoopEntry[]) {
    conditions.set(entry.key.value, { node: entry.value, scope: entry.scope ?? scope });
  }
  for (const entry of unrollEntries(entriesOf(valueOf(root, 'Resources')), scope, world).entries as readonly LoopEntry[]) {
    resources.set(entry.key.value, { logicalId: entry.key.value, type: scalarAt(entry.value, 'Type') ?? '', key: entry.key, node: entry.value, scope: entry.scope ?? scope });
  }
  return template;
}

/** Which resources there are may not depend on a choice; a loop over one is not unrolled. */
function staticWorld(): World {
  return { decided: new Map(), memo: new Map(), decide: () => false };
}

class TemplateResource implements Declaration {
  readonly kind = 'declaration';
  readonly address: string;
  readonly type: string;
  readonly subject?: (typeof subjectTypes)[string]['subject'];
  readonly attaches?: Attachment;

  constructor(
    readonly resource: Resource,
    readonly unit: Unit,
  ) {
    this.address = resource.logicalId;
    this.type = resource.type;
    const subject = subjectTypes[resource.type]?.subject;
    if (subject) this.subject = subject;
    const attachment = attachmentTypes[resource.type];
    if (attachment) {
      this.attaches = { to: attachment.attaches, facet: attachment.facet, target: (world) => this.#value(attachment.target, world) };
    }
  }

  get says(): string {
    return this.resource.logicalId;
  }

  get header() {
    return originOf(this.resource.key);
  }

  get extent() {
    const { key, node } = this.resource;
    const from = placeOf(key);
    const to = placeOf(node);
    return from && to ? { source: from.source, start: from.start, end: to.end } : from;
  }

  exists(world: World): boolean {
    const condition = scalarAt(this.resource.node, 'Condition');
    return condition === undefined || conditionHolds(this.resource.scope.template, condition, world);
  }

  read(scene: Scene): object {
    const attachment = attachmentTypes[this.type];
    if (attachment) return this.#facets({ [attachment.facet]: attachment.words } as TypeWords<Shape>, attachment.attaches, scene);
    const type = subjectTypes[this.type];
    return type ? this.#facets(type.words, type.subject, scene) : {};
  }

  write(changes: readonly Change[], world: World): readonly TextEdit[] | undefined {
    return writeChanges(this.resource, changes, world);
  }

  #facets(words: TypeWords<Shape>, subject: keyof typeof shapes, scene: Scene): object {
    const facets: Record<string, unknown> = {};
    const made: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(shapes[subject] as Readonly<Record<string, Field>>)) {
      const own = words[name];
      if (own === undefined) continue;
      Object.defineProperty(facets, name, {
        enumerable: true,
        get: () => {
          made[name] ??= readFacet({ owner: this, subject, scene }, name, field, own as never, this.body(scene.world));
          return made[name];
        },
      });
    }
    return facets;
  }

  /** The properties; where none are written, what is missing stands at the logical id. */
  body(world: World): Seen {
    const properties = valueOf(this.resource.node, 'Properties');
    const seen: Seen = properties ? see(properties, this.resource.scope, world) : { kind: 'absent', origin: this.header };
    return under(seen, this.header);
  }

  #value(name: string, world: World): Value<string> {
    const body = this.body(world);
    if (body.kind === 'mapping') return leafAt(body.get(name), name);
    return new Unknown(body.kind === 'unknown' ? body.reason : 'not written', this.header);
  }
}
