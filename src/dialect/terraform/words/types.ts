/** Which Terraform type is which subject, and which says something about another. */

import type { Addition, AttachmentType, SubjectType } from '../../types.js';
import { nearAdditions, nearAttachments, nearSubjects } from './near.js';
import { s3Additions, s3Attachments, s3Subjects } from './s3.js';

/** Examples are written with the first type of a subject. */
export const subjectTypes: ReadonlyMap<string, SubjectType> = new Map([...s3Subjects, ...nearSubjects]);

/** Several for one type: which subject is meant, its target tells. */
export const attachmentTypes: ReadonlyMap<string, readonly AttachmentType[]> = new Map([...s3Attachments, ...nearAttachments]);

export const additions: ReadonlyMap<string, readonly Addition[]> = new Map([...s3Additions, ...nearAdditions]);
