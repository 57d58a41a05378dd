import * as fc from 'fast-check';

export { mutate } from '../mutate.js';

const junk = fc.oneof(
  fc.constantFrom(
    '\n',
    '"',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '${',
    '%{',
    '${~',
    '~}',
    '~',
    '$',
    '\\',
    '.',
    '*',
    '[*]',
    '=',
    '=>',
    '==',
    ':',
    '::',
    ',',
    '...',
    '?',
  ),
  fc.constantFrom('-', '!', '&&', '|', '<', '<<', '<<EOT\n', '<<-EOT\n', 'EOT\n', '#', '//', '/*', '*/', '0', '1.', 'e5', 'for ', 'if ', 'in ', 'null', 'é'),
  fc.constantFrom(
    '\uFFFC',
    '\ufeff',
    ' ',
    '\t',
    '\r',
    '\r\n',
    '\0',
    "'",
    '`',
    ';',
    '$${',
    '\\u00',
    '%{ if a }',
    '%{ else }',
    '%{ endif }',
    '%{ endfor }',
    '\u00a0',
    '^',
  ),
);

/** Where to cut (taken modulo the length), how much to drop, what to write there. */
export const mutations = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), junk), { minLength: 1, maxLength: 3 });
