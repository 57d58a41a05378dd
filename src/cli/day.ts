/** The day of a moment in UTC, `2026-11-22`. `toISOString` would first read from disk in which time zone it is. */
export function dayOf(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getUTCFullYear()}-${two(moment.getUTCMonth() + 1)}-${two(moment.getUTCDate())}`;
}
