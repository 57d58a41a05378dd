/** A CloudFormation template as it is written: its sections by name, nothing evaluated. */

import type { Entry, MappingNode, Node, ScalarNode } from '../../syntax/tree.js';
import { entryOf, valueOf } from '../../syntax/tree.js';
import type { Document } from '../../syntax/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';

export interface Template {
  readonly path: string;
  /** Unique in the scan: the unit's id, and for a nested stack the way to it. */
  readonly id: string;
  readonly doc: Document;
  readonly root: MappingNode;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, ScopedNode>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly mappings: Node | undefined;
  readonly rules: Node | undefined;
  /** Parameter and pseudo parameter values given by the user, or bound by the stack that nests this one. */
  readonly given: ReadonlyMap<string, Given>;
  /** The declaration that a symbol names; filled while declaring. */
  declarationOf(logicalId: string): object | undefined;
  /** What `Fn::GetAtt Stack.Outputs.X` of a nested stack is. */
  outputOf?(logicalId: string, output: string, world: World): Seen | undefined;
  /** The logical id of a property's resource is of a type that a transform made. */
  readonly transforms: readonly string[];
}

/** A value given to a parameter from outside. */
export type Given = { readonly kind: 'text'; readonly text: string; readonly says: string } | { readonly kind: 'bound'; see(world: World): Seen; readonly operand: ScopedNode | undefined };

export interface Parameter {
  readonly name: string;
  readonly node: Node;
  readonly key: ScalarNode;
  readonly type: string;
  readonly byDefault: Node | undefined;
  readonly allowed: readonly string[] | undefined;
  /** Whether the empty text is refused. */
  readonly nonEmpty: boolean;
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
  readonly node: Node;
  readonly scope: Scope;
}

export function originOf(node: Node | ScalarNode, label?: string): Origin {
  const locus = { kind: 'span', mapped: node.doc.mapped, start: node.start, end: node.end } as const;
  return label === undefined ? { locus } : { locus, label };
}

/** The entries of a section, duplicates resolved to the last. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  if (node?.kind !== 'mapping') return [];
  const last = new Map<string, Entry>();
  for (const entry of node.entries) {
    if (entry.merged && last.has(entry.key.value)) continue;
    last.set(entry.key.value, entry);
  }
  return [...last.values()];
}

export function scalarAt(node: Node | undefined, key: string): string | undefined {
  const found = valueOf(node, key);
  return found?.kind === 'scalar' ? found.value : undefined;
}

export function readParameters(root: MappingNode): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const { key, value } of entriesOf(valueOf(root, 'Parameters'))) {
    const type = scalarAt(value, 'Type') ?? 'String';
    const allowed = valueOf(value, 'AllowedValues');
    parameters.set(key.value, {
      name: key.value,
      node: value,
      key,
      type,
      byDefault: entryOf(value, 'Default')?.value,
      allowed: allowed?.kind === 'sequence' && allowed.items.every((item) => item.kind === 'scalar') ? allowed.items.map((item) => (item as ScalarNode).value) : undefined,
      nonEmpty: type === 'Number' || Number(scalarAt(value, 'MinLength') ?? 0) > 0,
    });
  }
  return parameters;
}

/** The name and the arguments of an intrinsic function in its short or long form. */
export interface Call {
  /** Without `!` or `Fn::`: `Ref`, `GetAtt`, `If`. */
  readonly name: string;
  readonly argument: Node;
}

const INTRINSICS = new Set([
  'Ref', 'GetAtt', 'Sub', 'Join', 'Select', 'Split', 'FindInMap', 'If', 'And', 'Or', 'Not', 'Equals', 'Condition', 'ImportValue', 'Base64', 'Cidr', 'GetAZs', 'Length', 'ToJsonString', 'Transform', 'Include', 'GetStackOutput',
  'Contains', 'EachMemberIn', 'EachMemberEquals', 'RefAll', 'ValueOf', 'ValueOfAll',
]);

export function callOf(node: Node): Call | undefined {
  if (node.tag !== undefined && node.tag !== '!') return { name: node.tag.slice(1), argument: node };
  if (node.kind !== 'mapping' || node.entries.length !== 1) return undefined;
  const { key, value } = node.entries[0] as Entry;
  if (key.value === 'Ref') return { name: 'Ref', argument: value };
  if (key.value.startsWith('Fn::') && !key.value.startsWith('Fn::ForEach')) return { name: key.value.slice(4), argument: value };
  return undefined;
}

export function isIntrinsic(name: string): boolean {
  return INTRINSICS.has(name);
}
