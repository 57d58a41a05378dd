import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMetas } from '../../src/cli/all-metas.js';
import { allRules } from '../../src/cli/all-rules.js';
import { knownRules } from '../../src/config/config.js';
import type { LintRequest } from '../../src/lint.js';
import { lint } from '../../src/lint.js';
import { repair } from '../../src/repair.js';
import { memoryFiles } from '../../src/testing/memory.js';

type Texts = Readonly<Record<string, string>>;

const PROJECTS = 'fixtures/projects';

const textsOf = (name: string): Texts =>
  Object.fromEntries(
    readdirSync(join(PROJECTS, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(join(PROJECTS, name), path), readFileSync(path, 'utf8')]),
  );

const projects = readdirSync(PROJECTS).filter((name) => name.startsWith('terraform-'));

/** One small damage at a place of one of the files, both told as shares. */
interface Damage {
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly kind: 'cut' | 'put' | 'double' | 'line' | 'value';
  readonly text: string;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const PIECES = [
  '${',
  '}',
  '{',
  '"',
  '[',
  ']',
  '(',
  ')',
  '<<EOF\n',
  '%{ if ',
  'each.key',
  'count.index',
  'var.x',
  'null',
  '\n',
  '...',
  '?',
  ' = ',
  'for_each = ',
  'count = ',
];
const MORE = [
  'dynamic "x" {',
  '*',
  '.',
  '[*]',
  'local.',
  'module.',
  'data.',
  '\uFFFC',
  '\u0000',
  '-1',
  'jsonencode(',
  'source = ".."',
  '\\',
  'try(',
  '"${"',
  'provider = aws.x',
];
const damage: fc.Arbitrary<Damage> = fc.record({
  file: share,
  at: share,
  length: fc.nat({ max: 40 }),
  kind: fc.constantFrom('cut', 'put', 'double', 'line', 'value'),
  text: fc.constantFrom(...PIECES, ...MORE),
});

function damaged(texts: Texts, { file, at, length, kind, text: put }: Damage): Texts {
  const path = Object.keys(texts)[Math.floor(file * Object.keys(texts).length)] as string;
  const text = texts[path] as string;
  const start = Math.floor(at * text.length);
  const lines = text.split('\n');
  const line = Math.floor(at * lines.length);
  const changed = {
    cut: () => text.slice(0, start) + text.slice(start + length),
    put: () => text.slice(0, start) + put + text.slice(start),
    double: () => text.slice(0, start + length) + text.slice(start),
    line: () => lines.toSpliced(line, 1).join('\n'),
    // What stands behind an equals sign, behind another one.
    value: () =>
      lines
        .with(
          line,
          (lines[line] as string).replace(/=.*/, () => /=.*/.exec(lines[(line + length) % lines.length] as string)?.[0] ?? ''),
        )
        .join('\n'),
  }[kind]();
  return { ...texts, [path]: changed };
}

function request(texts: Texts): LintRequest {
  const paths = Object.keys(texts).filter((path) => /\.tf(?:\.json)?$/.test(path) && !path.startsWith('.terraform/'));
  return {
    files: memoryFiles(texts),
    paths: paths.map((path) => ({ path, named: false })),
    settings: allRules.map((rule) => ({ rule, level: 'warn', options: rule.meta.defaultOptions ?? {} })),
    builtins: new Map(),
    known: knownRules(allMetas),
    parameters: new Map(),
    facts: {},
    today: '2026-11-21',
    suppressions: true,
  };
}

const all = new Map(projects.map((name) => [name, textsOf(name)]));
const cases = fc.record({ name: fc.constantFrom(...projects), damages: fc.array(damage, { minLength: 1, maxLength: 3 }) });
const broken = ({ name, damages }: { readonly name: string; readonly damages: readonly Damage[] }): Texts =>
  damages.reduce<Texts>((texts, one) => damaged(texts, one), all.get(name) as Texts);

describe('a Terraform project that somebody is in the middle of editing', () => {
  it('is judged as far as it can be read, and what is found stands in it', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const texts = broken(one);
        for (const { place } of lint(request(texts)).findings) {
          expect(Object.keys(texts)).toContain(place.source.path);
          expect(place.end).toBeLessThanOrEqual((texts[place.source.path] as string).length);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is mended, and what is said to be left is what is left', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const texts = broken(one);
        const { result, changed } = repair(request(texts), 'unsafe');
        const now = lint(request({ ...texts, ...Object.fromEntries(changed.map(({ path, after }) => [path, after])) }));
        expect(now.findings.map(({ fingerprint }) => fingerprint)).toEqual(result.findings.map(({ fingerprint }) => fingerprint));
      }),
      { numRuns: 10 },
    );
  });
});
