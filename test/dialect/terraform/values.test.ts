import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/truth/symbol.js';
import { Reading, standsAt, told } from './reading.js';
import type { Call } from './reading.js';

const main = 'variable "name" {\n  default = "by-default"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = var.name\n}\n';

const nameOf = (files: Readonly<Record<string, string>>, call?: Call) => new Reading({ 'main.tf': main, ...files }, call).bucket('aws_s3_bucket.b').naming.name;

describe('the value of a variable of a root', () => {
  it('is its default, which is supposed', () => {
    const name = nameOf({});
    expect(name.kind === 'known' && name.assumed).toBe('default of variable name');
    expect(standsAt(name.origin)).toBe('main.tf: var.name');
    expect(name.origin.via?.map(standsAt)).toEqual(['main.tf: "by-default"']);
  });

  it('comes from the strongest of those who give one', () => {
    const files: Record<string, string> = {};
    const steps: readonly [string, string][] = [
      ['terraform.tfvars', 'name = "one"'],
      ['terraform.tfvars.json', '{"name": "two"}'],
      ['a.auto.tfvars', 'name = "three"'],
      ['b.auto.tfvars.json', '{"name": "four"}'],
    ];
    for (const [path, text] of steps) {
      files[path] = text;
      const name = nameOf(files);
      expect(text).toContain(told(name));
      expect(name.kind === 'known' && name.assumed).toBe(undefined);
    }
    expect(told(nameOf({ ...files, 'prod.tfvars': 'name = "five"' }, { files: ['prod.tfvars'] }))).toBe('five');
    expect(told(nameOf({ ...files, 'prod.tfvars': 'name = "five"' }, { files: ['prod.tfvars'], values: { name: 'six' } }))).toBe('six');
  });

  it('given in a file stands there', () => {
    expect(nameOf({ 'terraform.tfvars': 'name = "one"\n' }).origin.via?.map(standsAt)).toEqual(['terraform.tfvars: "one"']);
  });

  it('given as a text is taken as it is typed, or as an expression where the type wants one', () => {
    const read = new Reading(
      'variable "names" {\n  type = list(string)\n}\nvariable "one" {\n  type = string\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "${var.names[1]}-${var.one}"\n}\n',
      { values: { names: '["a", "b"]', one: '[x]' } },
    );
    expect(told(read.bucket('aws_s3_bucket.b').naming.name)).toBe('b-[x]');
  });

  it('given as a list stands where the variable is declared, and so does all that is in it', () => {
    const read = new Reading('variable "names" {\n  type = list(string)\n}\nresource "aws_s3_bucket" "b" {\n  bucket = var.names[0]\n}\n', {
      values: { names: '["a"]' },
    });
    const { origin } = read.bucket('aws_s3_bucket.b').naming.name;
    expect([standsAt(origin), ...(origin.via ?? []).map(standsAt)]).toContain('main.tf: variable "names"');
  });

  it('counts where no file declares it, for the declaration may be made later', () => {
    const used = (expression: string): string => `resource "aws_s3_bucket" "b" {\n  bucket = ${expression}\n}\n`;
    const named = (expression: string, call: Call) =>
      new Reading({ 'main.tf': used(expression), 'prod.tfvars': 'env = "prod"\n' }, call).bucket('aws_s3_bucket.b').naming.name;
    const given = (expression: string, env: string) => told(named(expression, { values: { env } }));
    expect(given('"logs-${var.env}"', 'prod')).toBe('logs-prod');
    expect(given('"logs-${var.env}"', '012345678901')).toBe('logs-012345678901');
    expect([
      given('var.env ? "a" : "b"', 'true'),
      given('var.env > 2 ? "a" : "b"', '10'),
      given('var.env == "123456789012" ? "a" : "b"', '123456789012'),
    ]).toEqual(['a', 'a', 'a']);
    expect([given('var.env["x"]', '{ x = "a" }'), given('var.env[1]', '["a", "b"]')]).toEqual(['a', 'b']);
    expect(given('var.env', '["a')).toBe('["a');
    const name = named('var.env', { files: ['prod.tfvars'] });
    expect([told(name), name.kind === 'known' && name.assumed, name.origin.via?.map(standsAt)]).toEqual(['prod', undefined, ['prod.tfvars: "prod"']]);
  });

  it('does not count in a module that is called, which has to declare what it uses', () => {
    const read = new Reading(
      { 'main.tf': 'module "m" {\n  source = "./m"\n}\n', 'm/main.tf': 'resource "aws_s3_bucket" "b" {\n  bucket = var.env\n}\n' },
      { values: { env: 'prod' } },
    );
    expect(told(read.bucket('module.m.aws_s3_bucket.b').naming.name)).toBe('? a reference to var.env, which this module does not declare');
  });

  it('that nobody gives is one and the same thing wherever it is used', () => {
    const read = new Reading(
      'variable "name" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.name\n}\nresource "aws_s3_bucket_versioning" "v" {\n  bucket = var.name\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
    );
    expect(told(read.bucket('aws_s3_bucket.b').naming.name)).toBe('? ${var.name}');
    expect(told(read.bucket('aws_s3_bucket.b').versioning.status)).toBe('Enabled');
  });

  it('is one of those that its validation lists', () => {
    const read = new Reading(
      'variable "env" {\n  type = string\n  validation {\n    condition     = contains(["dev", "prod"], var.env)\n    error_message = "no"\n  }\n}\nresource "aws_s3_bucket" "b" {\n  count = var.env == "prod" ? 1 : 0\n}\n',
    );
    expect(read.ways((world) => read.declaration('aws_s3_bucket.b[0]').exists(world))).toEqual({ 'var.env is "prod"': true, 'var.env is "dev"': false });
  });

  it('is an account where its validation takes nothing but twelve digits', () => {
    const looks = (condition: string): unknown => {
      const text = `variable "id" {\n  validation {\n    condition     = ${condition}\n    error_message = "no"\n  }\n}\nresource "aws_s3_bucket" "b" {\n  bucket = var.id\n}\n`;
      const { name } = new Reading(text).bucket('aws_s3_bucket.b').naming;
      const [part] = name.kind === 'unknown' && name.text ? partsOf(name.text) : [];
      return typeof part === 'object' ? part.looks : undefined;
    };
    expect(
      ['can(regex("^[0-9]{12}$", var.id))', 'length(regexall("^\\\\d{12}$", var.id)) > 0', 'var.id != "" && can(regex("^\\\\d{12}$", var.id))'].map(looks),
    ).toEqual(['account', 'account', 'account']);
    expect(['can(regex("[0-9]{12}", var.id))', 'can(regex("^[0-9]{12}$", var.other))', 'length(regexall("^[0-9]{12}$", var.id)) > 1'].map(looks)).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('that is sensitive and given is not shown', () => {
    const read = new Reading('variable "s" {\n  sensitive = true\n}\nresource "aws_s3_bucket" "b" {\n  bucket = var.s\n}\n', { values: { s: 'hidden' } });
    expect(told(read.bucket('aws_s3_bucket.b').naming.name)).toBe('? ${var.s}');
    const filed = new Reading({
      'main.tf': 'variable "s" {\n  sensitive = true\n}\nresource "aws_s3_bucket" "b" {\n  bucket = var.s\n}\n',
      'terraform.tfvars': 's = "hidden"\n',
    });
    expect(told(filed.bucket('aws_s3_bucket.b').naming.name)).toBe('? ${var.s}');
  });

  it('that a file gives is constant: names mean nothing there', () => {
    const read = new Reading({
      'main.tf': 'variable "s" {\n}\nlocals {\n  other = "x"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = var.s\n}\n',
      'terraform.tfvars': 's = local.other\n',
    });
    expect(told(read.bucket('aws_s3_bucket.b').naming.name)).toContain('which must be constant');
  });
});

describe('several deployments of one directory', () => {
  it('are units of their own', () => {
    const { loaded } = new Reading(
      { 'infra/main.tf': main, 'infra/dev.tfvars': 'name = "dev-logs"', 'infra/prod.tfvars': 'name = "prod-logs"' },
      {
        roots: [
          { directory: 'infra', files: ['infra/dev.tfvars'], name: 'dev' },
          { directory: './infra/', files: ['infra/prod.tfvars'] },
        ],
      },
    );
    expect(loaded.units.map(({ id, path, name }) => [id, path, name])).toEqual([
      ['infra (dev)', 'infra', 'dev'],
      ['infra (prod.tfvars)', 'infra', 'prod.tfvars'],
    ]);
    expect(loaded.documents.map(({ mapped }) => mapped.place(0, 0)?.source.path)).toEqual(['infra/dev.tfvars', 'infra/prod.tfvars', 'infra/main.tf']);
  });
});
