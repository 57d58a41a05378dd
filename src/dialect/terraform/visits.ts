/**
 * What a value is made of can be few words, and its parts more than anybody can go through: a list that holds the same list twice, which
 * does so too. While one expression is evaluated, all looks into collections are counted, whoever looks.
 */

const MAX_VISITS = 300_000;
/** Thrown where it would look at too many parts. */
export const TOO_MANY: unknown = { kind: 'too-many-parts' };

/** Undefined where nobody counts. */
let left: number | undefined;

export function countVisits(): void {
  left = MAX_VISITS;
}

export function stopCounting(): void {
  left = undefined;
}

/** Somebody looks at the parts of a collection. */
export function visit(parts: number): void {
  if (left === undefined) return;
  left -= parts;
  if (left < 0) throw TOO_MANY;
}
