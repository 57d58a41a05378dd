/** Words about server access logging. */

import { no } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Bucket } from './subjects.js';

/** Whether access logs go anywhere: a target that cannot be resolved is one, and in CloudFormation none means the bucket itself. */
export function keepsAccessLogs({ logging }: Pick<Bucket, 'logging'>): Answer {
  const written = logging.isWritten();
  return written.truth === 'no' ? no({ says: 'access logging is not set', origin: logging.origin }) : written;
}
