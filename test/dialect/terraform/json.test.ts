import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../src/judge/suppression-metadata.js';
import { judged } from './planning.js';
import { Reading, standsAt, told } from './reading.js';

/** A file of Terraform's JSON syntax beside others. */
function read(value: unknown, more: Readonly<Record<string, string>> = {}): Reading {
  const texts = { 'main.tf.json': typeof value === 'string' ? value : JSON.stringify(value, null, 2), ...more };
  return new Reading(texts, { paths: Object.keys(texts).filter((path) => /\.tf(?:\.json)?$/.test(path)) });
}

const bucket = { aws_s3_bucket: { b: { bucket: 'example-b' } } };

describe('a file in JSON syntax', () => {
  it('says the same as one in HCL: texts are templates, and one that is nothing but an expression has its value', () => {
    const reading = read({
      variable: { env: { type: 'string', default: 'dev' } },
      locals: { versioned: true },
      resource: {
        aws_s3_bucket: { b: { bucket: 'example-${var.env}' } },
        aws_s3_bucket_versioning: {
          b: { bucket: '${aws_s3_bucket.b.id}', versioning_configuration: { status: '${local.versioned ? "Enabled" : "Suspended"}' } },
        },
      },
    });
    expect(told(reading.bucket('aws_s3_bucket.b').naming.name)).toBe('example-dev');
    expect(told(reading.bucket('aws_s3_bucket.b').versioning.status)).toBe('Enabled');
  });

  it('is one module with its neighbours in HCL', () => {
    const reading = read(
      { resource: bucket },
      { 'more.tf': 'resource "aws_s3_bucket_versioning" "b" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n' },
    );
    expect(told(reading.bucket('aws_s3_bucket.b').versioning.status)).toBe('Enabled');
  });

  it('may write a block, and a list of blocks, where HCL has one', () => {
    const rule = (id: string) => ({ id, status: 'Enabled', filter: {}, expiration: [{ days: 9 }] });
    const one = read({ resource: { ...bucket, aws_s3_bucket_lifecycle_configuration: { b: { bucket: 'example-b', rule: rule('x') } } } });
    const more = read({ resource: [bucket, { aws_s3_bucket_lifecycle_configuration: [{ b: [{ bucket: 'example-b', rule: [rule('x'), rule('y')] }] }] }] });
    expect([one, more].map((reading) => reading.bucket('aws_s3_bucket.b').lifecycle.rules.items.map(({ id }) => told(id)))).toEqual([['x'], ['x', 'y']]);
  });

  it('has dynamic blocks by the name of what they make', () => {
    const dynamic = {
      cors_rule: { for_each: ['GET', 'PUT'], iterator: 'way', content: { allowed_methods: ['${way.value}'], allowed_origins: ['https://example.com'] } },
    };
    const reading = read({ resource: { ...bucket, aws_s3_bucket_cors_configuration: { b: { bucket: 'example-b', dynamic } } } });
    expect(reading.bucket('aws_s3_bucket.b').cors.rules.items.map(({ allowedMethods }) => allowedMethods.items.map(told))).toEqual([['GET'], ['PUT']]);
  });

  it('takes defaults of variables as they stand', () => {
    const reading = read({ variable: { name: { default: 'a-${b}' } }, resource: { aws_s3_bucket: { b: { bucket: '${var.name}' } } } });
    expect(told(reading.bucket('aws_s3_bucket.b').naming.name)).toBe('a-${b}');
  });

  it('repeats as HCL does, in the region of the provider that it names', () => {
    const reading = read({
      provider: { aws: [{ region: 'eu-west-1' }, { alias: 'west', region: 'us-west-2' }] },
      resource: { aws_s3_bucket: { b: { for_each: '${toset(["x", "y"])}', bucket: 'example-${each.key}', provider: 'aws.west' } } },
    });
    expect(reading.addresses.filter((address) => address.startsWith('aws_'))).toEqual(['aws_s3_bucket.b["x"]', 'aws_s3_bucket.b["y"]']);
    const { region } = reading.declaration('aws_s3_bucket.b["x"]');
    expect(region && told(region)).toBe('us-west-2');
  });

  it('has its places at names and at the values themselves', () => {
    const reading = read('{"resource": {"aws_s3_bucket": {"b": {"bucket": "ex\\u0061mple"}}}}');
    expect(standsAt(reading.declaration('aws_s3_bucket.b').header)).toBe('main.tf.json: "b"');
    const { name } = reading.bucket('aws_s3_bucket.b').naming;
    expect([told(name), standsAt(name.origin)]).toEqual(['example', 'main.tf.json: ex\\u0061mple']);
  });

  it('that is torn is unreadable, and what is missing in it may yet be written', () => {
    const reading = read('{"resource": {"aws_s3_bucket": {"b": {"bucket": "x"}}, ');
    expect(reading.loaded.problems.map(({ id, place }) => `${id} ${place.source.path}`)).toEqual(['unreadable-input main.tf.json']);
  });
});

describe('a block in JSON syntax that is torn', () => {
  const versioning = '{"resource": {"aws_s3_bucket": {"b": {"bucket": "x"}}, "aws_s3_bucket_versioning": {"b": {"bucket": "x", "versioning_configuration": ';

  it('may say more than is left of it', () => {
    for (const rest of ['{"mfa": ', '{', '{"mfa_delete": "Disabled"', '{"mfa_delete": "Disabled", '])
      expect(told(read(versioning + rest).bucket('aws_s3_bucket.b').versioning.status)).toContain('its block could not be read to its end');
    expect(told(read(`${versioning}{"status": "Enabled"}, "x": `).bucket('aws_s3_bucket.b').versioning.status)).toBe('Enabled');
  });

  it('has no list of which only a part is left', () => {
    const cors =
      '{"resource": {"aws_s3_bucket": {"b": {"bucket": "x"}}, "aws_s3_bucket_cors_configuration": {"b": {"bucket": "x", "cors_rule": {"allowed_methods": ["GET", ';
    const [rule] = read(cors).bucket('aws_s3_bucket.b').cors.rules.items;
    expect(rule?.allowedMethods.items.map(told)).toEqual([]);
    expect(rule?.allowedMethods.open?.reason).toContain('its block could not be read to its end');
  });
});

describe('a comment in JSON syntax', () => {
  const silence = { s3lint: { disable: [{ rule: 'require-versioning', reason: 'made anew every night' }] } };

  it('is no argument, and may say what is to be suppressed', () => {
    const { metadata } = read({ resource: { aws_s3_bucket: { b: { '//': silence, bucket: 'example-b' } } } }).declaration('aws_s3_bucket.b');
    expect(metadata && readMetadata(metadata, 'declaration').map(({ suppression }) => suppression?.rules.map(({ text }) => text))).toEqual([
      ['require-versioning'],
    ]);
  });

  it('silences its resource, or at the top the whole file', () => {
    const rules = (value: unknown): readonly string[] =>
      judged({ 'cdk.tf.json': JSON.stringify(value) }, ['cdk.tf.json'])
        .findings.filter(({ ruleId }) => ruleId === 'require-versioning')
        .map(({ resource }) => resource);
    const two = { a: { bucket: 'example-a' }, b: { bucket: 'example-b' } };
    expect(rules({ resource: { aws_s3_bucket: { ...two, a: { ...two.a, '//': silence } } } })).toEqual(['aws_s3_bucket.b']);
    expect(rules({ '//': silence, resource: { aws_s3_bucket: two } })).toEqual([]);
  });

  it('of CDKTF tells which construct wrote a resource', () => {
    const reading = read({
      '//': { metadata: { stackName: 'site' } },
      resource: { aws_s3_bucket: { b: { '//': { metadata: { path: 'site/data/bucket', uniqueId: 'b' } } } } },
    });
    expect(reading.declaration('aws_s3_bucket.b').writtenBy).toBe('site/data/bucket');
  });
});
