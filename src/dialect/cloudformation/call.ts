/** Intrinsic functions by name, in their short and long form. */

import type { Entry, Node } from '../../syntax/tree.js';

/** The name and the arguments of an intrinsic function. */
export interface Call {
  /** Without `!` or `Fn::`: `Ref`, `GetAtt`, `If`. */
  readonly name: string;
  readonly argument: Node;
}

export function callOf(node: Node): Call | undefined {
  // Nearly all nodes are none.
  if (node.tag !== undefined && isLocalTag(node.tag)) return { name: node.tag.slice(1), argument: untagged(node) };
  if (node.kind !== 'mapping' || node.entries.length !== 1) return undefined;
  const { key, value } = node.entries[0] as Entry;
  if (key.value === 'Ref') return { name: 'Ref', argument: value };
  if (key.value.startsWith('Fn::') && !isLoop(key.value)) return { name: key.value.slice(4), argument: value };
  return undefined;
}

/** What a tag stands before. Most are single values, whose copy is cheap where it is spelled out. */
function untagged(node: Node): Node {
  if (node.kind !== 'scalar' || node.indent !== undefined) return { ...node, tag: undefined };
  const { kind, doc, start, end, style, value } = node;
  return { kind, doc, start, end, tag: undefined, style, value };
}

/** Whether a key repeats what stands under it. */
export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/** How the user wrote the function: `!Foo`, `Fn::Foo`. */
export function spelling(call: Call, node: Node): string {
  return node.tag === undefined ? (call.name === 'Ref' ? 'Ref' : `Fn::${call.name}`) : node.tag;
}

/** Functions that this dialect knows and does not compute. */
const AT_DEPLOYMENT = new Set(['Cidr', 'GetAZs', 'GetStackOutput', 'Contains', 'EachMemberIn', 'EachMemberEquals', 'RefAll', 'ValueOf', 'ValueOfAll']);

/** Functions of the pre-processor cfn-include. */
const CFN_INCLUDE = new Set(
  'Include Map Flatten Merge DeepMerge Stringify UpperCamelCase LowerCamelCase Outputs Sequence Eval IfEval JoinNow SubNow RefNow ApplyTags Uniq Compact Concat Sort SortedUniq SortBy SortObject Without Omit OmitEmpty GetEnv Filenames ObjectKeys ObjectValues Keys Values'.split(
    ' ',
  ),
);

/** Why a function that is not computed here leaves its value open. */
export function whyNot(call: Call, node: Node): string {
  if (AT_DEPLOYMENT.has(call.name)) return `computed by Fn::${call.name} at deployment`;
  if (CFN_INCLUDE.has(call.name)) return `made by ${spelling(call, node)} of cfn-include: compile the template first, and lint what comes out`;
  return `written with ${spelling(call, node)}, which CloudFormation does not know; a macro may`;
}

/** `!!str` and a lone `!` say what YAML takes a value for; all other tags are functions. */
function isLocalTag(tag: string): boolean {
  return tag.length > 1 && !tag.startsWith('!!');
}
