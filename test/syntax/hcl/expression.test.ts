import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../../src/syntax/hcl/parse.js';
import { mapped, parsed, said, shown } from './show.js';

const problems = (text: string) => parseExpression(mapped(text)).problems.map(said);

describe('operators', () => {
  test.each([
    ['a || b && c', '(a || (b && c))'],
    ['a && b == c', '(a && (b == c))'],
    ['a == b < c', '(a == (b < c))'],
    ['a < b + c', '(a < (b + c))'],
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a * b / c % d', '(((a * b) / c) % d)'],
    ['(a + b) * c', '(((a + b)) * c)'],
    ['-a + !b', '((- a) + (! b))'],
    ['!a.b[0]', '(! ((a .b) [0]))'],
    ['a-b - 1', '(a-b - 1)'],
  ])('%s binds as %s', (text, structure) => {
    expect(shown(text)).toBe(structure);
  });

  test('a conditional takes all that is beside it, and another one behind its colon', () => {
    expect(shown('a || b ? c : d ? e : f + 1')).toBe('((a || b) ? c : (d ? e : (f + 1)))');
  });
});

describe('numbers', () => {
  test.each(['0', '1.50', '1e5', '1.5E-3', '123456789012345678901234567890', '1.e5'])('%s keeps its digits', (text) => {
    expect(parsed(text)).toMatchObject({ kind: 'number', lexeme: text });
  });

  test.each(['1.2.3', '1..2', '1e5e5'])('%s is none', (text) => {
    expect(problems(text)).toEqual([
      `1:1 \`${text}\` is no number. | A number has at most one point and one exponent; a version or an address is a string in double quotes.`,
    ]);
  });
});

describe('calls', () => {
  test.each([
    ['f()', '(call f)'],
    ['f(a, b,)', '(call f a b)'],
    ['f(a, b...)', '(call f a b...)'],
    ['f(\n  a,\n  b\n)', '(call f a b)'],
    ['provider::aws::arn_parse(a)', '(call provider::aws::arn_parse a)'],
    ['f(x).y', '((call f x) .y)'],
  ])('%s', (text, structure) => {
    expect(shown(text)).toBe(structure);
  });

  test('the name has a place of its own', () => {
    expect(parsed('a::b (c)')).toMatchObject({ nameSpan: { start: 0, end: 4 }, end: 8 });
  });
});

describe('collections', () => {
  test.each([
    ['[]', '[]'],
    ['[a, [b],]', '[a [b]]'],
    ['[\n  a,\n  b # c\n]', '[a b]'],
    ['{}', '{}'],
    ['{ a = 1, b : 2 }', "{'a'=1 'b':2}"],
    ['{\n  a = 1\n\n  b = 2,\n}', "{'a'=1 'b'=2}"],
    ['{ "a" = 1, (b) = 2, true = 3, c.d = 4 }', '{<"a">=1 (b)=2 \'true\'=3 (c .d)=4}'],
    ['[for a in b : c]', '[for a in b: c]'],
    ['[for a, b in c : d if e]', '[for a b in c: d if e]'],
    ['{for a in b : c => d}', '{for a in b: c => d}'],
    ['{\n  for a, b in c :\n  a => b...\n  if d\n}', '{for a b in c: a => b... if d}'],
    ['[for a in b ? c : d : e]', '[for a in (b ? c : d): e]'],
  ])('%s', (text, structure) => {
    expect(shown(text)).toBe(structure);
  });

  test('the key of an object is a name, unless it stands in parentheses', () => {
    expect(parsed('{ a = 1, (a) = 1 }')).toMatchObject({ entries: [{ literalKey: 'a', key: { kind: 'reference' } }, { literalKey: undefined }] });
  });
});

describe('traversals', () => {
  test.each([
    ['a.b.c', '((a .b) .c)'],
    ['a["b"][0].c', '(((a [<"b">]) [0]) .c)'],
    ['a.0.b', '((a [0]) .b)'],
    ['a[*].b[0].c', '(a each (((* .b) [0]) .c))'],
    ['a.*.b.0.c', '(a each-attribute (((* .b) [0]) .c))'],
    ['a.*.b[0]', '((a each-attribute (* .b)) [0])'],
    ['a[*]', '(a each *)'],
    ['a[*].b[*].c', '(a each ((* .b) each (* .c)))'],
    ['"a".b', '(<"a"> .b)'],
    ['[a][0]', '([a] [0])'],
    ['(\n  a\n  .b\n)', '((a .b))'],
  ])('%s', (text, structure) => {
    expect(shown(text)).toBe(structure);
  });

  test('two old indexes in a row are refused, with the right form', () => {
    expect(problems('a.0.1')).toEqual(['1:3 Two indexes in a row, `.0.1`, cannot be written with dots. | Write them in brackets: `[0][1]`.']);
  });

  test('a splat ends with its bracket', () => {
    expect(parsed('a[ * ]')).toMatchObject({ kind: 'splat', start: 0, end: 6 });
  });
});

test('a bare expression may go over several lines', () => {
  expect(shown('\na\n+\nb\n')).toBe('(a + b)');
});

test('one expression is read, and what follows is refused', () => {
  expect(problems('a b')).toEqual([
    '1:3 Expected the end of the expression, but saw `b`. | One expression is read: remove what follows, or write the operator that is missing here.',
  ]);
});
