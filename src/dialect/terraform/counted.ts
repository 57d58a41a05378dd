/** What instances are counted by whose keys cannot be told: blocks that repeat over the same have the same ones. */

import type { Call, Expression, ForObject, ForTuple } from '../../syntax/hcl/tree.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import type { Vague } from './collection.js';
import { evaluate } from './evaluate.js';
import { identityOfSeen } from './functions/identity.js';
import { keepsKeys } from './loop.js';
import { writtenAs } from './origin.js';
import type { Scope } from './scope.js';

/** @param expression of a count or a for_each, and what it is seen to be */
export function countedBy(expression: Expression, seen: Seen, scope: Scope, world: World): string {
  const { countedBy: told } = seen as Vague;
  if (told !== undefined) return told;
  if ((seen.kind === 'mapping' || seen.kind === 'sequence') && seen.open === undefined) return `${scope.module.id}#${writtenAs(expression)}`;
  const { inner, length } = sameKeys(expression);
  const of = inner === expression ? seen : evaluate(inner, scope, world);
  const { countedBy: block } = of as Vague;
  if (block !== undefined) return block;
  return identityOfUnknown(length ? seen : of) ?? `${scope.module.id}#${writtenAs(inner)}`;
}

/** What has parts is not looked into: they may hang on choices that have nothing to do with how many they are. */
export function identityOfUnknown(seen: Seen): string | undefined {
  const identity = seen.kind === 'unknown' || seen.kind === 'scalar' ? identityOfSeen(seen) : undefined;
  return identity && `=${identity}`;
}

/** Functions that change nothing about who is in a collection. */
const SAME = new Set(['toset', 'tomap', 'tolist', 'keys', 'nonsensitive', 'sort', 'distinct']);

/** The collection from which the keys come: that of `toset(keys(var.all))` and of `{ for k, v in var.all : k => v.name }` is `var.all`. */
function sameKeys(expression: Expression): { readonly inner: Expression; readonly length: boolean } {
  let inner = expression;
  let length = false;
  for (let next = step(inner); next; next = step(inner)) {
    length ||= inner.kind === 'call' && inner.name === 'length';
    inner = next;
  }
  return { inner, length };

  function step(at: Expression): Expression | undefined {
    switch (at.kind) {
      case 'parentheses':
        return at.inner;
      case 'call':
        return SAME.has(at.name) || at.name === 'length' ? only(at) : undefined;
      case 'for-object':
      case 'for-tuple':
        return keepsAll(at) ? at.collection : undefined;
      default:
        return undefined;
    }
  }
}

function only({ args, expand }: Call): Expression | undefined {
  return args.length === 1 && !expand ? args[0] : undefined;
}

/** Whether a loop has an item for each of its collection's, by the same key. */
function keepsAll(loop: ForObject | ForTuple): boolean {
  return !loop.condition && keepsKeys(loop);
}
