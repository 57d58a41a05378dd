/** What is known of a type of resource, whichever provider it is of. */

import * as cloudformation from '../cloudformation/words/types.js';
import { is } from '../types.js';
import type { Addition, AttachmentType, SubjectType } from '../types.js';
import { additionAs, attachmentAs, awsccType, awsccTypes, subjectAs } from './words/awscc.js';
import { PUBLISHED_BUCKET, publishedBucketWords } from './words/published-bucket.js';
import { additions, attachmentTypes, subjectTypes } from './words/types.js';

export interface Tables {
  readonly subject?: SubjectType | undefined;
  readonly attachments: readonly AttachmentType[];
  readonly additions: readonly Addition[];
}

const known = new Map<string, Tables>();

export function tablesOf(type: string): Tables {
  let found = known.get(type);
  if (!found) known.set(type, (found = read(type)));
  return found;
}

function read(type: string): Tables {
  if (type === PUBLISHED_BUCKET) return { subject: is('bucket', publishedBucketWords), attachments: [], additions: [] };
  const other = awsccType(type)?.cloudformation;
  if (other === undefined) return { subject: subjectTypes.get(type), attachments: attachmentTypes.get(type) ?? [], additions: additions.get(type) ?? [] };
  const subject = cloudformation.subjectTypes.get(other);
  const attachment = cloudformation.attachmentTypes.get(other);
  return {
    subject: subject && subjectAs(subject),
    attachments: attachment ? [attachmentAs(attachment)] : [],
    additions: (cloudformation.additions.get(other) ?? []).map(additionAs),
  };
}

/** Whether anything is read of resources of a type. */
export function isOfUse(type: string): boolean {
  const { subject, attachments, additions: added } = tablesOf(type);
  return subject !== undefined || attachments.length > 0 || added.length > 0;
}

/** The types of a provider that say a facet of others, all of it. */
export function attachmentTypesOf(provider: 'aws' | 'awscc'): readonly (readonly [type: string, attachments: readonly AttachmentType[]])[] {
  if (provider === 'aws') return [...attachmentTypes];
  return [...awsccTypes()].map((type) => [type, tablesOf(type).attachments] as const);
}
