/** A deployment unit: a root template with the stacks that it nests. */

import type { Declaration, Unit } from '../../model/declaration.js';
import type { MappingNode, Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import type { Value } from '../../truth/value.js';
import { leafAt } from '../leaf.js';
import type { Exports } from './exports.js';
import { boundValues, isNestedStack, locationOf, parameterNames } from './nested.js';
import type { Opened } from './nested.js';
import { OpenTemplate } from './open.js';
import { originOf } from './origin.js';
import { refTo } from './reference.js';
import { isWanted, TemplateResource, toS3lint } from './resource.js';
import type { NotSeen } from './section.js';
import { withoutChoice } from './section.js';
import type { Given, Resource, Scope } from './template.js';
import { entriesOf, scalarAt } from './template.js';

/** What a dialect may ask of those who load files. */
export interface Surroundings {
  /** A template that another one names, by its path from the working directory. */
  readonly open: (path: string) => Opened;
  readonly exports?: Exports;
}

/** Where a unit begins. */
export interface Root {
  readonly path: string;
  readonly id: string;
  readonly prefix: string;
  readonly root: MappingNode;
  readonly given: ReadonlyMap<string, Given>;
  readonly exists: Declaration['exists'];
}

/** A unit, its stacks (the root first), and the stack sets in them, which are units of their own. */
export interface Deployed {
  readonly unit: Unit;
  readonly stacks: readonly OpenTemplate[];
  readonly sets: readonly Resource[];
  readonly notSeen: NotSeen[];
}

/** Nesting multiplies; CloudFormation itself allows far fewer operations at once. */
const MAX_STACKS = 500;
const MAX_DEEP = 16;

export function deploy(root: Root, surroundings: Surroundings): Deployed {
  const declarations: Declaration[] = [];
  const metadata: Node[] = [];
  const notSeen: NotSeen[] = [];
  const sets: Resource[] = [];
  const template = openRoot(root, surroundings, notSeen);
  const scope: Scope = { template, loop: new Map() };
  const unit = new TemplateUnit(root, scope, declarations, notSeen, metadata);
  const stacks: OpenTemplate[] = [];
  const declare = (stack: OpenTemplate, ancestry: readonly string[]): void => {
    stacks.push(stack);
    const said = toS3lint(stack.root);
    if (said) metadata.push(said);
    for (const resource of stack.resources.values()) {
      if (resource.type === '') continue;
      const declaration = new TemplateResource(resource, unit);
      stack.declarations.set(resource.logicalId, declaration);
      declarations.push(declaration);
      if (resource.type === 'AWS::CloudFormation::StackSet') sets.push(resource);
      if (!isNestedStack(resource)) continue;
      const nested =
        stacks.length >= MAX_STACKS ? `there are more than ${MAX_STACKS} nested stacks` : openNested(resource, stack, ancestry, surroundings, notSeen);
      if (typeof nested !== 'string') {
        stack.nested.set(resource.logicalId, nested);
        declare(nested, [...ancestry, nested.path]);
      } else
        notSeen.push({ message: `The template of stack ${declaration.address} is not read: ${nested}; its buckets are not seen`, origin: declaration.header });
    }
  };
  declare(template, [root.path]);
  return { unit, stacks, sets, notSeen };
}

class TemplateUnit implements Unit {
  readonly kind = 'unit';
  readonly dialect = 'cloudformation';
  readonly floor = 'notDeclared';
  readonly id: string;
  readonly path: string;
  #region: Value<string> | undefined;
  #account: Value<string> | undefined;

  constructor(
    private readonly root: Root,
    private readonly scope: Scope,
    readonly declarations: readonly Declaration[],
    readonly notSeen: readonly NotSeen[],
    readonly metadata: readonly Node[],
  ) {
    this.id = root.id;
    this.path = root.path;
  }

  // Asked of few units, and the same whenever it is asked.
  get region(): Value<string> {
    return (this.#region ??= this.#pseudo('AWS::Region'));
  }

  get account(): Value<string> {
    return (this.#account ??= this.#pseudo('AWS::AccountId'));
  }

  #pseudo(name: string): Value<string> {
    const origin = originOf(this.root.root);
    return leafAt(withoutChoice((world) => refTo(name, origin, this.scope, world)) ?? { kind: 'absent', origin });
  }
}

function openRoot({ path, id, prefix, root, given, exists }: Root, { exports }: Surroundings, notSeen: NotSeen[]): OpenTemplate {
  return new OpenTemplate({ path, id, unitId: id, prefix, root, given, exports, notSeen, exists });
}

/** The stack that a resource nests; else why its template is not read. */
function openNested(
  resource: Resource,
  stack: OpenTemplate,
  ancestry: readonly string[],
  { open, exports }: Surroundings,
  notSeen: NotSeen[],
): OpenTemplate | string {
  const location = locationOf(resource, stack);
  if ('reason' in location) return location.reason;
  const { path } = location;
  if (ancestry.includes(path)) return `${path} nests itself in a circle`;
  if (ancestry.length >= MAX_DEEP) return `it is nested more than ${MAX_DEEP} deep`;
  const opened = open(path);
  if (opened.kind === 'refused') return opened.reason;
  const { document } = opened;
  if (!isTemplate(document.root)) return `${path} is no CloudFormation template`;
  return new OpenTemplate({
    path,
    id: `${stack.id}#${resource.logicalId}`,
    unitId: stack.unitId,
    prefix: `${stack.prefix}${resource.logicalId}/`,
    root: document.root,
    given: boundValues(resource, stack, parameterNames(document.root)),
    exports,
    notSeen,
    exists: (world) => stack.exists(world) && isWanted(resource, world),
  });
}

/** Whether a tree is a CloudFormation template: it says so, or has a resource with a type. */
export function isTemplate(root: Node | undefined): root is MappingNode {
  if (root?.kind !== 'mapping') return false;
  if (valueOf(root, 'AWSTemplateFormatVersion') !== undefined) return true;
  return entriesOf(valueOf(root, 'Resources')).some(
    ({ key, value }) => key.value.startsWith('Fn::ForEach::') || (scalarAt(value, 'Type') ?? '').includes('::'),
  );
}
