/** Policy documents held against each other by what they say, not by how it is spelled. */

import type { Seen } from '../../truth/seen.js';
import { literalOf, whyOpen } from '../../truth/symbol.js';
import { SAME, gap, liveGap } from './difference.js';
import type { Compared } from './difference.js';
import { accountOrSelf } from './unify.js';

export function differentDocuments(path: string, declared: Seen, live: Seen): Compared {
  const [why, whyLive] = [unsettled(declared), unsettled(live)];
  if (why !== undefined) return gap(path, 'declared', why);
  if (whyLive !== undefined) return liveGap(path, whyLive, declared.kind === 'absent');
  if (canonical(declared) === canonical(live)) return SAME;
  return {
    differences: [
      {
        path,
        ...(declared.kind === 'absent' ? {} : { declared: live.kind === 'absent' ? 'set' : 'as it stands here' }),
        ...(live.kind === 'absent' ? {} : { live: declared.kind === 'absent' ? 'set' : 'another one' }),
        at: declared.origin,
        liveAt: live.origin,
      },
    ],
    gaps: [],
  };
}

/** Why a document cannot be told as a whole. */
function unsettled(seen: Seen): string | undefined {
  switch (seen.kind) {
    case 'absent':
      return undefined;
    case 'unknown':
      return seen.reason;
    case 'scalar':
      return literalOf(seen.text) === undefined ? whyOpen(seen.text) : undefined;
    case 'sequence':
      return seen.open ?? first(seen.items());
    case 'mapping':
      return seen.open ?? first(seen.entries().map(({ value }) => value));
  }
}

function first(all: readonly Seen[]): string | undefined {
  for (const one of all) {
    const why = unsettled(one);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** One spelling for all: the order of names and of lists tells nothing, and one item needs no list. */
function canonical(seen: Seen, isPrincipal = false): string {
  switch (seen.kind) {
    case 'scalar': {
      const text = literalOf(seen.text) ?? '';
      return JSON.stringify(isPrincipal ? accountOrSelf(text) : text);
    }
    case 'sequence': {
      const items = seen.items().map((item) => canonical(item, isPrincipal));
      return items.length === 1 ? (items[0] as string) : `[${items.sort().join(',')}]`;
    }
    case 'mapping':
      return `{${seen
        .entries()
        .map(({ name, value }) => `${JSON.stringify(name)}:${canonical(value, isPrincipal || name.endsWith('Principal'))}`)
        .sort()
        .join(',')}}`;
    default:
      return '';
  }
}
