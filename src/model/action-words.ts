/** What is wrong with the name of an action. */

import { actionNamed, actionsMatching, allActions } from '../policy/data/actions.js';
import type { Element, Elements, PolicyUse } from '../policy/policy.js';
import { says, written } from '../policy/term.js';
import { suggest } from '../text/suggest.js';
import { no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { unresolved } from './open-text.js';
import { isOnS3 } from './statements.js';
import { own } from '../text/own.js';

export type ActionFlaw =
  /** A slip of the finger. */
  | { readonly kind: 'typo'; readonly meant: string }
  /** The name of an operation of S3's API, with what permits it. */
  | { readonly kind: 'operation'; readonly permissions: readonly string[] }
  /** A pattern that covers no action. */
  | { readonly kind: 'empty' }
  /** Not in the tables, and near nothing in them: it may be younger than they are. */
  | { readonly kind: 'strange' }
  /** In a policy of S3: an action of another service. */
  | { readonly kind: 'foreign'; readonly service: string }
  /** In a policy of S3: an action that concerns no bucket, so that no bucket policy can grant it. */
  | { readonly kind: 'account' };

/** The tables reach S3's own prefix; of other services' actions only that they have no place in a bucket policy is known. */
export function flawOf(action: string, use: PolicyUse): ActionFlaw | undefined {
  const colon = action.indexOf(':');
  if (colon < 0 || /[*?]/.test(action.slice(0, colon))) return undefined;
  const service = action.slice(0, colon).toLowerCase();
  if (service !== 's3') return isOnS3(use) ? { kind: 'foreign', service } : undefined;
  const matching = actionsMatching(action);
  if (matching.length > 0) return isOnS3(use) && matching.every(({ resources }) => resources.length === 0) ? { kind: 'account' } : undefined;
  if (/[*?]/.test(action)) return { kind: 'empty' };
  return unknownName(action.slice(colon + 1));
}

/** Whether an action has no flaw; of a name that is only not known, nobody can tell. */
export function isValid(action: Element, flaw: ActionFlaw | undefined): Answer {
  if (written(action.term) === undefined) return unresolved(action);
  if (!flaw) return yes();
  const evidence = { says: `${says(action.term)} is not among the actions of S3 that are known to this version`, origin: action.origin };
  return flaw.kind === 'strange' ? unknown(evidence) : no(evidence);
}

/** The action that a name was meant for, where there is only one and a policy of this use can name it. */
export function meantAction(flaw: ActionFlaw | undefined, use: PolicyUse): string | undefined {
  const [meant, ...more] = meantBy(flaw);
  return meant !== undefined && more.length === 0 && flawOf(meant, use) === undefined ? meant : undefined;
}

/** The actions by which a name would have to be replaced. */
export function meantBy(flaw: ActionFlaw | undefined): readonly string[] {
  return flaw?.kind === 'typo' ? [flaw.meant] : flaw?.kind === 'operation' ? flaw.permissions : [];
}

/** Whether something beside it names the action for which an element was meant. */
export function standsBeside(meant: string, element: Element, { items }: Elements['items']): boolean {
  return items.some((other) => other !== element && actionsMatching(written(other.term) ?? '').some(({ name }) => name === meant));
}

/** Whether an element before it was meant for the same, and becomes that. */
export function isMeantBefore(meant: string, element: Element, { items }: Elements['items'], use: PolicyUse): boolean {
  return items.slice(0, items.indexOf(element)).some(({ term }) => meantAction(flawOf(written(term) ?? '', use), use) === meant);
}

/** The same wrong name stands in many statements, and what it was meant to be takes long to find. */
const unknownNames = new Map<string, ActionFlaw>();
const MOST_NAMES = 1_000;

function unknownName(name: string): ActionFlaw {
  const known = unknownNames.get(name);
  if (known) return known;
  const flaw = flawOfName(name);
  if (unknownNames.size >= MOST_NAMES) unknownNames.clear();
  unknownNames.set(name, flaw);
  return flaw;
}

function flawOfName(name: string): ActionFlaw {
  const permissions = own(OPERATIONS, name.toLowerCase());
  if (permissions) return { kind: 'operation', permissions: permissions.map((one) => actionNamed(`s3:${one}`)?.name ?? one) };
  const meant = suggest(
    name,
    allActions().map((one) => one.name.slice(3)),
  );
  return meant !== undefined && isSlip(name.toLowerCase(), meant.toLowerCase()) ? { kind: 'typo', meant: `s3:${meant}` } : { kind: 'strange' };
}

/**
 * Whether two names differ in one place only, by a few letters. New actions differ from old ones by whole words, and must
 * not be taken for misspelled.
 */
function isSlip(typed: string, known: string): boolean {
  const shorter = Math.min(typed.length, known.length);
  let front = 0;
  while (front < shorter && typed[front] === known[front]) front++;
  let back = 0;
  while (back < shorter - front && typed.at(-1 - back) === known.at(-1 - back)) back++;
  return Math.max(typed.length, known.length) - front - back <= 3;
}

/** Operations whose permission has another name. S3 User Guide, required permissions for S3 API operations, April 2026. */
const OPERATIONS: Readonly<Record<string, readonly string[] | undefined>> = {
  completemultipartupload: ['PutObject'],
  copyobject: ['GetObject', 'PutObject'],
  createmultipartupload: ['PutObject'],
  deletebucketcors: ['PutBucketCORS'],
  deletebucketencryption: ['PutEncryptionConfiguration'],
  deletebucketlifecycle: ['PutLifecycleConfiguration'],
  deletebucketownershipcontrols: ['PutBucketOwnershipControls'],
  deletebucketreplication: ['PutReplicationConfiguration'],
  deletebuckettagging: ['PutBucketTagging'],
  deleteobjects: ['DeleteObject'],
  deletepublicaccessblock: ['PutBucketPublicAccessBlock'],
  getbucketaccelerateconfiguration: ['GetAccelerateConfiguration'],
  getbucketencryption: ['GetEncryptionConfiguration'],
  getbucketlifecycle: ['GetLifecycleConfiguration'],
  getbucketlifecycleconfiguration: ['GetLifecycleConfiguration'],
  getbucketnotificationconfiguration: ['GetBucketNotification'],
  getbucketreplication: ['GetReplicationConfiguration'],
  getobjectlockconfiguration: ['GetBucketObjectLockConfiguration'],
  getpublicaccessblock: ['GetBucketPublicAccessBlock'],
  headbucket: ['ListBucket'],
  headobject: ['GetObject'],
  listbuckets: ['ListAllMyBuckets'],
  listmultipartuploads: ['ListBucketMultipartUploads'],
  listobjects: ['ListBucket'],
  listobjectsv2: ['ListBucket'],
  listobjectversions: ['ListBucketVersions'],
  listparts: ['ListMultipartUploadParts'],
  putbucketaccelerateconfiguration: ['PutAccelerateConfiguration'],
  putbucketencryption: ['PutEncryptionConfiguration'],
  putbucketlifecycle: ['PutLifecycleConfiguration'],
  putbucketlifecycleconfiguration: ['PutLifecycleConfiguration'],
  putbucketnotificationconfiguration: ['PutBucketNotification'],
  putbucketreplication: ['PutReplicationConfiguration'],
  putobjectlockconfiguration: ['PutBucketObjectLockConfiguration'],
  putpublicaccessblock: ['PutBucketPublicAccessBlock'],
  uploadpart: ['PutObject'],
  uploadpartcopy: ['GetObject', 'PutObject'],
};
