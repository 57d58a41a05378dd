import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../src/syntax/hcl/parse.js';
import { Mapped } from '../../../../src/text/mapped.js';
import { Source } from '../../../../src/text/source.js';
import { literalOf } from '../../../../src/truth/symbol.js';
import { plainWorld } from '../../../../src/truth/world.js';
import { evaluate } from '../../../../src/dialect/terraform/evaluate.js';
import { plain, scopeOf, see } from '../expressions.js';

const fake = { variables: { env: {}, tags: {} }, files: { 'policy.json': '{"Statement": [{"Effect": "Allow"}]}' } };

describe('jsonencode', () => {
  it('keeps what it encodes, so that nobody must read it back out of a text', () => {
    const seen = see('jsonencode({ Effect = "Allow", Resource = "${var.env}/*" })', fake);
    expect(seen.kind === 'scalar' && seen.encodes && plain(seen.encodes)).toEqual({ Effect: 'Allow', Resource: '<${var.env}/*>' });
  });

  it('is undone by jsondecode', () => {
    expect(plain(see('jsondecode(jsonencode({ a = var.env, b = [1] })).b', fake))).toEqual([1]);
  });

  it('makes a text with its unknown parts as holes', () => {
    expect(plain(see('jsonencode({ b = "x-${var.env}", a = var.tags })', fake))).toBe('<{"a":${var.tags},"b":"x-${var.env}"}>');
  });

  it('makes its text only when somebody asks', () => {
    const seen = see('jsonencode({ a = 1 })', fake);
    expect(Object.getOwnPropertyDescriptor(seen, 'text')?.get).toBeTypeOf('function');
  });
});

describe('jsondecode', () => {
  it('gives every value the place where it stands in the file', () => {
    const seen = see('jsondecode(file("policy.json")).Statement[0].Effect', fake);
    const place = seen.kind === 'scalar' ? seen.text.place(0, seen.text.text.length) : undefined;
    expect(place && [place.source.path, place.source.text.slice(place.start, place.end)]).toEqual(['policy.json', 'Allow']);
  });

  it('keeps null, which is another thing than nothing', () => {
    expect(plain(see(String.raw`keys(jsondecode("{\"a\": null}"))`, fake))).toEqual(['a']);
  });

  it('has an unknown subtree where something unknown stands', () => {
    expect(plain(see(String.raw`jsondecode("{\"a\": ${'${var.tags}'}, \"b\": 1}")`, fake))).toEqual({
      a: '<set by variable tags, which has no default>',
      b: 1,
    });
  });
});

describe('A text that goes through a function', () => {
  it('is edited where it is written', () => {
    const source = new Source('main.tf', 'trimspace("  private  ")');
    const { expression } = parseExpression(Mapped.of(source));
    const seen = expression && evaluate(expression, scopeOf(), plainWorld());
    expect(seen?.kind === 'scalar' && [literalOf(seen.text), seen.text.edit(0, 7, 'public')]).toMatchObject([
      'private',
      { start: 13, end: 20, text: 'public' },
    ]);
  });
});

describe('yamldecode', () => {
  it('takes the version of a policy for a day, as Terraform does', () => {
    expect(plain(see('yamldecode("Version: 2012-10-17").Version', fake))).toBe('2012-10-17T00:00:00Z');
    expect(plain(see(String.raw`yamldecode("Version: \"2012-10-17\"").Version`, fake))).toBe('2012-10-17');
  });
});
