import { describe, expect, it } from 'vitest';
import type { Seen } from '../../../../src/truth/seen.js';
import { isSet } from '../../../../src/dialect/terraform/value.js';
import { plain, see, textAt } from '../expressions.js';

/** Set by nobody; `known` has a default. */
const fake = { variables: { env: {}, names: {}, tags: {}, known: { byDefault: '"dev"' }, port: { type: 'number' } } };
const WHY = 'set by variable names, which has no default';
const value = (text: string): unknown => plain(see(text, fake));

describe('A list of which not all can be seen', () => {
  it('has the members that are seen, and says that there may be more', () => {
    expect(value('concat(["a"], var.names, ["b"])')).toEqual(['a', 'b', `<more: ${WHY}>`]);
    expect(value('flatten([["a"], var.names])')).toEqual(['a', `<more: ${WHY}>`]);
    expect(value('compact(["a", var.env, ""])')).toEqual(['a', '<more: set by variable env, which has no default>']);
    expect(value('reverse(concat(["a"], var.names))')).toEqual(['a', `<more: ${WHY}>`]);
  });

  it('has no length, no first member and no place for any of them', () => {
    for (const call of ['length', 'one', 'sum'].map((name) => `${name}(concat([1], var.names))`)) expect([call, value(call)]).toEqual([call, `<${WHY}>`]);
    expect(value('element(concat(["a"], var.names), 0)')).toBe(`<${WHY}>`);
    expect(value('slice(concat(["a"], var.names), 0, 1)')).toBe(`<${WHY}>`);
    expect(value('index(concat(["a"], var.names), "a")')).toBe(`<${WHY}>`);
  });

  it('with a mistake in it is a mistake, which try goes past', () => {
    for (const call of ['flatten([{ a = 1 }.b])', 'concat(["a"], [{}.b])', 'compact([{}.b])'])
      expect([call, value(`try(${call}, "past")`)]).toEqual([call, 'past']);
  });

  it('contains what is seen in it, and maybe everything else', () => {
    expect(value('contains(concat(["a"], var.names), "a")')).toBe(true);
    expect(value('contains(concat(["a"], var.names), "b")')).toBe(`<${WHY}>`);
  });

  it('leaves its gap in a text', () => {
    expect(value('join(",", concat(["a"], var.names))')).toBe(`<${WHY}>`);
    expect(value('join(",", ["a"], concat(["b"], var.names), ["c"])')).toMatch(/^<a\$\{join.*\}c>$/);
  });
});

describe('A member that is not known', () => {
  it('is a member all the same', () => {
    expect(value('length([var.env, "a"])')).toBe(2);
    expect(value('concat([var.env], ["a"])')).toEqual(['<set by variable env, which has no default>', 'a']);
    expect(value('setproduct([var.env], ["x"])')).toEqual([['<set by variable env, which has no default>', 'x']]);
  });

  it('may be equal to another, so that a set of both has no length', () => {
    expect(value('length(toset([var.env, "a"]))')).toMatch(/^<set by variable env/);
    expect(value('length(toset([var.env, var.env]))')).toBe(1);
  });

  it('may be one of those that are taken away', () => {
    expect(value('setsubtract(["a", "b"], [var.env])')).toEqual(['<more: made of members that are not known>']);
    expect(value('setintersection(["a"], ["a", var.env])')).toEqual(['a']);
  });

  it('of the type of a number is no list that could be flattened', () => {
    expect(value('flatten([var.port])')).toEqual(['<set by variable port, which has no default>']);
  });
});

describe('A map with an argument that is not known', () => {
  it('has what stands behind that, and names but no values of what stands before', () => {
    expect(value('merge({ a = 1, b = 2 }, var.tags, { b = 3 })')).toEqual({
      a: '<set by variable tags, which has no default>',
      b: 3,
      '<more>': 'set by variable tags, which has no default',
    });
    expect(value('lookup(merge(var.tags, { b = 3 }), "b", 4)')).toBe(3);
    expect(value('lookup(merge(var.tags, { b = 3 }), "c", 4)')).toMatch(/^<set by variable tags/);
    expect(value('keys(merge(var.tags, { b = 3 }))')).toEqual(['b', '<more: set by variable tags, which has no default>']);
  });

  it('has a name that cannot be told where a key is not known', () => {
    expect(value('zipmap(["a", var.env], [1, 2])')).toEqual({ a: 1, '<more>': 'set by variable env, which has no default' });
  });
});

describe('Collections as Terraform before 0.15 wrote them', () => {
  it('have items of one type', () => {
    expect(value('list("a", 1)')).toEqual(['a', '1']);
    expect(value('list()')).toEqual([]);
    expect(value('list("a") == tolist(["a"])')).toBe(true);
    expect(value('list(var.env, "a")')).toEqual(['<set by variable env, which has no default>', 'a']);
    expect(value('list("a", ["b"])')).toMatch(/^<!a call of list with items/);
  });

  it('have keys and values in turn', () => {
    expect(value('map("a", 1, "b", "x")')).toEqual({ a: '1', b: 'x' });
    expect(value('map()')).toEqual({});
    expect(value('map("a", 1) == tomap({ a = 1 })')).toBe(true);
    expect(value('map(1, true)')).toEqual({ '1': true });
    expect(value('map("a", 1, var.env, 2)')).toEqual({ a: 1, '<more>': 'set by variable env, which has no default' });
    expect(value('map("a", 1, "x-${var.env}", 2)')).toEqual({ a: 1, '<more>': 'set by variable env, which has no default' });
  });

  it('are refused as they were then', () => {
    expect(value('map("a")')).toBe('<!a call of map with a key that has no value>');
    expect(value('map("a", 1, "a", 2)')).toBe('<!a call of map with the key "a" twice>');
    expect(value('map(null, 1)')).toBe('<!a call of map with a key that is no text>');
    expect(value('map("a", 1, "b", [])')).toBe('<!a call of map with values that have no type in common>');
  });

  it('are supposed, as later ones refuse the call', () => {
    expect(see('list("a")', fake)).toMatchObject({ assumed: 'list() of Terraform before 0.15' });
    expect(see('map("a", "b").a', fake)).toMatchObject({ assumed: 'map() of Terraform before 0.15' });
    expect(see('map("a")', fake)).not.toHaveProperty('assumed');
  });
});

describe('Sets', () => {
  it('are walked in the order of their code points, numbers by size', () => {
    expect(value('toset(["é", "Z", "a", "👍", "\\uffee", "10", "9"])')).toEqual(['10', '9', 'Z', 'a', 'é', '\uffee', '👍']);
    expect(value('toset([10, 9, 100])')).toEqual([9, 10, 100]);
  });

  it('are told from lists', () => {
    expect(['toset(["a"])', 'setunion(["a"], ["b"])', 'tolist(toset(["a"]))', 'fileset(".", "*")'].map((text) => isSet(see(text, fake)))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('Places', () => {
  const placeOf = (seen: Seen): string => textAt(seen.origin);

  it('of members are those where they are written', () => {
    const seen = see('concat(["a"], [lower("B")])', fake);
    expect(seen.kind === 'sequence' && seen.items().map(placeOf)).toEqual(['"a"', 'lower("B")']);
    expect(placeOf(see('lookup({ a = "x" }, "a", "y")', fake))).toBe('"x"');
    expect(placeOf(see('element(["p", "q"], 1)', fake))).toBe('"q"');
    expect(placeOf(see('coalesce(null, "", "z")', fake))).toBe('"z"');
    const merged = see('merge({ a = "x" }, { b = "y" })', fake);
    expect(merged.kind === 'mapping' && merged.entries().map(({ key, value: own }) => [textAt(key), placeOf(own)])).toEqual([
      ['a', '"x"'],
      ['b', '"y"'],
    ]);
  });

  it('of computed values are those of the call', () => {
    expect(['length(["a"])', 'md5("a")', 'cidrhost("10.0.0.0/8", 1)', 'upper("a")'].map((text) => placeOf(see(text, fake)))).toEqual([
      'length(["a"])',
      'md5("a")',
      'cidrhost("10.0.0.0/8", 1)',
      'upper("a")',
    ]);
  });
});

describe('What is supposed', () => {
  it('goes along with what is made of it', () => {
    for (const call of [
      'upper(var.known)',
      'length(var.known)',
      'join("-", [var.known, "x"])',
      'jsonencode(var.known)',
      'concat([], [var.known])[0]',
      'startswith(var.known, "d")',
    ])
      expect([call, see(call, fake)]).toMatchObject([call, { assumed: 'default of variable known' }]);
  });
});
