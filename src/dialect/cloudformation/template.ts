/** A CloudFormation template as it is written: its sections by name, nothing evaluated. */

import type { Entry, MappingNode, Node, ScalarNode } from '../../syntax/tree.js';
import { plainType, valueOf } from '../../syntax/tree.js';
import type { Seen } from '../../truth/seen.js';
import type { Looks } from '../../truth/symbol.js';
import type { Decisions, World } from '../../truth/world.js';

/**
 * What a node is in a world: intrinsic functions evaluated, conditions decided, the rest as written.
 * @param header the key by which a block is known; a single value stands where it is written
 */
export type See = (node: Node, scope: Scope, world: World, header?: Node) => Seen;

export interface Template {
  readonly path: string;
  /** Unique in the scan: the unit's id, and for a nested stack the way to it. */
  readonly id: string;
  /** What all stacks of a unit have in common (region, account) is named after this. */
  readonly unitId: string;
  /** What stands before the logical ids of a nested stack: `Network/`. */
  readonly prefix: string;
  readonly root: MappingNode;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, ScopedNode>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: ReadonlyMap<string, ScopedNode>;
  readonly mappings: Node | undefined;
  /** Parameter and pseudo parameter values given by the user, or bound by the stack that nests this one. */
  readonly given: ReadonlyMap<string, Given>;
  /** Whether the SAM transform adds resources that are not written. */
  readonly serverless: boolean;
  readonly see: See;
  /** Whether the stack exists: a nested one hangs on the condition of the resource that nests it. */
  exists(world: World): boolean;
  /** Whether it has a Rules section, which may refuse something. */
  readonly refusesSome: boolean;
  /** Whether the template's Rules section refuses what was decided so far. */
  refuses(decided: Decisions): boolean;
  /** The declaration that a symbol names; filled while declaring. */
  declarationOf(logicalId: string): object | undefined;
  /** What `Fn::GetAtt Stack.Outputs.X` of a nested stack is. */
  outputOf(logicalId: string, output: string, world: World): Seen | undefined;
  /** What the one other template of the scan that exports a name says it is. */
  imported(name: string, world: World): Imported | undefined;
}

/** An export that another template of the scan declares. */
export interface Imported {
  readonly value: Seen;
  readonly path: string;
}

/** A value given to a parameter from outside. */
export type Given =
  | { readonly kind: 'text'; readonly text: string }
  /** Set by the stack that nests this one: absent when it leaves the parameter out, so that the default holds for certain. */
  | { readonly kind: 'bound'; see(world: World): Seen; readonly operand: ScopedNode | undefined };

export interface Parameter {
  readonly name: string;
  readonly key: ScalarNode;
  readonly list: boolean;
  /** The parameter names an SSM parameter, whose value is read at deployment. */
  readonly fromSsm: boolean;
  /** What is given to it is a secret. */
  readonly noEcho: boolean;
  readonly byDefault: ScalarNode | undefined;
  readonly allowed: readonly string[] | undefined;
  /** Whether the empty text is refused. */
  readonly nonEmpty: boolean;
  /** What any value that is taken looks like, where the declaration tells. */
  readonly looks: Looks | undefined;
}

/** A node and the names that loops have bound around it. */
export interface ScopedNode {
  readonly node: Node;
  readonly scope: Scope;
}

export interface Scope {
  readonly template: Template;
  /** `Fn::ForEach` variables. */
  readonly loop: ReadonlyMap<string, string>;
}

export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly key: ScalarNode;
  /** As it is written: what fixes change. */
  readonly node: Node;
  /** What a transform makes of it, where it does: what is read. */
  readonly expanded?: Node;
  /** The type that a transform makes of it. */
  readonly becomes?: string;
  /** The module for which it stands. */
  readonly module?: string;
  readonly scope: Scope;
}

/** The properties of a resource, transforms applied. */
export function propertiesOf(resource: Resource): Node | undefined {
  return valueOf(resource.expanded ?? resource.node, 'Properties');
}

export function see(node: Node, scope: Scope, world: World, header?: Node): Seen {
  return scope.template.see(node, scope, world, header);
}

/** The entries of a section, duplicates resolved to the last. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  if (node?.kind !== 'mapping') return [];
  if (areFewAndDiffer(node.entries)) return node.entries;
  const last = new Map<string, Entry>();
  for (let at = 0; at < node.entries.length; at++) {
    const entry = node.entries[at] as Entry;
    if (entry.merged && last.has(entry.key.value)) continue;
    last.set(entry.key.value, entry);
  }
  return last.size === node.entries.length ? node.entries : [...last.values()];
}

/** Mappings this small are compared pair by pair, which is cheaper than a table. */
const FEW = 8;

function areFewAndDiffer(entries: readonly Entry[]): boolean {
  if (entries.length > FEW) return false;
  for (let later = 1; later < entries.length; later++) {
    const { value } = (entries[later] as Entry).key;
    for (let first = 0; first < later; first++) if ((entries[first] as Entry).key.value === value) return false;
  }
  return true;
}

export function scalarAt(node: Node | undefined, key: string): string | undefined {
  const found = valueOf(node, key);
  return found?.kind === 'scalar' ? textOfScalar(found) : undefined;
}

/** A scalar as CloudFormation compares it: `True` is `true`. */
export function textOfScalar(node: ScalarNode): string {
  return plainType(node) === 'boolean' ? node.value.toLowerCase() : node.value;
}
