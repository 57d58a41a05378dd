/** How old a signature may be: s3:signatureAge counts milliseconds, and people think in seconds. */

import { numberOf } from '../policy/evaluate/scalar.js';
import type { Condition, Element } from '../policy/policy.js';
import type { Answer } from '../truth/answer.js';
import { asked } from './open-text.js';

/** The longest that a request can be signed ahead: seven days. Signature Version 4, query string authentication. */
export const LONGEST_SIGNATURE = 604_800_000;
const SHORTEST = 60_000;
/** One, two, three and seven days in seconds. */
const IN_SECONDS: ReadonlySet<number> = new Set([86_400, 172_800, 259_200, 604_800]);

/** Whether a condition bounds the age of a signature. */
export function boundsSignatureAge({ key, operator }: Condition): boolean {
  return key === 's3:signatureage' && /^Numeric(?:Less|Greater)Than/.test(operator);
}

/** Whether a limit was probably meant in seconds: S3 counts milliseconds. S3 User Guide, policy keys for Signature Version 4, April 2026. */
export function looksLikeSeconds(limit: Element): Answer {
  return asked(
    limit,
    (text) => meant(text, (age) => age < SHORTEST || IN_SECONDS.has(age)),
    (text) => `${text} ms are ${lengthOf(Number(text))}`,
  );
}

/** Whether no signature is ever as old. */
export function isBeyondAnySignature(limit: Element): Answer {
  return asked(
    limit,
    (text) => meant(text, (age) => age >= LONGEST_SIGNATURE),
    (text) => `${text} ms are seven days or more, and no signature is valid for longer`,
  );
}

function meant(text: string, test: (age: number) => boolean): boolean {
  const age = numberOf(text);
  return age !== undefined && test(age);
}

/** A time as a person says it: "86.4 seconds". */
export function lengthOf(milliseconds: number): string {
  const [count, unit] = milliseconds < 120_000 ? [milliseconds / 1000, 'second'] : [milliseconds / 60_000, 'minute'];
  const rounded = Number(count.toFixed(1));
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}
