/** What somebody can do with a bucket, the worst first, and by which actions. */

import { allActions } from '../policy/data/actions.js';
import type { ActionInfo } from '../policy/data/actions.js';
import type { ActionGroup } from '../policy/question.js';

export const rights = ['admin', 'write', 'read', 'list'] as const;
export type Right = (typeof rights)[number];

/** Of no effect while ACLs are disabled: S3 refuses to set one. S3 User Guide, about-object-ownership, read April 2026. */
export const ACL_CHANGES: readonly string[] = ['s3:PutBucketAcl', 's3:PutObjectAcl', 's3:PutObjectVersionAcl'];

/** What is in the bucket. The parts of an upload and the tags of the bucket are lists too, and tell no names of objects. */
const LISTS: readonly string[] = ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'];

let settings: readonly string[] | undefined;

/** The actions that give a right; those of `admin` without the ones on ACLs. */
export function actionsOf(right: Right): ActionGroup | readonly string[] {
  if (right === 'list') return LISTS;
  if (right !== 'admin') return right;
  settings ??= allActions().flatMap((action) => (changesBucket(action) ? [action.name] : []));
  return settings;
}

function changesBucket({ name, level, resources }: ActionInfo): boolean {
  return resources.includes('bucket') && !resources.includes('object') && level !== 'Read' && level !== 'List' && !ACL_CHANGES.includes(name);
}
