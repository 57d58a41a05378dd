/** Asks Terraform itself, where it is on the machine. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { locals, variables } from './console-cases.js';

export function terraformOnPath(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'terraform'))
    .find((path) => existsSync(path));
}

/** What a list of expressions comes to, each as Terraform's own JSON of it. */
export function askTerraform(terraform: string, expressions: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 's3lint-console-'));
  try {
    const text = [
      ...Object.entries(variables).map(([name, { type, byDefault }]) => `variable "${name}" {\n  type = ${type}\n  default = ${byDefault}\n}\n`),
      `locals {\n${Object.entries(locals)
        .map(([name, value]) => `  ${name} = ${value}\n`)
        .join('')}}\n`,
    ].join('');
    writeFileSync(join(folder, 'main.tf'), text.replace('variable "count"', 'variable "amount"'));
    return batches(expressions, 60).flatMap((batch) => ask(terraform, folder, batch));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ask(terraform: string, folder: string, expressions: readonly string[]): readonly string[] {
  const { TF_CLI_CONFIG_FILE: _unset, ...env } = process.env;
  const input = `jsonencode([${expressions.map((one) => `jsonencode(${one.replaceAll('var.count', 'var.amount')})`).join(', ')}])\n`;
  const { stdout, stderr } = spawnSync(terraform, ['console'], { cwd: folder, input, encoding: 'utf8', env });
  const line = stdout.split('\n').findLast((one) => one.startsWith('"'));
  if (line !== undefined) return JSON.parse(JSON.parse(line.replaceAll('$${', '${').replaceAll('%%{', '%{')) as string) as string[];
  if (expressions.length > 1) return expressions.flatMap((one) => ask(terraform, folder, [one]));
  throw new Error(`terraform refuses ${expressions[0]}: ${stderr}`);
}

function batches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
