import { describe, expect, it } from 'vitest';
import noPublicRead from '../../../rules/no-public-read.js';
import { notesOf } from '../../../src/link/notes.js';
import type { PolicySubject } from '../../../src/model/policies.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { Reading, standsAt, told } from './reading.js';

const versioning = (target: string) =>
  `resource "aws_s3_bucket_versioning" "v" {\n  bucket = ${target}\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "logs"\n}\n';

const statusOf = (text: string) => told(new Reading(text).bucket('aws_s3_bucket.b').versioning.status);

describe('a setting of a bucket that is a resource of its own', () => {
  it('meets its bucket by reference and by name', () => {
    expect(
      ['aws_s3_bucket.b.id', 'aws_s3_bucket.b.bucket', '"logs"', 'local.same'].map((target) =>
        statusOf(`${bucket}${versioning(target)}locals {\n  same = "logs"\n}\n`),
      ),
    ).toEqual(Array(4).fill('Enabled'));
  });

  it('that names another bucket says nothing of this one', () => {
    const around =
      'data "aws_s3_bucket" "x" {\n  bucket = "theirs"\n}\ndata "terraform_remote_state" "x" {}\nmodule "far" {\n  source = "example.com/a/b/aws"\n}\n';
    const targets = ['"others"', 'data.aws_s3_bucket.x.id', 'data.terraform_remote_state.x.outputs.bucket', 'module.far.bucket', 'aws_s3_bucket.gone.id'];
    expect(targets.map((target) => statusOf(bucket + versioning(target) + around))).toEqual(targets.map(() => '-'));
  });

  it('that may name any bucket leaves all of them in doubt', () => {
    expect(statusOf(`${bucket}variable "name" {}\n${versioning('var.name')}`)).toContain('aws_s3_bucket_versioning.v may be meant for it');
  });

  it('is said to be out of sight where its bucket is, which leaves a policy judged by itself', () => {
    const policy =
      'resource "aws_s3_bucket_policy" "p" {\n  bucket = "others"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::others/*" }] })\n}\n';
    expect(notesOf(new Reading(policy).estate).map(({ message }) => message)).toEqual([
      'aws_s3_bucket_policy.p says the policy of a bucket that is not in sight: only the policy is judged, as if nothing else shielded the bucket',
    ]);
    expect(lint(requestFor([noPublicRead], { 'main.tf': policy })).findings.map(({ resource }) => resource)).toEqual(['aws_s3_bucket_policy.p']);
  });

  it('is said to be out of sight where its bucket is', () => {
    expect(notesOf(new Reading(versioning('"others"')).estate).map(({ message, origin }) => `${message} @ ${standsAt(origin)}`)).toEqual([
      'aws_s3_bucket_versioning.v says the versioning of a bucket that is not in sight: what it sets is not judged @ main.tf: resource "aws_s3_bucket_versioning" "v"',
    ]);
  });
});

describe('what Batch says of the templates from which it starts machines', () => {
  it('is no note, neither where several do nor where the template is not in sight', () => {
    const from = (name: string, template: string): string =>
      `resource "aws_batch_compute_environment" "${name}" {\n  compute_resources {\n    instance_role = "app"\n    launch_template {\n      launch_template_id = ${template}\n    }\n  }\n}\n`;
    const own = 'resource "aws_launch_template" "t" {}\n';
    const all = own + from('a', 'aws_launch_template.t.id') + from('b', 'aws_launch_template.t.id') + from('c', '"lt-1"');
    const read = new Reading(`${all}resource "aws_batch_compute_environment" "d" {\n  type = "UNMANAGED"\n}\n`);
    expect(notesOf(read.estate)).toEqual([]);
    expect(told(read.view('launchTemplate', 'aws_launch_template.t').launch.profile)).toBe('app');
  });
});

describe('a setting that is for several kinds of buckets', () => {
  const directory = 'resource "aws_s3_directory_bucket" "d" {\n  bucket = "fast-${var.zone}--x-s3"\n}\nvariable "zone" {}\n';
  const policyOf = (target: string) => {
    const { estate } = new Reading(
      `${directory}${bucket}resource "aws_s3_bucket_policy" "p" {\n  bucket = ${target}\n  policy = jsonencode({ Statement = [] })\n}\n`,
    );
    const holder = estate.declarations.find(({ address }) => address === 'aws_s3_bucket_policy.p');
    if (!holder) throw new Error('there is no policy');
    const own = estate.declarations.find(({ address }) => address === 'aws_s3_bucket.b');
    return {
      uses: (estate.derived.within('policy', holder, estate.plain).items as readonly PolicySubject[]).map(({ use }) => use),
      doubt: own && estate.attachments.of(own, 'policy', estate.plain).maybe.length,
    };
  };

  it('is for the kind of the bucket that it names', () => {
    expect(policyOf('aws_s3_directory_bucket.d.bucket')).toEqual({ uses: ['other'], doubt: 0 });
    expect(policyOf('"slow--use1-az4--x-s3"')).toEqual({ uses: ['other'], doubt: 0 });
    expect(policyOf('aws_s3_bucket.b.id').uses).toEqual(['bucket']);
  });
});

describe('a setting that a bucket and a resource of its own share', () => {
  const locked =
    'resource "aws_s3_bucket" "b" {\n  object_lock_enabled = true\n}\nresource "aws_s3_bucket_object_lock_configuration" "b" {\n  bucket = aws_s3_bucket.b.id\n  rule {\n    default_retention {\n      mode = "COMPLIANCE"\n      days = 7\n    }\n  }\n}\n';

  it('is put together from both: the lock is enabled at creation, and configured later', () => {
    const { objectLock } = new Reading(locked).bucket('aws_s3_bucket.b');
    expect([told(objectLock.enabledAtCreation), told(objectLock.mode), told(objectLock.days)]).toEqual(['true', 'COMPLIANCE', '7']);
  });

  it('is contested only where both say the same part of it', () => {
    const contested = (text: string) => new Reading(text).bucket('aws_s3_bucket.b').contested.map(({ facet }) => facet);
    expect(contested(locked)).toEqual([]);
    expect(contested(`resource "aws_s3_bucket" "b" {\n  versioning {\n    enabled = true\n  }\n}\n${versioning('aws_s3_bucket.b.id')}`)).toEqual([
      'versioning',
    ]);
  });
});
