/**
 * What s3lint costs, as ratios taken in one run: `npm run bench -- [section…] [folder]`; without a section, all of them.
 * Single milliseconds mean little on a busy machine; nothing here fails.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateTemplate } from './generate.js';
import { generatePlan } from './generate-plan.js';
import { generateConfiguration } from './generate-terraform.js';
import type { Measured, What } from './measure.js';

const cli = fileURLToPath(new URL('../cli.cjs', import.meta.url));
const measure = fileURLToPath(new URL('./measure.js', import.meta.url));
const policy = fileURLToPath(new URL('./policy.js', import.meta.url));
const live = fileURLToPath(new URL('./live.js', import.meta.url));
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const scratch = mkdtempSync(join(tmpdir(), 's3lint-bench-'));

const sections: Readonly<Record<string, () => void>> = {
  start: coldStart,
  folder: () => folder(asked.find((word) => !(word in sections)) ?? 'fixtures'),
  generated,
  terraform,
  plan,
  policy: policies,
  live: () => void spawnSync(process.execPath, [live], { env, stdio: 'inherit' }),
};
const asked = process.argv.slice(2);

/** After so many rounds what is called is fast code. */
const ROUNDS = 30;

try {
  const chosen = asked.filter((word) => word in sections);
  for (const section of chosen.length > 0 ? chosen : asked.length > 0 ? ['folder'] : Object.keys(sections)) sections[section]?.();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function coldStart(): void {
  const small = join(scratch, 'small.yaml');
  writeFileSync(small, readFileSync('fixtures/projects/half-broken/good.yaml'));
  const terraform = join(scratch, 'cold', 'main.tf');
  mkdirSync(dirname(terraform));
  writeFileSync(terraform, 'resource "aws_s3_bucket" "logs" {\n  bucket = "example-logs"\n}\n');
  const runs = {
    'node -e 0': ['-e', '0'],
    '--help': [cli, '--help'],
    'one small template': [cli, small],
    'one small .tf file': [cli, terraform],
    'one small template, with an option': [cli, '--fail-on', 'never', small],
  };
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

/** One measurement in a process of its own, so that none warms another. */
function measured(what: What, files: readonly string[], rounds = 1, cwd = process.cwd()): Measured {
  const list = join(scratch, 'files.json');
  writeFileSync(list, JSON.stringify(files));
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', measure, what, list, String(rounds)], { env, encoding: 'utf8', cwd });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** Several measurements of the same files in turns; of each the middle one of three. */
function inTurns<W extends What>(files: readonly string[], ...whats: readonly W[]): Readonly<Record<W, Measured>> {
  const rounds = [0, 1, 2].map(() => whats.map((what) => measured(what, files)));
  const middle = (at: number): Measured => rounds.map((round) => round[at] as Measured).sort((a, b) => a.ms - b.ms)[1] as Measured;
  return Object.fromEntries(whats.map((what, at) => [what, middle(at)])) as Record<W, Measured>;
}

function folder(path: string): void {
  const files = templatesIn(path);
  const { parse, 'parse later': later, lint, 'lint all': all } = inTurns(files, 'parse', 'parse later', 'lint', 'lint all');
  const line = (name: string, one: Measured): string => `${name}: ${one.ms.toFixed(0)} ms (${(one.ms / parse.ms).toFixed(2)}×), ${one.findings} findings`;
  print(`${files.length} templates in ${path} (${(parse.bytes / 1e6).toFixed(1)} MB)`, [
    `parse only: ${parse.ms.toFixed(0)} ms, with the engine as a lint sets it: ${later.ms.toFixed(0)} ms`,
    line('default preset', lint),
    line('every rule', all),
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
    return inTurns([file], 'parse', 'lint');
  });
  print(
    'generated template',
    results.flatMap(({ parse, lint }, index) => [
      `${sizes[index]} resources: parse ${parse.ms.toFixed(0)} ms, lint ${lint.ms.toFixed(0)} ms (${(lint.ms / parse.ms).toFixed(2)}×), heap ${mb(parse.heap)} → ${mb(lint.heap)} MB (${(lint.heap / parse.heap).toFixed(2)}×), ${lint.findings} findings`,
    ]),
  );
  const [small, large] = results;
  if (small && large) print('growth from 1,000 to 10,000', [`time ${(large.lint.ms / small.lint.ms).toFixed(1)}× (linear is 10×)`]);
}

/** A generated configuration, or the first 500 files of one that is there: `npm run bench -- terraform <folder>`. */
function terraform(): void {
  const folder = asked.find((word) => !(word in sections));
  const root = folder ?? join(scratch, 'terraform');
  if (folder === undefined) writeAll(root, generateConfiguration(500));
  const files = configurationIn(root).slice(0, 500);
  const of = (what: What, rounds = 1): Measured => measured(what, files, rounds, root);
  // Texts are in memory, and the clock counts, of a first round and of later ones in the same process.
  const [parse, parseLater, link, linkLater] = [of('parse'), of('parse', ROUNDS), of('link'), of('link', ROUNDS)];
  const [see, seeLater, lint] = [of('see'), of('see', ROUNDS), of('lint all')];
  print(`${parse.files} .tf files ${folder === undefined ? 'generated' : `of ${folder}`} (${(parse.bytes / 1e6).toFixed(1)} MB)`, [
    `parsed: ${speed(parse)}, when warm ${speed(parseLater)}`,
    `parsed, and evaluated as far as joining asks: ${speed(link)}, when warm ${speed(linkLater)}, heap ${mb(link.heap)} MB`,
    `parsed and evaluated to the last leaf: ${speed(see)}, when warm ${speed(seeLater)}, heap ${mb(parse.heap)} → ${mb(see.heap)} MB`,
    `every rule: ${speed(lint)}, heap ${mb(lint.heap)} MB, at most ${mb(lint.peak)} MB in memory, ${lint.findings} findings`,
  ]);
}

function writeAll(root: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function configurationIn(root: string): readonly string[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.tf') && !path.split(/[\\/]/).includes('.terraform')).sort();
}

function plan(): void {
  const file = join(scratch, 'plan.json');
  const line = (name: string, one: Measured, floor: Measured): string =>
    `${name}: ${one.cpu.toFixed(0)} ms (${(one.cpu / floor.cpu).toFixed(2)}×), heap ${mb(one.heap)} MB, at most ${mb(one.peak)} MB in memory`;
  for (const size of [4000, 40_000]) {
    writeFileSync(file, generatePlan(size));
    const [floor, link, lint] = [measured('JSON.parse', [file]), measured('link', [file]), measured('lint', [file])];
    print(`generated plan of ${size} resources, ${size / 20} buckets with policies among them (${mb(floor.bytes)} MB)`, [
      line('JSON.parse', floor, floor),
      line('read and joined', link, floor),
      `${line('default preset', lint, floor)}, ${lint.findings} findings`,
    ]);
  }
}

function speed({ bytes, ms, cpu }: Measured): string {
  return `${ms.toFixed(0)} ms (${(bytes / 1e3 / ms).toFixed(1)} MB/s; ${cpu.toFixed(0)} ms of the processor)`;
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
