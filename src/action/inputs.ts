/** The GitHub Action: inputs and an event become a call of the command line, its reports become annotations, a summary and outputs. It may not judge. */

import { WrongCall } from '../cli/wrong-call.js';

/** What the workflow asks for: `action.yml` says what each means. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly workingDirectory: string;
  readonly config: string;
  readonly preset: readonly string[];
  readonly failOn: string;
  readonly maxWarnings: string;
  readonly requireComplete: boolean;
  readonly baseline: string;
  readonly newOnly: Wish;
  readonly baseRef: string;
  readonly parameters: readonly string[];
  readonly varFiles: readonly string[];
  readonly snapshots: readonly string[];
  readonly executableConfig: Wish;
  readonly format: readonly { readonly name: string; readonly file: string }[];
  readonly sarifFile: string;
  readonly sarifCategory: string;
  readonly annotations: boolean;
  readonly maxAnnotations: string;
  readonly summary: boolean;
}

/** As it suits the event, or as the workflow says. */
export type Wish = 'auto' | boolean;

/** The inputs as the runner hands them over; what is not set is empty. The command line checks what it is given by itself. */
export function inputsFrom(env: Readonly<Record<string, string | undefined>>): Inputs {
  const text = (name: string): string => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
  const lines = (name: string): readonly string[] =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const wish = (name: string): Wish => {
    const said = text(name).toLowerCase();
    if (said === '' || said === 'auto') return 'auto';
    if (said === 'true' || said === 'false') return said === 'true';
    throw new WrongCall(`The input \`${name}\` is "${text(name)}".`, 'It is auto, true or false.');
  };
  const flag = (name: string, unless: boolean): boolean => {
    const said = text(name).toLowerCase();
    if (said === '') return unless;
    if (said === 'true' || said === 'false') return said === 'true';
    throw new WrongCall(`The input \`${name}\` is "${text(name)}".`, 'It is true or false.');
  };
  return {
    paths: lines('paths'),
    workingDirectory: text('working-directory'),
    config: text('config'),
    preset: lines('preset'),
    failOn: text('fail-on'),
    maxWarnings: text('max-warnings'),
    requireComplete: flag('require-complete', false),
    baseline: text('baseline'),
    newOnly: wish('new-only'),
    baseRef: text('base-ref'),
    parameters: lines('parameters'),
    varFiles: lines('var-files'),
    snapshots: lines('snapshots'),
    executableConfig: wish('executable-config'),
    format: lines('format').map(report),
    sarifFile: text('sarif-file'),
    sarifCategory: text('sarif-category'),
    annotations: flag('annotations', true),
    maxAnnotations: text('max-annotations'),
    summary: flag('summary', true),
  };
}

/** Standard output is for annotations: every further report goes to a file. */
function report(line: string): Inputs['format'][number] {
  const [, name, file] = /^(\w+)=(.+)$/.exec(line) ?? [];
  if (name === undefined || file === undefined)
    throw new WrongCall(`The input \`format\` has the line "${line}".`, 'Each line is FORMAT=FILE, such as html=s3lint.html.');
  return { name, file };
}
