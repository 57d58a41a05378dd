/**
 * What s3lint costs, as ratios taken in one run: `npm run bench -- [folder of templates]`.
 * Single milliseconds mean little on a busy machine; nothing here fails.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateTemplate } from './generate.js';

const cli = fileURLToPath(new URL('../cli.cjs', import.meta.url));
const measure = fileURLToPath(new URL('./measure.js', import.meta.url));
const policy = fileURLToPath(new URL('./policy.js', import.meta.url));
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const scratch = mkdtempSync(join(tmpdir(), 's3lint-bench-'));

try {
  coldStart();
  folder(process.argv[2] ?? 'fixtures');
  generated();
  policies();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function coldStart(): void {
  const small = join(scratch, 'small.yaml');
  writeFileSync(small, readFileSync('fixtures/projects/half-broken/good.yaml'));
  const runs = { 'node -e 0': ['-e', '0'], '--help': [cli, '--help'], 'one small template': [cli, '--fail-on', 'never', small] };
  const times = new Map(Object.keys(runs).map((name) => [name, [] as number[]]));
  for (let round = 0; round < 15; round++) {
    for (const [name, args] of Object.entries(runs)) times.get(name)?.push(timed(args));
  }
  const floor = median(times.get('node -e 0') ?? []);
  print(
    'cold start',
    [...times].map(([name, all]) => `${name}: ${median(all).toFixed(0)} ms (${(median(all) / floor).toFixed(2)}×)`),
  );
}

function timed(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, [...args], { env, stdio: 'ignore', cwd: scratch });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

interface Measured {
  readonly parseMs: number;
  readonly lintMs: number;
  readonly heapParse: number;
  readonly heapLint: number;
  readonly findings: number;
  readonly files: number;
  readonly bytes: number;
}

/** One measurement in a process of its own; `what` chooses parse-only or the whole run, so that neither warms the other. */
function measured(what: 'parse' | 'lint', files: readonly string[]): Measured {
  const list = join(scratch, 'files.json');
  writeFileSync(list, JSON.stringify(files));
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', measure, what, list], { env, encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

function pair(files: readonly string[]): { readonly parse: Measured; readonly lint: Measured } {
  const rounds = [0, 1, 2].map(() => ({ parse: measured('parse', files), lint: measured('lint', files) }));
  const parse = rounds.map((round) => round.parse).sort((a, b) => a.parseMs - b.parseMs)[1] as Measured;
  const lint = rounds.map((round) => round.lint).sort((a, b) => a.lintMs - b.lintMs)[1] as Measured;
  return { parse, lint };
}

function folder(path: string): void {
  const files = templatesIn(path);
  const { parse, lint } = pair(files);
  print(`${files.length} templates in ${path} (${(parse.bytes / 1e6).toFixed(1)} MB)`, [
    `parse only: ${parse.parseMs.toFixed(0)} ms`,
    `lint: ${lint.lintMs.toFixed(0)} ms (${(lint.lintMs / parse.parseMs).toFixed(2)}×), ${lint.findings} findings`,
  ]);
}

function templatesIn(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const full = join(path, name);
    if (statSync(full).isDirectory()) return templatesIn(full);
    return /\.(?:ya?ml|json|template)$/.test(name) && /AWS::|AWSTemplateFormatVersion/.test(readFileSync(full, 'utf8')) ? [full] : [];
  });
}

function generated(): void {
  const sizes = [1000, 10_000];
  const results = sizes.map((size) => {
    const file = join(scratch, `generated-${size}.yaml`);
    writeFileSync(file, generateTemplate(size));
    return pair([file]);
  });
  print(
    'generated template',
    results.flatMap(({ parse, lint }, index) => [
      `${sizes[index]} resources: parse ${parse.parseMs.toFixed(0)} ms, lint ${lint.lintMs.toFixed(0)} ms (${(lint.lintMs / parse.parseMs).toFixed(2)}×), heap ${mb(parse.heapParse)} → ${mb(lint.heapLint)} MB (${(lint.heapLint / parse.heapParse).toFixed(2)}×), ${lint.findings} findings`,
    ]),
  );
  const [small, large] = results;
  if (small && large) print('growth from 1,000 to 10,000', [`time ${(large.lint.lintMs / small.lint.lintMs).toFixed(1)}× (linear is 10×)`]);
}

/** The policy engine, in a process of its own. */
function policies(): void {
  const { stdout, stderr } = spawnSync(process.execPath, [policy], { env, encoding: 'utf8' });
  process.stdout.write(stdout || stderr);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function print(title: string, lines: readonly string[]): void {
  process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
