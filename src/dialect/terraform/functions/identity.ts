/** What makes two values certainly the same, although parts of them are not known. */

import type { Seen } from '../../../truth/seen.js';
import { identityOf, literalOf, sameText } from '../../../truth/symbol.js';
import { isSet } from '../value.js';
import { byCodePoint } from './order.js';

/** Values with more parts than this have no identity; nothing then hangs on comparing them. */
const MAX_PARTS = 2000;
/** Neither have those whose identity is longer: one that is made of itself twice, again and again, has no end. */
const MAX_LENGTH = 20_000;
/** More parts than this are not compared. */
const MAX_COMPARED = 20_000;

/** Equal for values that are certainly the same; undefined when a part has no identity of its own. */
export function identityOfSeen(seen: Seen): string | undefined {
  const identity = identify(seen, { left: MAX_PARTS });
  return identity !== undefined && identity.length > MAX_LENGTH ? undefined : identity;
}

function identify(seen: Seen, budget: { left: number }): string | undefined {
  if (--budget.left < 0) return undefined;
  switch (seen.kind) {
    case 'absent':
      return 'null';
    case 'unknown':
      return seen.text && spelled(identityOf(seen.text));
    case 'scalar':
      return seen.type === 'string' || literalOf(seen.text) === undefined ? spelled(identityOf(seen.text)) : literalOf(seen.text);
    case 'sequence': {
      if (seen.open !== undefined) return undefined;
      const items = seen.items().map((item) => identify(item, budget));
      return items.includes(undefined) ? undefined : `${isSet(seen) ? 'set' : ''}[${items.join(',')}]`;
    }
    case 'mapping': {
      if (seen.open !== undefined) return undefined;
      const entries = [...seen.entries()].sort((a, b) => byCodePoint(a.name, b.name)).map(({ name, value }) => [name, identify(value, budget)] as const);
      return entries.some(([, value]) => value === undefined) ? undefined : `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
    }
  }
}

function spelled(identity: string | undefined): string | undefined {
  return identity === undefined ? undefined : JSON.stringify(identity);
}

/** Whether two values are equal as Terraform's `==` has it: yes and no are certain. */
export function sameSeen(a: Seen, b: Seen, budget = { left: MAX_COMPARED }): 'yes' | 'no' | 'unknown' {
  if (--budget.left < 0) return 'unknown';
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknownSame(a, b);
  if (a.kind === 'scalar' && b.kind === 'scalar') {
    const written = literalOf(a.text) !== undefined && literalOf(b.text) !== undefined;
    return written && a.type !== b.type ? 'no' : sameText(a.text, b.text);
  }
  if (a.kind === 'sequence' && b.kind === 'sequence') {
    if (isSet(a) !== isSet(b)) return 'no';
    if (a.open !== undefined || b.open !== undefined) return 'unknown';
    const [ours, theirs] = [a.items(), b.items()];
    if (ours.length !== theirs.length) return isSet(a) ? 'unknown' : 'no';
    const truth = every(ours.map((item, index) => sameSeen(item, theirs[index] as Seen, budget)));
    // Members of sets that are not known may be in any order.
    return truth === 'no' && isSet(a) && (identityOfSeen(a) === undefined || identityOfSeen(b) === undefined) ? 'unknown' : truth;
  }
  if (a.kind === 'mapping' && b.kind === 'mapping') {
    if (a.open !== undefined || b.open !== undefined) return 'unknown';
    const [ours, theirs] = [a.entries(), b.entries()];
    const names = new Set(theirs.map(({ name }) => name));
    if (ours.length !== theirs.length || ours.some(({ name }) => !names.has(name))) return 'no';
    return every(ours.map(({ name, value }) => sameSeen(value, b.get(name), budget)));
  }
  return a.kind === b.kind ? 'yes' : 'no';
}

function unknownSame(a: Seen, b: Seen): 'yes' | 'no' | 'unknown' {
  const [left, right] = [textIn(a), textIn(b)];
  return left && right && sameText(left, right) === 'yes' ? 'yes' : 'unknown';
}

function textIn(seen: Seen) {
  return seen.kind === 'unknown' || seen.kind === 'scalar' ? seen.text : undefined;
}

function every(all: readonly ('yes' | 'no' | 'unknown')[]): 'yes' | 'no' | 'unknown' {
  return all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
}
