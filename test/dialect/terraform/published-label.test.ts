import { describe, expect, it } from 'vitest';
import { Reading, told } from './reading.js';

const SOURCE = '  source = "cloudposse/label/null"\n';
const probe = 'resource "aws_s3_bucket" "probe" {\n  count = module.this.enabled ? 1 : 0\n  bucket = module.this.id\n}\n';
const THERE = ['aws_s3_bucket.probe[0]'];

/** Whether the bucket is there, in all worlds. */
const isThere = (lines: string, around = '') => {
  const read = new Reading(`module "this" {\n${SOURCE}${lines}}\n${around}${probe}`);
  return read.ways((world) => read.estate.declarations.filter((one) => one.subject === 'bucket' && one.exists(world)).map(({ address }) => address));
};

describe('cloudposse/label/null, where it is not fetched', () => {
  it('is enabled unless it is told otherwise', () => {
    expect(isThere('')).toEqual({ always: THERE });
    expect(isThere('  enabled = null\n')).toEqual({ always: THERE });
    expect(isThere('  enabled = true\n  context = { enabled = false }\n')).toEqual({ always: THERE });
    expect(isThere('  enabled = false\n')).toEqual({ always: [] });
  });

  it('is enabled as its context is', () => {
    expect(isThere('  context = { enabled = false }\n')).toEqual({ always: [] });
    expect(isThere('  context = module.first.context\n', `module "first" {\n${SOURCE}  enabled = false\n}\n`)).toEqual({ always: [] });
    expect(isThere('  context = module.first.context\n', `module "first" {\n${SOURCE}}\n`)).toEqual({ always: THERE });
    const variables =
      'variable "enabled" {\n  type = bool\n  default = null\n}\nvariable "context" {\n  type = any\n  default = { enabled = true, name = null }\n}\n';
    expect(isThere('  enabled = var.enabled\n  context = var.context\n', variables)).toEqual({ always: THERE });
  });

  it('is not told where nobody can tell: by what is not known, by itself, and in versions that did not ask the context', () => {
    const open = { 'module.this.enabled is true': THERE, 'module.this.enabled is false': [] };
    expect(isThere('  enabled = var.on\n', 'variable "on" {}\n')).toEqual(open);
    expect(isThere('  enabled = module.this.enabled\n')).toEqual(open);
    expect(isThere('  version = "0.16.0"\n')).toEqual(open);
    expect(isThere('  version = "0.25.0"\n')).toEqual({ always: THERE });
  });

  it('hands on a context of which nothing else is known', () => {
    const read = new Reading(
      `module "this" {\n${SOURCE}}\nresource "aws_s3_bucket" "probe" {\n  bucket = module.this.context.name\n  force_destroy = module.this.context.enabled\n}\n`,
    );
    const { naming } = read.bucket('aws_s3_bucket.probe');
    expect(told(naming.name)).toBe('? ${module.this.context.name}');
  });

  it('makes nothing that could not be seen', () => {
    const read = new Reading(`module "this" {\n${SOURCE}}\nmodule "logs" {\n  source = "cloudposse/s3-log-storage/aws"\n}\n`);
    expect(read.loaded.units[0]?.notSeen.map(({ message }) => message)).toEqual([
      'Module module.logs is not read: its source cloudposse/s3-log-storage/aws is not at hand (`terraform init` fetches it); its buckets are not seen',
    ]);
  });
});
