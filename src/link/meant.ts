/** Whom a name cannot mean, by what is known of it. */

import type { Declaration } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Mapped } from '../text/mapped.js';
import { partsOf, sameText } from '../truth/symbol.js';
import type { Part } from '../truth/symbol.js';
import type { Unknown, Value } from '../truth/value.js';
import type { World } from '../truth/world.js';

/** What another stack exports, or is only read here, is none of this unit's. */
export function belongsToOthers(name: Unknown<string>): boolean {
  const [only, ...more] = name.text ? partsOf(name.text) : [];
  return more.length === 0 && typeof only === 'object' && only.kind === 'symbol' && (only.elsewhere === true || only.attribute === 'ImportValue');
}

/**
 * Whether a name is that of a bucket of another kind: what may be said of several kinds is then said of that one. Only directory
 * buckets are called `…--x-s3` (UG directory-bucket-naming-rules, read October 2026).
 */
export function namesAnotherKind(name: Value<string>, kind: SubjectKind): boolean {
  if (!BUCKETS.has(kind) || name.kind === 'absent') return false;
  const parts: readonly Part[] = name.text ? partsOf(name.text) : name.kind === 'known' ? [name.value] : [];
  const [only, ...more] = parts;
  const declared = typeof only === 'object' && only.kind === 'symbol' && more.length === 0 ? (only.of as Declaration | undefined)?.subject : undefined;
  if (declared !== undefined && BUCKETS.has(declared)) return declared !== kind;
  const end = name.kind === 'known' ? name.value : parts.at(-1);
  return kind !== 'directoryBucket' && typeof end === 'string' && end.endsWith('--x-s3');
}

const BUCKETS: ReadonlySet<SubjectKind> = new Set(['bucket', 'directoryBucket', 'outpostsBucket', 'tableBucket', 'vectorBucket']);

/** Whether what is known of two names leaves room for them to be one. One that AWS makes up is known to nobody beforehand: what refers to it does so by reference. */
export function mayMean(link: Value<string>, name: Value<string> | undefined): boolean {
  if (!name || name.kind === 'absent') return false;
  const [written, own] = [textOf(link), name.text];
  return !written || !own || sameText(bare(written), own) !== 'no';
}

/** Whether a name is told by others, and one of this unit is given to none of them from whom it might come back. */
export function isNoneOf(name: Value<string>, one: Declaration, world: World): boolean {
  return name.kind === 'unknown' && belongsToOthers(name) && one.unseen?.('policy', world) === undefined;
}

/** A name by itself, in an ARN, or in a host name. */
function bare(link: Mapped): Mapped {
  const arn = /^arn:[^:]*:s3:::/.exec(link.text)?.[0].length ?? 0;
  const host = /\.s3[.-][^/]*$/.exec(link.text)?.index ?? link.text.length;
  return link.slice(arn, Math.max(arn, host));
}

function textOf(name: Value<string>): Mapped | undefined {
  return name.kind === 'absent' ? undefined : name.text;
}
