/** Where a live bucket differs from what its text declares, facet by facet. What either of them leaves open is told as that. */

import type { BlockField, Field, Shape, Written } from '../../model/shape.js';
import type { Seen } from '../../truth/seen.js';
import type { Known, Link, List, Value } from '../../truth/value.js';
import { SAME, both, gap, liveGap, plain } from './difference.js';
import type { Compared, Differing, Said } from './difference.js';
import { differentDocuments } from './differ-document.js';
import { differentLists } from './differ-list.js';

/** Not held against each other: said elsewhere already, or a way of asking that leaves no trace. */
const NO_FACT: ReadonlySet<string> = new Set(['encryption.rules', 'versioning.mfaSerial', 'lifecycle.rules.filter.prefix', 'replication.rules.filter.prefix']);

/** What S3 fills in, or leaves as it is, where a text says nothing of it. */
const FILLED_IN = /(?:^|\.)(?:id|priority|account)$|^(?:versioning\.mfaDelete|encryption\.blockedTypes|objectLock\.enabledAtCreation)$/;

/** @param path the names of the model that lead there, without indexes */
export function differing(path: string, field: Field, declared: unknown, live: unknown, of: Differing): Compared {
  if (NO_FACT.has(path)) return SAME;
  switch (field.kind) {
    case 'block':
      return differentBlocks(path, field, declared as Members, live as Members, of);
    case 'list':
    case 'map':
      return differentLists(path, field.kind === 'list' ? field.of : field, declared as List<unknown>, live as List<unknown>, of, differing);
    case 'link':
      return differentLinks(path, of.settled((declared as Link<object>).name), (live as Link<object>).name);
    case 'document':
      return differentDocuments(path, of.settledDocument(declared as Seen), live as Seen);
    case 'text':
    case 'word':
      return differentValues(path, of.settled(declared as Value<string>), live as Value<string>);
    default:
      return differentValues(path, declared as Value<unknown>, live as Value<unknown>);
  }
}

type Members = Written & Readonly<Record<string, unknown>>;

/** So many members of a block that only one side has are told one by one. */
const FEW = 2;

function differentBlocks(path: string, { fields }: BlockField, declared: Members, live: Members, of: Differing): Compared {
  const [ours, theirs] = [declared.isWritten(), live.isWritten()];
  if (ours.truth === 'unknown') return gap(path, 'declared', ours.because[0]?.says ?? 'not known');
  if (theirs.truth === 'unknown') return liveGap(path, theirs.because[0]?.says ?? 'not known', ours.truth === 'no');
  if (ours.truth === 'no' && theirs.truth === 'no') return SAME;
  const members = both(
    Object.entries(fields as Shape).map(([name, field]) => {
      const sides = name === 'prefix' && 'filter' in fields ? [prefixOf(declared), prefixOf(live)] : [declared[name], live[name]];
      return differing(`${path}.${name}`, field, sides[0], sides[1], of);
    }),
  );
  if (ours.truth === theirs.truth || members.differences.length <= FEW) return members;
  const side = ours.truth === 'yes' ? { declared: 'set' } : { live: 'set' };
  return { differences: [{ path, ...side, at: declared.origin, liveAt: live.origin }], gaps: members.gaps };
}

/** S3 gives a rule of its first version back as one of the second: the prefix moves into the filter. */
function prefixOf({ prefix, filter }: Members): unknown {
  return (prefix as Value<string>).kind === 'absent' ? (filter as Members)['prefix'] : prefix;
}

function differentValues(path: string, declared: Value<unknown>, live: Value<unknown>): Compared {
  if (declared.kind === 'unknown') return gap(path, 'declared', declared.reason);
  if (live.kind === 'unknown') return liveGap(path, live.reason, declared.kind === 'absent');
  if (declared.kind === 'absent' && (live.kind === 'absent' || FILLED_IN.test(path))) return SAME;
  const [here, there] = [plain(declared), plain(live)];
  if (here === there || (isNothing(here) && isNothing(there))) return SAME;
  return {
    differences: [
      {
        path,
        ...(declared.kind === 'known' ? { declared: declared.value as Said } : {}),
        ...(isNothing(there) ? {} : { live: there as Said }),
        at: declared.origin,
        liveAt: live.origin,
      },
    ],
    gaps: [],
  };
}

function isNothing(said: unknown): boolean {
  return said === undefined || said === '' || said === false;
}

/** A name and the ARN of the same thing are the same; what an alias stands for is not known here. */
function differentLinks(path: string, declared: Value<string>, live: Value<string>): Compared {
  if (declared.kind !== 'known' || live.kind !== 'known') return differentValues(path, declared, live);
  if (bare(declared.value) === bare(live.value)) return SAME;
  const isAlias = ({ value }: Known<string>): boolean => /(?:^|:)alias\//.test(value);
  if (isAlias(declared) !== isAlias(live)) return gap(path, 'declared', 'an alias on one side alone, and which key it stands for is not read');
  return differentValues(path, declared, live);
}

function bare(name: string): string {
  return name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
}
