/** The text of the table, from the facts. */
export function generate(): string;
/** Where it is kept. */
export const target: string;
