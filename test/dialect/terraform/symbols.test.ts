import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/truth/symbol.js';
import type { Symbol as Sign } from '../../../src/truth/symbol.js';
import type { Value } from '../../../src/truth/value.js';
import { Reading, spelled, told } from './reading.js';
import type { Call } from './reading.js';

/** What an expression is as the name of a bucket, which is a text like any other. */
function nameFor(expression: string, around = '', call?: Call): Value<string> {
  const read = new Reading(`resource "aws_s3_bucket" "probe" {\n  bucket = ${expression}\n}\n${around}`, call);
  return read.bucket('aws_s3_bucket.probe').naming.name;
}

function signIn(value: Value<string>): Sign {
  const [only] = value.kind === 'absent' || !value.text ? [] : partsOf(value.text);
  if (typeof only !== 'object' || only.kind !== 'symbol') throw new Error('that is no symbol');
  return only;
}

const west = 'provider "aws" {\n  region = "us-west-2"\n}\n';

describe('a reference to a bucket', () => {
  const named = 'resource "aws_s3_bucket" "b" {\n  bucket = "logs"\n}\n';

  it('is its name, by either attribute, where that is written', () => {
    expect(told(nameFor('aws_s3_bucket.b.id', named))).toBe('logs');
    expect(told(nameFor('aws_s3_bucket.b.bucket', named))).toBe('logs');
    expect(told(nameFor('aws_s3_bucket.b.arn', named))).toBe('arn:aws:s3:::logs');
    expect(told(nameFor('aws_s3_bucket.b.bucket_regional_domain_name', named + west))).toBe('logs.s3.us-west-2.amazonaws.com');
  });

  it('is one of a kind where the provider makes the name up', () => {
    const made = 'resource "aws_s3_bucket" "b" {}\n';
    expect(signIn(nameFor('aws_s3_bucket.b.id', made))).toMatchObject({ unique: true, looks: 'bucketName', says: '${aws_s3_bucket.b.id}' });
    expect(spelled(nameFor('aws_s3_bucket.b.arn', made))).toBe('arn:aws:s3:::${aws_s3_bucket.b.id}');
  });

  it('begins as it is wished to', () => {
    const prefixed = 'resource "aws_s3_bucket" "b" {\n  bucket_prefix = "logs-"\n}\n';
    expect(spelled(nameFor('aws_s3_bucket.b.bucket', prefixed))).toBe('logs-<suffix>');
  });

  it.each(['bucket = ""', 'bucket_prefix = ""', 'bucket = ""\n  bucket_prefix = ""'])(
    'is one of a kind where all that is said of its name is empty: %s',
    (said) => {
      const made = `resource "aws_s3_bucket" "b" {\n  ${said}\n}\n`;
      expect(signIn(nameFor('aws_s3_bucket.b.id', made))).toMatchObject({ unique: true, looks: 'bucketName' });
      expect(spelled(nameFor('aws_s3_bucket.b.arn', made))).toBe('arn:aws:s3:::${aws_s3_bucket.b.id}');
    },
  );

  it('is known in parts where its name is', () => {
    const parts = 'variable "env" {}\nresource "aws_s3_bucket" "b" {\n  bucket = "logs-${var.env}"\n}\n';
    expect(spelled(nameFor('aws_s3_bucket.b.arn', parts))).toBe('arn:aws:s3:::logs-${var.env}');
  });

  it('made of itself ends', () => {
    expect(told(nameFor('"${aws_s3_bucket.probe.id}-x"'))).toBe('? ${aws_s3_bucket.probe.id}-x');
  });

  it('goes through its settings, whose id is its name', () => {
    const split = `${named}resource "aws_s3_bucket_versioning" "v" {\n  bucket = aws_s3_bucket.b.id\n}\n`;
    expect(told(nameFor('aws_s3_bucket_versioning.v.id', split))).toBe('logs');
    expect(told(nameFor('aws_s3_bucket_versioning.v.bucket', split))).toBe('logs');
  });
});

describe('a reference to a neighbour', () => {
  it('is an ARN of which is known what can be', () => {
    const around = `${west}resource "aws_iam_role" "r" {\n  name = "app"\n  path = "/x/"\n}\nresource "aws_sns_topic" "t" {}\nresource "aws_kms_key" "k" {}\n`;
    expect(told(nameFor('aws_iam_role.r.arn', around, { account: '111122223333' }))).toBe('arn:aws:iam::111122223333:role/x/app');
    expect(spelled(nameFor('aws_sns_topic.t.arn', around))).toBe('arn:aws:sns:us-west-2:${account_id}:${aws_sns_topic.t.name}');
    expect(spelled(nameFor('aws_kms_key.k.arn', around))).toBe('arn:aws:kms:us-west-2:${account_id}:key/${aws_kms_key.k.key_id}');
  });

  it('with an empty name is as one without', () => {
    const named = (type: string, label: string, argument = 'name') => `resource "${type}" "${label}" {\n  ${argument} = ""\n}\n`;
    const around = `${named('aws_sns_topic', 't')}${named('aws_sqs_queue', 'q')}${named('aws_sqs_queue', 'p', 'name_prefix')}`;
    expect(spelled(nameFor('aws_sns_topic.t.name', around))).toBe('${aws_sns_topic.t.name}');
    expect(spelled(nameFor('aws_sqs_queue.p.name', around))).toBe('${aws_sqs_queue.p.name}');
    const read = new Reading(`${around}${named('aws_lb', 'l')}${named('aws_elb', 'e')}`);
    const names = [
      read.view('topic', 'aws_sns_topic.t').naming.name,
      read.view('queue', 'aws_sqs_queue.q').naming.name,
      read.view('loadBalancer', 'aws_lb.l').naming.name,
      read.view('loadBalancer', 'aws_elb.e').naming.name,
    ];
    expect(names.map(told)).toEqual(['-', '-', '-', '-']);
  });

  it('of which nothing is read is something that deployment tells', () => {
    expect(told(nameFor('random_id.x.hex', 'resource "random_id" "x" {}\n'))).toBe('? ${random_id.x.hex}');
  });
});

describe('what a data source reads', () => {
  const around = `${west}data "aws_caller_identity" "me" {}\ndata "aws_region" "here" {}\ndata "aws_partition" "p" {}\ndata "aws_elb_service_account" "elb" {}\ndata "aws_s3_bucket" "other" {\n  bucket = "others"\n}\ndata "aws_organizations_organization" "org" {}\n`;
  const name = (expression: string) => nameFor(expression, around);

  it('of the provider is what the provider is', () => {
    expect(told(name('data.aws_region.here.name'))).toBe('us-west-2');
    expect(told(nameFor('data.aws_caller_identity.me.account_id', around, { account: '111122223333' }))).toBe('111122223333');
    expect(signIn(name('data.aws_caller_identity.me.account_id'))).toMatchObject({ looks: 'account' });
    expect(told(name('data.aws_partition.p.partition'))).toBe('aws');
  });

  it('can stand in a format, as far as it is a name that holds no verb', () => {
    const made = (format: string) => spelled(name(`format("${format}", "logs")`));
    expect(made('arn:${data.aws_partition.p.partition}:s3:::%s')).toBe('arn:aws:s3:::logs');
    expect(made('%s-${data.aws_caller_identity.me.account_id}-100%%')).toBe('logs-${account_id}-100%');
    expect(made('%s-%${data.aws_caller_identity.me.account_id}')).toContain('format(');
  });

  it('of AWS itself is known', () => {
    expect(told(name('data.aws_elb_service_account.elb.arn'))).toBe('arn:aws:iam::797873946194:root');
  });

  it('of the organization looks like one', () => {
    expect(signIn(name('data.aws_organizations_organization.org.id'))).toMatchObject({ looks: 'organization' });
  });

  it('of a bucket follows from its name', () => {
    expect(told(name('data.aws_s3_bucket.other.arn'))).toBe('arn:aws:s3:::others');
    expect(told(name('data.aws_s3_bucket.other.id'))).toBe('others');
  });
});

describe('what AWS gives', () => {
  const around =
    'resource "aws_kms_key" "k" {}\nresource "aws_subnet" "s" {}\nresource "aws_api_gateway_rest_api" "api" {}\nvariable "env" {\n  type = string\n}\n';
  const asked = (condition: string): unknown => {
    const read = new Reading(`${around}resource "aws_s3_bucket" "b" {\n  count = ${condition} ? 1 : 0\n}\n`);
    return read.ways((world) => read.estate.declarations.some((one) => one.subject === 'bucket' && one.exists(world)));
  };

  it('is not empty, however that is asked', () => {
    for (const given of ['aws_kms_key.k.arn', 'aws_subnet.s.id', 'aws_subnet.s.arn', '"x-${var.env}"']) {
      expect(asked(`length(${given}) == 0`)).toEqual({ always: false });
      expect(asked(`0 < length(${given})`)).toEqual({ always: true });
      expect(asked(`${given} == ""`)).toEqual({ always: false });
      expect(asked(`(try(length(${given}), 0)) > 0`)).toEqual({ always: true });
    }
    expect(asked('trimspace(aws_kms_key.k.arn) == ""')).toEqual({ always: false });
    expect(asked('trimspace(aws_subnet.s.id) == ""')).toEqual({ always: false });
    expect(asked('contains(["", "x"], aws_kms_key.k.arn)')).toMatchObject({ 'aws_kms_key.k.arn is "x"': true });
  });

  it('begins as is written', () => {
    expect(asked('can(regex("^arn", aws_kms_key.k.arn))')).toEqual({ always: true });
    expect(asked('length(regexall("^arn:", aws_kms_key.k.arn)) > 0')).toEqual({ always: true });
    expect(Object.keys(asked('can(regex("^sub", aws_subnet.s.id))') as object)).toHaveLength(2);
  });

  it('may be empty where nothing tells that it is not', () => {
    for (const given of ['aws_api_gateway_rest_api.api.body', 'var.env', 'trimspace(var.env)', '"${var.env}"'])
      expect(Object.keys(asked(`length(${given}) == 0`) as object)).toHaveLength(2);
    expect(Object.keys(asked('try(length(var.env), 0) > 0') as object)).toHaveLength(2);
  });
});
