/** What Terraform made of the calls, as it was recorded, and how to ask it again. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { all, files } from './calls.js';

export const RECORDED = 'test/data/terraform/functions.json';

/** The JSON of the result as Terraform spells it; null where it refuses the call; `unknown` where it cannot say before it applies. */
export type Outcome = string | null;
export const UNKNOWN = 'unknown';

export interface Recording {
  readonly terraform: string;
  /** The day of the recording. */
  readonly recorded: string;
  /** Least and most arguments of each function, as `terraform metadata functions -json` has it; no most where it is variadic. */
  readonly functions: Readonly<Record<string, { readonly least: number; readonly most?: number }>>;
  readonly calls: readonly (readonly [call: string, outcome: Outcome])[];
}

export function recording(): Recording {
  return JSON.parse(readFileSync(RECORDED, 'utf8')) as Recording;
}

export function record(terraform: string, day: string): string {
  const folder = mkdtempSync(join(tmpdir(), 's3lint-functions-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const outcomes = batches(all).flatMap((batch) => ask(terraform, folder, batch));
    const head = { terraform: versionOf(terraform), recorded: day, functions: signatures(terraform, folder) };
    const rows = all.map((call, index) => JSON.stringify([call, outcomes[index] ?? null]));
    return `${JSON.stringify(head).slice(0, -1)},\n"calls":[\n${rows.join(',\n')}\n]}\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function versionOf(terraform: string): string {
  return /v(\d+\.\d+\.\d+)/.exec(run(terraform, tmpdir(), ['version'], ''))?.[1] ?? '';
}

interface Signature {
  readonly parameters?: readonly object[];
  readonly variadic_parameter?: object;
}

function signatures(terraform: string, folder: string): Recording['functions'] {
  const { function_signatures: own } = JSON.parse(run(terraform, folder, ['metadata', 'functions', '-json'], '')) as {
    readonly function_signatures: Readonly<Record<string, Signature>>;
  };
  return Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => !name.startsWith('core::'))
      .map(([name, { parameters = [], variadic_parameter }]) => [
        name,
        variadic_parameter ? { least: parameters.length } : { least: parameters.length, most: parameters.length },
      ]),
  );
}

/** Not too many at once: the console reads lines of limited length. */
function batches(calls: readonly string[]): readonly (readonly string[])[] {
  const out: string[][] = [[]];
  let size = 0;
  for (const call of calls) {
    if (size + call.length > 15_000) {
      out.push([]);
      size = 0;
    }
    out.at(-1)?.push(call);
    size += call.length + 30;
  }
  return out;
}

/** A call that is refused ends no other; one whose result is not known, or that is not even HCL, is asked about alone. */
function ask(terraform: string, folder: string, calls: readonly string[]): readonly Outcome[] {
  const line = `base64encode(jsonencode([${calls.map((call) => `try([jsonencode(${call})], null)`).join(', ')}]))\n`;
  const answer = run(terraform, folder, ['console'], line);
  const [, encoded] = /^"([A-Za-z0-9+/=]*)"$/m.exec(answer) ?? [];
  if (encoded !== undefined)
    return (JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as readonly ([string] | null)[]).map((one) => one?.[0] ?? null);
  if (calls.length === 1) return [answer.includes('known after apply') ? UNKNOWN : null];
  const middle = Math.ceil(calls.length / 2);
  return [...ask(terraform, folder, calls.slice(0, middle)), ...ask(terraform, folder, calls.slice(middle))];
}

function run(terraform: string, folder: string, args: readonly string[], input: string): string {
  const { TF_CLI_CONFIG_FILE: _unset, ...env } = process.env;
  return spawnSync(terraform, args, { cwd: folder, input, encoding: 'utf8', env: { ...env, CHECKPOINT_DISABLE: '1' }, maxBuffer: 100_000_000 }).stdout;
}
