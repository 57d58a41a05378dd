import * as fc from 'fast-check';
import type { Plain } from '../../src/syntax/edit.js';
import { type Node, plainType } from '../../src/syntax/tree.js';

/** What a tree says, without places; a tag becomes a key of its own, so that losing one shows. */
export function dataOf(node: Node | undefined): unknown {
  if (!node) return undefined;
  const data = untagged(node);
  return node.tag === undefined ? data : { [node.tag]: data };
}

function untagged(node: Node): unknown {
  switch (node.kind) {
    case 'hole':
      return { hole: node.hole.says };
    case 'sequence':
      return node.items.map(dataOf);
    case 'mapping':
      return new Map(node.entries.map((entry) => [entry.key.value, dataOf(entry.value)]));
    case 'scalar':
      return scalar(node.value, plainType(node));
  }
}

function scalar(text: string, type: ReturnType<typeof plainType>): unknown {
  if (type === 'string') return text;
  if (type === 'null') return null;
  return type === 'boolean' ? /^t/i.test(text) : Number(text.replace(/^\+/, ''));
}

/** Plain data in the shape of `dataOf`. */
export function dataOfPlain(value: Plain): unknown {
  if (Array.isArray(value)) return value.map(dataOfPlain);
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value).map(([key, item]) => [key, dataOfPlain(item as Plain)])) : value;
}

/** Every node of a tree with the steps that lead to it: positions among the entries or items. */
export function nodesOf(root: Node | undefined): { readonly node: Node; readonly path: readonly number[] }[] {
  const found: { readonly node: Node; readonly path: readonly number[] }[] = [];
  const visit = (node: Node, path: readonly number[]) => {
    found.push({ node, path });
    if (node.kind === 'sequence') node.items.forEach((item, index) => visit(item, [...path, index]));
    if (node.kind === 'mapping') node.entries.forEach((entry, index) => visit(entry.value, [...path, index]));
  };
  if (root) visit(root, []);
  return found;
}

const AWKWARD = [
  [
    '',
    ' ',
    'a b',
    'yes',
    'on',
    'No',
    'null',
    '~',
    'true',
    '1',
    '1.0',
    '0x1F',
    '1e3',
    '012345678901',
    '123456789012',
    '2012-10-17',
    '12:30:45',
    '1_000',
    '.inf',
  ],
  [
    '-',
    '- a',
    '---',
    '...',
    '?',
    '? a',
    ':',
    ': a',
    'a:',
    'a: b',
    'a #b',
    'a#b',
    '#a',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a`',
    '"a"',
    "'a'",
    "it's",
    'say "a"',
  ],
  ['{a', '[a', 'a]', 'a, b', 'a\\b', 'a\tb', '\t', '//', 'arn:aws:s3:::b/*', '${AWS::AccountId}', 's3:*', '<<', '=', 'ü', '😀', '\ud83d', 'key'],
  ['a\nb', 'a\n', '\na', 'a\n\n', ' a\nb', 'a\n b\nc', 'a\n\n\nb', 'a \nb ', 'a\r\nb', '\u0007', '\u0085', '\u2028', '\ufeff'],
].flat();

export const texts: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...AWKWARD), weight: 3 },
  { arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
);

const keys = texts.filter((key) => key !== '__proto__' && key !== '<<');

const { value } = fc.letrec<{ value: Plain; list: Plain; object: Plain }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }) as fc.Arbitrary<Plain>,
  object: fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Plain>,
}));

/** Any data that JSON and YAML can say. */
export const plains = value;
