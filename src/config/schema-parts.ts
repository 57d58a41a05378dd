/** What several parts of the schema are made of. */

export const strings = { type: 'array', items: { type: 'string' } };

/** One, or a list of at least one. */
export function oneOrMany(item: object): object {
  return { if: { type: 'array' }, then: { items: item, minItems: 1 }, else: item };
}
