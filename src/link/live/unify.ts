/** What the holes of a document are, told by the same document as it came out live. */

import type { Seen } from '../../truth/seen.js';
import { literalOf, partsOf } from '../../truth/symbol.js';
import type { Part } from '../../truth/symbol.js';

/** Texts by the key of what is not known; undefined where the live document is another one. */
export function unified(text: Seen, live: Seen): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  return fits(text, live, found) ? found : undefined;
}

/** @param found what was told on the way; a hole is the same everywhere */
function fits(text: Seen, live: Seen, found: Map<string, string>): boolean {
  if (text.kind === 'unknown') return !text.text || (live.kind === 'scalar' && fitsText(partsOf(text.text), literalOf(live.text), found));
  if (text.kind === 'sequence' || live.kind === 'sequence') return fitItems(text, live, found);
  if (text.kind === 'scalar') return live.kind === 'scalar' && fitsText(partsOf(text.text), literalOf(live.text), found);
  if (text.kind !== 'mapping' || live.kind !== 'mapping' || text.open !== undefined || live.open !== undefined) return false;
  const [ours, theirs] = [text.entries(), live.entries()];
  return ours.length === theirs.length && ours.every(({ name, value }) => fits(value, live.get(name), found));
}

/** In any order; one item needs no list. */
function fitItems(text: Seen, live: Seen, found: Map<string, string>): boolean {
  const [ours, theirs] = [itemsOf(text), [...(itemsOf(live) ?? [])]];
  if (ours?.length !== theirs.length) return false;
  return ours.every((one) => {
    const index = theirs.findIndex((other) => {
      const trial = new Map(found);
      if (!fits(one, other, trial)) return false;
      for (const [key, value] of trial) found.set(key, value);
      return true;
    });
    if (index >= 0) theirs.splice(index, 1);
    return index >= 0;
  });
}

function itemsOf(seen: Seen): readonly Seen[] | undefined {
  if (seen.kind !== 'sequence') return [seen];
  return seen.open === undefined ? seen.items() : undefined;
}

function fitsText(parts: readonly Part[], live: string | undefined, found: Map<string, string>): boolean {
  if (live === undefined) return false;
  const written = parts.map((part) => (typeof part === 'string' ? part : part.kind === 'symbol' ? part.known : undefined) ?? part);
  const holes = written.filter((part) => typeof part !== 'string');
  const [hole, ...more] = holes;
  if (typeof hole !== 'object') return accountOrSelf(written.join('')) === accountOrSelf(live);
  const at = written.indexOf(hole);
  const before = written.slice(0, at).join('');
  // Where one ends and the next begins cannot be told.
  if (more.length > 0) return live.startsWith(before);
  const after = written.slice(at + 1).join('');
  if (live.length < before.length + after.length || !live.startsWith(before) || !live.endsWith(after)) return false;
  const told = accountOrSelf(live.slice(before.length, live.length - after.length));
  if (hole.key === undefined) return true;
  const known = found.get(hole.key);
  found.set(hole.key, told);
  return known === undefined || known === told;
}

/** AWS gives an account back as its root (IAM User Guide, principals, read November 2026). */
export function accountOrSelf(text: string): string {
  return /^arn:[\w-]+:iam::(\d{12}):root$/.exec(text)?.[1] ?? text;
}
