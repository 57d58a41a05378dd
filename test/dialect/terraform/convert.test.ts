import { describe, expect, it } from 'vitest';
import { convert } from '../../../src/dialect/terraform/convert.js';
import { typeOf } from '../../../src/dialect/terraform/type.js';
import { expression, plain, see, textAt } from './expressions.js';

function as(type: string, text: string): unknown {
  return plain(convert(see(text, { variables: { open: {} } }), typeOf(expression(type))));
}

// What Terraform makes of values of these types is held against Terraform itself in console.test.ts.
describe('A type', () => {
  it('converts what Terraform converts', () => {
    expect(as('string', '1.50')).toBe('1.5');
    expect(as('number', '"12"')).toBe(12);
    expect(as('bool', '"1"')).toBe(true);
    expect(as('set(string)', '["b", 1, "b"]')).toEqual(['1', 'b']);
    expect(as('list(any)', '[1, "a"]')).toEqual(['1', 'a']);
    expect(as('"string"', '1')).toBe('1');
    expect(as('map', '{ a = 1 }')).toEqual({ a: 1 });
  });

  it('refuses the rest', () => {
    expect(as('number', '"x"')).toBe('<!"x" where a number belongs>');
    expect(as('bool', '1')).toBe('<!1 where true or false belongs>');
    expect(as('list(string)', '{}')).toBe('<!a map where a list belongs>');
    expect(as('object({ a = string })', '{}')).toBe('<!an object without a, which its type requires>');
    expect(as('tuple([string])', '["a", "b"]')).toBe('<!a list of 2 where one of 1 belongs>');
    expect(as('list(number)', '["x"]')).toEqual(['<!"x" where a number belongs>']);
  });

  it('fills in what is optional, also in what is not all known', () => {
    expect(as('object({ a = optional(string, "d"), b = optional(number), c = any })', '{ c = [1], more = 2 }')).toEqual({ a: 'd', b: null, c: [1] });
    expect(as('object({ a = optional(string, "d") })', '{ (var.open) = 1 }')).toEqual({ a: '<set by variable open, which has no default>' });
  });

  it('leaves null and what is not known', () => {
    expect(as('list(string)', 'null')).toBeNull();
    expect(as('list(string)', 'var.open')).toBe('<set by variable open, which has no default>');
    expect(as('number', '"${var.open}0"')).toBe('<${var.open}0>');
  });

  it('that Terraform would not know says nothing', () => {
    expect(as('strange', '[1]')).toEqual([1]);
    expect(as('list(strange)', '[1]')).toEqual([1]);
  });

  it('leaves things where they are written', () => {
    const seen = convert(see('{ a = { b = "1" } }'), typeOf(expression('map(map(number))')));
    const a = seen.kind === 'mapping' ? seen.get('a') : seen;
    expect(a.kind === 'mapping' && textAt(a.get('b').origin)).toBe('"1"');
  });
});
