import { describe, expect, test } from 'vitest';
import { hcl, said, showBody } from './show.js';
import { BODIES } from './texts.js';

test('a body holds attributes and blocks in source order', () => {
  expect(showBody(hcl('a = 1\nb "x" y {\n  c = 2\n  d {}\n}\ne = 3\n').body)).toBe('a = 1; b x y {c = 2; d {}}; e = 3');
});

test('every node knows its text', () => {
  const text = 'resource "aws_s3_bucket" "logs" {\n  bucket = "x"\n}\n';
  const [block] = hcl(text).body.items;
  if (block?.kind !== 'block') throw new Error('no block');
  const slice = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  expect(slice(block)).toBe(text.trim());
  expect(slice(block.header)).toBe('resource "aws_s3_bucket" "logs"');
  expect(block.labels.map(slice)).toEqual(['"aws_s3_bucket"', '"logs"']);
  expect(block.labels.map((label) => label.text)).toEqual(['aws_s3_bucket', 'logs']);
  expect(slice(block.body)).toBe('\n  bucket = "x"\n');
  expect(block.body.items.map(slice)).toEqual(['bucket = "x"']);
});

test('a label may hold escapes, which are undone', () => {
  expect(hcl('a "b\\"\\u0063$${d" {}').body.items).toMatchObject([{ labels: [{ text: 'b"c${d' }] }]);
});

test('a block on one line holds one attribute or nothing', () => {
  expect(showBody(hcl('a { b = 1 }\nc {}\n').body)).toBe('a {b = 1}; c {}');
  expect(hcl('a { b {} }').problems.map(said)).toEqual([
    '1:7 Expected `=` after `b`, but saw `{`. | A block on one line holds one argument: put every argument, every nested block and the closing brace on lines of their own.',
  ]);
  expect(hcl('a { b = 1, c = 2 }').problems).toHaveLength(1);
  expect(hcl('a { b = 1\n}').problems).toHaveLength(1);
});

test('names may hold letters of any language, and hyphens', () => {
  expect(showBody(hcl('größe-2 = 數\n𐐀 = 1').body)).toBe('größe-2 = 數; 𐐀 = 1');
});

describe('line ends and byte order marks', () => {
  test('a carriage return before a line feed belongs to the line end', () => {
    expect(showBody(hcl('a = 1\r\nb {\r\n  c = 2 # x\r\n}\r\n').body)).toBe('a = 1; b {c = 2}');
  });

  test('a byte order mark is no text, but counts in the offsets', () => {
    expect(hcl('\ufeffa = 1')).toMatchObject({ problems: [], body: { items: [{ start: 1 }] } });
  });

  test('the last line needs no line end', () => {
    expect(hcl('a = 1').problems).toEqual([]);
  });
});

describe('comments', () => {
  test('all of them are found, and no text that looks like one', () => {
    expect(
      hcl(BODIES)
        .comments()
        .map(({ text }) => text),
    ).toEqual(['A comment', 'another', 'and one\n   over two lines', 'behind a value', 'inside']);
    expect(
      hcl('a = "# b" // c\nd = <<EOT\n# e\n${f /* g */}\nEOT\n')
        .comments()
        .map(({ text }) => text),
    ).toEqual(['c', 'g']);
  });

  test('a comment knows its place without the line end', () => {
    expect(hcl('a = 1 # b \r\n').comments()).toEqual([{ text: 'b', start: 6, end: 10 }]);
  });

  test('one over several lines joins them', () => {
    expect(showBody(hcl('a = /* b\n c */ 1').body)).toBe('a = 1');
    expect(hcl('a = 1 /* b\n */ c = 2').problems.map(said)).toEqual([
      '2:5 Expected the end of the line after the value of `a`, but saw `c`. | Put every argument on a line of its own, or write the operator that is missing here.',
    ]);
  });
});

describe('an argument that is given twice', () => {
  test('is reported with the first, and both are kept', () => {
    const { body, problems } = hcl('a = 1\nb = 2\na = 3');
    expect(showBody(body)).toBe('a = 1; b = 2; a = 3');
    expect(problems).toMatchObject([{ id: 'unreadable-input', place: { start: 12, end: 13 }, related: [{ place: { start: 0, end: 1 } }] }]);
  });

  test('is found among many', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `k${index % 29} = 1`);
    expect(hcl(lines.join('\n')).problems).toHaveLength(1);
    expect(hcl(lines.slice(0, 29).join('\n')).problems).toHaveLength(0);
  });

  test('may be given in another block', () => {
    expect(hcl('a = 1\nb {\n  a = 1\n}\nb {\n  a = 1\n}').problems).toEqual([]);
  });
});
