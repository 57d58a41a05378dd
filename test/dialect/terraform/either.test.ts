import { describe, expect, it } from 'vitest';
import requireVersioning from '../../../rules/require-versioning.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import type { Fake } from './expressions.js';
import { ways } from './expressions.js';
import { differing, impossible, switches } from './worlds.js';

describe('No world contradicts itself, and none is left out', () => {
  it('for a member that may be missing', () => {
    expect(
      differing({
        values: { cfg: ['{}', '{ on = true }', '{ on = false }', '{ on = null }'] },
        expressions: [
          ...switches(
            'var.cfg.on',
            'var.cfg["on"]',
            'lookup(var.cfg, "on")',
            'lookup(var.cfg, "on", true)',
            'lookup(var.cfg, "on", false)',
            'try(var.cfg.on, true)',
            'try(var.cfg.on, false)',
            'try(lookup(var.cfg, "on"), true)',
            'merge(var.cfg, { x = 1 }).on',
            'merge({ on = true }, var.cfg).on',
            'merge({ on = false }, var.cfg, { x = 1 })["on"]',
            'lookup(merge({ x = 1 }, var.cfg), "on", false)',
            'can(var.cfg.on)',
            'contains(keys(var.cfg), "on")',
            'coalesce(var.cfg.on, true)',
            'coalesce(try(var.cfg.on, null), false)',
            'coalesce(lookup(var.cfg, "on", null), true)',
            'try(coalesce(var.cfg.on, true), true)',
          ),
          'var.cfg.on == null ? 1 : 0',
          'lookup(var.cfg, "on", null) == null ? 1 : 0',
        ],
      }),
    ).toEqual([]);
  });

  it('for a text', () => {
    expect(
      differing({
        values: { cfg: ['{}', '{ name = "a" }', '{ name = "b" }', '{ name = "c" }', '{ name = "" }', '{ name = null }'] },
        expressions: [
          'var.cfg.name == "a"',
          'var.cfg.name == "b"',
          'var.cfg.name == ""',
          'lookup(var.cfg, "name", "a") == "a"',
          'lookup(var.cfg, "name", "b") == "a"',
          'try(var.cfg.name, "b") == "b"',
          'try(var.cfg.name, null) == null',
          'coalesce(var.cfg.name, "a") == "a"',
          'coalesce(try(var.cfg.name, ""), "a") == "b"',
          'merge({ name = "a" }, var.cfg).name == "a"',
          '"x-${merge({ name = "a" }, var.cfg).name}" == "x-b"',
          'can(var.cfg.name)',
        ],
      }),
    ).toEqual([]);
  });

  it('for what is made of it', () => {
    const expressions = switches(
      'startswith(var.cfg.name, "a")',
      'startswith(lookup(var.cfg, "name", "b"), "a")',
      'startswith(try(var.cfg.name, "c"), "a")',
      'lookup(var.cfg, "name", "b") == var.cfg.name',
    );
    expect(impossible({ values: { cfg: ['{}', '{ name = "a" }', '{ name = "b" }'] }, expressions })).toEqual([]);
  });

  it('for a list that may be empty', () => {
    const lists = ['var.cfg.names', 'lookup(var.cfg, "names", [])', 'try(var.cfg.names, [])', 'merge({ names = [] }, var.cfg).names'];
    const values = { cfg: ['{}', '{ names = [] }', '{ names = ["a"] }'] };
    expect(differing({ values, expressions: switches(...lists.map((list) => `length(${list}) > 0`)) })).toEqual([]);
  });

  it('for a map of texts', () => {
    expect(
      differing({
        values: { tags: ['{}', '{ on = "true" }', '{ on = "false" }'] },
        types: { tags: 'map(string)' },
        expressions: switches(
          'var.tags.on',
          'lookup(var.tags, "on", true)',
          'lookup(var.tags, "on", "false")',
          'try(var.tags.on, true)',
          'merge({ on = "true" }, var.tags).on',
        ),
      }),
    ).toEqual([]);
  });

  it('for the items of a list', () => {
    expect(
      differing({
        values: { list: ['[]', '[true]', '[false]', '[true, false]', '[false, true]', '[true, true]', '[false, false]'] },
        types: { list: 'list(bool)' },
        expressions: switches(
          'var.list[0]',
          'var.list["0"]',
          'element(var.list, 0)',
          'try(var.list[0], true)',
          'try(element(var.list, 0), false)',
          'try(var.list[1], true)',
          'var.list[1]',
          'can(var.list[1])',
        ),
      }),
    ).toEqual([]);
  });

  it('for the item of a list that begins again behind its end', () => {
    expect(
      differing({
        values: { list: ['[true]', '[false]', '[true, false]', '[false, true]', '[true, true]', '[false, false]'] },
        types: { list: 'list(bool)' },
        expressions: switches('var.list[0]', 'element(var.list, 1)', 'var.list[1]'),
      }),
    ).toEqual([]);
  });

  it('for what is merged of two things that nobody knows, but that one of them has it', () => {
    const member = ['{}', '{ on = true }', '{ on = false }'];
    const subject = {
      values: { a: member, b: member },
      expressions: switches(
        'var.a.on',
        'var.b.on',
        'merge(var.a, var.b).on',
        'merge(var.b, var.a).on',
        'lookup(merge(var.a, var.b), "on", true)',
        'try(merge(var.a, var.b).on, false)',
        'lookup(var.b, "on", true)',
      ),
    };
    expect(impossible(subject)).toEqual([]);
  });
});

describe('One of two things', () => {
  const fake: Fake = {
    variables: { cfg: {}, all: { type: 'list(string)' }, set: { type: 'set(string)' }, typed: { type: 'object({ on = string })' }, env: {} },
  };

  it('is called what somebody wrote', () => {
    expect(ways('lookup(var.cfg, "on", true) ? 1 : 0', fake)).toEqual({ 'lookup(var.cfg, "on", true) is true': 1, 'lookup(var.cfg, "on", true) is false': 0 });
    expect(ways('try(var.cfg.env, "dev") == "dev" ? 1 : 0', fake)).toEqual({
      'try(var.cfg.env, "dev") is "dev"': 1,
      'try(var.cfg.env, "dev") is not "dev"': 0,
    });
    expect(Object.keys(ways('merge({ a = { on = true } }, var.cfg).a.on ? 1 : 0', fake))).toEqual([
      'merge({ a = { on = true } }, var.cfg).a.on',
      'not merge({ a = { on = true } }, var.cfg).a.on',
    ]);
  });

  it('is the first alone where there is no other', () => {
    for (const text of [
      'merge(var.cfg, { name = "x" }).on',
      'merge({}, var.cfg).on',
      'lookup(var.cfg, "on")',
      'lookup(var.cfg, "on", {}).deep',
      'coalesce(var.cfg.on, null)',
      'element(var.all, 0)',
      'lookup(var.typed, "on", "y")',
    ])
      expect([text, Object.keys(ways(`${text} == "x"`, fake))[0]]).toEqual([text, expect.stringMatching(/^var\.[a-z]+(?:\.[a-z]+|\[0\])*(?: is|$)/)]);
  });

  it('is the other alone where its type has no such member', () => {
    expect(ways('lookup(var.typed, "off", 3)', fake)).toEqual({ always: 3 });
    expect(ways('merge({ off = 3 }, var.typed).off', fake)).toEqual({ always: 3 });
  });

  it('is no first of a set', () => {
    expect(Object.keys(ways('one(var.set) == "x"', fake))).toEqual(['one(var.set) is "x"', 'one(var.set) is not "x"']);
  });

  it('is what the one of them was decided to be', () => {
    expect(ways('lookup(var.cfg, "env", "dev") == "prod" ? [var.cfg.env, lookup(var.cfg, "env", "dev")] : []', fake)).toEqual({
      'lookup(var.cfg, "env", "dev") is "prod"': ['prod', 'prod'],
      'lookup(var.cfg, "env", "dev") is not "prod"': [],
    });
    expect(ways('can(var.cfg.sizes) ? 1 : try(var.cfg.sizes, [3])', fake)).toEqual({ 'can(var.cfg.sizes) is true': 1, 'can(var.cfg.sizes) is false': [3] });
  });

  it('is there for certain where a variable, a local or a member that is written stands', () => {
    const more: Fake = { ...fake, locals: { known: '{ env = var.env }', list: '[var.env]' } };
    for (const text of ['var.env', 'local.known.env', 'local.list[0]', '(local.known)["env"]']) {
      expect([text, Object.keys(ways(`try(${text}, "dev") == "x"`, more))[0]]).toEqual([text, 'var.env is "x"']);
      expect([text, ways(`can(${text})`, more)]).toEqual([text, { always: true }]);
    }
    expect(Object.keys(ways('[for one in [var.cfg] : try(one.env, "dev") == "x"]', more))[0]).toBe('try(one.env, "dev") is "x"');
  });

  it('hangs on no choice that stands in the other', () => {
    expect(Object.keys(ways('try(var.cfg.size, var.env == "prod" ? 3 : 1) == 3', fake))).toEqual(['var.cfg.size is 3', 'var.cfg.size is not 3']);
  });
});

describe('A bucket', () => {
  it('is found by a name that is one of two', () => {
    for (const name of ['try(var.cfg.name, "x")', 'lookup(var.cfg, "name", "x")', 'merge({ name = "x" }, var.cfg).name', 'coalesce(var.cfg.name, "x")']) {
      const text = `variable "cfg" {}\nresource "aws_s3_bucket" "b" {\n  bucket = ${name}\n}\nresource "aws_s3_bucket_versioning" "b" {\n  bucket = var.cfg.name\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
      const { findings, undecided } = lint(requestFor([requireVersioning], { 'main.tf': text }));
      expect([name, findings, undecided]).toEqual([name, [], []]);
    }
  });
});

describe('What is merged', () => {
  it('keeps its members when it is handed to a module, whatever type that wants', () => {
    for (const type of ['any', 'map(bool)', 'object({ on = bool })']) {
      const module = `variable "c" {\n  type = ${type}\n}\nresource "aws_s3_bucket" "b" {\n  count = var.c.on ? 1 : 0\n}\n`;
      const versioning = `resource "aws_s3_bucket_versioning" "b" {\n  count = var.on ? 1 : 0\n  bucket = aws_s3_bucket.b[0].id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
      for (const merged of ['merge(var.cfg, { name = true })', 'merge(var.cfg)', 'merge(var.more, var.cfg)']) {
        const call = `variable "cfg" {}\nvariable "more" {}\nmodule "m" {\n  source = "./m"\n  c = ${merged}\n  on = ${merged}.on\n}\n`;
        const files = { 'main.tf': call, 'm/main.tf': `${module}variable "on" {}\n${versioning}` };
        const { findings, undecided } = lint(requestFor([requireVersioning], files));
        expect([type, merged, findings.map(({ when }) => when), undecided]).toEqual([type, merged, [], []]);
      }
    }
  });

  it('of two is neither of them', () => {
    const text = `variable "a" {}\nvariable "b" {}\nresource "aws_s3_bucket" "x" {\n  count = var.a.on ? 1 : 0\n}\nresource "aws_s3_bucket_versioning" "x" {\n  count = merge(var.a, var.b).on ? 1 : 0\n  bucket = aws_s3_bucket.x[0].id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
    expect(lint(requestFor([requireVersioning], { 'main.tf': text })).findings.map(({ when }) => when)).toEqual([
      'var.a.on is true and not merge(var.a, var.b).on',
    ]);
  });

  it('hangs on what is supposed of any of them', () => {
    const text = `variable "cfg" {}\nvariable "more" {\n  default = {}\n}\nresource "aws_s3_bucket" "x" {}\nresource "aws_s3_bucket_versioning" "x" {\n  bucket = aws_s3_bucket.x.id\n  versioning_configuration {\n    status = merge(var.cfg, var.more).on ? "Enabled" : "Suspended"\n  }\n}\n`;
    const { findings } = lint(requestFor([requireVersioning], { 'main.tf': text }));
    expect(findings.map(({ when, assumes }) => [when, assumes])).toEqual([['var.cfg.on is false', ['default of variable more']]]);
  });
});
