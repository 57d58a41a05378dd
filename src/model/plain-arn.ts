/** ARNs of buckets and objects as nearly everybody writes them: what they can name shows without comparing sets of texts. */

import type { ResourceType } from '../policy/data/actions.js';
import { term } from '../policy/term.js';
import type { Piece, Term } from '../policy/term.js';
import type { Looks } from '../truth/symbol.js';
import type { Truth } from '../truth/answer.js';

const HEAD = /^arn:[a-z-]+:s3:::/;
const NAME = /^[A-Za-z0-9._-]*$/;
/** Wildcards stand for any text, and behind a dollar there may be a policy variable. */
const PATTERN = /[*?$]/;
const NO_SLASH: ReadonlySet<Looks> = new Set<Looks>(['account', 'bucketName', 'name', 'region']);

/** Whether an ARN of a bucket or of objects in one can name something of a sort; undefined where more than a look is needed to tell. */
export function plainlyNames(resource: Term, sort: ResourceType): Truth | undefined {
  const plain = plainArn(resource);
  if (!plain) return undefined;
  const { name, hasPath } = plain;
  if (sort === 'bucket') return hasPath ? 'no' : 'yes';
  if (sort !== 'object') return 'no';
  if (hasPath) return 'yes';
  if (name.every((piece) => typeof piece === 'string' || NO_SLASH.has(piece.looks))) return 'no';
  // It is supposed to be the name of a bucket, and may hold a path as well.
  return name.some((piece) => typeof piece !== 'string' && piece.looks === 'anything' && !piece.unique) ? 'unknown' : undefined;
}

/** Whether a Resource is written as the ARN of a bucket, or as that of objects in it. */
export function isPlainlyIn(resource: Term, bucket: Term, partition: string): boolean {
  if (bucket.some((piece) => typeof piece === 'string' && PATTERN.test(piece)) || hasVariable(resource)) return false;
  const own = term(`arn:${partition}:s3:::`, bucket);
  return own.every((piece, at) => {
    const written = resource[at];
    const isLast = at === own.length - 1;
    if (typeof piece !== 'string') return typeof written === 'object' && written.key === piece.key && (!isLast || isEndOrSlash(resource[at + 1]));
    if (typeof written !== 'string') return false;
    if (!isLast) return written === piece;
    return written.startsWith(piece) && (written.length === piece.length ? resource.length === own.length : written[piece.length] === '/');
  });
}

function isEndOrSlash(piece: Piece | undefined): boolean {
  return piece === undefined || (typeof piece === 'string' && piece.startsWith('/'));
}

function hasVariable(resource: Term): boolean {
  return resource.some((piece) => typeof piece === 'string' && piece.includes('$'));
}

/** The name of the bucket, which is no pattern, and whether there is a slash behind it. */
function plainArn(resource: Term): { readonly name: readonly Piece[]; readonly hasPath: boolean } | undefined {
  const first = resource[0];
  const head = typeof first === 'string' ? HEAD.exec(first)?.[0] : undefined;
  if (head === undefined || typeof first !== 'string' || hasVariable(resource)) return undefined;
  const name: Piece[] = [];
  for (let at = 0; at < resource.length; at++) {
    const piece = at === 0 ? first.slice(head.length) : (resource[at] as Piece);
    if (typeof piece !== 'string') {
      if (piece.looks === 'arn') return undefined;
      name.push(piece);
      continue;
    }
    const slash = piece.indexOf('/');
    const part = slash === -1 ? piece : piece.slice(0, slash);
    if (!NAME.test(part)) return undefined;
    if (part !== '') name.push(part);
    if (slash !== -1) return name.length === 0 ? undefined : { name, hasPath: true };
  }
  return name.length === 0 ? undefined : { name, hasPath: false };
}
