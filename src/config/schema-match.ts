/** The schema of what says which subjects are meant: in overrides, and in suppressions. */

import { roleNames } from '../model/subjects.js';
import { oneOrMany, strings } from './schema-parts.js';

const text = { type: 'string', minLength: 1 };

const properties = {
  files: {
    description: 'The files in which it is declared, or from which its module is called: patterns as in .gitignore, from the folder of this file.',
    ...oneOrMany(text),
  },
  resource: { description: 'Its address or its ARN; * is any text.', ...oneOrMany(text) },
  account: { description: 'The id of the account in which it is; * is any text.', ...oneOrMany(text) },
  region: { description: 'The Region in which it is; * is any text.', ...oneOrMany(text) },
  role: { description: 'What the bucket is used for, as the rest of what is in sight tells.', ...oneOrMany({ enum: roleNames }) },
  tags: {
    description: 'Its tags, all of them: a key and its value, in which * is any text.',
    type: 'object',
    minProperties: 1,
    additionalProperties: { type: 'string' },
  },
};
const keys = Object.keys(properties);

export const match = {
  description: `Which subjects are meant: all that is said must hold, of a list one of it. It takes ${keys.join(', ')}.`,
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties,
};

export const suppressions = {
  description: 'Findings that are meant to be, told apart from the text: for files without comments, and for what is live.',
  type: 'object',
  additionalProperties: false,
  properties: {
    entries: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['reason'],
        // Without any of them it would silence a rule everywhere, which is what levels are for.
        if: { not: { anyOf: keys.map((key) => ({ required: [key] })) } },
        then: { required: ['files'], description: `Say what it means: ${keys.slice(0, -1).join(', ')} or ${keys.at(-1)}.` },
        description: 'Write rule (or rules), what is meant, and reason; until and owner where they help.',
        properties: {
          rule: { type: 'string' },
          rules: strings,
          ...properties,
          reason: { ...text, description: 'Why it is right here.' },
          until: { type: 'string', description: 'The last day on which it counts: YYYY-MM-DD.' },
          owner: { type: 'string' },
        },
      },
    },
  },
};
