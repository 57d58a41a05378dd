import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Parser, parseDocument } from 'yaml';
import { type MappingNode, type Node, type ScalarNode, plainType, valueOf } from '../../src/syntax/tree.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { commentStarts, differences, unsound } from './compare.js';
import { dataOf, nodesOf } from './data.js';
import { mutate, mutations } from './mutate.js';
import { COMPACT, CRLF, POLICY, SHARED, TEMPLATE } from './texts.js';

const parse = (text: string) => parseYaml(Mapped.of(new Source('f.yaml', text)));
const TEXTS = { TEMPLATE, CRLF, COMPACT, SHARED, POLICY };

function problemsOf(text: string): readonly string[] {
  return parse(text).problems.map(({ place, message, help }) => {
    const { line, column } = place.source.position(place.start);
    return `${line}:${column} ${message} | ${help}`;
  });
}

describe('another parser sees the same', () => {
  test.each(Object.entries(TEXTS))('%s: values, tags and spans', (_, text) => {
    const other = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
    expect(other.errors).toEqual([]);
    expect(differences(parse(text).root as Node, other.contents, text)).toEqual([]);
  });

  test.each(Object.entries(TEXTS))('%s: comments', (_, text) => {
    const starts = commentStarts([...new Parser().parse(text)]);
    expect(
      parse(text)
        .comments()
        .map((comment) => comment.start),
    ).toEqual([...starts].sort((a, b) => a - b));
  });
});

test('the text of a scalar or bracketed span is the value again', () => {
  for (const text of Object.values(TEXTS)) {
    const nodes = nodesOf(parse(text).root).map(({ node }) => node);
    const alone = nodes.filter(
      (node) =>
        (node.kind === 'scalar' ? /^(?:plain|single|double)$/.test(node.style) : node.kind !== 'hole' && node.flow) &&
        /^(?!.*\*)\S/s.test(text.slice(node.start, node.end)),
    );
    const pairs = alone.filter((node) => node.kind !== 'mapping' || text[node.start] === '{');
    expect(pairs.map((node) => dataOf(parse(text.slice(node.start, node.end)).root))).toEqual(pairs.map((node) => dataOf({ ...node, tag: undefined })));
  }
});

test('the text of every scalar, read with its places, is its value', () => {
  for (const text of Object.values(TEXTS)) expect(unsound(nodesOf(parse(text).root), text)).toEqual([]);
});

describe('what a scalar says survives as it is written', () => {
  test.each([
    ['012345678901', 'number'],
    ['2012-10-17', 'string'],
    ['on', 'string'],
    ['1_000', 'string'],
    ['0o17', 'number'],
    ['-1.5e3', 'number'],
    ['.inf', 'number'],
    ['~', 'null'],
    ['False', 'boolean'],
    ['"1"', 'string'],
    ['!Ref 1', 'string'],
    ['!!str 1', 'string'],
    ['!!int 1', 'number'],
  ] as const)('%s is a %s', (text, type) => {
    const root = parse(`a: ${text}`).root;
    const node = valueOf(root, 'a') as ScalarNode;
    expect(plainType(node)).toBe(type);
    expect(node.value).toBe(text.replace(/^!+\w+ /, '').replaceAll('"', ''));
  });
});

test('any tag is accepted and kept, but for those that say nothing', () => {
  const tags = nodesOf(parse('[!Ref a, !Rain::Module b, !<!x> c, !<tag:yaml.org,2002:int> 1, !!str "d", !!map {}, ! e]').root).map(({ node }) => node.tag);
  expect(tags.slice(1)).toEqual(['!Ref', '!Rain::Module', '!x', '!!int', undefined, undefined, '!']);
});

test('a value that was left out stands behind its colon or dash', () => {
  const text = 'a:\nb: # why\nc: !t\nd:\n-\n- y\n';
  const empty = nodesOf(parse(text).root).filter(({ node }) => node.kind === 'scalar' && node.value === '');
  expect(empty.map(({ node }) => text.slice(0, node.start).split('\n').at(-1))).toEqual(['a:', 'b:', 'c: !t', '-']);
});

describe('anchors, aliases and merge keys', () => {
  test('an alias is the very node of its anchor', () => {
    const two = valueOf(parse(SHARED).root, 'two');
    expect(two?.kind === 'sequence' && two.items[0] === two.items[1]).toBe(true);
  });

  test('merged entries come last, never override, and know their merge key', () => {
    const root = parse(SHARED).root;
    const one = valueOf(root, 'one') as MappingNode;
    expect(one.entries.map((entry) => [entry.key.value, entry.merged?.value])).toEqual([
      ['b', undefined],
      ['a', '<<'],
    ]);
    expect(dataOf(valueOf(root, 'three'))).toEqual(
      new Map<string, unknown>([
        ['e', 5],
        ['a', 1],
        ['b', new Map([['c', 2]])],
        ['d', 4],
      ]),
    );
  });

  test('a quoted << is a key like any other', () => {
    expect(dataOf(parse('"<<": {a: 1}').root)).toEqual(new Map([['<<', new Map([['a', 1]])]]));
  });

  test('an alias without an anchor, or inside what it names, is an unknown value and a problem', () => {
    expect(problemsOf('a: &x [1, *x]\nb: *nope\n')).toEqual([
      '1:11 The alias `*x` stands inside the value that it names. | A value cannot hold itself: write out what is meant.',
      '2:4 The alias `*nope` names no anchor above it. | Write the anchor `&nope` before the value that is meant, above this line; a text that starts with * needs quotes.',
    ]);
    expect(dataOf(parse('a: &x [1, *x]').root)).toEqual(new Map([['a', [1, { hole: '*x' }]]]));
  });

  test('aliases that would grow without end are stopped with a word', () => {
    const levels = Array.from({ length: 60 }, (_, index) => `l${index + 1}: &l${index + 1} [*l${index}, *l${index}, *l${index}]`);
    const { root, problems } = parse(`l0: &l0 x\n${levels.join('\n')}\n`);
    expect(problems).toMatchObject([{ id: 'unreadable-input', message: 'With the alias `*l10`, aliases stand for more than 250000 values.' }]);
    const [whole, last] = ['l9', 'l60'].map((name) => valueOf(root as MappingNode, name));
    expect(whole?.kind === 'sequence' && whole.items[0] === whole.items[2]).toBe(true);
    expect(last).toMatchObject({ items: [{ kind: 'hole' }, { kind: 'hole' }, { kind: 'hole' }] });
  });

  test('merge keys that bring too much are stopped with a word', () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(', ');
    const uses = Array.from({ length: 200 }, (_, index) => `u${index}: {<<: *a}`).join('\n');
    const doc = parse(`a: &a {${keys}}\n${uses}\n`);
    expect(doc.problems).toMatchObject([{ id: 'unreadable-input', message: expect.stringContaining('more than 100000 entries') }]);
  });

  test('a merge key takes mappings only', () => {
    expect(problemsOf('a:\n  <<: text\n')).toEqual([
      '2:3 The merge key `<<` takes a mapping or a list of mappings, but here is a scalar. | Name an anchored mapping: `<<: *name`; quote the key if a key of that name is meant.',
    ]);
  });
});

test('equal keys are reported, in blocks and between braces', () => {
  const doc = parse('a: 1\nb: {c: 1, c: 2}\na: 2\n');
  expect(doc.problems.map(({ id, place }) => [id, place.start])).toEqual([
    ['duplicate-key', 15],
    ['duplicate-key', 21],
  ]);
  expect(dataOf(doc.root)).toEqual(
    new Map<string, unknown>([
      ['a', 2],
      ['b', new Map([['c', 2]])],
    ]),
  );
});

test('account ids without quotes are reported, as values and as keys', () => {
  const doc = parse('012345678901:\n- 123456789012\n- 111122223333\n- "012345678901"\n- !Sub 012345678901\n# 012345678901\n');
  expect(doc.problems.map(({ id, place, help }) => [id, place.source.position(place.start).line, help])).toEqual([
    ['unquoted-account-id', 1, "Write '012345678901' in quotes."],
    ['unquoted-account-id', 3, "Write '111122223333' in quotes."],
  ]);
});

describe('several documents', () => {
  test('the first one that holds something is read, and a second one is a problem', () => {
    expect(parse('---\n# nothing\n---\na: 1\n...\n---\n').problems).toEqual([]);
    expect(problemsOf('a: 1\n---\nb: 2\n---\nc: 3\n')).toEqual([
      '3:1 A second document starts here; only the first one is read. | Put each document into a file of its own.',
    ]);
    expect(dataOf(parse('a: 1\n---\nb: 2\n').root)).toEqual(new Map([['a', 1]]));
  });

  test('a text with nothing but comments has no root and is no error', () => {
    const doc = parse('# only\n');
    expect([doc.root, doc.problems, doc.comments()]).toEqual([undefined, [], [{ text: 'only', start: 0, end: 6 }]]);
  });
});

describe('an error says what was seen and what would help', () => {
  test.each([
    ['a:\n\tb: 1\n', '2:1 A tab stands in the indentation. | YAML is indented with spaces only: replace the tab by spaces.'],
    [
      'a: b: c\n',
      '1:5 This line is not indented like the entries around it. | Give all keys of one mapping the same indentation; a text that holds `: ` or ` #` needs quotes.',
    ],
    [
      'a: [1, 2\nb: {c: 3}\n',
      '2:1 This line stands further left than the value it continues. | Indent the lines of a quoted or bracketed value deeper than its key, or close the quote or bracket.',
    ],
    [
      'a: {\n}\nb: [1 2, {} 3]',
      '3:13 Missed comma between flow collection entries (saw `3`). | Write a comma between the elements of `[…]` or `{…}`; a text that holds a comma or bracket needs quotes.',
    ],
    ['a: [1, 2', '1:9 A `[` or `{` is never closed. | Write the missing `]` or `}`.'],
    [
      'a: "b',
      '1:6 A quoted text is never closed. | Write the closing quote; a quote inside single quotes is written twice, inside double quotes after a backslash.',
    ],
    [
      'a: [1 2, {b} c]\n',
      '1:14 Missed comma between flow collection entries (saw `c`). | Write a comma between the elements of `[…]` or `{…}`; a text that holds a comma or bracket needs quotes.',
    ],
    ['a: "\\q"\n', '1:6 Unknown escape sequence (saw `q`). | Inside double quotes a backslash starts an escape: write it twice, or use single quotes.'],
    [
      'a: 1\nb\n',
      '3:1 A key goes over several lines, or its colon is missing. | Write `key: value` on one line, with a space after the colon; quote a text of several lines.',
    ],
    [
      '? [a]\n: b\n',
      '1:3 A key is a text, but here it is a sequence. | Write a plain or quoted text as key; a text that starts with a bracket or brace needs quotes.',
    ],
  ])('%j', (text, message) => {
    expect(problemsOf(text)).toEqual([message]);
  });

  test('nesting has a bound', () => {
    expect(problemsOf('['.repeat(20_000))).toEqual([expect.stringContaining('nests deeper than 200 levels')]);
  });
});

describe('lines that stand no deeper than their key', () => {
  test('close a bracket, as in pasted JSON', () => {
    const text = 'a:\n  b: {\n    "c": [\n      1 # one\n  ], "d": {\n  }\n  }\n  e: |\n    {\n    }\n  f: 2\n';
    const doc = parse(text);
    expect(doc.problems).toEqual([]);
    const b = valueOf(valueOf(doc.root, 'a'), 'b') as Node;
    expect(JSON.parse(text.slice(b.start, b.end).replace(/#.*/, ''))).toEqual({ c: [1], d: {} });
    expect(valueOf(valueOf(doc.root, 'a'), 'e')).toMatchObject({ value: '{\n}\n' });
    expect(text.slice(valueOf(valueOf(doc.root, 'a'), 'f')?.start)).toBe('2\n');
    expect(doc.comments()).toMatchObject([{ text: 'one' }]);
  });

  test('continue a quoted text', () => {
    const doc = parse('a:\n  b: "one\ntwo\n\nthree"\n  c: 1\n');
    const b = valueOf(valueOf(doc.root, 'a'), 'b') as ScalarNode;
    expect([b.value, doc.textOf(b).text, doc.problems]).toEqual(['one two\nthree', 'one two\nthree', []]);
  });
});

describe('comments', () => {
  test('a sign inside a text starts none', () => {
    const texts = parse('a: "x # no" # one\nb: it#s # two # still\nc: |  # three\n  # no\n\n  text # no\n# four\nd: \'# no\'\n#five').comments();
    expect(texts.map((comment) => comment.text)).toEqual(['one', 'two # still', 'three', 'four', 'five']);
  });
});

describe('holes', () => {
  const hole = { says: '${X}' };
  const doc = (() => {
    const source = new Source('f', 'a: ${X}\nb: x-${X}\nc: "${X}"\n${X}: [${X}, !t ${X}]\n');
    const out = Mapped.of(source).decode((text) => text);
    let at = 0;
    for (const { index } of source.text.matchAll(/\$\{X\}/g)) {
      out.copy(at, index).hole(hole, index, index + 4);
      at = index + 4;
    }
    return parseYaml(out.copy(at, source.text.length).done());
  })();

  test('a plain value that is one hole is an unknown subtree', () => {
    expect(valueOf(doc.root, 'a')).toMatchObject({ kind: 'hole', hole });
    const last = doc.root?.kind === 'mapping' ? doc.root.entries[3] : undefined;
    expect(last?.value).toMatchObject({ kind: 'sequence', items: [{ kind: 'hole' }, { kind: 'hole', tag: '!t' }] });
    expect(last && doc.textOf(last.key).parts()).toEqual([hole]);
  });

  test('elsewhere a hole stays in the text', () => {
    expect(doc.textOf(valueOf(doc.root, 'b') as ScalarNode).parts()).toEqual(['x-', hole]);
    expect(doc.textOf(valueOf(doc.root, 'c') as ScalarNode).parts()).toEqual([hole]);
  });
});

test('broken text never throws, its spans stay inside it, and texts are what values are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(TEXTS)), mutations, (original, changes) => {
      const text = mutate(original, changes);
      const doc = parse(text);
      for (const { place } of doc.problems) expect([place.start >= 0, place.start <= place.end, place.end <= text.length]).toEqual([true, true, true]);
      expect(unsound(nodesOf(doc.root), text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
