import { Mapped } from '../../src/text/mapped.js';
import type { Origin } from '../../src/text/origin.js';
import { Absent, Known, Unknown } from '../../src/truth/value.js';
import type { List, Value } from '../../src/truth/value.js';

/** Somewhere: places are no matter here. */
export const origin: Origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } };

export function known<T>(value: T): Value<T> {
  return new Known(value, origin, undefined, typeof value === 'string' ? Mapped.literal(value) : undefined);
}

export function absent<T>(fallback?: T): Value<T> {
  return new Absent<T>(fallback, origin);
}

export function untold<T>(): Value<T> {
  return new Unknown<T>('not told', origin);
}

export function listOf<T>(...items: readonly T[]): List<T> {
  return { items, origin };
}
