import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/syntax/json.js';
import { type ScalarNode, valueOf } from '../../src/syntax/tree.js';
import { applyEdits } from '../../src/text/edit.js';
import { HOLE, Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { unsound } from './compare.js';
import { dataOf, dataOfPlain, nodesOf, plains } from './data.js';
import { mutations, mutate } from './mutate.js';
import { ONE_LINE, POLICY } from './texts.js';

const parse = (text: string) => parseJson(Mapped.of(new Source('f.json', text)));

/** The first problem as `line:column message | help`. */
function problemOf(text: string): string | undefined {
  const [problem] = parse(text).problems;
  if (!problem) return undefined;
  const { line, column } = problem.place.source.position(problem.place.start);
  return `${line}:${column} ${problem.message} | ${problem.help}`;
}

test('what JSON.parse reads is read the same', () => {
  fc.assert(
    fc.property(plains, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(dataOf(parse(text).root)).toEqual(dataOfPlain(JSON.parse(text)));
    }),
  );
});

test('the text of every span is the value again', () => {
  for (const text of [POLICY, ONE_LINE]) {
    for (const { node } of nodesOf(parse(text).root)) {
      const slice = text.slice(node.start, node.end);
      expect(slice).toBe(slice.trim());
      expect(dataOf(parse(slice).root)).toEqual(dataOf(node));
    }
  }
});

test('a byte order mark is no part of the value, but of the offsets', () => {
  expect(parse('\ufeff{}').root).toMatchObject({ kind: 'mapping', start: 1, end: 3 });
});

test('a text with nothing in it has no root and is no error', () => {
  expect(parse(' \n')).toMatchObject({ root: undefined, problems: [] });
});

test('of equal keys both are kept, and the later one is reported with the first', () => {
  const text = '{"a": 1, "b": 2, "a": 3}';
  const doc = parse(text);
  expect(doc.root).toMatchObject({ entries: { length: 3 } });
  expect(valueOf(doc.root, 'a')).toMatchObject({ value: '3' });
  expect(doc.problems).toMatchObject([{ id: 'duplicate-key', place: { start: 17, end: 20 }, related: [{ place: { start: 1, end: 4 } }] }]);
});

test('many keys are compared as few are', () => {
  const keys = Array.from({ length: 30 }, (_, index) => `"k${index % 29}": 1`);
  expect(parse(`{${keys.join()}}`).problems).toMatchObject([{ id: 'duplicate-key' }]);
});

describe('an error says what was seen and what would help', () => {
  test.each([
    ['{"a": 1,}', '1:8 A comma stands before `}`, with nothing between. | JSON allows no comma after the last element: remove it.'],
    ['[1,\n]', '1:3 A comma stands before `]`, with nothing between. | JSON allows no comma after the last element: remove it.'],
    ['{"a": 1 "b": 2}', '1:9 Expected `,` or `}`, but saw `"`. | Write a comma between two elements, or close the `{` that stands before.'],
    ['{"a" 1}', '1:6 Expected `:` after the key "a", but saw `1`. | Write a colon between a key and its value.'],
    [
      '{a: 1}',
      '1:2 Expected a key in double quotes, but saw `a`. | Put the text into double quotes; the only bare words are true, false and null, in small letters.',
    ],
    ["{'a': 1}", "1:2 Expected a key in double quotes, but saw `'`. | JSON strings stand in double quotes."],
    [
      '{"a": True}',
      '1:7 Expected a JSON value, but saw `True`. | Put the text into double quotes; the only bare words are true, false and null, in small letters.',
    ],
    [
      '[truest]',
      '1:2 Expected a JSON value, but saw `truest`. | Put the text into double quotes; the only bare words are true, false and null, in small letters.',
    ],
    [
      '[012]',
      '1:2 Expected a JSON value, but saw `012`. | A number has no leading zero or plus and digits on both sides of its point; an id with leading zeros is a string in double quotes.',
    ],
    [
      '{} // end',
      '1:4 Expected the end of the text after the JSON value, but saw `/`. | One text holds one value: remove what follows, or put both values into an array.',
    ],
    ['[ // one\n1]', '1:3 Expected a JSON value, but saw `/`. | JSON knows no comments: remove it.'],
    ['{"a": "b\n"}', '1:7 This string is not closed on its line. | Write the closing double quote; a line break inside a string is written \\n.'],
    ['"a\tb"', '1:3 A JSON string may not hold a tab as it is. | Write it as \\t.'],
    [
      '"a\\xb"',
      '1:3 `\\x` is no escape in a JSON string. | A backslash stands before one of " \\ / b f n r t, or before u and four hexadecimal digits; a backslash itself is written twice.',
    ],
    ['{"a": [1, 2', '1:7 This `[` is never closed: the text ends before its `]`. | Write the missing `]`; if the file was cut short, fetch it again.'],
    ['{"a":', '1:6 Expected a JSON value, but saw the end of the text. | The text ends too early; if the file was cut short, fetch it again.'],
  ])('%s', (text, message) => {
    expect(problemOf(text)).toBe(message);
  });
});

test('what stood before an error is read', () => {
  expect(dataOf(parse('{"a": [1, {"b": 2}, oops], "c": 3}').root)).toEqual(new Map([['a', [1, new Map([['b', 2]])]]]));
});

test('deep nesting is refused, not followed until the stack ends', () => {
  const doc = parse('['.repeat(100_000));
  expect(doc.problems).toMatchObject([{ id: 'unreadable-input', place: { start: 1000 } }]);
  expect(parse('['.repeat(1000) + ']'.repeat(1000)).problems).toEqual([]);
});

describe('holes', () => {
  const hole = { says: '${X}' };
  const withHole = (before: string, after: string) => {
    const source = new Source('f', `${before}\${X}${after}`);
    return parseJson(
      Mapped.of(source)
        .decode((text) => text)
        .copy(0, before.length)
        .hole(hole, before.length, before.length + 4)
        .copy(before.length + 4, source.text.length)
        .done(),
    );
  };

  test('a hole in the place of a value is an unknown subtree', () => {
    const doc = withHole('{"a": ', ', "b": 1}');
    expect(doc.problems).toEqual([]);
    expect(valueOf(doc.root, 'a')).toMatchObject({ kind: 'hole', hole });
    expect(valueOf(doc.root, 'b')).toMatchObject({ value: '1' });
  });

  test('a hole inside a string stays a hole in its text', () => {
    const doc = withHole('{"a": "arn:', '/\\u002a"}');
    const text = doc.textOf(valueOf(doc.root, 'a') as ScalarNode);
    expect(text.parts()).toEqual(['arn:', hole, '/*']);
  });

  test('a hole may be a key', () => {
    const doc = withHole('{', ': 1}');
    const key = doc.root?.kind === 'mapping' ? doc.root.entries[0]?.key : undefined;
    expect(key && doc.textOf(key).parts()).toEqual([hole]);
  });

  test('the same character without a hole is an error', () => {
    expect(problemOf(`[${HOLE}]`)).toMatch(/^1:2 Expected a JSON value/);
  });
});

test('broken text never throws, its spans stay inside it, and texts are what values are', () => {
  fc.assert(
    fc.property(fc.constantFrom(POLICY, ONE_LINE), mutations, (original, changes) => {
      const text = mutate(original, changes);
      const doc = parse(text);
      let accepted = true;
      try {
        JSON.parse(text.replace(/^\ufeff/, ''));
      } catch {
        accepted = text.replace(/^\ufeff/, '').trim() === '';
      }
      expect(doc.problems.some((problem) => problem.id === 'unreadable-input')).toBe(!accepted);
      expect(unsound(nodesOf(doc.root), text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a number may become another number, a word nothing else', () => {
  const source = new Source('f', '[30, true]');
  const doc = parseJson(Mapped.of(source));
  const [days, word] = nodesOf(doc.root).flatMap(({ node }) => (node.kind === 'scalar' ? doc.textOf(node) : []));
  expect(
    applyEdits(
      source,
      [days?.edit(0, 2, '60')].flatMap((edit) => edit ?? []),
    ),
  ).toBe('[60, true]');
  expect(days?.edit(0, 2, '06')).toBeUndefined();
  expect(word?.edit(0, 4, 'maybe')).toBeUndefined();
});
