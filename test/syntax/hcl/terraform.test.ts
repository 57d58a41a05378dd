import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemplatePart } from '../../../src/syntax/hcl/tree.js';
import { hcl, said } from './show.js';
import { mutate, mutations } from './mutate.js';
import { ALL } from './texts.js';

const environment = { ...process.env, TF_CLI_CONFIG_FILE: undefined, CHECKPOINT_DISABLE: '1' };
const terraform = spawnSync('terraform', ['version'], { env: environment }).status === 0;

/** The line of the first error that `terraform fmt` sees in each text, and its title; undefined for texts that it reads. */
function verdicts(texts: readonly string[]): readonly ({ readonly line: number; readonly title: string } | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 's3lint-hcl-'));
  try {
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `t${index}.tf`), text);
    const files = texts.map((_, index) => `t${index}.tf`);
    const run = spawnSync('terraform', ['fmt', '-check', '-write=false', '-list=false', '-no-color', ...files], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const errors = run.stderr.split(/^.{0,3}Error: /m).slice(1);
    const found: ({ readonly line: number; readonly title: string } | undefined)[] = texts.map(() => undefined);
    for (const error of errors) {
      const [, index, digits] = /on t(\d+)\.tf line (\d+)/.exec(error) ?? [];
      const line = Number(digits);
      const first = found[Number(index)];
      if (!first || line < first.line) found[Number(index)] = { line, title: error.slice(0, error.indexOf('\n')) };
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Errors that Terraform reports at the end of what is not closed, or behind what it passed over; here they stand where they begin. */
const REPORTED_LATE: ReadonlySet<string> = new Set([
  'Missing close bracket on index',
  'Missing close bracket on splat index',
  'Unterminated template string',
  'Unexpected end of template',
]);

describe.skipIf(!terraform)('as `terraform fmt` sees it (skipped where Terraform is not installed)', () => {
  const changed = fc.sample(fc.tuple(fc.constantFrom(...ALL), mutations), 300).map(([text, changes]) => mutate(text, changes));
  const texts = [...ALL, ...changed];
  const theirs = verdicts(texts);
  const ours = texts.map((text) => hcl(text).problems);

  test('the same texts are refused', () => {
    const refused = theirs.filter(Boolean).length;
    expect([refused > 100, refused < 290]).toEqual([true, true]);
    for (const [index, text] of texts.entries()) expect([text, ours[index]?.map(said) ?? [], theirs[index]]).toSatisfy(agree);
  });

  test('nearly always in the same line', () => {
    const elsewhere = texts.filter((_, index) => {
      const [mine, other] = [ours[index]?.[0], theirs[index]];
      if (!mine || !other || REPORTED_LATE.has(other.title)) return false;
      return mine.place.source.position(mine.place.start).line !== other.line;
    });
    expect(elsewhere.length).toBeLessThan(texts.length / 100);
  });
});

/** What `terraform console` makes of the value of each argument. */
function values(text: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 's3lint-hcl-'));
  try {
    writeFileSync(join(folder, 'main.tf'), text);
    const run = spawnSync('terraform', ['console'], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
      input: 'base64encode(jsonencode(local.all))',
      maxBuffer: 1 << 28,
    });
    return JSON.parse(Buffer.from(run.stdout.trim().slice(1, -1), 'base64').toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The value of a template in which every interpolation is a string and every condition true. */
function valueOf(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text.text;
      if (part.kind === 'if') return valueOf(part.then);
      return part.kind === 'interpolation' && part.expression.kind === 'template' ? valueOf(part.expression.parts) : '';
    })
    .join('');
}

const bit = fc.constantFrom(
  'a',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n  ',
  '\n    ',
  '\n\n',
  '${"v"}',
  '${~ "v"}',
  '${"v" ~}',
  '${~ "v" ~}',
  '$${',
  '%%{',
  '$',
  '$$${',
  '{',
  'EOT',
  '\\\\',
);
const directive = fc.constantFrom(['%{ if true }', '%{ endif }'], ['%{~ if true ~}', '%{~ endif ~}'], ['%{ if true ~}\n', '%{ endif ~}\n'], ['', '']);
const content = fc
  .tuple(fc.array(bit, { maxLength: 8 }), directive, fc.array(bit, { maxLength: 6 }), fc.array(bit, { maxLength: 4 }))
  .map(([before, [opening, closing], inside, after]) => [...before, opening, ...inside, closing, ...after].join(''));
const template = fc.oneof(
  content.map((text) => `"${text.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`),
  fc
    .tuple(fc.constantFrom('<<EOT', '<<-EOT'), content, fc.constantFrom('', '  '))
    .map(([opening, text, indent]) => `${opening}\n${text.replaceAll(/^(?=.)/gm, indent)}\nEOT\n`),
);

describe.skipIf(!terraform)('as `terraform console` sees it (skipped where Terraform is not installed)', () => {
  const templates = fc.sample(template, 600).filter((text) => hcl(`a = ${text}\n`).problems.length === 0);

  test.each(['\n', '\r\n'])('templates have the same text, with line ends %j', (eol) => {
    // A sign right before `\r\n` makes Terraform take the two apart, so that `~` trims one of them; that is not followed.
    const own = eol === '\n' ? templates : templates.filter((text) => !/[$%]\n/.test(text));
    const text = `locals {\n  all = [${own.join(',')}]\n}\n`.replaceAll('\n', eol);
    const block = hcl(text).body.items[0];
    const list = block?.kind === 'block' && block.body.items[0]?.kind === 'attribute' ? block.body.items[0].value : undefined;
    const ours = list?.kind === 'tuple' ? list.items.map((item) => (item.kind === 'template' ? valueOf(item.parts) : undefined)) : [];
    expect(ours.length).toBeGreaterThan(400);
    expect(ours).toEqual(values(text));
  });
});

function agree([, problems, error]: readonly unknown[]): boolean {
  return (problems as readonly string[]).length > 0 === (error !== undefined);
}
