import { describe, expect, it } from 'vitest';
import type { Origin } from '../../../src/text/origin.js';
import type { Seen } from '../../../src/truth/seen.js';
import { plainWorld } from '../../../src/truth/world.js';
import { seeDocument } from '../../../src/policy/document.js';
import { seeBody } from '../../../src/dialect/terraform/body.js';
import { under } from '../../../src/dialect/seen.js';
import { asGiven } from '../../../src/dialect/terraform/collection.js';
import { argumentAt } from '../../../src/dialect/terraform/place.js';
import type { ModuleNames } from '../../../src/dialect/terraform/scope.js';
import { evaluate } from '../../../src/dialect/terraform/evaluate.js';
import { blockOf, expression, moduleOf, scopeOf, see, textAt } from './expressions.js';

/** Where something stands, and by way of what. */
function way({ origin }: Seen): readonly string[] {
  return [origin, ...(origin.via ?? [])].map((one: Origin) => textAt(one));
}

function member(seen: Seen, ...names: readonly (string | number)[]): Seen {
  let at = seen;
  for (const name of names) at = at.kind === 'mapping' ? at.get(String(name)) : ((at.kind === 'sequence' ? at.items()[Number(name)] : undefined) ?? at);
  return at;
}

const fake = { variables: { env: { byDefault: '"dev"' }, open: {} }, locals: { cfg: '{ name = "n", rules = [{ id = "one" }] }', short: '"x"' } };

describe('A value stands', () => {
  it('where it is written, if it is a literal', () => {
    expect(way(see('"a"'))).toEqual(['"a"']);
    expect(way(see('12'))).toEqual(['12']);
    expect(way(member(see('{ a = 1, b = [true] }'), 'b', 0))).toEqual(['true']);
  });

  it('where its expression stands, if it is computed', () => {
    expect(way(see('1 + 2'))).toEqual(['1 + 2']);
    expect(way(see('"${var.env}-x"', fake))).toEqual(['"${var.env}-x"']);
    expect(way(see('var.env == "dev"', fake))).toEqual(['var.env == "dev"']);
  });

  it('where it is used, by way of the place where it is defined', () => {
    expect(way(see('local.short', fake))).toEqual(['local.short', '"x"']);
    expect(way(see('var.env', fake))).toEqual(['var.env', '"dev"']);
    expect(way(see('local.cfg.name', fake))).toEqual(['local.cfg.name', '"n"']);
    expect(way(see('local.cfg.rules[0].id', fake))).toEqual(['local.cfg.rules[0].id', '"one"']);
    expect(way(member(see('[for x in ["a"] : x]'), 0))).toEqual(['x', '"a"']);
  });

  it('at its key, if it is a collection inside of another', () => {
    expect(way(member(see('{ a = { b = 1 } }'), 'a'))).toEqual(['a']);
  });

  it('in its first line, if it has several', () => {
    expect(way(see('<<EOT\nline ${1}\nmore\nEOT\n'))).toEqual(['<<EOT']);
    expect(way(see('{\n  a = 1\n  b = 2\n}'))).toEqual(['a']);
  });

  it('at what begins it, if it is a document that is written as a text or encoded', () => {
    const documentOf = (text: string): Seen => seeDocument(see(text, { ...fake, locals: { policy: '<<POLICY\n{\n  "Version": "x"\n}\nPOLICY\n' } }));
    expect(way(documentOf('<<EOT\n{\n  "Sid": "${var.env}"\n}\nEOT\n'))).toEqual(['<<EOT']);
    expect(way(documentOf('local.policy'))).toEqual(['<<POLICY']);
    expect(way(documentOf('jsonencode({\n  Version = "x"\n})'))).toEqual(['jsonencode']);
    expect(way(documentOf('jsonencode({ Version = "x" })'))).toEqual(['{ Version = "x" }']);
    expect(way(member(documentOf('jsonencode({\n  Version = "x"\n})'), 'Version'))).toEqual(['"x"']);
  });

  it('in the call of the module that gives it, with all of its parts', () => {
    const given = asGiven(see('{ status = "Suspended", tags = [{ key = "k" }] }'));
    const module: ModuleNames = { ...moduleOf({}), variable: (_name, at) => under(given, argumentAt(given.origin, at)) };
    const inside = (text: string): Seen => evaluate(expression(text), { module, names: new Map(), instance: '' }, plainWorld());
    expect(way(inside('var.cfg.status'))).toEqual(['"Suspended"', 'var.cfg.status']);
    expect(way(inside('var.cfg.tags[0].key'))).toEqual(['"k"', 'var.cfg.tags[0].key']);
    expect(way(member(inside('[for one in var.cfg.tags : one.key]'), 0))[0]).toEqual('"k"');
    expect(way(inside('upper(var.cfg.status)'))).toEqual(['upper(var.cfg.status)']);
  });

  it('at the header of the block in which it is missing', () => {
    const body = seeBody(blockOf('resource "aws_s3_bucket" "a" {\n  rule {\n  }\n}'), scopeOf(), plainWorld());
    expect(way(body.get('bucket'))).toEqual(['resource "aws_s3_bucket" "a"']);
    expect(way(member(body, 'rule', 0))).toEqual(['rule']);
    expect(way(member(body, 'rule', 0, 'status'))).toEqual(['rule']);
  });
});

describe('A text', () => {
  it('keeps the way back into the file for every piece of it', () => {
    const seen = see('"log-${var.env}-${aws_s3_bucket.a.id}-end"', fake);
    if (seen.kind !== 'scalar') throw new Error(seen.kind);
    expect(seen.text.says).toBe('log-dev-${aws_s3_bucket.a.id}-end');
    const { text } = seen;
    const at = (piece: string): string => {
      const start = text.text.indexOf(piece);
      const place = text.place(start, start + piece.length);
      return place ? place.source.text.slice(place.start, place.end) : '';
    };
    expect([at('log-'), at('dev'), at('-end')]).toEqual(['log-', '${var.env}', '-end']);
    expect(text.edit(0, 4, 'data-')).toMatchObject({ start: 1, end: 5, text: 'data-' });
    expect(text.edit(4, 7, 'prod')).toBeUndefined();
  });

  it('that is empty can be filled in', () => {
    const seen = see('""');
    expect(seen.kind === 'scalar' && seen.text.edit(0, 0, 'x')).toMatchObject({ start: 1, end: 1, text: 'x' });
  });
});
