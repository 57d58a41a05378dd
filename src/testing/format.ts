/** The formats in which examples are written, read back and judged. */

import { writeTemplate } from '../dialect/cloudformation/write.js';
import type { Example } from '../rule/example.js';
import { print } from '../syntax/print.js';

export interface Format {
  /** As it is named on rule pages. */
  readonly name: string;
  readonly file: string;
  /** For the fence of a code block. */
  readonly language: string;
  /** The text of an example, or what this format has no words for. */
  write(example: Example): { readonly text: string } | { readonly unsayable: readonly string[] };
}

export const formats: readonly Format[] = [
  { name: 'CloudFormation (YAML)', file: 'template.yaml', language: 'yaml', write: (example) => template(example, 'yaml') },
  { name: 'CloudFormation (JSON)', file: 'template.json', language: 'json', write: (example) => template(example, 'json') },
];

function template(example: Example, syntax: 'yaml' | 'json'): { readonly text: string } | { readonly unsayable: readonly string[] } {
  const { template: plain, unsayable } = writeTemplate(example.subjects);
  return unsayable.length > 0 ? { unsayable } : { text: print(plain, syntax) };
}
