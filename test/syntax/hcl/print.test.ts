import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FMT_STYLE, onOneLine, plainBlock, plainExpression, raw } from '../../../src/syntax/hcl/format.js';
import { printHcl } from '../../../src/syntax/hcl/print.js';
import type { Plain } from '../../../src/syntax/plain.js';
import { formatted, hasTerraform } from './fmt.js';
import { FORMATTED } from './formatted.js';
import { mutate, mutations } from './mutate.js';
import { outline } from './outline.js';
import { hcl, parsed } from './show.js';
import { ALL } from './texts.js';

const texts = [...ALL, FORMATTED];
const changed = fc
  .sample(fc.tuple(fc.constantFrom(...texts), mutations), { numRuns: 600, seed: 1 })
  .map(([text, changes]) => mutate(text, changes))
  .filter((text) => hcl(text).problems.length === 0);

describe('a tree that is printed', () => {
  test('says the same when it is read again', () => {
    expect(changed.length).toBeGreaterThan(40);
    for (const text of [...texts, ...changed]) {
      const printed = hcl(printHcl(hcl(text)));
      expect(printed.problems).toEqual([]);
      expect(outline(printed.body)).toEqual(outline(hcl(text).body));
    }
  });

  test('is printed the same way for ever', () => {
    for (const text of texts) expect(printHcl(hcl(printHcl(hcl(text))))).toBe(printHcl(hcl(text)));
  });

  test.skipIf(!hasTerraform)('is left as it is by `terraform fmt` (skipped where Terraform is not installed)', () => {
    // It loses labels that say what would begin a template.
    const printed = [...texts, ...changed].map((text) => printHcl(hcl(text))).filter((text) => !/^\s*\w+ .*([$%])\1\{.*\{/m.test(text));
    expect(formatted(printed)).toEqual(printed);
  });
});

describe('data as an expression', () => {
  test.each<[Plain, string]>([
    ['a', '"a"'],
    ['say "${a}" or %{b}\n\t\\', '"say \\"$${a}\\" or %%{b}\\n\\t\\\\"'],
    ['$${a}', '"$$${a}"'],
    ['\u0000', '"\\u0000"'],
    [true, 'true'],
    [null, 'null'],
    [1.5, '1.5'],
    [[], '[]'],
    [{}, '{}'],
    [['a', 1], '["a", 1]'],
    [raw('aws_s3_bucket.a.id'), 'aws_s3_bucket.a.id'],
    [{ a: 1, 'b:c': [raw('x')], for: { d: [{}] } }, '{\n  a     = 1\n  "b:c" = [x]\n  "for" = {\n    d = [{}]\n  }\n}'],
    [[{ a: 1 }], '[\n  {\n    a = 1\n  },\n]'],
  ])('%j is %j', (data, text) => {
    expect(plainExpression(data)).toBe(text);
  });

  test('that is long goes over several lines', () => {
    const items = Array.from({ length: 12 }, (_, index) => `item-number-${index}`);
    expect(plainExpression(items)).toBe(`[\n${items.map((item) => `  "${item}",\n`).join('')}]`);
  });

  test('means what it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parsed(plainExpression(text));
        expect(outline(read)).toEqual({ kind: 'template', parts: text === '' ? [] : [text] });
      }),
    );
  });

  test('can be kept on one line', () => {
    expect(onOneLine({ a: [{ b: 1 }], c: {} })).toBe('{ a = [{ b = 1 }], c = {} }');
  });
});

test('data as a block has its attributes first, and blank lines between blocks', () => {
  const content = { id: raw('a.id'), rule: [{ status: 'Enabled', filter: [{}] }, {}], enabled: true };
  expect(plainBlock('resource', ['t', 'n'], content, (path) => ['rule', 'filter'].includes(path.at(-1) ?? ''), FMT_STYLE)).toBe(
    'resource "t" "n" {\n  id      = a.id\n  enabled = true\n\n  rule {\n    status = "Enabled"\n\n    filter {}\n  }\n\n  rule {}\n}',
  );
});
