/** Whether two texts of the files are one, also where they are not resolved. */

import { Mapped } from '../text/mapped.js';
import type { Truth } from '../truth/answer.js';
import { sameText } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';

/** Certainly the same, certainly not, or not to be told; of what is not written nothing can be told. */
export function sameValue(one: Value<string>, other: Value<string>): Truth {
  const [a, b] = [textOf(one), textOf(other)];
  return a && b ? sameText(a, b) : 'unknown';
}

/** As a person reads it. */
export function saidBy(value: Value<string>): string {
  return textOf(value)?.says ?? 'unknown';
}

function textOf(value: Value<string>): Mapped | undefined {
  return value.kind === 'absent' ? undefined : (value.text ?? (value.kind === 'known' ? Mapped.literal(value.value) : undefined));
}
