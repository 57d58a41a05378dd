import { describe, expect, it } from 'vitest';
import { literalOf, partsOf } from '../../../../src/truth/symbol.js';
import type { Symbol as Sign } from '../../../../src/truth/symbol.js';
import { Mapped } from '../../../../src/text/mapped.js';
import { Source } from '../../../../src/text/source.js';
import type { Seen } from '../../../../src/truth/seen.js';
import { scalarOf } from '../../../../src/dialect/seen.js';
import { evaluate } from '../../../../src/dialect/terraform/evaluate.js';
import { identityOfSeen, sameSeen } from '../../../../src/dialect/terraform/functions/identity.js';
import { plainWorld } from '../../../../src/truth/world.js';
import { expression, plain, scopeOf, see } from '../expressions.js';

/** Set by nobody. */
const fake = { variables: { env: {}, names: {}, tags: {}, known: { byDefault: '"dev"' } } };

/** The texts in order, holes as `?` with what people call them. */
function parts(seen: Seen): readonly string[] {
  const text = seen.kind === 'scalar' || seen.kind === 'unknown' ? seen.text : undefined;
  return text ? partsOf(text).map((part) => (typeof part === 'string' ? part : `?${part.says}`)) : [];
}

const of = (text: string) => parts(see(text, fake));

describe('A text with a part that is not known', () => {
  it('is written around that part by join and format', () => {
    expect(of('join("-", [var.env, "logs"])')).toEqual(['?${var.env}', '-logs']);
    expect(of('format("%s-%03d", var.env, 7)')).toEqual(['?${var.env}', '-007']);
    expect(of('formatlist("%s/*", ["a"])')).toEqual([]);
    expect(plain(see('formatlist("%s/*", [var.env, "a"])', fake))).toEqual(['<${var.env}/*>', 'a/*']);
  });

  it('is no format: that part may hold a verb', () => {
    expect(see('format("${var.env}-%s", "logs")', fake).kind).toBe('unknown');
  });

  it('has its written letters turned, and the part turned when it is known', () => {
    expect(of('lower("X-${var.env}-Y")')).toEqual(['x-', '?${lower(${var.env})}', '-y']);
    expect(of('replace("${var.env}_x", "_", "-")')).toEqual(['?${replace(${var.env})}', '-x']);
  });

  it('is cut where what is cut is written', () => {
    expect(of('trimsuffix("${var.env}.", ".")')).toEqual(['?${var.env}']);
    expect(of('trimspace("a ${var.env} b  ")')).toEqual(['a ', '?${var.env}', ' b']);
    expect(plain(see('substr("prefix-${var.env}", 0, 6)', fake))).toBe('prefix');
    expect(plain(see('split("/", "a/b/${var.env}/c")', fake))).toEqual(['a', 'b', '<more: set by variable env, which has no default>']);
  });

  it('is not cut where the part may be cut too', () => {
    for (const call of [
      'trimsuffix(var.env, ".")',
      'trimspace(" ${var.env}")',
      'trimprefix("${var.env}a", "a")',
      'substr(var.env, 0, 3)',
      'chomp("${var.env}\\n")',
    ])
      expect([call, see(call, fake).kind]).toEqual([call, 'unknown']);
  });

  it('is replaced whole where what is searched could lap over the edge', () => {
    expect(of('replace("a_${var.env}", "ab", "-")')).toHaveLength(1);
  });

  it('begins with what is written', () => {
    expect(plain(see('startswith("x-${var.env}", "x-")', fake))).toBe(true);
    expect(plain(see('startswith("x-${var.env}", "y")', fake))).toBe(false);
    expect(plain(see('endswith("${var.env}-log", "-log")', fake))).toBe(true);
    expect(plain(see('strcontains("a${var.env}", "a")', fake))).toBe(true);
  });
});

describe('What is made of something that is not known', () => {
  it('is equal to what the same call makes of the same', () => {
    for (const call of [
      'md5(var.env)',
      'upper(var.env)',
      'trimsuffix(var.env, ".")',
      'cidrsubnet(var.env, 8, 1)',
      'regex("a+", var.env)',
      'jsonencode(var.env)',
    ]) {
      const [one, other] = [see(call, fake), see(call, fake)];
      expect([call, sameSeen(one, other)]).toEqual([call, 'yes']);
      expect([call, identityOfSeen(one)]).toEqual([call, identityOfSeen(other)]);
      expect(identityOfSeen(one)).toBeDefined();
    }
  });

  it('is not known to be equal to what another call makes', () => {
    expect(sameSeen(see('md5(var.env)', fake), see('sha1(var.env)', fake))).toBe('unknown');
    expect(sameSeen(see('replace(var.env, "_", "-")', fake), see('replace(var.env, "_", "+")', fake))).toBe('unknown');
    expect(sameSeen(see('uuid()', fake), see('uuid()', fake))).toBe('unknown');
  });

  it('says why', () => {
    expect(plain(see('base64encode(var.env)', fake))).toBe('<set by variable env, which has no default>');
    expect(plain(see('timestamp()', fake))).toBe('<made by timestamp(), which is known only when Terraform runs>');
  });

  it('is a mistake if it is made of one', () => {
    expect(see('upper(cidrsubnet("x", 1, 1))', fake)).toMatchObject({ kind: 'unknown', broken: true });
  });
});

describe('The name of a bucket', () => {
  const source = new Source('main.tf', 'name');
  const name = (more: Partial<Sign>): Seen => {
    const sign: Sign = { kind: 'symbol', key: 'b.id', attribute: 'id', says: '${aws_s3_bucket.b.id}', looks: 'bucketName', ...more };
    return scalarOf(Mapped.hole(sign, { source, start: 0, end: 4 }), { locus: { kind: 'span', mapped: Mapped.of(source), start: 0, end: 4 } });
  };
  const called = (text: string, more: Partial<Sign> = {}): Seen =>
    evaluate(expression(text), scopeOf({}, { names: new Map([['b', name(more)]]) }), plainWorld());

  it('is already in small letters, and holds neither slash nor colon', () => {
    expect(parts(called('lower("${b}-X")'))).toEqual(['?${aws_s3_bucket.b.id}', '-x']);
    expect(parts(called('replace("${b}/x", "/", ":")'))).toEqual(['?${aws_s3_bucket.b.id}', ':x']);
    expect(called('split("/", "s3://${b}/x")')).toMatchObject({ open: undefined });
    expect(parts(called('trimspace(" ${b} ")'))).toEqual(['?${aws_s3_bucket.b.id}']);
  });

  it('is cut as it is written, where it is known', () => {
    expect(plain(called('trimsuffix(b, "-logs")', { known: 'acme-logs' }))).toBe('acme');
    expect(plain(called('upper(b)', { known: 'acme' }))).toBe('ACME');
  });

  it('stays itself where nothing is cut', () => {
    const kept = called('trimprefix(b, "x")', { known: 'acme-logs' });
    expect(kept.kind === 'scalar' && partsOf(kept.text)).toMatchObject([{ kind: 'symbol', key: 'b.id' }]);
    expect(kept.kind === 'scalar' && literalOf(kept.text)).toBe('acme-logs');
  });

  it('is the last part of its ARN', () => {
    const arn: Partial<Sign> = {
      key: 'b.arn',
      looks: 'arn',
      parts: ['arn:aws:s3:::', { kind: 'symbol', key: 'b.id', attribute: 'id', says: '${aws_s3_bucket.b.id}', looks: 'bucketName' }],
    };
    const pieces = called('split(":", b)', arn);
    expect(pieces.kind === 'sequence' && pieces.items().map(parts)).toEqual([['arn'], ['aws'], ['s3'], [], [], ['?${aws_s3_bucket.b.id}']]);
    expect(parts(called('trimprefix(b, "arn:aws:s3:::")', arn))).toEqual(['?${aws_s3_bucket.b.id}']);
  });
});
