import { describe, expect, it } from 'vitest';
import { wayTo } from '../../../src/text/origin.js';
import { Reading, standsAt, told } from './reading.js';

const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = var.name\n}\nvariable "name" {}\n';

describe('a directory', () => {
  it('is one module, whatever files it is cut into', () => {
    const read = new Reading({
      'a.tf': 'resource "aws_s3_bucket" "a" {\n  bucket = local.name\n}\n',
      'b.tf':
        'locals {\n  name = "logs"\n}\nresource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.a.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
    });
    expect(told(read.bucket('aws_s3_bucket.a').naming.name)).toBe('logs');
    expect(told(read.bucket('aws_s3_bucket.a').versioning.status)).toBe('Enabled');
  });

  it('lays override files over the others: attributes one by one, blocks by their type', () => {
    const read = new Reading({
      'main.tf':
        'resource "aws_s3_bucket" "a" {\n  bucket = "one"\n  force_destroy = true\n  versioning {\n    enabled = true\n  }\n}\nlocals {\n  n = "one"\n}\n',
      'z_override.tf': 'resource "aws_s3_bucket" "a" {\n  bucket = local.n\n  versioning {\n    enabled = false\n  }\n}\n',
      'override.tf': 'locals {\n  n = "two"\n}\n',
    });
    expect(told(read.bucket('aws_s3_bucket.a').naming.name)).toBe('two');
    expect(told(read.bucket('aws_s3_bucket.a').versioning.status)).toBe('Suspended');
  });

  it('is read by OpenTofu with main.tofu in place of main.tf', () => {
    const read = new Reading({ 'main.tf': 'resource "aws_s3_bucket" "a" {}\n', 'main.tofu': 'resource "aws_s3_bucket" "b" {}\n', 'c.tf': '' });
    expect(read.addresses).toEqual(['aws_s3_bucket.b']);
  });

  it('with a broken file is read as far as it can be, and says what is broken', () => {
    const read = new Reading({ 'a.tf': 'resource "aws_s3_bucket" "a" {\n  bucket = = \n}\n', 'b.tf': 'resource "aws_s3_bucket" "b" {}\n' });
    expect(read.addresses).toContain('aws_s3_bucket.b');
    expect(read.loaded.problems.map(({ id, place }) => `${id} ${place.source.path}`)).toEqual(['unreadable-input a.tf']);
  });
});

describe('a module that another directory calls', () => {
  const tree = {
    'main.tf': 'module "logs" {\n  source = "./modules/bucket"\n  name   = "logs"\n}\n',
    'modules/bucket/main.tf': `${bucket}output "id" {\n  value = aws_s3_bucket.b.id\n}\n`,
  };

  it('is no root by itself', () => {
    expect(new Reading(tree).addresses).toEqual(['module.logs.aws_s3_bucket.b']);
  });

  it('is one where nobody in sight calls it', () => {
    const read = new Reading({ ...tree, 'main.tf': '' });
    expect(read.addresses).toEqual(['aws_s3_bucket.b']);
    expect(told(read.bucket('aws_s3_bucket.b').naming.name)).toBe('? ${var.name}');
  });

  it('has the values of the call, which stand where they are given', () => {
    const { naming } = new Reading(tree).bucket('module.logs.aws_s3_bucket.b');
    expect(told(naming.name)).toBe('logs');
    expect(standsAt(naming.name.origin)).toBe('main.tf: "logs"');
    expect(naming.name.origin.via?.map(standsAt)).toEqual(['modules/bucket/main.tf: var.name']);
  });

  it('hands its outputs back, so that settings beside the call meet the bucket in it', () => {
    const read = new Reading({
      ...tree,
      'versioning.tf': 'resource "aws_s3_bucket_versioning" "v" {\n  bucket = module.logs.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
    });
    expect(told(read.bucket('module.logs.aws_s3_bucket.b').versioning.status)).toBe('Enabled');
  });

  it('may be called many times, each an instance of its own', () => {
    const read = new Reading({
      ...tree,
      'main.tf': 'module "m" {\n  for_each = toset(["a", "b"])\n  source = "./modules/bucket/"\n  name = "x-${each.key}"\n}\n',
    });
    expect(read.addresses).toEqual(['module.m["a"].aws_s3_bucket.b', 'module.m["b"].aws_s3_bucket.b']);
    expect(told(read.bucket('module.m["b"].aws_s3_bucket.b').naming.name)).toBe('x-b');
  });

  it('takes the default for what the call leaves out or sets to null, if null is refused', () => {
    const inner =
      'variable "a" {\n  default = "x"\n}\nvariable "b" {\n  default  = "y"\n  nullable = false\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "${var.a}-${var.b}"\n}\n';
    const read = new Reading({ 'main.tf': 'module "m" {\n  source = "./m"\n  b = null\n}\n', 'm/main.tf': inner });
    const { name } = read.bucket('module.m.aws_s3_bucket.b').naming;
    expect(told(name)).toBe('x-y');
    // Who calls it decides for good: nothing is supposed.
    expect(name.kind === 'known' && name.assumed).toBe(undefined);
  });

  it('that calls itself ends', () => {
    const read = new Reading({
      'main.tf': 'module "m" {\n  source = "./m"\n}\n',
      'm/main.tf': 'module "n" {\n  source = "../m"\n}\nresource "aws_s3_bucket" "b" {}\n',
    });
    expect(read.addresses).toEqual(['module.m.aws_s3_bucket.b']);
    expect(read.loaded.units[0]?.notSeen.map(({ message }) => message)).toEqual([
      'Module module.m.module.n is not read: m calls itself in a circle; its buckets are not seen',
    ]);
  });

  it('is said to be out of sight where it is', () => {
    const read = new Reading('module "s3" {\n  source = "git::https://example.com/buckets.git?ref=v1"\n}\nmodule "up" {\n  source = "../elsewhere"\n}\n');
    expect(read.loaded.units[0]?.notSeen.map(({ message, origin }) => `${message} @ ${origin && standsAt(origin)}`)).toEqual([
      'Module module.s3 is not read: its source git::https://example.com/buckets.git?ref=v1 is not at hand (`terraform init` fetches it); its buckets are not seen @ main.tf: module "s3"',
      'Module module.up is not read: there is no ../elsewhere in the folders that were given; its buckets are not seen @ main.tf: module "up"',
    ]);
  });

  it('out of sight names no bucket of this text by its outputs', () => {
    const read = new Reading(
      'module "s3" {\n  source = "example.com/x/y/aws"\n}\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_versioning" "v" {\n  bucket = module.s3.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n',
    );
    expect(told(read.bucket('aws_s3_bucket.b').versioning.status)).toBe('-');
  });

  it('out of sight gives what nobody here can know, for that reason', () => {
    const read = new Reading('module "names" {\n  source = "example.com/x/y/aws"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = module.names.id\n}\n');
    const { name } = read.bucket('aws_s3_bucket.b').naming;
    expect(name.kind === 'unknown' && name.reason).toBe(
      'given by module names, which is not read: its source example.com/x/y/aws is not at hand (`terraform init` fetches it)',
    );
  });

  it('out of sight is called in full in a condition, for another module may call its own the same', () => {
    const far = 'module "far" {\n  source = "example.com/x/y/aws"\n}\n';
    const read = new Reading({
      'main.tf': `${far}module "m" {\n  source = "./m"\n  on = module.far.on\n}\n`,
      'm/main.tf': `${far}variable "on" {}\nresource "aws_s3_bucket" "b" {\n  count = var.on && module.far.on && module.far.name != "" ? 1 : 0\n}\n`,
    });
    expect(Object.keys(read.ways((world) => read.declaration('module.m.aws_s3_bucket.b[0]').exists(world)))).toEqual([
      'module.far.on is true and module.m.module.far.on is true and module.m.module.far.name is ""',
      'module.far.on is true and module.m.module.far.on is true and module.m.module.far.name is not ""',
      'module.far.on is true and module.m.module.far.on is false',
      'module.far.on is false',
    ]);
  });

  it('may read a file that is not there, which is the reason then', () => {
    const read = new Reading('resource "aws_s3_bucket" "b" {\n  bucket = file("name.txt")\n}\n');
    const { name } = read.bucket('aws_s3_bucket.b').naming;
    expect(name.kind === 'unknown' && name.reason).toBe('read from name.txt, which is not there');
  });
});

describe('a module that terraform init has fetched', () => {
  const tree = {
    'main.tf': 'module "s3" {\n  source = "example/bucket/aws"\n  name = "logs"\n}\n',
    '.terraform/modules/modules.json':
      '{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"s3","Source":"registry.terraform.io/example/bucket/aws","Dir":".terraform/modules/s3"}]}',
    '.terraform/modules/s3/main.tf': `${bucket}module "inner" {\n  source = "./inner"\n}\n`,
    '.terraform/modules/s3/inner/main.tf': 'resource "aws_s3_bucket" "c" {\n  bucket = "fixed"\n}\n',
  };
  const read = new Reading(tree);

  it('is read, with what it calls itself', () => {
    expect(read.addresses).toEqual(['module.s3.aws_s3_bucket.b', 'module.s3.module.inner.aws_s3_bucket.c']);
  });

  it('stands at its call, for nobody can change it elsewhere', () => {
    expect(standsAt(read.declaration('module.s3.aws_s3_bucket.b').header)).toBe('main.tf: module "s3"');
    expect(standsAt(read.bucket('module.s3.module.inner.aws_s3_bucket.c').naming.name.origin)).toBe('main.tf: module "s3"');
    expect(standsAt(read.bucket('module.s3.aws_s3_bucket.b').naming.name.origin)).toBe('main.tf: "logs"');
    expect(read.declaration('module.s3.aws_s3_bucket.b').extent?.source.path).toBe('main.tf');
  });

  it('has the place in the module on the way there, and none of that where the call gives the value', () => {
    const ways = ['module.s3.module.inner.aws_s3_bucket.c', 'module.s3.aws_s3_bucket.b'].map((address) =>
      wayTo(read.bucket(address).naming.name.origin).map(standsAt),
    );
    expect(ways).toEqual([['.terraform/modules/s3/inner/main.tf: "fixed"'], ['.terraform/modules/s3/main.tf: var.name']]);
    expect(wayTo(read.declaration('module.s3.aws_s3_bucket.b').header).map(standsAt)).toEqual(['.terraform/modules/s3/main.tf: resource "aws_s3_bucket" "b"']);
  });

  it('is no input by itself', () => {
    expect(read.loaded.documents.map(({ mapped }) => mapped.place(0, 0)?.source.path)).toEqual(['main.tf']);
  });
});
