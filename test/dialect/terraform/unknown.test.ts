import { describe, expect, it } from 'vitest';
import { identityOf } from '../../../src/truth/symbol.js';
import type { Fake } from './expressions.js';
import { plain, see, ways } from './expressions.js';

const fake: Fake = {
  variables: {
    env: {},
    on: {},
    list: {},
    cfg: { type: 'object({ name = string, rules = list(object({ id = string })) })' },
    assumed: { byDefault: '"dev"' },
    items: { byDefault: '["a"]' },
  },
  locals: { open: '{ (var.env) = 1, known = 2 }', circle: '"${local.circle}"', endless: '{ again = local.endless, end = 1 }' },
};
const WHY = '<set by variable env, which has no default>';

function keyOf(text: string): string | undefined {
  const seen = see(text, fake);
  return seen.kind === 'unknown' && seen.text ? identityOf(seen.text) : undefined;
}

function assumedBy(text: string): unknown {
  const seen = see(text, fake);
  return 'assumed' in seen ? seen.assumed : undefined;
}

describe('What is not known', () => {
  it('stays so, with the reason for it', () => {
    for (const text of [
      'var.env',
      '[var.env][0]',
      '{ a = var.env }.a',
      '-var.env',
      'var.env + 1',
      '[for x in var.env : x]',
      'var.env[*].a',
      'try(var.env, 1)',
      'lower(var.env)',
    ])
      expect({ text, is: plain(see(text, fake)) }).toEqual({ text, is: WHY });
  });

  it('has parts with names of their own', () => {
    expect(keyOf('var.cfg.name')).toBe(keyOf('var.cfg["name"]'));
    expect(keyOf('var.cfg.name')).not.toBe(keyOf('var.cfg.rules[0].id'));
    expect(keyOf('var.list[0]')).not.toBe(keyOf('var.list[1]'));
    expect(plain(see('"${var.cfg.rules[0].id}-x"', fake))).toBe('<${var.cfg.rules[0].id}-x>');
    expect(plain(see('var.cfg.rules[0].zzz', fake))).toBe('<!a reference to var.cfg.rules[0].zzz, which its type does not have>');
  });

  it('makes the same of the same', () => {
    for (const text of ['var.env + 1', 'var.list[var.env]', '[for x in var.list : x.id if x.on]', 'var.list[*].id']) {
      expect(keyOf(text)).toContain('var.');
      expect(keyOf(text)).toBe(keyOf(text));
    }
    expect(keyOf('[for x in var.list : x + var.env]')).not.toBe(keyOf('[for x in var.list : x + var.on]'));
  });

  it('is one hole of a text', () => {
    expect(plain(see('"${var.env}-${var.env}/*"', fake))).toBe('<${var.env}-${var.env}/*>');
  });

  it('leaves the rest of a collection seen', () => {
    expect(plain(see('[1, var.env]', fake))).toEqual([1, WHY]);
    expect(plain(see('local.open', fake))).toEqual({ known: 2, '<more>': 'set by variable env, which has no default' });
    expect(plain(see('local.open.known', fake))).toBe(2);
    expect(plain(see('local.open.other', fake))).toBe(WHY);
    expect(plain(see('[for k, v in local.open : v]', fake))).toEqual([2, '<more: set by variable env, which has no default>']);
    expect(plain(see('{ for x in ["a", var.env] : x => 1 }', fake))).toEqual({ a: 1, '<more>': 'set by variable env, which has no default' });
  });

  it('may be a list or a map, where only its name is known', () => {
    const ids = '<made of ${data.aws_subnets.a.ids}, which is known only after deployment>';
    for (const text of [
      'element(data.aws_subnets.a.ids, 0)',
      'toset(data.aws_subnets.a.ids)',
      'data.aws_subnets.a.ids[*]',
      '[for x in data.aws_subnets.a.ids : x]',
      'data.aws_subnets.a.ids[0]',
    ])
      expect({ text, is: plain(see(text)) }).toEqual({ text, is: ids });
  });

  it('is no mistake', () => {
    expect(plain(see('try(var.env.a.b, "d")', fake))).toBe(WHY);
    expect(ways('can(var.env.a)', fake)).toEqual({ 'can(var.env.a) is true': true, 'can(var.env.a) is false': false });
  });
});

describe('A mistake', () => {
  it('says what Terraform would refuse', () => {
    expect(plain(see('[1][3]'))).toBe('<!item 3 of a list that has 1>');
    expect(plain(see('"a${null}"'))).toBe('<!a text with null in it>');
    expect(plain(see('var.nowhere'))).toBe('<!a reference to var.nowhere, which this module does not declare>');
    expect(plain(see('nonsense'))).toBe('<!a reference to nonsense, which is no name here>');
    expect(plain(see('nonsense(1)'))).toBe('<!a call of nonsense, which is no function of Terraform>');
    expect(plain(see('each.key'))).toBe('<!a reference to each.key where there is no for_each>');
    expect(plain(see('count.index'))).toBe('<!a reference to count.index where there is no count>');
  });

  it('is what try and can are for, also deep inside', () => {
    expect(plain(see('try({ a = [1][3] }, "d")'))).toBe('d');
    expect(plain(see('can({ a = [{ b = null.c }] })'))).toBe(false);
  });

  it('is no function of a provider', () => {
    expect(plain(see('provider::aws::arn_parse("x")'))).toBe('<made by provider::aws::arn_parse, a function of a provider>');
  });
});

describe('What is supposed', () => {
  const SUPPOSED = 'default of variable assumed';

  it('is carried along', () => {
    for (const text of [
      'var.assumed',
      '"${var.assumed}-x"',
      'var.assumed == "dev"',
      'var.assumed == "dev" ? 1 : 2',
      '!(var.assumed == "dev")',
      'var.assumed == "dev" ? [] : [1]',
      '[for x in [1, 2] : x if var.assumed == "dev"]',
      '"%{ if var.assumed == "dev" }a%{ endif }b"',
    ])
      expect({ text, is: assumedBy(text) }).toEqual({ text, is: SUPPOSED });
  });

  it('counts for everything in a collection that hangs on it', () => {
    const items = see('[for x in var.items : { name = x }]', fake);
    const [first] = items.kind === 'sequence' ? items.items() : [];
    expect(first?.kind === 'mapping' && first.get('name')).toMatchObject({ assumed: 'default of variable items' });
    const branch = see('var.assumed == "dev" ? { a = { b = 1 } } : {}', fake);
    const a = branch.kind === 'mapping' ? branch.get('a') : branch;
    expect(a.kind === 'mapping' && a.get('b')).toMatchObject({ assumed: SUPPOSED });
  });

  it('is not what is written', () => {
    expect(assumedBy('"a"')).toBeUndefined();
    expect(assumedBy('try(var.assumed, 1) == "dev" ? 1 : 2')).toBe(SUPPOSED);
  });
});

describe('What has no end', () => {
  it('is left at some depth', () => {
    expect(plain(see('local.circle', fake))).toBe('<nested too deeply to be followed>');
    expect(plain(see('local.endless.again.again.end', fake))).toBe(1);
    expect(plain(see('local.endless == local.endless', fake))).toBe('<nested too deeply to be followed>');
    expect(see('try(local.endless, 1)', fake).kind).toBe('mapping');
  });

  it('is left after some steps', () => {
    const loops = (text: string, count: number): string =>
      count === 0 ? text : `[for x${count} in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : ${loops(text, count - 1)}]`;
    expect(JSON.stringify(plain(see(loops('1', 6))))).toContain('made of too many parts to be followed');
  });
});
