import { readFileSync } from 'node:fs';
import { page, table } from './table.js';

/** The run of `npm run conformance` that the page tells of. Its samples are not kept here, so its sums stand here as they were printed. */
const run = { date: '21 November 2026', samples: 252, agree: 117, differ: 56, doubtful: 17, without: 62 };

/** `docs/comparison.md`. */
export function comparisonPage(): string {
  return page(
    '# Comparison',
    'What was measured, and what the other projects say of themselves. There is no ranking here: the others read far more than S3.',
    '## Measured: the samples of KICS and Trivy',
    `Both projects publish samples with their checks, and what they expect of each. On ${run.date} s3lint was run over the ${run.samples} of them that are about S3. The other tools were not run: their expectations are what is compared.`,
    table(
      ['samples', 'outcome'],
      [
        [String(run.agree), 's3lint says what is expected'],
        [String(run.differ), 'it says something else, and [Conformance](conformance.md) says why, row by row'],
        [String(run.doubtful), 'it says something else, and the expectation contradicts what AWS does today'],
        [String(run.without), 'no rule names the check as its equivalent'],
      ],
    ),
    `The ${run.differ} by reason:`,
    table(
      ['rows', 'reason'],
      reasons().map(([title, anchor, count]) => [String(count), `[${title}](conformance.md#${anchor})`]),
    ),
    'Which check elsewhere is which rule here: [Equivalents](equivalents.md).',
    '## Measured: our own projects',
    'Three well-kept projects ([CloudFormation](../fixtures/projects/reference), [Terraform](../fixtures/projects/terraform-reference), [an account](../fixtures/projects/live-reference)) get no finding from `recommended`; each finding of `strict` is listed in their READMEs with the reason why it was left. A test holds both. What s3lint found in public templates was judged by reading, finding by finding: [audit.tsv](audit.tsv).',
    '## As documented',
    'Read in November 2026 in the documentation and the sources of the projects, and in their issues where a number is given. Nothing here was run. "–": not looked at, or it does not apply.',
    table(
      ['', 'Checkov', 'Trivy', 'KICS', 'Prowler', 's3lint'],
      [
        [
          'reads',
          'Terraform, plans, CloudFormation, SAM, Kubernetes, Helm, ARM, Bicep and more',
          'Terraform, plans, CloudFormation, Helm, Kubernetes, Docker, ARM, Ansible',
          'some 22 platforms',
          'live AWS; files by way of Trivy',
          'CloudFormation, SAM, CDK output, Terraform, plans, states, policy documents, live AWS; S3 and what stands around it',
        ],
        ['files and live AWS in one model', 'no', 'no: `trivy aws` was removed (#6884, #6995)', 'no', 'no', 'yes'],
        ['severities without an account', 'no: they take an API key', 'yes', 'yes', 'yes', 'yes'],
        [
          'what cannot be known, or may be two things',
          'a choice of two values, both of them right, is reported (#7269, open)',
          '–',
          '–',
          'a read that is denied counts as not configured (#12872)',
          '[undecided](undecided.md)',
        ],
        ['DSSE-KMS where KMS is wanted', 'fails `CKV_AWS_145`', '–', '–', '–', 'counts as KMS'],
        ['suppressions: last day', 'no', 'yes', '–', 'no', 'yes'],
        ['suppressions: unused ones are told', 'no', 'no (#3471)', '–', 'no', 'yes'],
        [
          'baseline',
          'by resource and check, whatever the file (#7647)',
          'none',
          'by the id of a result',
          'none',
          'by rule, resource and subject ([Baseline](baseline.md))',
        ],
        ['what is new since a branch left', 'no', 'no (trivy-action #151, #325)', 'no', 'no', '`--new-since`'],
        ['SARIF: fingerprints', 'none', 'none', '–', 'none', 'by rule, resource and subject'],
        ['fixes', 'on the platform alone', 'none', 'one line, Terraform alone', 'changes AWS (`--fixer`)', 'in the text, safe and unsafe apart; never in AWS'],
        ['rules of your own', 'Python, YAML', 'Rego', 'Rego', 'Python', 'TypeScript'],
        [
          'telemetry',
          'asks its platform for links unless `--skip-download`',
          'on unless `--disable-telemetry`',
          'crash reports unless `DISABLE_CRASH_REPORT`',
          'none by default',
          'none',
        ],
      ],
    ),
    '## What the others have and s3lint has not',
    'Every other service of AWS and every other cloud; hundreds of checks on them; reports for dozens of frameworks; editors that they are built into. s3lint is meant to be run beside such a tool, for the buckets.',
  );
}

/** The reasons of the page on conformance, and how many of its rows have each. */
export function reasons(): readonly (readonly [title: string, anchor: string, rows: number])[] {
  const text = readFileSync('docs/conformance.md', 'utf8');
  return [...text.matchAll(/^### (.+)$/gm)].flatMap(([, title = '']) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-');
    const count = text.split(`](#${anchor})`).length - 1;
    return count === 0 ? [] : [[title, anchor, count] as const];
  });
}

/** What the sums must come to. */
export const sums = run;
