import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Plain, appendItem, insertEntry, removeEntry, removeItem, replaceValue } from '../../src/syntax/edit.js';
import { parseJson } from '../../src/syntax/json.js';
import { print } from '../../src/syntax/print.js';
import { type MappingNode, type Node, type ScalarNode, type SequenceNode, type SyntaxName, valueOf } from '../../src/syntax/tree.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { type TextEdit, applyEdits } from '../../src/text/edit.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { dataOf, dataOfPlain, nodesOf, plains } from './data.js';
import { mutate, mutations } from './mutate.js';
import { COMPACT, CRLF, ONE_LINE, POLICY, SHARED, TEMPLATE } from './texts.js';

const parse = (text: string, syntax: SyntaxName = 'yaml') => (syntax === 'json' ? parseJson : parseYaml)(Mapped.of(new Source('f', text)));

/** The node under keys and positions. */
function at(text: string, path: readonly (string | number)[], syntax: SyntaxName = 'yaml'): Node {
  let node = parse(text, syntax).root;
  for (const step of path) node = typeof step === 'string' ? valueOf(node, step) : (node as SequenceNode).items[step];
  return node as Node;
}

function done(text: string, edit: TextEdit | undefined): string | undefined {
  return edit && applyEdits(new Source('f', text), [edit]);
}

const replace = (text: string, path: readonly (string | number)[], value: Plain, syntax?: SyntaxName) =>
  done(text, replaceValue(at(text, path, syntax), value));
const insert = (text: string, path: readonly (string | number)[], key: string, value: Plain, syntax?: SyntaxName) =>
  done(text, insertEntry(at(text, path, syntax) as MappingNode, key, value));
const remove = (text: string, path: readonly (string | number)[], key: string, syntax?: SyntaxName) =>
  done(text, removeEntry(at(text, path, syntax) as MappingNode, key));
const append = (text: string, path: readonly (string | number)[], value: Plain, syntax?: SyntaxName) =>
  done(text, appendItem(at(text, path, syntax) as SequenceNode, value));
const removeAt = (text: string, path: readonly (string | number)[], index: number, syntax?: SyntaxName) =>
  done(text, removeItem(at(text, path, syntax) as SequenceNode, index));

describe('a value in YAML', () => {
  test.each<[from: string, value: Plain, to: string]>([
    ['a: b # c\n', 'd', 'a: d # c\n'],
    ['a: "b"\n', 'd', 'a: "d"\n'],
    ["a: 'b'\n", "it's", "a: 'it''s'\n"],
    ["a: 'b'\n", 'x\ny', 'a: "x\\ny"\n'],
    ["a: 'b'\n", true, 'a: true\n'],
    ['a: b\n', '012345678901', "a: '012345678901'\n"],
    ['a: b\n', 'yes', "a: 'yes'\n"],
    ['a: "q"\nb: b\n', { c: 'no' }, 'a:\n  c: "no"\nb: b\n'],
    ['a:\nb: c\n', 1, 'a: 1\nb: c\n'],
    ['a: \nb: c\n', 1, 'a: 1\nb: c\n'],
    ['a: # why\nb: c\n', { d: 1 }, 'a: # why\n  d: 1\nb: c\n'],
    ['a: b # why\n', { d: [1] }, 'a: # why\n  d:\n    - 1\n'],
    ['a: # why\n  b: 1 # one\nc: 2\n', 'x', 'a: x # why # one\nc: 2\n'],
    ['a: !Ref b\n', 'c', 'a: c\n'],
    ['a: !If\n  - b\n  - c\nd: 1\n', 'x', 'a: x\nd: 1\n'],
    ['a: {b: 1}\n', { c: ['x y', null] }, 'a: {c: [x y, null]}\n'],
    ['a: |\n  one\n  two\nb: 1\n', 'three\nfour\n', 'a: |\n  three\n  four\nb: 1\n'],
    ['a: |\n  one\n  two\nb: 1\n', 'three', 'a: three\nb: 1\n'],
    ['a: |+ # c\n  one\n\nb: 1\n', { c: 1 }, 'a: # c\n  c: 1\nb: 1\n'],
    ['a: |+\n  one\n\nb: 1\n', 'x', 'a: x\nb: 1\n'],
    ['a: {}\n', { c: 1 }, 'a:\n  c: 1\n'],
    ['a:\r\n    b:\r\n        x: 1\r\n', { c: { d: 1 } }, 'a:\r\n    c:\r\n        d: 1\r\n'],
  ])('%j becomes %j', (from, value, to) => {
    expect(replace(from, ['a'], value)).toBe(to);
  });

  test('behind a dash a mapping begins on the line of the dash', () => {
    expect(replace('- a # why\n- b\n', [0], { c: 1, d: 2 })).toBe('- c: 1 # why\n  d: 2\n- b\n');
    expect(replace('-\n- b\n', [0], { c: 1, d: 2 })).toBe('- c: 1\n  d: 2\n- b\n');
  });

  test('between braces a value stays on its line', () => {
    expect(replace('{a: b, "c":1}', ['a'], { x: 'y, z' })).toBe('{a: {x: "y, z"}, "c":1}');
    expect(replace('{a: b, "c":1}', ['c'], 2)).toBe('{a: b, "c":2}');
    expect(replace('{a: , b}', ['a'], 1)).toBe('{a: 1, b}');
    expect(replace('{a: , b}', ['b'], 1)).toBeUndefined();
  });

  test('an anchor that an alias names is not written over', () => {
    expect(replace('a:\n  b: &x 1\nc: *x\n', ['a'], 1)).toBeUndefined();
    expect(replace('a: &x 1\nc: *x\n', ['a'], 2)).toBe('a: &x 2\nc: *x\n');
  });

  test('a comment between a key and its block is not lost', () => {
    expect(replace('a:\n  # about b\n  b: 1\n', ['a'], 1)).toBeUndefined();
  });
});

describe('an entry in YAML', () => {
  test('comes last, before comments and blank lines that belong to what follows, in the indentation found', () => {
    expect(insert('a:\n    b: 1 # one\n\n# about c\nc: 2\n', ['a'], 'd', { e: [1] })).toBe(
      'a:\n    b: 1 # one\n    d:\n        e:\n            - 1\n\n# about c\nc: 2\n',
    );
  });

  test('lists stand under their key as the other lists do', () => {
    expect(insert('a:\n- b\n', [], 'c', [{ d: 1, e: 2 }])).toBe('a:\n- b\nc:\n- d: 1\n  e: 2\n');
  });

  test('goes behind a nested block, a block text and a text without a line break', () => {
    expect(insert('a:\n  b:\n    c: |\n      x\n\nd: 1', ['a'], 'e', 1)).toBe('a:\n  b:\n    c: |\n      x\n  e: 1\n\nd: 1');
    expect(insert('a: 1', [], 'b', 2)).toBe('a: 1\nb: 2');
    expect(insert('a: |+\n  x\n\n', [], 'b', 2)).toBe('a: |+\n  x\n\nb: 2\n');
  });

  test('goes into a mapping behind a dash or under a tag', () => {
    expect(insert('- a: 1\n- b: 1\n', [0], 'c', 2)).toBe('- a: 1\n  c: 2\n- b: 1\n');
    expect(insert('x: !If\n  - cond\n  - a: 1\n  - !Ref y\n', ['x', 1], 'c', 2)).toBe('x: !If\n  - cond\n  - a: 1\n    c: 2\n  - !Ref y\n');
  });

  test('goes between braces as the others do', () => {
    expect(insert('{a: 1}', [], 'b', 'x')).toBe('{a: 1, b: x}');
    expect(insert('{"a": 1}', [], 'b', 'x')).toBe('{"a": 1, "b": x}');
    expect(insert('a: {\n  b: 1, # one\n  c: 2 # two\n}\n', ['a'], 'd', 3)).toBe('a: {\n  b: 1, # one\n  c: 2, # two\n  d: 3\n}\n');
    expect(insert('a: {\n  b: 1,\n}\n', ['a'], 'd', 3)).toBe('a: {\n  b: 1,\n  d: 3,\n}\n');
  });

  test('turns empty braces into a block', () => {
    expect(insert('a: {}\nb: 1\n', ['a'], 'c', { d: 1 })).toBe('a:\n  c:\n    d: 1\nb: 1\n');
    expect(insert('a: !t {}\n', ['a'], 'c', 1)).toBe('a: !t {c: 1}\n');
  });

  test('of a key that is there already is not written twice', () => {
    expect(insert('a: 1\n', [], 'a', 2)).toBeUndefined();
  });

  test('overrides what a merge key brings', () => {
    expect(insert('x: &x {a: 1}\ny:\n  <<: *x\n', ['y'], 'a', 2)).toBe('x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n');
  });

  test('a text of several lines is no block where a comment would fall into it', () => {
    expect(insert('a:\n  - b\n      # deep\n', [], 'c', 'x\ny')).toBe('a:\n  - b\nc: "x\\ny"\n      # deep\n');
  });
});

describe('removing from YAML', () => {
  test('takes the whole lines with the comment on them, and no other', () => {
    const text = 'a: 1\n# about b\nb: # the block\n  c: |\n    x\n\n# about d\nd: 2 # two\n';
    expect(remove(text, [], 'b')).toBe('a: 1\n# about b\n\n# about d\nd: 2 # two\n');
    expect(remove(text, [], 'd')).toBe('a: 1\n# about b\nb: # the block\n  c: |\n    x\n\n# about d\n');
    expect(remove('a: 1\r\nb: 2', [], 'b')).toBe('a: 1');
  });

  test('the first entry behind a dash gives its place to the second', () => {
    expect(remove('- a: 1 # one\n  b: 2\n', [0], 'a')).toBe('- b: 2\n');
    expect(remove('- a: 1\n  # about b\n  b: 2\n', [0], 'a')).toBeUndefined();
  });

  test('the last entry or item leaves empty brackets', () => {
    expect(remove('a: # why\n  b: 1\nc: 2\n', ['a'], 'b')).toBe('a: {} # why\nc: 2\n');
    expect(removeAt('a:\n- b\n', ['a'], 0)).toBe('a: []\n');
  });

  test('an item goes with its dash', () => {
    expect(removeAt('- a\n# about b\n- b: 1\n  c: 2\n- d\n', [], 1)).toBe('- a\n# about b\n- d\n');
    expect(removeAt('- - a\n  - b\n', [0], 0)).toBe('- - b\n');
    expect(removeAt('x: &x 1\ny: [*x, a, *x]\n', ['y'], 2)).toBe('x: &x 1\ny: [*x, a]\n');
  });

  test('between brackets the comma goes too', () => {
    expect(remove('{a: 1, b: 2, c: 3}', [], 'a')).toBe('{b: 2, c: 3}');
    expect(remove('{a: 1, b: 2, c: 3}', [], 'c')).toBe('{a: 1, b: 2}');
    expect(remove('{ a: 1 }', [], 'a')).toBe('{}');
    expect(remove('{a: 1, # one\n b: 2}', [], 'a')).toBeUndefined();
  });

  test('what a merge key brings, or stands twice, is not removed', () => {
    expect(remove(SHARED, ['one'], 'a')).toBeUndefined();
    expect(remove('a: 1\na: 2\n', [], 'a')).toBeUndefined();
  });

  test('an anchor that is named elsewhere stays', () => {
    expect(remove('a: &x 1\nb: *x\n', [], 'a')).toBeUndefined();
  });
});

describe('JSON', () => {
  const text = '{\r\n\t"a": {"b": 1, "c": [1,2]},\r\n\t"d": {},\r\n\t"e": []\r\n}\r\n';

  test('grows by lines where it has lines, with its own indentation and line breaks', () => {
    expect(insert(text, [], 'n', { x: [1] }, 'json')).toBe(text.replace('[]\r\n', '[],\r\n\t"n": {\r\n\t\t"x": [\r\n\t\t\t1\r\n\t\t]\r\n\t}\r\n'));
    expect(insert(text, ['d'], 'n', 1, 'json')).toBe(text.replace('{}', '{\r\n\t\t"n": 1\r\n\t}'));
  });

  test('stays on the line where it is on one', () => {
    expect(insert(text, ['a'], 'n', { x: 1 }, 'json')).toBe(text.replace(',2]', ',2], "n": {"x": 1}'));
    expect(append(text, ['a', 'c'], [3], 'json')).toBe(text.replace(',2]', ',2,[3]]'));
    expect(append(ONE_LINE, ['b'], { x: 'y' }, 'json')).toBe(ONE_LINE.replace('}],', '},{"x":"y"}],'));
    expect(insert(ONE_LINE, ['e'], 'f', [1, 2], 'json')).toBe(ONE_LINE.replace('{}', '{"f":[1,2]}'));
  });

  test('gives an item lines of its own where the others have them, though the first begins behind the bracket', () => {
    const two = '{\n\t"b": [{\n\t\t\t"x": 1\n\t\t},\n\t\t{\n\t\t\t"x": 2\n\t\t}\n\t]\n}\n';
    expect(append(two, ['b'], { x: 3 }, 'json')).toBe(two.replace('2\n\t\t}', '2\n\t\t},\n\t\t{\n\t\t\t"x": 3\n\t\t}'));
    const one = '{\n  "b": [{\n    "x": 1\n  }]\n}\n';
    expect(append(one, ['b'], { x: [2] }, 'json')).toBe(one.replace('}]', '}, {\n    "x": [\n      2\n    ]\n  }]'));
  });

  test('loses an entry with its comma', () => {
    expect(remove(text, [], 'a', 'json')).toBe(text.replace('"a": {"b": 1, "c": [1,2]},\r\n\t', ''));
    expect(remove(text, [], 'e', 'json')).toBe(text.replace(',\r\n\t"e": []', ''));
    expect(removeAt(ONE_LINE, ['b'], 0, 'json')).toBe(ONE_LINE.replace('1,2', '2'));
  });
});

describe('JSON inside YAML', () => {
  const inner = (text: string, path: readonly string[]) => {
    const node = at(text, path) as ScalarNode;
    return parseJson(node.doc.textOf(node)).root as MappingNode;
  };

  test('is edited in its block with the indentation of the block', () => {
    const text = 'a:\r\n  b: |\r\n    {\r\n      "c": 1\r\n    }\r\nd: 1\r\n';
    expect(done(text, insertEntry(inner(text, ['a', 'b']), 'e', { f: '"' }))).toBe(
      'a:\r\n  b: |\r\n    {\r\n      "c": 1,\r\n      "e": {\r\n        "f": "\\""\r\n      }\r\n    }\r\nd: 1\r\n',
    );
  });

  test('is escaped again in quotes', () => {
    expect(done('a: "{\\"b\\": 1}"\n', insertEntry(inner('a: "{\\"b\\": 1}"\n', ['a']), 'c', '"'))).toBe('a: "{\\"b\\": 1, \\"c\\": \\"\\\\\\"\\"}"\n');
    expect(done(`a: '{"b": "it''s"}'\n`, insertEntry(inner(`a: '{"b": "it''s"}'\n`, ['a']), 'c', "'"))).toBe(`a: '{"b": "it''s", "c": "''"}'\n`);
  });

  test('is left alone where the style has no way to write it', () => {
    expect(insertEntry(inner("a: '{}'\n", ['a']), 'c', 1)).toBeDefined();
    expect(replaceValue(valueOf(inner(`a: '{"b": 1}'\n`, ['a']), 'b') as Node, '\u2028')).toBeUndefined();
  });
});

type Change = { readonly edit: TextEdit | undefined; readonly expected: unknown };

/** One change of a node, picked by numbers, and the data it should lead to. */
function changeOf(root: Node, pick: number, op: number, index: number, value: Plain): Change {
  const nodes = nodesOf(root);
  const { node, path } = nodes[pick % nodes.length] as (typeof nodes)[number];
  const become = (next: (data: never) => unknown) =>
    changed(dataOf(root), path, (data) =>
      node.tag === undefined ? next(data as never) : { [node.tag]: next((data as Record<string, never>)[node.tag] as never) },
    );
  if (node.kind === 'mapping' && op % 3 === 0)
    return { edit: insertEntry(node, 'new key', value), expected: become((data: Map<string, unknown>) => new Map([...data, ['new key', dataOfPlain(value)]])) };
  if (node.kind === 'sequence' && op % 3 === 0) return { edit: appendItem(node, value), expected: become((data: unknown[]) => [...data, dataOfPlain(value)]) };
  const size = node.kind === 'mapping' ? node.entries.length : node.kind === 'sequence' ? node.items.length : 0;
  const lastOfTagged = size === 1 && node.tag !== undefined;
  if (size > 0 && op % 3 === 1 && !lastOfTagged) {
    const own = index % size;
    if (node.kind === 'sequence') return { edit: removeItem(node, own), expected: become((data: unknown[]) => data.filter((_, other) => other !== own)) };
    if (node.kind === 'mapping')
      return {
        edit: removeEntry(node, node.entries[own]?.key.value ?? ''),
        expected: become((data: Map<string, unknown>) => new Map([...data].filter((_, other) => other !== own))),
      };
  }
  return { edit: replaceValue(node, value), expected: changed(dataOf(root), path, () => dataOfPlain(value)) };
}

function changed(data: unknown, path: readonly number[], next: (data: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next(data);
  if (Array.isArray(data)) return data.map((item, index) => (index === step ? changed(item, rest, next) : item));
  if (data instanceof Map) return new Map([...data].map(([key, item], index) => [key, index === step ? changed(item, rest, next) : item]));
  const [tag, tagged] = Object.entries(data as object)[0] as [string, unknown];
  return { [tag]: changed(tagged, path, next) };
}

type Outcome =
  | 'as asked'
  | 'not made'
  | 'unreadable before'
  | { readonly asked: unknown; readonly got: unknown; readonly problems: unknown; readonly lost: readonly string[] };

/** Parses, edits, parses again: the data must be as asked, and every comment outside the edit must still be one. */
function outcome(text: string, syntax: SyntaxName, [pick, op, index]: readonly [number, number, number], value: Plain): Outcome {
  const doc = parse(text, syntax);
  if (!doc.root || doc.problems.length > 0) return 'unreadable before';
  const { edit, expected } = changeOf(doc.root, pick, op, index, value);
  if (!edit) return 'not made';
  const again = parse(applyEdits(new Source('f', text), [edit]), syntax);
  const comments = new Set(again.comments().map((comment) => comment.text));
  const lost = doc.comments().filter((comment) => (comment.start < edit.start || comment.start >= edit.end) && !comments.has(comment.text));
  const got = dataOf(again.root);
  if (lost.length === 0 && again.problems.every((problem) => problem.id === 'unquoted-account-id') && isDeepStrictEqual(got, expected)) return 'as asked';
  return { asked: expected, got, problems: again.problems.map((problem) => problem.message), lost: lost.map((comment) => comment.text) };
}

const numbers = fc.tuple(fc.nat(), fc.nat(), fc.nat());

describe('parse, edit, parse', () => {
  test('every edit of generated data can be made, and gives what was asked', () => {
    fc.assert(
      fc.property(plains, numbers, plains, (data, picks, value) => {
        expect(outcome(print(data, 'yaml'), 'yaml', picks, value)).toBe('as asked');
        expect(outcome(print(data, 'json'), 'yaml', picks, value)).toBe('as asked');
        expect(outcome(print(data, 'json'), 'json', picks, value)).toBe('as asked');
        expect(outcome(JSON.stringify(data), 'json', picks, value)).toBe('as asked');
      }),
      { numRuns: 250 },
    );
  });

  test('every edit of JSON as people write it can be made', () => {
    fc.assert(
      fc.property(fc.constantFrom(POLICY, ONE_LINE), numbers, plains, (text, picks, value) => {
        expect(outcome(text, 'json', picks, value)).toBe('as asked');
      }),
    );
  });

  test('an edit of YAML with comments and odd layouts gives what was asked, or is not made', () => {
    fc.assert(
      fc.property(fc.constantFrom(TEMPLATE, CRLF, COMPACT), numbers, plains, (text, picks, value) => {
        expect(outcome(text, 'yaml', picks, value)).toMatch(/^(?:as asked|not made)$/);
      }),
      { numRuns: 400 },
    );
  });

  test('the same holds for texts that somebody has spoiled but that still can be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(TEMPLATE, COMPACT, POLICY, ONE_LINE), mutations, numbers, plains, (original, changes, picks, value) => {
        const text = mutate(original, changes);
        // Shared nodes change in two places at once, which is what sharing is for.
        fc.pre(!text.includes('&'));
        expect(outcome(text, 'yaml', picks, value)).toBeTypeOf('string');
      }),
      { numRuns: 400 },
    );
  });

  test('nothing throws on shared nodes', () => {
    fc.assert(
      fc.property(mutations, numbers, plains, (changes, picks, value) => {
        expect(() => outcome(mutate(SHARED, changes), 'yaml', picks, value)).not.toThrow();
      }),
    );
  });
});
