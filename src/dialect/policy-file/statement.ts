/** What the statements of a policy name, as far as it tells what the policy is for. Nothing is decided here. */

import type { MappingNode, Node } from '../../syntax/tree.js';
import { entryOf, valueOf } from '../../syntax/tree.js';
import { textAt } from './find.js';

export interface Glance {
  readonly statements: readonly StatementGlance[];
}

export interface StatementGlance {
  readonly deny: boolean;
  /** Whom it is for: nobody is named, everybody is, or others are. */
  readonly principal: 'none' | 'everybody' | 'others';
  /** In lower case: `s3:getobject`. */
  readonly actions: readonly string[];
  /** Missing: it names no resource at all. */
  readonly resources: readonly Resource[] | undefined;
}

/** What a resource is, by its ARN. */
export interface Resource {
  /** `s3`, `kms`; `*` for everything; empty for a text that is no ARN. */
  readonly service: string;
  /** The bucket's name as it is written, of an ARN of a bucket or of objects in one. */
  readonly bucket?: string;
  /** The last part of an ARN that has an account or a Region. */
  readonly owned?: string;
}

export function glanceAt(root: MappingNode): Glance {
  const statements = valueOf(root, 'Statement');
  const items = statements?.kind === 'sequence' ? statements.items : statements ? [statements] : [];
  return { statements: items.flatMap((item) => (item.kind === 'mapping' ? [glance(item)] : [])) };
}

function glance(statement: MappingNode): StatementGlance {
  const resources = entryOf(statement, 'Resource') ?? entryOf(statement, 'NotResource');
  return {
    deny: /^deny$/i.test(textAt(statement, 'Effect') ?? ''),
    principal: principalOf(statement),
    actions: textsOf(valueOf(statement, 'Action') ?? valueOf(statement, 'NotAction')).map((text) => text.toLowerCase()),
    resources: resources && textsOf(resources.value).map(resourceOf),
  };
}

function principalOf(statement: MappingNode): StatementGlance['principal'] {
  const principal = valueOf(statement, 'Principal');
  if (!principal) return entryOf(statement, 'NotPrincipal') ? 'others' : 'none';
  const named = principal.kind === 'mapping' ? principal.entries.flatMap(({ value }) => textsOf(value)) : textsOf(principal);
  return named.length > 0 && named.every((text) => text === '*') ? 'everybody' : 'others';
}

function textsOf(node: Node | undefined): readonly string[] {
  if (node?.kind === 'scalar') return [node.value];
  return node?.kind === 'sequence' ? node.items.flatMap((item) => (item.kind === 'scalar' ? [item.value] : [])) : [];
}

/** `${AWS::Partition}` and the like have colons that are none of the ARN's. */
const GAPS = /\$\{[^}]*\}|\{\{[^}]*\}\}|<[^>]*>/g;

function resourceOf(text: string): Resource {
  if (text === '*') return { service: '*' };
  const [arn, , service = '', region = '', account = '', ...rest] = text.replace(GAPS, '_').split(':');
  if (arn !== 'arn' || rest.length === 0) return { service: '' };
  const last = rest.join(':');
  if (service !== 's3' || region !== '' || account !== '') return { service, owned: last };
  return { service, bucket: last.replace(/\/.*$/s, '') };
}
