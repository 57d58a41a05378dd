import { describe, expect, it } from 'vitest';
import openDeputy from '../../../rules/no-confused-deputy-service-principal.js';
import noPublicRead from '../../../rules/no-public-read.js';
import noStrangers from '../../../rules/no-unapproved-cross-account-access.js';
import ownsUploads from '../../../rules/require-bucket-owner-full-control.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { plain } from './expressions.js';
import { Reading, spelled, standsAt, told } from './reading.js';

const call = (lines: string, around = '') =>
  new Reading(`module "logs" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n  bucket = "logs"\n${lines}}\n${around}`);

const ADDRESS = 'module.logs.aws_s3_bucket.this[0]';

describe('terraform-aws-modules/s3-bucket, where it is not fetched', () => {
  it('is a bucket as its arguments tell it, which is supposed', () => {
    const { versioning, naming } = call('  versioning = {\n    enabled = true\n  }\n').bucket(ADDRESS);
    expect([told(naming.name), told(versioning.status)]).toEqual(['logs', 'Enabled']);
    expect(versioning.status.kind === 'known' && versioning.status.assumed).toBe('arguments of terraform-aws-modules/s3-bucket');
    expect(standsAt(versioning.status.origin)).toBe('main.tf: true');
  });

  it('blocks public access unless it is told otherwise, from version 3.9 on', () => {
    const blocked = (version: string) => told(call(`  version = "${version}"\n`).bucket(ADDRESS).publicAccessBlock.blockPublicAcls);
    expect(['~> 5.0', '>= 2.0', '~> 3.0', '3.9.1'].map(blocked)).toEqual(['true', 'true', 'true', 'true']);
    expect(['3.8.2', '~> 3.7.0', '~> 2.15', '< 3.9'].map(blocked)).toEqual(['false', 'false', 'false', 'false']);
    expect(told(call('  block_public_acls = false\n').bucket(ADDRESS).publicAccessBlock.blockPublicAcls)).toBe('false');
  });

  it('keeps no versions, or is refused, where older ones are not told whether to', () => {
    const of = (version: string, versioning = 'mfa_delete = false') => {
      const { status } = call(`  version = "${version}"\n  versioning = {\n    ${versioning}\n  }\n`).bucket(ADDRESS).versioning;
      return status.kind === 'absent' ? status.fallback : told(status);
    };
    expect(['~> 2.15', '~> 3.15', '4.2.2', '4.3.0', '~> 4.0', '~> 5.0'].map((version) => of(version))).toEqual([
      'Disabled',
      ...Array(2).fill('? not set, which the module takes from version 4.3 on only'),
      ...Array(3).fill('Enabled'),
    ]);
    expect(of('~> 3.15', 'enabled = true')).toBe('Enabled');
  });

  it('hands out its name and ARN', () => {
    const read = call(
      '',
      'resource "aws_s3_bucket_versioning" "v" {\n  bucket = module.logs.s3_bucket_id\n  versioning_configuration {\n    status = "Suspended"\n  }\n}\nresource "aws_s3_bucket" "probe" {\n  bucket = module.logs.s3_bucket_arn\n}\n',
    );
    expect(told(read.bucket(ADDRESS).versioning.status)).toBe('Suspended');
    expect(spelled(read.bucket('aws_s3_bucket.probe').naming.name)).toBe('arn:aws:s3:::logs');
  });

  it('has a name that is made up where an empty one is given to it', () => {
    const read = new Reading(
      'module "m" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n  bucket = ""\n}\nresource "aws_s3_bucket" "probe" {\n  bucket = module.m.s3_bucket_arn\n}\n',
    );
    expect(told(read.bucket('module.m.aws_s3_bucket.this[0]').naming.name)).toBe('-');
    expect(spelled(read.bucket('aws_s3_bucket.probe').naming.name)).toBe('arn:aws:s3:::${module.m.s3_bucket_id}');
  });

  it('is in a Region of its own where one is given to it', () => {
    const provider = 'provider "aws" {\n  region = "us-east-2"\n}\n';
    const regionOf = (lines: string) => {
      const { region } = call(lines, provider).declaration(ADDRESS);
      return region && told(region);
    };
    expect(['', '  region = "eu-west-1"\n', '  region = ""\n'].map(regionOf)).toEqual(['us-east-2', 'eu-west-1', 'us-east-2']);
    const { policy } = call('  region = "eu-west-1"\n  attach_elb_log_delivery_policy = true\n', provider).bucket(ADDRESS);
    expect(policy.document.kind === 'mapping' && JSON.stringify(plain(policy.document))).toContain('arn:aws:iam::156460612806:root');
  });

  it('is there as often as it is called, and not where it is told to make nothing', () => {
    const read = new Reading(
      'variable "on" {\n  type = bool\n}\nmodule "m" {\n  for_each = toset(["a", "b"])\n  source = "terraform-aws-modules/s3-bucket/aws"\n  bucket = each.key\n  create_bucket = var.on\n}\n',
    );
    expect(read.addresses).toEqual(['module.m["a"].aws_s3_bucket.this[0]', 'module.m["b"].aws_s3_bucket.this[0]']);
    expect(told(read.bucket('module.m["b"].aws_s3_bucket.this[0]').naming.name)).toBe('b');
    expect(call('  create_bucket = false\n').declaration(ADDRESS).exists(read.estate.plain)).toBe(false);
  });

  it('is there where a variable says so, which is a choice', () => {
    const exists = (lines: string) => {
      const read = call(lines, 'variable "on" {\n  type = bool\n}\n');
      return read.ways((world) => read.declaration(ADDRESS).exists(world));
    };
    expect(exists('  create_bucket = var.on\n')).toEqual({ 'var.on is true': true, 'var.on is false': false });
    expect(exists('  is_directory_bucket = var.on\n')).toEqual({ 'var.on is true': false, 'var.on is false': true });
    expect(exists('  create_bucket = null\n')).toEqual({ always: true });
  });

  it('lets in load balancers of a Region that is not known, which may have an account of AWS', () => {
    const provider = 'variable "region" {}\nprovider "aws" {\n  region = var.region\n}\n';
    const read = call('  attach_elb_log_delivery_policy = true\n', provider);
    const principals = read.ways((world) => {
      const { document } = read.bucket(ADDRESS, world).policy;
      const { Statement } = (document.kind === 'mapping' ? plain(document) : {}) as { readonly Statement: readonly { readonly Principal: unknown }[] };
      return Statement.map(({ Principal }) => Principal);
    });
    const service = { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' };
    expect(principals).toEqual({
      'Elastic Load Balancing has an account in var.region': [service, { AWS: '<arn:aws:iam::${account of Elastic Load Balancing in var.region}:root>' }],
      'Elastic Load Balancing has no account in var.region': [service],
    });
  });

  it('that lets in load balancers of a Region that is not known is judged as in any other', () => {
    const rules = [noPublicRead, noStrangers, ownsUploads, openDeputy];
    const text = (region: string) =>
      `variable "region" {}\nprovider "aws" {\n  region = ${region}\n}\nmodule "logs" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n  bucket = "logs"\n  control_object_ownership = true\n  object_ownership = "ObjectWriter"\n  attach_elb_log_delivery_policy = true\n}\n`;
    const [unknown, known] = ['var.region', '"eu-west-1"'].map((region) => lint(requestFor(rules, { 'main.tf': text(region) })));
    expect(unknown?.undecided).toEqual([]);
    expect(unknown?.findings.map(({ message, when }) => [message, when])).toEqual(known?.findings.map(({ message }) => [message, undefined]));
  });

  it('refuses plain HTTP by a switch', () => {
    const { policy } = call('  attach_deny_insecure_transport_policy = true\n').bucket(ADDRESS);
    expect(policy.document.kind).toBe('mapping');
    expect(call('').bucket(ADDRESS).policy.document.kind).toBe('absent');
  });

  it('lets in services by its switches, which is found where they are set and rests on what the module is supposed to do', () => {
    const text = (more: string) =>
      `module "logs" {\n  source = "terraform-aws-modules/s3-bucket/aws"\n  bucket = "logs"\n  attach_access_log_delivery_policy = true\n${more}}\n`;
    const found = (more: string) => lint(requestFor([openDeputy], { 'main.tf': text(more) }));
    const [finding, ...others] = found('').findings;
    expect(finding).toMatchObject({ confidence: 'medium', assumes: ['arguments of terraform-aws-modules/s3-bucket'] });
    expect(finding?.place.source.text.slice(0, finding.place.start)).toMatch(/attach_access_log_delivery_policy = $/);
    expect(finding?.message).toContain('statement "AWSAccessLogDeliveryWrite" lets logging.s3.amazonaws.com in');
    expect(others).toEqual([]);
    const pinned = found('  access_log_delivery_policy_source_buckets = ["arn:aws:s3:::web"]\n');
    // Of the ACL the module lets it ask for anybody all the same.
    expect(pinned.findings.map(({ message }) => /statement "(\w+)"/.exec(message)?.[1])).toEqual(['AWSAccessLogDeliveryAclCheck']);
    expect(pinned.undecided).toEqual([]);
  });
});
