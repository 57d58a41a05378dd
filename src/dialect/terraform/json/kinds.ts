/** Whether a name in Terraform's JSON syntax is an argument or a block: there the syntax does not tell. */

import { own } from '../../../text/own.js';
import { blocksOf } from '../words/blocks.js';

export type Kind =
  | { readonly kind: 'block'; readonly inside: Kinds }
  /** `dynamic`: by the name of what it makes. */
  | { readonly kind: 'dynamic'; readonly inside: (type: string) => Kinds }
  | { readonly kind: 'expression' | 'literal' | 'name' };

export type Kinds = (name: string) => Kind;

const EXPRESSION: Kind = { kind: 'expression' };
const plain: Kinds = () => EXPRESSION;

/** Blocks that are Terraform's own. */
const META = new Set(['lifecycle', 'provisioner', 'connection', 'timeouts']);

/** Of the data sources of which something is read. */
const DOCUMENT: Readonly<Record<string, readonly string[]>> = { '': ['statement'], statement: ['principals', 'not_principals', 'condition'] };

/** Of provider configurations. */
const PROVIDER = new Set(['assume_role', 'assume_role_with_web_identity', 'default_tags', 'ignore_tags', 'endpoints']);

/** @param type of a resource */
export function kindAt(block: string, type: string | undefined): Kinds {
  switch (block) {
    case 'resource':
    case 'data':
    case 'ephemeral':
      return resource(isBlockOf(type ?? ''));
    case 'provider':
      return (name) => (PROVIDER.has(name) ? { kind: 'block', inside: plain } : EXPRESSION);
    case 'variable':
      return (name) =>
        name === 'validation' ? { kind: 'block', inside: plain } : { kind: name === 'default' ? 'literal' : name === 'type' ? 'name' : 'expression' };
    default:
      return plain;
  }
}

type IsBlock = (path: readonly string[]) => boolean;

function isBlockOf(type: string): IsBlock {
  if (type !== 'aws_iam_policy_document') return blocksOf(type);
  return (path) => path.length <= 2 && own(DOCUMENT, path.slice(0, -1).join('.'))?.includes(path.at(-1) as string) === true;
}

function resource(isBlock: IsBlock): Kinds {
  const inside = inBlock(isBlock, []);
  return (name) => (META.has(name) ? { kind: 'block', inside: plain } : inside(name));
}

function inBlock(isBlock: IsBlock, path: readonly string[]): Kinds {
  return (name) => {
    const here = [...path, name];
    if (name === 'dynamic' && !isBlock(here)) return { kind: 'dynamic', inside: (type) => inBlock(isBlock, [...path, type]) };
    return isBlock(here) ? { kind: 'block', inside: inBlock(isBlock, here) } : EXPRESSION;
  };
}
