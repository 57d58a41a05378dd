/** What a text leaves to its deployment, as it came out there: the names of its buckets, its account, its Region. */

import { accountOf, regionOf } from '../../model/declaration.js';
import type { Declaration } from '../../model/declaration.js';
import { unlessOpen } from '../../truth/explore.js';
import type { Seen } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { Part } from '../../truth/symbol.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { settledSeen } from './settle.js';
import type { Tell } from './settle.js';
import { unified } from './unify.js';

/** A declared bucket and the live one that it is. */
export interface Match {
  readonly declared: Declaration;
  readonly live: Declaration;
  readonly name: string;
  /** Its policy as the text has it, where no choice decides that, and as it is live. */
  readonly policies: () => readonly [text: Seen, live: Seen] | undefined;
}

/** What names and places tell. @param matches of one unit */
export function tellerFor(matches: readonly Match[], world: World): Tell {
  return ownTeller(matches, world).tell;
}

/** The same, and what the policies became. */
export function learnerFor(matches: readonly Match[], world: World): Tell {
  const { tell, put } = ownTeller(matches, world);
  // What holds for the whole deployment shows also in what the policies of its buckets became.
  for (const { policies } of matches) {
    const told = unlessOpen(() => {
      const sides = policies();
      return sides && unified(settledSeen(sides[0], tell), sides[1]);
    });
    for (const [key, text] of told ?? []) put(key, text);
  }
  return tell;
}

function ownTeller(matches: readonly Match[], world: World): { readonly tell: Tell; readonly put: (key?: string, text?: string) => void } {
  const texts = new Map<string, string | undefined>();
  // What two buckets tell differently is no one thing.
  const put = (key?: string, text?: string): void => {
    if (key === undefined || text === undefined) return;
    texts.set(key, texts.has(key) && texts.get(key) !== text ? undefined : text);
  };
  for (const { declared, live, name } of matches) {
    put(keyOf(accountOf(declared)), literal(accountOf(live)));
    put(keyOf(regionOf(declared)), literal(regionOf(live)));
    const reference = declared.reference?.(world);
    put(reference && keyOf(reference), name);
    if (reference) put(...partOfName(reference, name));
  }
  const byBucket = new Map<object, Match>(matches.map((match) => [match.declared, match]));
  const partition = matches[0]?.live.arn?.split(':')[1];
  const tell: Tell = (part) => {
    if (part.looks === 'partition') return partition;
    const own = part.kind === 'symbol' && part.of ? byBucket.get(part.of) : undefined;
    if (own && part.kind === 'symbol' && /^(?:arn|bucket_arn)$/i.test(part.attribute)) return own.live.arn;
    return part.key === undefined ? undefined : texts.get(part.key);
  };
  return { tell, put };
}

/** A name of which all but one part is written tells what that part is. */
function partOfName(reference: Value<string>, name: string): readonly [string | undefined, string | undefined] {
  const written = partsIn(reference).flatMap((part): readonly Part[] => (typeof part === 'object' && part.kind === 'symbol' && part.parts) || [part]);
  const at = written.findIndex((part) => typeof part === 'object');
  const hole = written[at];
  if (typeof hole !== 'object' || written.some((part, index) => index !== at && typeof part !== 'string')) return [undefined, undefined];
  const [before, after] = [written.slice(0, at).join(''), written.slice(at + 1).join('')];
  const fits = name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return [hole.key, fits ? name.slice(before.length, name.length - after.length) : undefined];
}

function keyOf(value: Value<string>): string | undefined {
  const [only, ...more] = partsIn(value);
  return typeof only === 'object' && more.length === 0 ? only.key : undefined;
}

function partsIn(value: Value<string>): readonly Part[] {
  return value.kind === 'absent' || !value.text ? [] : partsOf(value.text);
}

function literal(value: Value<string>): string | undefined {
  return value.kind === 'known' ? value.value : undefined;
}
