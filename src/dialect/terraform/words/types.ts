/** Which Terraform type is which subject, and which says something about another. */

import type { Addition, AttachmentType, SubjectType } from '../../types.js';
import { nearAdditions, nearAttachments, nearSubjects } from './near.js';
import { s3Additions, s3Attachments, s3Subjects } from './s3.js';

/** Examples are written with the first type of a subject. */
export const subjectTypes: Readonly<Record<string, SubjectType>> = { ...s3Subjects, ...nearSubjects };

/** Several for one type: which subject is meant, its target tells. */
export const attachmentTypes: Readonly<Record<string, readonly AttachmentType[]>> = {
  ...s3Attachments,
  ...Object.fromEntries(Object.entries(nearAttachments).map(([type, one]) => [type, [one].flat()])),
};

export const additions: Readonly<Record<string, readonly Addition[]>> = { ...s3Additions, ...nearAdditions };
