/** The formats in which examples are written, read back and judged. */

import { writeSnapshot } from '../dialect/api/write.js';
import { writeTemplate } from '../dialect/cloudformation/write.js';
import { allSaid } from '../dialect/terraform/said.js';
import { asPlan } from '../dialect/terraform/write-plan.js';
import { asHcl, asJsonSyntax } from '../dialect/terraform/write-text.js';
import { writeConfiguration } from '../dialect/terraform/write.js';
import type { WrittenConfiguration } from '../dialect/terraform/write.js';
import type { Example } from '../rule/example.js';
import type { RuleMeta } from '../rule/meta.js';
import { print } from '../syntax/print.js';

type Verdict = 'fail' | 'pass' | 'undecided';

/** Blurred: what the text says less of than the example does; enough to be undecided, for no other verdict. */
type Written = { readonly text: string; readonly blurred?: readonly string[] } | { readonly unsayable: readonly string[] };

export interface Format {
  /** Tells it from all others. */
  readonly name: string;
  /** Whose words it has, as rule pages call it; several formats may share them. */
  readonly dialect: string;
  readonly file: string;
  /** For the fence of a code block. */
  readonly language: string;
  /** Written by a program alone: pages do not show it. */
  readonly unseen?: true;
  /** It tells what is live: what AWS refuses to take cannot stand there. */
  readonly readBack?: true;
  /** The text of an example, or what this format has no words for. */
  write(example: Example): Written;
}

/** What of an example a format has no words for, so that it cannot be judged there as it should be. */
export function unsaidIn(
  { write, readBack }: Format,
  example: Example,
  verdict: Verdict,
  { refusedByAws }: Pick<RuleMeta, 'refusedByAws'> = {},
): readonly string[] {
  if (readBack && refusedByAws && verdict !== 'pass') return ['what AWS refuses to take'];
  const written = write(example);
  if ('unsayable' in written) return written.unsayable;
  return verdict === 'undecided' ? [] : (written.blurred ?? []);
}

/** Of each dialect, the one first that people write by hand. */
export const formats: readonly Format[] = [
  { name: 'CloudFormation (YAML)', ...template('template.yaml', 'yaml') },
  { name: 'CloudFormation (JSON)', ...template('template.json', 'json') },
  { name: 'Terraform', ...configuration('main.tf', 'hcl', asHcl) },
  { name: 'Terraform (JSON)', ...configuration('main.tf.json', 'json', (written) => print(asJsonSyntax(written), 'json')) },
  {
    name: 'Terraform (plan)',
    ...configuration('plan.json', 'json', (written) => print(asPlan(written), 'json'), { unsayable: beyondPlans, blurred: blurredInPlans }),
  },
  {
    name: 'Live (snapshot)',
    dialect: 'API',
    file: 'snapshot.json',
    language: 'json',
    unseen: true,
    readBack: true,
    write({ subjects, inText }) {
      if (inText) return { unsayable: ['what a text leaves open'] };
      const { snapshot, unsayable, blurred } = writeSnapshot(subjects);
      return unsayable.length > 0 ? { unsayable } : { text: `${JSON.stringify(snapshot, undefined, 2)}\n`, blurred };
    },
  },
];

function template(file: string, syntax: 'yaml' | 'json'): Omit<Format, 'name'> {
  return {
    dialect: 'CloudFormation',
    file,
    language: syntax,
    write({ subjects }) {
      const { template: plain, unsayable } = writeTemplate(subjects);
      return unsayable.length > 0 ? { unsayable } : { text: print(plain, syntax) };
    },
  };
}

/** Of what is no resource, a plan tells other things. */
function beyondPlans({ blocks }: WrittenConfiguration): readonly string[] {
  return blocks.flatMap(({ kind, body }) => (kind === 'provider' || (kind === 'variable' && 'default' in body) ? [kind] : []));
}

/** In a plan a document that is not all known is not known at all. */
function blurredInPlans({ blocks }: WrittenConfiguration): readonly string[] {
  return allSaid(blocks.map(({ body }) => body)).some((said) => said.kind === 'json' && allSaid(said.value).length > 0) ? ['a part of a document'] : [];
}

interface Shortcomings {
  readonly unsayable?: (written: WrittenConfiguration) => readonly string[];
  readonly blurred?: (written: WrittenConfiguration) => readonly string[];
}

function configuration(file: string, language: string, textOf: (written: WrittenConfiguration) => string, short: Shortcomings = {}): Omit<Format, 'name'> {
  return {
    dialect: 'Terraform',
    file,
    language,
    write({ subjects }) {
      const written = writeConfiguration(subjects);
      const unsayable = [...written.unsayable, ...(short.unsayable?.(written) ?? [])];
      return unsayable.length > 0 ? { unsayable } : { text: textOf(written), blurred: short.blurred?.(written) ?? [] };
    },
  };
}
