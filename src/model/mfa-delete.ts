/** Words about MFA delete. */

import { no, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { Bucket } from './subjects.js';

/** Whether a bucket has lifecycle rules, switched on or off: S3 takes none beside MFA delete (UG lifecycle-and-other-bucket-config, read April 2026). */
export function hasLifecycle({ lifecycle }: Pick<Bucket, 'lifecycle'>): Answer {
  const found = some(lifecycle.rules, () => yes({ says: 'the bucket has lifecycle rules', origin: lifecycle.rules.origin }));
  return found.truth === 'no' ? no() : found;
}

/** Whether MFA delete can be asked for at all: where the file has a word for it, and nothing stands in the way. */
export function couldHaveMfaDelete(bucket: Pick<Bucket, 'lifecycle' | 'readBack' | 'type'>): Answer {
  const { readBack, type } = bucket;
  // CloudFormation resource schema of May 2026, which the awscc provider of Terraform follows.
  return !readBack && /^(?:AWS::|awscc_)/.test(type) ? no() : not(hasLifecycle(bucket));
}
