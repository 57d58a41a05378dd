import { describe, expect, it } from 'vitest';
import type { Fake } from './expressions.js';
import { ways } from './expressions.js';

const OPEN = 'has no default>';
const why = (name: string): string => `<set by variable ${name}, which ${OPEN}`;

const fake: Fake = {
  variables: {
    env: { type: 'string' },
    other: { type: 'string' },
    on: { type: 'bool' },
    list: { type: 'list(string)' },
    n: { type: 'number' },
    any: {},
    cfg: { type: 'object({ name = string, on = bool, tags = map(string) })' },
    size: { type: 'string', facts: { allowed: ['"s"', '"m"', '"l"'] } },
    two: { type: 'string', facts: { allowed: ['"a"', '"b"'] } },
    must: { type: 'string', facts: { notNull: true } },
    assumed: { byDefault: '"dev"' },
  },
  locals: { prod: 'var.env == "prod"', name: '"x-${var.env}"' },
};

describe('A condition that hangs on a variable nobody sets', () => {
  it('is a choice', () => {
    expect(ways('var.env == "prod" ? 1 : 0', fake)).toEqual({ 'var.env is "prod"': 1, 'var.env is not "prod"': 0 });
    expect(ways('var.env != "prod" ? 1 : 0', fake)).toEqual({ 'var.env is "prod"': 0, 'var.env is not "prod"': 1 });
    expect(ways('"prod" == var.env ? 1 : 0', fake)).toEqual({ 'var.env is "prod"': 1, 'var.env is not "prod"': 0 });
    expect(ways('local.prod ? 1 : 0', fake)).toEqual({ 'var.env is "prod"': 1, 'var.env is not "prod"': 0 });
    expect(ways('var.on ? 1 : 0', fake)).toEqual({ 'var.on is true': 1, 'var.on is false': 0 });
    expect(ways('var.cfg.on ? 1 : 0', fake)).toEqual({ 'var.cfg.on is true': 1, 'var.cfg.on is false': 0 });
  });

  it('settles what the variable is', () => {
    expect(ways('local.prod ? local.name : var.env', fake)).toEqual({ 'var.env is "prod"': 'x-prod', 'var.env is not "prod"': why('env') });
    expect(ways('var.on ? [var.on, !var.on] : [var.on, !var.on]', fake)).toEqual({ 'var.on is true': [true, false], 'var.on is false': [false, true] });
    expect(ways('var.env == null ? [var.env] : []', fake)).toEqual({ 'var.env is null': [null], 'var.env is not null': [] });
    expect(ways('length(var.list) > 0 ? 1 : var.list', fake)).toEqual({ 'var.list is empty': [], 'var.list is not empty': 1 });
    expect(ways('var.n == 3 ? var.n + 1 : 0', fake)).toEqual({ 'var.n is 3': 4, 'var.n is not 3': 0 });
  });

  it('is one question however it is asked', () => {
    expect(Object.keys(ways('[var.on ? 1 : 0, var.on == true ? 1 : 0, var.on != false ? 1 : 0, !var.on ? 0 : 1]', fake))).toEqual([
      'var.on is true',
      'var.on is false',
    ]);
    expect(ways('local.name == "x-prod" ? var.env : "other"', fake)).toEqual({ 'var.env is "prod"': 'prod', 'var.env is not "prod"': 'other' });
    expect(Object.keys(ways('[length(var.list) > 0 ? 1 : 0, length(var.list) == 0 ? 1 : 0, 0 < length(var.list) ? 1 : 0]', fake))).toEqual([
      'var.list is empty',
      'var.list is not empty',
    ]);
  });

  it('has of two values at most one', () => {
    expect(ways('"${var.env == "a"}${var.env == "b"}"', fake)).toEqual({
      'var.env is "a"': 'truefalse',
      'var.env is not "a", var.env is "b"': 'falsetrue',
      'var.env is not "a", var.env is not "b"': 'falsefalse',
    });
  });

  it('is held against the values that the variable may have', () => {
    expect(ways('var.size == "xl" ? 1 : 2', fake)).toEqual({ always: 2 });
    expect(ways('var.two == "a" ? 1 : var.two == "b" ? 2 : 3', fake)).toEqual({ 'var.two is "a"': 1, 'var.two is "b"': 2 });
    expect(ways('var.size == "s" ? 1 : var.size == "m" ? 2 : var.size == "l" ? 3 : 4', fake)).toEqual({
      'var.size is "s"': 1,
      'var.size is not "s", var.size is "m"': 2,
      'var.size is not "s", var.size is not "m"': 3,
    });
    expect(ways('var.must == null ? 1 : 2', fake)).toEqual({ always: 2 });
    expect(ways('var.list == [] ? 1 : 2', fake)).toEqual({ always: 2 });
  });

  it('is looked through: not, and, or, one of, any', () => {
    expect(ways('!(var.on) ? 1 : 0', fake)).toEqual({ 'var.on is true': 0, 'var.on is false': 1 });
    expect(ways('var.on && var.env == "prod" ? 1 : 0', fake)).toEqual({
      'var.on is true, var.env is "prod"': 1,
      'var.on is true, var.env is not "prod"': 0,
      'var.on is false': 0,
    });
    expect(ways('contains(["a", "b"], var.env) ? var.env : "none"', fake)).toEqual({
      'var.env is "a"': 'a',
      'var.env is not "a", var.env is "b"': 'b',
      'var.env is not "a", var.env is not "b"': 'none',
    });
    expect(ways('anytrue([var.on, false]) ? 1 : 0', fake)).toEqual({ 'var.on is true': 1, 'var.on is false': 0 });
    expect(ways('alltrue([var.on, true]) ? 1 : 0', fake)).toEqual({ 'var.on is true': 1, 'var.on is false': 0 });
  });

  it('is one where it is one of many', () => {
    const many = '["a", "b", "c", "d", "e"]';
    const [one, none] = ['var.env is one of "a", "b", "c" and 2 more', 'var.env is none of "a", "b", "c" and 2 more'];
    expect(ways(`contains(${many}, var.env) ? 1 : 0`, fake)).toEqual({ [one]: 1, [none]: 0 });
    expect(ways(`contains(["x-a", "x-b", "x-c", "x-d", "x-e", "y"], local.name) ? 1 : 0`, fake)).toEqual({ [one]: 1, [none]: 0 });
    expect(ways(`[var.env == "b", contains(${many}, var.env), contains(["e", "d", "c", "b", "a", "a"], var.env)]`, fake)).toEqual({
      'var.env is "b"': [true, true, true],
      [`var.env is not "b", ${one}`]: [false, true, true],
      [`var.env is not "b", ${none}`]: [false, false, false],
    });
    expect(ways(`[contains(${many}, var.env), var.env == "b", var.env == "z"]`, fake)).toEqual({
      [`${one}, var.env is "b"`]: [true, true, false],
      [`${one}, var.env is not "b"`]: [true, false, false],
      [`${none}, var.env is "z"`]: [false, false, true],
      [`${none}, var.env is not "z"`]: [false, false, false],
    });
  });

  it('has of two groups of values what the other leaves', () => {
    const two = (first: string, second: string): unknown => Object.values(ways(`"\${contains(${first}, var.env)} \${contains(${second}, var.env)}"`, fake));
    expect(two('["a", "b", "c", "d", "e"]', '["v", "w", "x", "y", "z"]')).toEqual(['true false', 'false true', 'false false']);
    expect(two('["a", "b", "c", "d", "e"]', '["a", "b", "c", "d", "e", "f"]')).toEqual(['true true', 'false true', 'false false']);
    expect(two('["a", "b", "c", "d", "e", "f"]', '["a", "b", "c", "d", "e"]')).toEqual(['true true', 'true false', 'false false']);
    const others = ['a', 'b', 'c', 'd'].map((one) => `var.env != "${one}"`).join(' && ');
    expect(ways(`contains(["a", "b", "c", "d", "e"], var.env) && ${others} ? var.env == "e" : "other"`, fake)).toMatchObject({
      'var.env is one of "a", "b", "c" and 2 more, var.env is not "a", var.env is not "b", var.env is not "c", var.env is not "d"': 'true',
    });
  });

  it('is none where a value of many is the only one left', () => {
    expect(ways('contains(["s", "m", "l", "xl", "xxl"], var.size)', fake)).toEqual({ always: true });
    expect(ways('contains(["t", "u", "v", "x", "y", "s"], var.size)', fake)).toEqual({ 'var.size is "s"': true, 'var.size is not "s"': false });
    expect(ways('contains(["t", "u", "v", "x", "y"], var.size)', fake)).toEqual({ always: false });
  });

  it('is cut between two words, and closed again, where it is long', () => {
    const [key, other] = ['is_a_part_of_what_is_monitored_here', 'and_a_part_of_another_thing'].map((one) => `"${one}"`);
    const call = `startswith(var.env, join(${key}, [var.other, ${other}]))`;
    expect(ways(`${call} ? 1 : 0`, fake)).toEqual({
      [`startswith(var.env, join(${key}, [var.other, ...])) is true`]: 1,
      [`startswith(var.env, join(${key}, [var.other, ...])) is false`]: 0,
    });
  });

  it('is asked by its words where it is nothing simpler', () => {
    expect(ways('var.n > 3 ? 1 : 0', fake)).toEqual({ 'var.n > 3': 1, 'not var.n > 3': 0 });
    expect(ways('startswith(var.env, "p") ? 1 : 0', fake)).toEqual({ 'startswith(var.env, "p") is true': 1, 'startswith(var.env, "p") is false': 0 });
    expect(ways('length(var.env) > length(var.other) ? 1 : 0', fake)).toEqual({
      'length(var.env) > length(var.other)': 1,
      'not length(var.env) > length(var.other)': 0,
    });
    expect(ways('lower(var.env) == "prod" ? 1 : 0', fake)).toEqual({ 'lower(var.env) is "prod"': 1, 'lower(var.env) is not "prod"': 0 });
    expect(ways('var.env == var.other ? 1 : 0', fake)).toEqual({ 'var.env is var.other': 1, 'var.env is not var.other': 0 });
    expect(ways('length([for x in var.list : x if x != var.env]) > 0 ? 1 : 0', fake)).toEqual({
      '[for x in var.list : x if x != var.env] is empty': 0,
      '[for x in var.list : x if x != var.env] is not empty': 1,
    });
  });

  it('is no choice where either way is the same', () => {
    expect(ways('var.on ? "a" : "a"', fake)).toEqual({ always: 'a' });
    expect(ways('var.on ? null : null', fake)).toEqual({ always: null });
    expect(ways('var.on && false', fake)).toEqual({ always: false });
    expect(ways('var.on || true', fake)).toEqual({ always: true });
    expect(ways('var.env == var.env ? 1 : 0', fake)).toEqual({ always: 1 });
    expect(ways('local.name == "y-prod" ? 1 : 0', fake)).toEqual({ always: 0 });
  });

  it('is not asked where it means another thing each time', () => {
    expect(ways('timestamp() == "x" ? 1 : 0', fake)['always']).toMatch(/^<[^!]/);
    expect(ways('[for x in [timestamp()] : 1 if x == "2026"]', fake)['always']).toEqual([expect.stringMatching(/^<more: /)]);
  });
});

describe('What says yes or no', () => {
  it('is a choice also where it is no condition', () => {
    expect(ways('var.env == "prod"', fake)).toEqual({ 'var.env is "prod"': true, 'var.env is not "prod"': false });
    expect(ways('{ enabled = !var.on }', fake)).toEqual({ 'var.on is true': { enabled: false }, 'var.on is false': { enabled: true } });
  });

  it('is no choice as a plain reference', () => {
    expect(ways('var.on', fake)).toEqual({ always: why('on') });
    expect(ways('{ enabled = var.on }', fake)).toEqual({ always: { enabled: why('on') } });
  });

  it('hangs on a default as on what is supposed', () => {
    expect(ways('var.assumed == "dev"', fake)).toEqual({ always: true });
  });
});

describe('A choice', () => {
  it('goes through loops, keys and texts', () => {
    expect(ways('[for x in ["a", "b"] : x if x == var.env]', fake)).toEqual({
      'var.env is "a"': ['a'],
      'var.env is not "a", var.env is "b"': ['b'],
      'var.env is not "a", var.env is not "b"': [],
    });
    expect(ways('"%{ if var.on }a%{ else }b%{ endif }"', fake)).toEqual({ 'var.on is true': 'a', 'var.on is false': 'b' });
    expect(ways('[1, 2][var.on ? 0 : 1]', fake)).toEqual({ 'var.on is true': 1, 'var.on is false': 2 });
  });

  it('is which key of a map is meant: Terraform would refuse any other', () => {
    expect(ways('{ prod = 1, dev = 2 }[var.env]', fake)).toEqual({ 'var.env is "prod"': 1, 'var.env is "dev"': 2 });
    expect(ways('{ s = 1, m = 2, x = 3 }[var.size]', fake)).toEqual({ 'var.size is "s"': 1, 'var.size is "m"': 2 });
  });

  it('may be none of the keys where something else then counts', () => {
    const expected = { 'var.env is "prod"': 1, 'var.env is not "prod", var.env is "dev"': 2, 'var.env is not "prod", var.env is not "dev"': 3 };
    expect(ways('lookup({ prod = 1, dev = 2 }, var.env, 3)', fake)).toEqual(expected);
    expect(ways('try({ prod = 1, dev = 2 }[var.env], 3)', fake)).toEqual(expected);
  });

  it('is the same in every module to which the value is handed', () => {
    // The names of things are those of the module that declares them.
    expect(ways('[for one in [var.env] : one == "prod" ? 1 : 0]', fake)).toEqual({ 'var.env is "prod"': [1], 'var.env is not "prod"': [0] });
  });
});
