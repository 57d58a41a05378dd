import * as fc from 'fast-check';

const junk = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    '\t',
    '#',
    ' #',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ': ',
    '- ',
    '|',
    '>',
    '&a ',
    '*a',
    '!x ',
    '---\n',
    '...\n',
    '\r',
    '? ',
    '<<: ',
    '\uFFFC',
    '\\',
    '\0',
    '0',
    '\ufeff',
    '\n\n',
    '\n ',
    '|+\n',
    '>-\n',
    '"\\',
    '%',
  ),
  fc.string({ maxLength: 3 }),
);

/** Where to cut (taken modulo the length), how much to drop, what to write there. */
export const mutations = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), junk), { minLength: 1, maxLength: 4 });

export function mutate(text: string, changes: readonly (readonly [at: number, drop: number, write: string])[]): string {
  return changes.reduce((before, [at, drop, write]) => {
    const offset = at % (before.length + 1);
    return before.slice(0, offset) + write + before.slice(offset + drop);
  }, text);
}
