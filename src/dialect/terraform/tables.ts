/** What is known of a type of resource, whichever provider it is of. */

import type { Seen } from '../../truth/seen.js';
import { own } from '../../text/own.js';
import * as cloudformation from '../cloudformation/words/types.js';
import type { Addition, AttachmentType, SubjectType } from '../types.js';
import { asCloudFormation, awsccType } from './words/awscc.js';
import { additions, attachmentTypes, subjectTypes } from './words/types.js';

export interface Tables {
  readonly subject?: SubjectType | undefined;
  readonly attachments: readonly AttachmentType[];
  readonly additions: readonly Addition[];
  /** Its arguments under the names that the tables have for them. */
  named(body: Seen): Seen;
}

export function tablesOf(type: string): Tables {
  const other = awsccType(type)?.cloudformation;
  if (other === undefined)
    return { subject: own(subjectTypes, type), attachments: own(attachmentTypes, type) ?? [], additions: own(additions, type) ?? [], named: (body) => body };
  const attachment = own(cloudformation.attachmentTypes, other);
  return {
    subject: own(cloudformation.subjectTypes, other),
    attachments: attachment ? [attachment] : [],
    additions: own(cloudformation.additions, other) ?? [],
    named: asCloudFormation,
  };
}

/** Whether anything is read of resources of a type. */
export function isOfUse(type: string): boolean {
  const { subject, attachments, additions: added } = tablesOf(type);
  return subject !== undefined || attachments.length > 0 || added.length > 0;
}
