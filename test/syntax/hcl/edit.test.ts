import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/syntax/hcl/edit.js';
import type { Rough } from '../../../src/syntax/hcl/edit.js';
import { appendBlocks, blocksOf, insertContent, removeFromBody } from '../../../src/syntax/hcl/edit-body.js';
import { appendItem, insertEntries, keyOf, removeEntry, removeItem, replaceEntry, replaceExpression } from '../../../src/syntax/hcl/edit-collection.js';
import { raw } from '../../../src/syntax/hcl/format.js';
import type { Attribute, Block, Body, Expression, ObjectExpression, Tuple } from '../../../src/syntax/hcl/tree.js';
import type { Plain, PlainObject } from '../../../src/syntax/plain.js';
import { applyEdits } from '../../../src/text/edit.js';
import { formatted, hasTerraform } from './fmt.js';
import { FORMATTED } from './formatted.js';
import { outline } from './outline.js';
import { hcl } from './show.js';

type Roughs = readonly (Rough | undefined)[] | undefined;

const isBlock = (path: readonly string[]): boolean => path.at(-1) === 'rule';

function done(text: string, edit: (body: Body) => Roughs): string | undefined {
  const document = hcl(text);
  const roughs = edit(document.body);
  const edits = roughs?.every((rough) => rough !== undefined) ? finish(roughs) : undefined;
  return edits && document.mapped.whole && applyEdits(document.mapped.whole, edits);
}

/** The first block, its first attribute, what that holds. */
const block = (body: Body): Block => body.items.find((item) => item.kind === 'block') as Block;
const attribute = (body: Body, name?: string): Attribute =>
  body.items.find((item): item is Attribute => item.kind === 'attribute' && (name === undefined || item.name.text === name)) as Attribute;

const insert = (text: string, content: PlainObject) => done(text, (body) => insertContent(block(body).body, content, isBlock));
const without = (text: string, name: string) => done(text, (body) => [removeFromBody(block(body).body, attribute(block(body).body, name))]);
const replace = (text: string, value: Plain, name?: string) => done(text, (body) => [replaceExpression(attribute(body, name).value, value)]);
const append = (text: string, value: Plain) => done(text, (body) => appendItem(attribute(body).value as Tuple, value));
const drop = (text: string, index: number) => done(text, (body) => removeItem(attribute(body).value as Tuple, index));
const enter = (text: string, entries: PlainObject) => done(text, (body) => insertEntries(attribute(body).value as ObjectExpression, entries));
const leave = (text: string, key: string) => done(text, (body) => removeEntry(attribute(body).value as ObjectExpression, key));

describe('an attribute', () => {
  test.each<[from: string, to: string | undefined]>([
    ['a {\n  b = 1\n}\n', 'a {\n  b    = 1\n  name = 2\n}\n'],
    ['a {\n  b = 1 # one\n  longer = 2\n}\n', 'a {\n  b = 1 # one\n  longer = 2\n  name = 2\n}\n'],
    ['a {\r\n\tb = 1\r\n}\r\n', 'a {\r\n\tb    = 1\r\n\tname = 2\r\n}\r\n'],
    ['a {\n    b = 1\n    c   = 2 # two\n}\n', 'a {\n    b = 1\n    c   = 2 # two\n    name = 2\n}\n'],
    ['a {\n  b = 1 # one\n  c = 2 # two\n}\n', 'a {\n  b    = 1 # one\n  c    = 2 # two\n  name = 2\n}\n'],
    ['a {\n  b = 1\n\n  tags = {\n    c = 1\n  }\n\n  rule {}\n}\n', 'a {\n  b    = 1\n  name = 2\n\n  tags = {\n    c = 1\n  }\n\n  rule {}\n}\n'],
    ['a {\n  rule {}\n}\n', 'a {\n  name = 2\n\n  rule {}\n}\n'],
    ['a {}\n', 'a {\n  name = 2\n}\n'],
    ['a { }\n', 'a {\n  name = 2\n}\n'],
    ['a { b = "x" } # end\n', 'a {\n  b    = "x"\n  name = 2\n} # end\n'],
    ['a { b = 1 /* why */ }\n', undefined],
    ['a {\n  b = 1 /* a comment\n  that goes on */\n}\n', undefined],
    ['a {\n  name = 1\n}\n', undefined],
  ])('is inserted: %j becomes %j', (from, to) => {
    expect(insert(from, { name: 2 })).toBe(to);
  });

  test('moves the comments of its neighbours with them', () => {
    expect(insert('a {\n  b = 1  # one\n  c = 22 # two\n}\n', { name: 2 })).toBe('a {\n  b    = 1  # one\n  c    = 22 # two\n  name = 2\n}\n');
  });

  test.each<[from: string, to: string | undefined]>([
    ['a {\n  b    = 1\n  name = 2 # gone\n}\n', 'a {\n  b = 1\n}\n'],
    ['a {\n  b = 1\n\n  name = 2\n\n  c = 3\n}\n', 'a {\n  b = 1\n\n  c = 3\n}\n'],
    ['a {\n  b = 1\n\n  name = 2\n}\n', 'a {\n  b = 1\n}\n'],
    ['a {\n  name = 2\n\n  c = 3\n}\n', 'a {\n  c = 3\n}\n'],
    ['a { name = 2 }\n', 'a {}\n'],
    ['a { name = 2 /* why */ }\n', undefined],
  ])('is taken out: %j becomes %j', (from, to) => {
    expect(without(from, 'name')).toBe(to);
  });
});

describe('a block', () => {
  const rule = { rule: [{ status: 'on', days: 3 }] };

  test.each<[from: string, to: string]>([
    ['a {\n  b = 1\n}\n', 'a {\n  b = 1\n\n  rule {\n    status = "on"\n    days   = 3\n  }\n}\n'],
    ['a {\n  rule {\n  }\n  rule {\n  }\n}\n', 'a {\n  rule {\n  }\n  rule {\n  }\n  rule {\n    status = "on"\n    days   = 3\n  }\n}\n'],
    ['a {\n  rule {}\n\n  c {}\n}\n', 'a {\n  rule {}\n\n  rule {\n    status = "on"\n    days   = 3\n  }\n\n  c {}\n}\n'],
    ['a {\n\n}\n', 'a {\n  rule {\n    status = "on"\n    days   = 3\n  }\n\n}\n'],
    ['a { b = 1 }\n', 'a {\n  b = 1\n\n  rule {\n    status = "on"\n    days   = 3\n  }\n}\n'],
    ['a {\n\tb = 1\n}\n', 'a {\n\tb = 1\n\n\trule {\n\t\tstatus = "on"\n\t\tdays   = 3\n\t}\n}\n'],
  ])('is inserted: %j becomes %j', (from, to) => {
    expect(insert(from, rule)).toBe(to);
  });

  test('and an attribute are inserted together', () => {
    expect(insert('a {\n  b = 1\n}\n', { name: 2, rule: [{}] })).toBe('a {\n  b    = 1\n  name = 2\n\n  rule {}\n}\n');
  });

  test('is taken out with the blank line before it', () => {
    expect(done('a {\n  b = 1\n\n  c {\n    d = 1\n  }\n}\n', (body) => [removeFromBody(block(body).body, block(block(body).body))])).toBe('a {\n  b = 1\n}\n');
  });

  test('is put behind another one of the file', () => {
    const put = (text: string) =>
      done(text, (body) => [
        appendBlocks(block(body), [{ type: 'resource', labels: ['t', 'n'], head: { bucket: raw('a.id') }, content: { status: 'on' }, isBlock }]),
      ]);
    const made = 'resource "t" "n" {\n  bucket = a.id\n\n  status = "on"\n}\n';
    expect(put('a {\n}\n')).toBe(`a {\n}\n\n${made}`);
    expect(put('a {\n}\n# next\nb {}\n')).toBe(`a {\n}\n\n${made}\n# next\nb {}\n`);
    expect(put('a {\n}\n\nb {}\n')).toBe(`a {\n}\n\n${made}\nb {}\n`);
    expect(put('a {\r\n}')).toBe(`a {\n}\n\n${made}`.replaceAll('\n', '\r\n').trimEnd());
  });
});

describe('a value', () => {
  test.each<[from: string, value: Plain, to: string]>([
    ['a = 1 # why\n', 'x', 'a = "x" # why\n'],
    ['a = 1   # one\nb = 222 # two\n', 'xx', 'a = "xx" # one\nb = 222  # two\n'],
    ['a   = 1\nbbb = 2\n', { c: 1 }, 'a = {\n  c = 1\n}\nbbb = 2\n'],
    ['a = {\n  b = 1\n}\nlong = 2\n', 3, 'a    = 3\nlong = 2\n'],
    ['a = { b = 1 }\n', { c: { d: 1 } }, 'a = { c = { d = 1 } }\n'],
    ['a = { b : 1 }\n', { c: 2 }, 'a = { c : 2 }\n'],
    ['a = <<EOT\nx\nEOT\nb = 1\n', 'y', 'a = "y"\nb = 1\n'],
  ])('is replaced: %j by %j', (from, value, to) => {
    expect(replace(from, value, 'a')).toBe(to);
  });
});

describe('an item', () => {
  test.each<[from: string, to: string | undefined]>([
    ['a = [1, 2]\n', 'a = [1, 2, "x"]\n'],
    ['a = [1, 2,]\n', 'a = [1, 2, "x",]\n'],
    ['a = []\n', 'a = ["x"]\n'],
    ['a = [\n  1,\n  2, # two\n]\n', 'a = [\n  1,\n  2, # two\n  "x",\n]\n'],
    ['a = [\n  1,\n  2 # two\n]\n', 'a = [\n  1,\n  2, # two\n  "x"\n]\n'],
    ['a = [\r\n\t1,\r\n]\r\n', 'a = [\r\n\t1,\r\n\t"x",\r\n]\r\n'],
    ['a = [\n  1 ]\n', 'a = [\n  1,\n  "x" ]\n'],
    ['a = [\n  # none\n]\n', undefined],
  ])('is appended: %j becomes %j', (from, to) => {
    expect(append(from, 'x')).toBe(to);
  });

  test('that holds something goes over several lines', () => {
    expect(append('a = []\n', { b: 1 })).toBe('a = [\n  {\n    b = 1\n  },\n]\n');
    expect(append('a = [{\n  b = 1\n}]\n', { b: 2 })).toBe('a = [{\n  b = 1\n  }, {\n  b = 2\n}]\n');
  });

  test.each<[from: string, index: number, to: string]>([
    ['a = [1, 2, 3]\n', 0, 'a = [2, 3]\n'],
    ['a = [1, 2, 3]\n', 2, 'a = [1, 2]\n'],
    ['a = [1]\n', 0, 'a = []\n'],
    ['a = [\n  1, # one\n  2, # two\n]\n', 1, 'a = [\n  1, # one\n]\n'],
    ['a = [\n  1,\n  2\n]\n', 1, 'a = [\n  1\n]\n'],
    ['a = [\n  1,\n]\n', 0, 'a = []\n'],
  ])('is taken out: of %j the item %i', (from, index, to) => {
    expect(drop(from, index)).toBe(to);
  });
});

describe('an entry', () => {
  test.each<[from: string, to: string | undefined]>([
    ['a = { b = 1 }\n', 'a = { b = 1, name = 2 }\n'],
    ['a = { "b" : 1 }\n', 'a = { "b" : 1, name : 2 }\n'],
    ['a = {}\n', 'a = {\n  name = 2\n}\n'],
    ['a = {\n  b = 1 # one\n}\n', 'a = {\n  b    = 1 # one\n  name = 2\n}\n'],
    ['a = {\n  b = 1,\n  c = 2,\n}\n', 'a = {\n  b    = 1,\n  c    = 2,\n  name = 2,\n}\n'],
    ['a = {\n  b = 1,\n  c = 2\n}\n', 'a = {\n  b    = 1,\n  c    = 2,\n  name = 2\n}\n'],
    ['a = {\n    "b": 1\n}\n', 'a = {\n    "b": 1\n    name : 2\n}\n'],
    ['a = {\n  (var.b) = 1\n}\n', undefined],
    ['a = {\n  "name" = 1\n}\n', undefined],
  ])('is inserted: %j becomes %j', (from, to) => {
    expect(enter(from, { name: 2 })).toBe(to);
  });

  test('and another one have a comma between them where the others do', () => {
    expect(enter('a = {\n  b = 1,\n  c = 2\n}\n', { d: 3, e: 4 })).toBe('a = {\n  b = 1,\n  c = 2,\n  d = 3,\n  e = 4\n}\n');
    expect(enter('a = {\n  b = 1 }\n', { d: 3, e: 4 })).toBe('a = {\n  b = 1\n  d = 3\n  e = 4 }\n');
  });

  test.each<[from: string, to: string]>([
    ['a = { b = 1, name = 2 }\n', 'a = { b = 1 }\n'],
    ['a = {\n  name = 2\n}\n', 'a = {}\n'],
    ['a = {\n  b    = 1\n  name = 2\n}\n', 'a = {\n  b = 1\n}\n'],
  ])('is taken out: %j becomes %j', (from, to) => {
    expect(leave(from, 'name')).toBe(to);
  });
});

/** Everything that can be done to a text, each by itself. */
function trials(text: string): readonly { readonly what: string; readonly after: string }[] {
  const { body, mapped } = hcl(text);
  const blocks: Block[] = [];
  const values: Expression[] = [];
  const walk = (of: Body): void => {
    for (const item of of.items) {
      if (item.kind === 'attribute') walkValue(item.value);
      else {
        blocks.push(item);
        walk(item.body);
      }
    }
  };
  const walkValue = (value: Expression): void => {
    values.push(value);
    if (value.kind === 'tuple') value.items.forEach(walkValue);
    if (value.kind === 'object') for (const entry of value.entries) walkValue(entry.value);
    if (value.kind === 'call') value.args.forEach(walkValue);
  };
  walk(body);
  const out: { what: string; after: string }[] = [];
  const attempt = (what: string, roughs: Roughs): void => {
    const edits = roughs?.every((rough) => rough !== undefined) ? finish(roughs) : undefined;
    const after = edits && mapped.whole && applyEdits(mapped.whole, edits);
    if (after !== undefined && after !== text) out.push({ what, after });
  };
  const data: readonly Plain[] = ['x', ['a', { b: 1 }], { a: 1, 'b:c': { d: [] } }, []];
  for (const [at, one] of blocks.entries()) {
    for (const value of data) attempt(`attribute ${at}`, insertContent(one.body, { new_name: value }, isBlock));
    attempt(`block ${at}`, insertContent(one.body, { rule: [{ status: 'on', longer: 1, rule: [{}] }] }, isBlock));
    for (const item of one.body.items) attempt(`without ${at}`, [removeFromBody(one.body, item)]);
    if (body.items.includes(one))
      attempt(`behind ${at}`, [appendBlocks(one, [{ type: 'x', labels: ['y'], head: { a: 1 }, content: { rule: [{}] }, isBlock }])]);
  }
  for (const [at, value] of values.entries()) {
    for (const other of data) attempt(`value ${at}`, [replaceExpression(value, other)]);
    if (value.kind === 'tuple') {
      for (const other of data) attempt(`append ${at}`, appendItem(value, other));
      for (const index of value.items.keys()) attempt(`drop ${at} ${index}`, removeItem(value, index));
    }
    if (value.kind === 'object') {
      for (const other of data) attempt(`enter ${at}`, insertEntries(value, { new_name: other }));
      for (const entry of value.entries) {
        attempt(`leave ${at}`, removeEntry(value, keyOf(entry) ?? ''));
        attempt(`rename ${at}`, [replaceEntry(value, keyOf(entry) ?? '', 'another_name', 'x')]);
      }
    }
  }
  return out;
}

describe('whatever is done to a text', () => {
  const all = trials(FORMATTED);

  test('it can be read afterwards, and says something else', () => {
    expect(all.length).toBeGreaterThan(250);
    const before = outline(hcl(FORMATTED).body);
    for (const { what, after } of all) {
      expect({ what, after, problems: hcl(after).problems }).toEqual({ what, after, problems: [] });
      expect([what, outline(hcl(after).body)]).not.toEqual([what, before]);
    }
  });

  test.skipIf(!hasTerraform)('it is as `terraform fmt` wants it, as it was before (skipped where Terraform is not installed)', () => {
    const texts = all.map(({ after }) => after);
    expect(formatted([FORMATTED, ...texts])).toEqual([FORMATTED, ...texts]);
  });
});

test('what is inserted can be taken out again without a trace', () => {
  const text = 'resource "a" "b" {\n  c    = 1 # one\n  name = 2 # two\n\n  rule {\n    d = 1\n  }\n}\n';
  const more = insert(text, { longer_name: 3, rule: [{ e: 1 }] }) as string;
  const less = done(more, (body) => {
    const { body: own } = block(body);
    return [removeFromBody(own, attribute(own, 'longer_name')), removeFromBody(own, blocksOf(own, 'rule')[1] as Block)];
  });
  expect(less).toBe(text);
});

test('changes that get in each other’s way are not made', () => {
  const twice = (body: Body): Roughs => [replaceExpression(attribute(body).value, 1), replaceExpression(attribute(body).value, 2)];
  expect(done('a = { b = 1 }\n', twice)).toBeUndefined();
});
