/** Where a file holds a policy document: all of it, or what the AWS CLI prints around one. */

import type { PolicyUse } from '../../policy/policy.js';
import { parseJson } from '../../syntax/json.js';
import type { MappingNode, Node } from '../../syntax/tree.js';
import { entryOf, valueOf } from '../../syntax/tree.js';
import type { Diagnostic } from '../../text/diagnostic.js';

export interface FoundPolicy {
  /** The document, as a tree. */
  readonly root: MappingNode;
  /** What holds it in the file: the same tree, or a text of JSON. */
  readonly holder: Node;
  /** What is wrong with a text that holds it. */
  readonly problems: readonly Diagnostic[];
  /** What it is used for, where what stands around it says so. */
  readonly use?: PolicyUse;
}

/** A text that would hold a policy if it were whole. */
export interface BrokenPolicy {
  readonly root: undefined;
  readonly problems: readonly Diagnostic[];
}

interface Wrapping {
  readonly way: readonly string[];
  readonly use?: (around: Node) => PolicyUse | undefined;
}

/**
 * What stands around a document in the AWS CLI's output and in the parameters that it takes (`--cli-input-json`).
 * AWS CLI reference of the calls named, October 2026.
 */
const WRAPPINGS: readonly Wrapping[] = [
  { way: [] },
  // s3api get-bucket-policy, s3control get-access-point-policy, kms get-key-policy
  { way: ['Policy'] },
  // iam get-role-policy, get-user-policy, get-group-policy; iam create-policy takes no name of anybody
  { way: ['PolicyDocument'], use: (around) => (['RoleName', 'UserName', 'GroupName'].some((name) => entryOf(around, name)) ? 'identity' : undefined) },
  // iam create-role, get-role
  { way: ['AssumeRolePolicyDocument'], use: () => 'trust' },
  { way: ['Role', 'AssumeRolePolicyDocument'], use: () => 'trust' },
  // iam get-policy-version
  { way: ['PolicyVersion', 'Document'], use: () => 'identity' },
  // glacier get-vault-access-policy
  { way: ['policy', 'Policy'], use: () => 'vault' },
  // organizations describe-policy
  { way: ['Policy', 'Content'], use: (around) => CONTROLS.get(textAt(valueOf(valueOf(around, 'Policy'), 'PolicySummary'), 'Type') ?? '') },
  // sns get-topic-attributes, sqs get-queue-attributes
  {
    way: ['Attributes', 'Policy'],
    use: (around) => (textAt(valueOf(around, 'Attributes'), 'TopicArn') ? 'topic' : textAt(valueOf(around, 'Attributes'), 'QueueArn') ? 'queue' : undefined),
  },
];

const CONTROLS: ReadonlyMap<string, PolicyUse> = new Map([
  ['SERVICE_CONTROL_POLICY', 'serviceControl'],
  ['RESOURCE_CONTROL_POLICY', 'resourceControl'],
]);

/** The policy document that a tree is or wraps; undefined where it is something else. */
export function policyIn(root: Node | undefined): FoundPolicy | BrokenPolicy | undefined {
  if (root?.kind !== 'mapping') return undefined;
  for (const { way, use } of WRAPPINGS) {
    const holder = way.reduce<Node | undefined>(valueOf, root);
    const found = holder && documentAt(holder);
    if (!found?.root) {
      if (found) return found;
      continue;
    }
    const told = use?.(root);
    return told === undefined ? found : { ...found, use: told };
  }
  return undefined;
}

function documentAt(holder: Node): FoundPolicy | BrokenPolicy | undefined {
  if (holder.kind !== 'scalar') return isPolicy(holder) ? { root: holder, holder, problems: [] } : undefined;
  if (!/^\s*\{[^]*"Statement"/.test(holder.value)) return undefined;
  const { root, problems } = parseJson(holder.doc.textOf(holder));
  if (problems.some(({ id }) => id === 'unreadable-input')) return { root: undefined, problems };
  return isPolicy(root) ? { root, holder, problems } : undefined;
}

const VERSIONS: ReadonlySet<string> = new Set(['2012-10-17', '2008-10-17']);

/** A mapping whose statements look like those of a policy, or which has none and says the language's version. */
function isPolicy(node: Node | undefined): node is MappingNode {
  const statements = valueOf(node, 'Statement');
  if (!statements) return false;
  const items = statements.kind === 'sequence' ? statements.items : [statements];
  if (items.length === 0) return VERSIONS.has(textAt(node, 'Version') ?? '');
  return items.some(isStatement);
}

/** Each group is one element of a statement. */
const ELEMENTS: readonly (readonly string[])[] = [
  ['Effect'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
  ['Principal', 'NotPrincipal'],
  ['Condition'],
];

function isStatement(node: Node): boolean {
  if (node.kind !== 'mapping') return false;
  if (/^(?:allow|deny)$/i.test(textAt(node, 'Effect') ?? '')) return true;
  return ELEMENTS.filter((names) => names.some((name) => entryOf(node, name))).length > 1;
}

export function textAt(node: Node | undefined, name: string): string | undefined {
  const value = valueOf(node, name);
  return value?.kind === 'scalar' ? value.value : undefined;
}
