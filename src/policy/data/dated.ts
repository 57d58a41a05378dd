/** The day of the tables in this room. */

/** No request is judged that comes before: what a policy says of earlier times is over. A day, so that nothing here needs a clock. */
export const DATED = '2026-04-13';

/** Condition keys that say when the request comes. */
const NOW: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

/** @param key in lower case */
export function tellsTime(key: string): boolean {
  return NOW.has(key);
}
