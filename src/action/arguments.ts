import { isAbsolute } from 'node:path';
import type { Inputs } from './inputs.js';
import type { Plan } from './plan.js';

export interface Circumstances extends Pick<Plan, 'since' | 'refusesCode' | 'isStrange'> {
  readonly debug: boolean;
  /** Where reports go that this action itself reads; missing: they are not wanted. */
  readonly reports: { readonly json: string; readonly github?: string; readonly markdown?: string };
}

/** The command line that does what the inputs ask for. */
export function argumentsFor(inputs: Inputs, { since, refusesCode, isStrange, debug, reports }: Circumstances): readonly string[] {
  const option = (name: string, value: string | undefined): readonly string[] => (value === undefined || value === '' ? [] : [`--${name}=${value}`]);
  const options = (name: string, values: readonly string[]): readonly string[] => values.flatMap((value) => option(name, value));
  return [
    '--format=pretty',
    ...Object.entries(reports).map(([format, file]) => `--format=${format}=${file}`),
    ...option('format', inputs.sarifFile && `sarif=${inputs.sarifFile}`),
    ...inputs.format.map(({ name, file }) => `--format=${name}=${file}`),
    ...option('config', inputs.config),
    ...options('preset', inputs.preset),
    ...option('fail-on', inputs.failOn),
    ...option('max-warnings', inputs.maxWarnings),
    ...(inputs.requireComplete ? ['--require-complete'] : []),
    ...(inputs.baseline === '' && isStrange ? ['--no-baseline'] : option('baseline', inputs.baseline)),
    ...option('new-since', since),
    ...options('parameters', inputs.parameters),
    ...options('var-file', inputs.varFiles),
    ...options('with', inputs.snapshots),
    ...(refusesCode ? ['--no-executable-config'] : []),
    ...option('sarif-category', inputs.sarifCategory),
    ...option('max-annotations', inputs.maxAnnotations),
    ...(debug ? ['--debug'] : []),
    ...inputs.paths.map(asPath),
  ];
}

/** A path that can be neither an option, nor a command, nor standard input. */
function asPath(path: string): string {
  return isAbsolute(path) || /^\.{1,2}(?:[/\\]|$)/.test(path) ? path : `./${path}`;
}
