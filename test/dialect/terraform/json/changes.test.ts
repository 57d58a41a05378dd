import { describe, expect, it } from 'vitest';
import secureTransport from '../../../../rules/require-secure-transport.js';
import sourceCondition from '../../../../rules/event-target-source-condition.js';
import versioning from '../../../../rules/require-versioning.js';
import type { ModelEdit } from '../../../../src/model/declaration.js';
import { repair } from '../../../../src/repair.js';
import type { Rule } from '../../../../src/rule/rule.js';
import { requestFor } from '../../../../src/testing/judge-text.js';
import type { Changes } from '../writing.js';
import { after, afterInPolicy, remove, to } from '../writing.js';

const set = (value: unknown): ModelEdit => ({ kind: 'set', value: value as string });
const add = (value: unknown): ModelEdit => ({ kind: 'add', value: value as string });

const inLines = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
const bucket = { a: { bucket_prefix: 'logs' } };
const held = (policy: unknown, more: object = {}): string =>
  inLines({ resource: { aws_s3_bucket: bucket, aws_s3_bucket_policy: { a: { bucket: '${aws_s3_bucket.a.id}', policy } } }, ...more });

/** What becomes of a policy that is written as a text. */
function changed(policy: string, path: readonly (string | number)[], edit: ModelEdit): unknown {
  const text = afterInPolicy({ 'main.tf.json': held(policy) }, path, edit);
  if (text === undefined) return undefined;
  const found = (JSON.parse(text) as { resource: { aws_s3_bucket_policy: { a: { policy: string } } } }).resource.aws_s3_bucket_policy.a.policy;
  // Nothing else is another.
  expect(text).toBe(held(found));
  return found;
}

describe('a policy that is JSON in a text of JSON', () => {
  const arn = '${aws_s3_bucket.a.arn}/*';
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: arn }] };
  const deny = { Effect: 'Deny', Action: ['s3:*'] };

  it('stays on one line, spaced as it is', () => {
    const grown = { ...policy, Statement: [...policy.Statement, deny] };
    expect(changed(JSON.stringify(policy), ['Statement'], add(deny))).toBe(JSON.stringify(grown));
    const spaced = (value: unknown): string => JSON.stringify(value).replace(/(":|,)(?=["{[])/g, '$1 ');
    expect(changed(spaced(policy), ['Statement'], add(deny))).toBe(spaced(grown));
  });

  it('has lines of its own where it has them', () => {
    const grown = { ...policy, Statement: [...policy.Statement, deny] };
    expect(changed(JSON.stringify(policy, undefined, 4), ['Statement'], add(deny))).toBe(JSON.stringify(grown, undefined, 4));
  });

  it('has a list of what was a single statement, which moves to the right', () => {
    const one = { ...policy, Statement: policy.Statement[0] };
    const two = { ...policy, Statement: [...policy.Statement, deny] };
    expect(changed(JSON.stringify(one, undefined, 2), ['Statement'], add(deny))).toBe(JSON.stringify(two, undefined, 2));
    expect(changed(JSON.stringify(one), ['Statement'], add(deny))).toBe(JSON.stringify(two));
  });

  it('is changed in its elements: a value, one more of it, one less', () => {
    const text = JSON.stringify(policy);
    expect(changed(text, ['Statement', 0, 'Effect'], set('Deny'))).toBe(text.replace('Allow', 'Deny'));
    expect(changed(text, ['Statement', 0, 'Resource'], add('x'))).toBe(text.replace(`"${arn}"`, `["${arn}","x"]`));
    expect(changed(text, ['Statement', 0, 'Action'], remove)).toBe(text.replace('"Action":"s3:*",', ''));
  });

  it('says what would begin a template as plain text', () => {
    const wanted = JSON.stringify(policy).replace('Allow', () => '$${aws:username}');
    expect(changed(JSON.stringify(policy), ['Statement', 0, 'Effect'], set('${aws:username}'))).toBe(wanted);
  });
});

describe('a policy in jsonencode in a text of JSON', () => {
  const statement = '{ Effect = "Allow", Action = "s3:*" }';
  const encoded = (...statements: readonly string[]): string => `\${jsonencode({ Statement = [${statements.join(', ')}] })}`;

  it('is changed as HCL, and escaped as a text is', () => {
    expect(changed(encoded(statement), ['Statement', 0, 'Action'], set('s3:GetObject'))).toBe(encoded(statement.replace('s3:*', 's3:GetObject')));
    expect(changed(encoded(statement), ['Statement'], add({ Effect: 'Deny', Action: ['s3:*'] }))).toBe(
      encoded(statement, '{ Effect = "Deny", Action = ["s3:*"] }'),
    );
  });

  it('is laid out in the lines that it has', () => {
    const lines = (...statements: readonly string[]): string => `\${jsonencode({\n  Statement = [\n${statements.join('')}  ]\n})}`;
    const said = (effect: string): string => `    {\n      Effect = "${effect}"\n    },\n`;
    expect(changed(lines(said('Allow')), ['Statement'], add({ Effect: 'Deny' }))).toBe(lines(said('Allow'), said('Deny')));
  });

  it('is changed in the local that holds it', () => {
    const text = (...statements: readonly object[]): string => held('${jsonencode(local.policy)}', { locals: { policy: { Statement: statements } } });
    const allow = { Effect: 'Allow', Action: ['s3:GetObject'] };
    expect(afterInPolicy({ 'main.tf.json': text(allow) }, ['Statement'], add({ Effect: 'Deny' }))).toBe(text(allow, { Effect: 'Deny' }));
    expect(afterInPolicy({ 'main.tf.json': text(allow) }, ['Statement', 0, 'Action'], add('s3:PutObject'))).toBe(
      text({ ...allow, Action: ['s3:GetObject', 's3:PutObject'] }),
    );
  });
});

describe('aws_iam_policy_document in JSON', () => {
  const file = (statement: unknown, more: object = {}): string =>
    held('${data.aws_iam_policy_document.a.json}', { data: { aws_iam_policy_document: { a: { ...more, statement } } } });
  const edited = (statement: unknown, path: readonly (string | number)[], edit: ModelEdit): string | undefined =>
    afterInPolicy({ 'main.tf.json': file(statement) }, path, edit);
  const allow = { effect: 'Allow', actions: ['s3:GetObject'], resources: ['*'] };
  const principals = { type: 'AWS', identifiers: ['1'] };
  const deny = {
    Sid: 'Tls',
    Effect: 'Deny',
    Principal: { AWS: ['1'] },
    Action: 's3:*',
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const denied = (of: unknown): object => ({
    sid: 'Tls',
    effect: 'Deny',
    principals: of,
    actions: ['s3:*'],
    resources: ['*'],
    condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
  });

  it('gets a statement in its words, behind the others', () => {
    expect(edited([allow], ['Statement'], add(deny))).toBe(file([allow, denied([principals])]));
  });

  it('has a list of what was a single statement', () => {
    expect(edited(allow, ['Statement'], add(deny))).toBe(file([allow, denied([principals])]));
  });

  it('gets its first one in the place of null, and in an empty list', () => {
    for (const none of [null, []]) expect(edited(none, ['Statement'], add(deny))).toBe(file([denied([principals])]));
  });

  it('writes a block alone where the others do', () => {
    expect(edited([{ ...allow, principals }], ['Statement'], add(deny))).toBe(file([{ ...allow, principals }, denied(principals)]));
  });

  it('is changed element by element', () => {
    const condition = { test: 'Null', variable: 'aws:x', values: ['false'] };
    expect(edited(allow, ['Statement', 0, 'Effect'], set('Deny'))).toBe(file({ ...allow, effect: 'Deny' }));
    expect(edited([allow], ['Statement', 0, 'Action'], add('s3:PutObject'))).toBe(file([{ ...allow, actions: ['s3:GetObject', 's3:PutObject'] }]));
    expect(edited([allow], ['Statement', 0, 'Condition', 'Null', 'aws:x'], set('false'))).toBe(file([{ ...allow, condition: [condition] }]));
    expect(edited([{ ...allow, condition }], ['Statement', 0, 'Condition', 'Bool', 'aws:y'], set('true'))).toBe(
      file([{ ...allow, condition: [condition, { test: 'Bool', variable: 'aws:y', values: ['true'] }] }]),
    );
    expect(edited([{ ...allow, condition }], ['Statement', 0, 'Condition', 'Null'], remove)).toBe(file([allow]));
    expect(edited([{ ...allow, principals: [principals] }], ['Statement', 0, 'Principal'], set({ AWS: ['2'] }))).toBe(
      file([{ ...allow, principals: [{ type: 'AWS', identifiers: ['2'] }] }]),
    );
    expect(edited([allow, { ...allow, sid: 'x' }], ['Statement', 0], remove)).toBe(file([{ ...allow, sid: 'x' }]));
  });

  it('loses several blocks at once', () => {
    const three = [principals, { ...principals, type: 'Service' }, { ...principals, type: 'Federated' }];
    expect(edited([{ ...allow, principals: three }], ['Statement', 0, 'Principal'], set({ AWS: ['2'] }))).toBe(
      file([{ ...allow, principals: [{ type: 'AWS', identifiers: ['2'] }] }]),
    );
  });

  it('is left alone where another reads it, and where a program wrote it', () => {
    const read = { ...(JSON.parse(file([allow])) as object), output: { x: { value: '${data.aws_iam_policy_document.a.json}' } } };
    expect(afterInPolicy({ 'main.tf.json': inLines(read) }, ['Statement'], add(deny))).toBeUndefined();
    const made = file([allow], { '//': { metadata: { path: 'stack/policy', uniqueId: 'a' } } });
    expect(afterInPolicy({ 'main.tf.json': made }, ['Statement'], add(deny))).toBeUndefined();
  });
});

describe('a module in both syntaxes', () => {
  const hcl =
    'resource "aws_s3_bucket" "a" {\n  bucket_prefix = "logs"\n}\n\nresource "aws_s3_bucket_policy" "a" {\n  bucket = aws_s3_bucket.a.id\n  policy = data.aws_iam_policy_document.a.json\n}\n';
  const data = (...statement: readonly object[]): string => inLines({ data: { aws_iam_policy_document: { a: { statement } } } });

  it('is changed where the thing is written', () => {
    const texts = { 'main.tf': hcl, 'policy.tf.json': data({ effect: 'Allow' }) };
    expect(afterInPolicy(texts, ['Statement', 0, 'Effect'], set('Deny'))).toBe(data({ effect: 'Deny' }));
  });

  it('has its missing resources beside the bucket', () => {
    const versioned: Changes = (of) => [[of.versioning.status, to('Enabled')]];
    const made = '\n\nresource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.a.id\n\n  versioning_configuration {\n    status = "Enabled"\n  }\n}';
    const texts = { 'main.tf': hcl, 'policy.tf.json': data({ effect: 'Allow' }) };
    expect(after(texts, versioned)).toEqual([hcl.replace('"logs"\n}', `"logs"\n}${made}`)]);
  });

  it('is changed in the call that gives a value', () => {
    const child =
      'variable "status" {}\n\nresource "aws_s3_bucket" "a" {}\n\nresource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.a.id\n\n  versioning_configuration {\n    status = var.status\n  }\n}\n';
    const call = (status: string, more: object = {}): string => inLines({ module: { m: { ...more, source: './m', status } } });
    const versioned: Changes = (of) => [[of.versioning.status, to('Enabled')]];
    const of = (text: string): readonly (string | undefined)[] => after({ 'main.tf.json': text, 'm/main.tf': child }, versioned, 'module.m.aws_s3_bucket.a');
    expect(of(call('Suspended'))).toEqual([call('Enabled')]);
    expect(of(call('Suspended', { '//': { metadata: { path: 'stack/m', uniqueId: 'm' } } }))).toEqual([undefined]);
  });
});

describe('a value in a text of JSON', () => {
  const versioned: Changes = (of) => [[of.versioning.status, to('Enabled')]];
  const file = (status: string): string =>
    inLines({
      variable: { stage: {} },
      resource: { aws_s3_bucket: bucket, aws_s3_bucket_versioning: { a: { bucket: '${aws_s3_bucket.a.id}', versioning_configuration: { status } } } },
    });

  it('is changed in the branch that counts, and stands alone where all would say it', () => {
    expect(after({ 'main.tf.json': file('${var.stage == "prod" ? "Enabled" : "Suspended"}') }, versioned)).toEqual(['nothing to do', file('Enabled')]);
    expect(after({ 'main.tf.json': file('${var.stage == "prod" ? var.stage : "Suspended"}') }, versioned)).toEqual([
      undefined,
      file('${var.stage == "prod" ? var.stage : "Enabled"}'),
    ]);
  });
});

describe('fixes of several things in JSON', () => {
  const mended = (text: string, ...rules: readonly Rule[]): unknown => {
    const { changed: files } = repair(requestFor(rules, { 'main.tf.json': text }), 'unsafe');
    const made = files[0]?.after ?? text;
    // It is laid out as before.
    expect(made).toBe(inLines(JSON.parse(made)));
    return JSON.parse(made);
  };

  it('do not wait for each other, however many buckets there are', () => {
    const names = Array.from({ length: 30 }, (_, index) => `b${index}`);
    const resource = { aws_s3_bucket: Object.fromEntries(names.map((name) => [name, { bucket_prefix: name }])) };
    const made = (name: string): readonly [string, object] => [
      name,
      { bucket: `\${aws_s3_bucket.${name}.id}`, versioning_configuration: [{ status: 'Enabled' }] },
    ];
    expect(mended(inLines({ resource }), versioning)).toEqual({ resource: { ...resource, aws_s3_bucket_versioning: Object.fromEntries(names.map(made)) } });
  });

  it('call a bucket by its reference in a text, whose quotes are those of its text', () => {
    const statement = (sid: string, more: string): string => `{"Sid":"${sid}",${more}}`;
    const arn = '${aws_s3_bucket.a["x"].arn}';
    const allow = statement('Read', `"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"${arn}/*"`);
    const deny = `"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["${arn}","${arn}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}`;
    const file = (...statements: readonly string[]): object => ({
      resource: {
        aws_s3_bucket: { a: { for_each: '${toset(["x"])}', bucket_prefix: 'logs' } },
        aws_s3_bucket_policy: { a: { bucket: '${aws_s3_bucket.a["x"].id}', policy: `{"Statement":[${statements.join(',')}]}` } },
      },
    });
    expect(mended(inLines(file(allow)), secureTransport)).toEqual(file(allow, statement('DenyPlainHttp', deny)));
  });

  it('add the data source of the account where a policy needs it', () => {
    const allow = { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sns:Publish', Resource: '*' };
    const file = (statement: object): Record<string, object> => ({
      locals: { policy: { Statement: [statement] } },
      resource: {
        aws_s3_bucket: bucket,
        aws_sns_topic: { t: { name: 't', policy: '${jsonencode(local.policy)}' } },
        aws_s3_bucket_notification: { a: { bucket: '${aws_s3_bucket.a.id}', topic: { topic_arn: '${aws_sns_topic.t.arn}', events: ['s3:ObjectCreated:*'] } } },
      },
    });
    const condition = { StringEquals: { 'aws:SourceAccount': '${data.aws_caller_identity.current.account_id}' } };
    expect(mended(inLines(file(allow)), sourceCondition)).toEqual({
      ...file({ ...allow, Condition: condition }),
      data: { aws_caller_identity: { current: {} } },
    });
  });
});
