import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/syntax/hcl/tree.js';
import { explore } from '../../../src/truth/explore.js';
import type { SeenMapping, SeenSequence } from '../../../src/truth/seen.js';
import { plainWorld } from '../../../src/truth/world.js';
import { seeBody } from '../../../src/dialect/terraform/body.js';
import type { Fake } from './expressions.js';
import { blockOf, plain, scopeOf, see, textAt } from './expressions.js';

const fake: Fake = { variables: { on: {}, rules: {}, days: { byDefault: '{ b = 1, a = 2 }' } } };

function bodies(text: string): readonly unknown[] {
  const paths = explore(plainWorld(), (world) => plain(seeBody(blockOf(`resource "t" "n" {\n${text}\n}`), scopeOf(fake), world)));
  return 'kind' in paths ? [] : paths.map(({ outcome }) => outcome);
}

describe('A block in the form of a plan', () => {
  it('has attributes by name, and of every type of block the list of them in source order', () => {
    expect(bodies('bucket = "b"\nrule {\n  id = "1"\n}\ntags = { a = 1 }\nrule {\n  id = "2"\n  filter {}\n}')).toEqual([
      { bucket: 'b', rule: [{ id: '1' }, { id: '2', filter: [{}] }], tags: { a: 1 } },
    ]);
  });

  it('has no null in it', () => {
    expect(bodies('bucket = null\nacl = "private"')).toEqual([{ acl: 'private' }]);
  });

  it('leaves out what is for Terraform itself, but not further in', () => {
    expect(bodies('count = 2\nprovider = aws.west\ndepends_on = [aws_x.y]\nlifecycle {}\ntimeouts {}\nrule {\n  count = 3\n}')).toEqual([
      { rule: [{ count: 3 }] },
    ]);
  });

  it('has a block for everything in a collection', () => {
    expect(
      bodies(
        'rule {\n  id = "first"\n}\ndynamic "rule" {\n  for_each = ["x", "y"]\n  content {\n    id = rule.value\n    n = rule.key\n  }\n}\nrule {\n  id = "last"\n}',
      ),
    ).toEqual([{ rule: [{ id: 'first' }, { id: 'x', n: 0 }, { id: 'y', n: 1 }, { id: 'last' }] }]);
    expect(bodies('dynamic "rule" {\n  for_each = var.days\n  iterator = one\n  content {\n    id = "${one.key}${one.value}"\n  }\n}')).toEqual([
      { rule: [{ id: 'a2' }, { id: 'b1' }] },
    ]);
    expect(bodies('dynamic "rule" {\n  for_each = toset(["x"])\n  content {\n    id = "${rule.key}${rule.value}"\n  }\n}')).toEqual([{ rule: [{ id: 'xx' }] }]);
  });

  it('has blocks inside of repeated blocks', () => {
    const inner = 'dynamic "transition" {\n  for_each = rule.value\n  content {\n    days = transition.value\n    of = rule.key\n  }\n}';
    expect(bodies(`dynamic "rule" {\n  for_each = { a = [1, 2], b = [] }\n  content {\n${inner}\n  }\n}`)).toEqual([
      {
        rule: [
          {
            transition: [
              { days: 1, of: 'a' },
              { days: 2, of: 'a' },
            ],
          },
          {},
        ],
      },
    ]);
  });

  it('has none where the collection is empty, and maybe some where it is not known', () => {
    expect(bodies('dynamic "rule" {\n  for_each = []\n  content {}\n}')).toEqual([{}]);
    expect(bodies('dynamic "rule" {\n  for_each = var.rules\n  content {}\n}')).toEqual([{ rule: ['<more: set by variable rules, which has no default>'] }]);
    expect(bodies('rule {}\ndynamic "rule" {\n  for_each = null\n  content {}\n}')).toEqual([{ rule: [{}, '<more: a loop over null>'] }]);
  });

  it('is the same for each of its instances as for one alone, but for what tells them apart', () => {
    const text = 'resource "t" "n" {\n  name = "fixed"\n  size = 3\n  on = true\n  none = null\n  of = each.key\n  rule {\n    id = "r"\n  }\n}';
    const told = (block: Block, key: string): unknown => {
      const body = seeBody(block, scopeOf(fake, { each: { key: see(`"${key}"`), value: see('1') }, instance: `["${key}"]` }), plainWorld());
      const first = (body.get('rule') as SeenSequence).items()[0] as SeenMapping;
      const members = [...['name', 'size', 'on', 'none', 'of', 'missing'].map((name) => body.get(name)), first.get('id'), first.get('missing')];
      return { all: plain(body), members: members.map((seen) => [seen.kind, plain(seen), textAt(seen.origin)]) };
    };
    const shared = blockOf(text);
    for (const key of ['a', 'b', 'c', 'd']) expect(told(shared, key)).toEqual(told(blockOf(text), key));
    expect(told(shared, 'e')).toMatchObject({ all: { name: 'fixed', size: 3, on: true, of: 'e', rule: [{ id: 'r' }] } });
  });

  it('hangs on a choice where the collection does', () => {
    expect(bodies('dynamic "rule" {\n  for_each = var.on ? [1] : []\n  content {\n    id = "r"\n  }\n}')).toEqual([{ rule: [{ id: 'r' }] }, {}]);
  });

  it('supposes what the collection supposes', () => {
    const body = seeBody(
      blockOf('resource "t" "n" {\n  dynamic "rule" {\n    for_each = var.days\n    content {\n      id = "fixed"\n    }\n  }\n}'),
      scopeOf(fake),
      plainWorld(),
    );
    const rules = body.get('rule');
    const [first] = rules.kind === 'sequence' ? rules.items() : [];
    expect(first?.kind === 'mapping' && first.get('id')).toMatchObject({ assumed: 'default of variable days' });
  });

  it('supposes it too where that leaves nothing', () => {
    const none: Fake = { variables: { rules: { byDefault: '[]' }, acl: { byDefault: 'null' } } };
    const text = 'resource "t" "n" {\n  acl = var.acl\n  dynamic "rule" {\n    for_each = var.rules\n    content {}\n  }\n}';
    const body = seeBody(blockOf(text), scopeOf(none), plainWorld());
    expect(['acl', 'rule'].map((name) => body.get(name))).toMatchObject([
      { kind: 'absent', assumed: 'default of variable acl' },
      { kind: 'absent', assumed: 'default of variable rules' },
    ]);
  });

  it('stands at what decides how many there are, where that is not known', () => {
    const text = 'resource "t" "n" {\n  rule {}\n  dynamic "rule" {\n    for_each = var.rules\n    content {}\n  }\n}';
    expect(textAt(seeBody(blockOf(text), scopeOf(fake), plainWorld()).get('rule').origin)).toBe('var.rules');
  });

  it('stands at its header, also when it is repeated', () => {
    const body = seeBody(
      blockOf('resource "t" "n" {\n  dynamic "rule" {\n    for_each = [1]\n    content {\n      id = "fixed"\n    }\n  }\n}'),
      scopeOf(fake),
      plainWorld(),
    );
    const rules = body.get('rule');
    const [first] = rules.kind === 'sequence' ? rules.items() : [];
    expect(first && textAt(first.origin)).toBe('dynamic "rule"');
    expect(first?.kind === 'mapping' && textAt(first.get('missing').origin)).toBe('dynamic "rule"');
  });
});
