/** Words about CORS rules. */

import { some } from '../truth/value.js';
import type { Answer } from '../truth/answer.js';
import type { Bucket } from './subjects.js';

export type CorsRule = Bucket['cors']['rules']['items'][number];

/**
 * Whether an origin stands for every page there is. `null` does too: any page can make a sandboxed frame, whose origin is
 * null (Fetch standard, read October 2026; S3 compares as text, UG ManageCorsUsing, read April 2026).
 */
export function isAnyOrigin(pattern: string): boolean {
  return pattern === 'null' || /^(?:https?(?::\/\/)?)?\*$/.test(pattern);
}

export function trustsAnyOrigin({ allowedOrigins }: CorsRule): Answer {
  return some(allowedOrigins, (origin) => origin.satisfies('any origin', isAnyOrigin));
}

/** Whether the rule lets a page change what is stored. */
export function allowsWriting({ allowedMethods }: CorsRule): Answer {
  return some(allowedMethods, (method) => method.isOneOf(['PUT', 'POST', 'DELETE']));
}
