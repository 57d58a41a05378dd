import { describe, expect, it } from 'vitest';
import { Reading } from '../dialect/terraform/reading.js';

const cdn = 'data "aws_cloudfront_log_delivery_canonical_user_id" "cdn" {}\n';
const self = 'data "aws_canonical_user_id" "me" {}\n';

function rolesOf(grant: string) {
  const acl = `resource "aws_s3_bucket_acl" "b" {\n  bucket = aws_s3_bucket.b.id\n  access_control_policy {\n    grant {\n${grant}    }\n  }\n}\n`;
  return new Reading(`${cdn}${self}resource "aws_s3_bucket" "b" {}\n${acl}`).bucket('aws_s3_bucket.b').roles;
}

const to = (grantee: string, permission = 'FULL_CONTROL') => `permission = "${permission}"\ngrantee {\n  ${grantee}\n}\n`;

describe('a bucket of another Region', () => {
  const provider = (alias: string, region: string) => `provider "aws" {\n${alias}  region = ${region}\n}\n`;
  const far = 'variable "logs" {}\nvariable "copy" {}\n';
  const source = (more = '', target = 'var.logs') =>
    `resource "aws_s3_bucket" "source" {\n  bucket = "acme-source"\n${more}}\nresource "aws_s3_bucket_logging" "source" {\n  bucket = aws_s3_bucket.source.id\n  target_bucket = ${target}\n  target_prefix = "x/"\n}\n`;
  const providers = provider('', '"eu-west-1"') + provider('  alias = "two"\n', '"eu-west-2"') + provider('  alias = "three"\n', 'var.region');
  const target = (more: string, own = source()) =>
    new Reading(`variable "region" {}\n${providers}${far}${own}resource "aws_s3_bucket" "b" {\n  bucket = "acme-b"\n${more}}\n`).bucket('aws_s3_bucket.b');

  it('gets none of the access logs of which nobody knows where they go', () => {
    const { roles } = target('  provider = aws.two\n');
    expect([roles.logTarget.truth, roles.deliveryTarget.truth]).toEqual(['no', 'no']);
  });

  it('may get them in the same Region, or in one that is not known', () => {
    const truths = ['', '  provider = aws.three\n', '  region = "eu-west-1"\n'].map((more) => target(more).roles.logTarget.truth);
    expect(truths).toEqual(['unknown', 'unknown', 'unknown']);
    expect(target('  provider = aws.two\n', source('  region = var.region\n')).roles.logTarget.truth).toBe('unknown');
  });

  it('is a target where it is named as one, which S3 then refuses', () => {
    expect(target('  provider = aws.two\n', source('', 'aws_s3_bucket.b.id')).roles.logTarget.truth).toBe('yes');
  });

  it('may get copies from anywhere', () => {
    const replication =
      'resource "aws_s3_bucket_replication_configuration" "source" {\n  bucket = aws_s3_bucket.source.id\n  role = "arn:aws:iam::111122223333:role/r"\n  rule {\n    status = "Enabled"\n    destination {\n      bucket = var.copy\n    }\n  }\n}\n';
    expect(target('  provider = aws.two\n', source() + replication).roles.replica.truth).toBe('unknown');
  });
});

describe('a bucket beside one that logs to what others tell', () => {
  const logTarget = (target: string, around: string) =>
    new Reading(
      `${around}resource "aws_s3_bucket" "source" {\n  bucket = "acme-source"\n}\nresource "aws_s3_bucket_logging" "source" {\n  bucket = aws_s3_bucket.source.id\n  target_bucket = ${target}\n  target_prefix = "x/"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "acme-b"\n}\n`,
    ).bucket('aws_s3_bucket.b').roles.logTarget.truth;
  const module = (lines = '') => `module "far" {\n  source = "example.com/x/y/aws"\n${lines}}\n`;

  it('is not meant: by the state of another root, by a module that is out of sight', () => {
    expect(logTarget('data.terraform_remote_state.far.outputs.logs', 'data "terraform_remote_state" "far" {\n  backend = "s3"\n}\n')).toBe('no');
    expect(logTarget('module.far.id', module())).toBe('no');
  });

  it('may be meant where it is given to that module, or its name stands among others', () => {
    expect(logTarget('module.far.id', module('  bucket = aws_s3_bucket.b.id\n'))).toBe('unknown');
    expect(logTarget('"acme-${module.far.id}"', module())).toBe('unknown');
  });
});

describe('what the ACL of a bucket tells of its use', () => {
  it('is that CloudFront delivers logs, where its user is let in', () => {
    const { cdnLogTarget, logTarget } = rolesOf(to('id = data.aws_cloudfront_log_delivery_canonical_user_id.cdn.id'));
    expect([cdnLogTarget.truth, logTarget.truth]).toEqual(['yes', 'no']);
    const assumed = 'its ACL is there for the logs of CloudFront';
    const [permission, grantee] = cdnLogTarget.because;
    expect(permission).toMatchObject({ says: expect.stringContaining('FULL_CONTROL') as string, assumed });
    expect(grantee).toMatchObject({ says: expect.stringContaining('grantee.id is "c4c1ede6') as string, assumed });
  });

  it('is that S3 delivers access logs, where the group may write', () => {
    const { cdnLogTarget, logTarget } = rolesOf(to('uri = "http://acs.amazonaws.com/groups/s3/LogDelivery"', 'WRITE'));
    expect([cdnLogTarget.truth, logTarget.truth]).toEqual(['no', 'yes']);
  });

  it('is nothing where the owner is let in, and not known where somebody is of whom nothing is', () => {
    const truths = (id: string, permission: string) => {
      const { cdnLogTarget, logTarget } = rolesOf(to(`id = ${id}`, permission));
      return [cdnLogTarget.truth, logTarget.truth];
    };
    const permissions = ['FULL_CONTROL', 'WRITE', 'READ'];
    expect(permissions.map((one) => truths('data.aws_canonical_user_id.me.id', one))).toEqual(permissions.map(() => ['no', 'no']));
    expect(permissions.map((one) => truths('aws_s3_bucket.b.somebody', one))).toEqual([
      ['unknown', 'no'],
      ['no', 'unknown'],
      ['no', 'no'],
    ]);
  });
});
