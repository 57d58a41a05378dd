import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import requireVersioning from '../../../rules/require-versioning.js';
import { findingsOf, undecidedOf } from '../../../src/judge/findings.js';
import { judge } from '../../../src/judge/judge.js';
import { estateOf, fixture, loadAll } from './reading.js';

const names = readdirSync('fixtures/formats/cloudformation', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:ya?ml|json)$/.test(name));
const texts = new Map(names.map((name) => [name, fixture(name)]));

/** One small damage: at a place of the text, by a share of its length, something is taken out, put in or doubled. */
interface Damage {
  readonly at: number;
  readonly length: number;
  readonly kind: 'cut' | 'put' | 'double' | 'line';
  readonly text: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  kind: fc.constantFrom('cut', 'put', 'double', 'line'),
  text: fc.constantFrom(
    '!Ref ',
    '!If [',
    '${',
    '}',
    '{',
    ']',
    '*',
    '&a ',
    '\n',
    '  ',
    '- ',
    'Fn::Sub',
    'Fn::ForEach::X',
    '<<: ',
    '"',
    "'",
    '!Sub ',
    'AWS::NoValue',
    ': ',
    '|',
    '\uFFFC',
    '\u0000',
    '[]',
    'null',
  ),
});

function damaged(text: string, { at, length, kind, text: put }: Damage): string {
  const start = Math.floor(at * text.length);
  switch (kind) {
    case 'cut':
      return text.slice(0, start) + text.slice(start + length);
    case 'put':
      return text.slice(0, start) + put + text.slice(start);
    case 'double':
      return text.slice(0, start + length) + text.slice(start);
    case 'line': {
      const line = text.lastIndexOf('\n', start) + 1;
      const end = text.indexOf('\n', line) + 1 || text.length;
      return text.slice(0, line) + text.slice(end);
    }
  }
}

/** Everything a rule could look at, in the world without choices and in those of a rule. */
function useAll(files: Readonly<Record<string, string>>): number {
  const { units, problems } = loadAll(files);
  const estate = estateOf(...units);
  for (const declaration of estate.declarations) {
    if (!declaration.subject) continue;
    try {
      touch(estate.view(declaration, estate.plain), 0);
    } catch (thrown) {
      if ((thrown as { readonly kind?: string }).kind !== 'choice-needed') throw thrown;
    }
  }
  const verdicts = judge(estate, [{ rule: requireVersioning, level: 'warn', options: {} }], {});
  return findingsOf(verdicts).length + undecidedOf(verdicts).length + problems.length + units.flatMap(({ notSeen }) => notSeen).length;
}

function touch(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 6) return;
  for (const key of Object.keys(value)) {
    if (key !== 'origin' && key !== 'slot' && key !== 'text') touch((value as Record<string, unknown>)[key], depth + 1);
  }
}

describe('a damaged template', () => {
  it('never makes reading or judging throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(damage, { minLength: 1, maxLength: 4 }), (name, damages) => {
        const files = Object.fromEntries(texts);
        files[name] = damages.reduce(damaged, files[name] ?? '');
        expect(useAll({ [name]: files[name] })).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  it('is read whole when it is not damaged', () => {
    expect(useAll(Object.fromEntries(texts))).toBeGreaterThan(20);
  });
});
