import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
// Read beforehand: what the first call waits for is no part of its story.
import '../../src/cli/commands.js';
import { call } from './call.js';
import { folderWith } from './folder.js';

const everybody = { Sid: 'Everybody', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::site/*' };
const partner = { Sid: 'Partner', Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::site/*' };
const tlsOnly = {
  Sid: 'TlsOnly',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::site', 'arn:aws:s3:::site/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

function policy(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
}

/** A template with one bucket and a policy for it. */
function template(document: string, settings = ''): string {
  return `{ "Conditions": {}, "Parameters": { "Stage": { "Type": "String", "AllowedValues": ["dev", "prod"] } }, "Resources": {
    "Site": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "site"${settings} } },
    "SitePolicy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "Site" }, "PolicyDocument": ${document} } } } }`;
}

interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly when?: string;
  readonly request?: { readonly says: string; readonly command?: string };
  readonly because: readonly { readonly message: string; readonly startLine?: number }[];
  readonly assumes?: readonly string[];
}

interface Report {
  readonly buckets: readonly { readonly bucket: string; readonly resource: string; readonly answers: readonly Answer[] }[];
}

const account = ['--account', '111122223333'];

async function report(text: string, ...argv: readonly string[]): Promise<Report> {
  const cwd = folderWith({ 'p.json': text });
  const { out, err } = await call(cwd, ['policy', 'check', 'p.json', '-f', 'json', ...argv]);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Report;
}

/** The answers about the only bucket: `anonymous yes`. */
async function answers(text: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { buckets } = await report(text, ...argv);
  return buckets.flatMap((one) => one.answers.map(({ question, answer, when }) => `${question} ${answer}${when === undefined ? '' : ` when ${when}`}`));
}

async function answer(text: string, question: string, ...argv: readonly string[]): Promise<Answer | undefined> {
  return (await report(text, '--question', question, ...account, ...argv)).buckets[0]?.answers[0];
}

describe('what a policy lets happen', () => {
  it('a policy for everybody lets everybody in, and nobody keeps plain HTTP out', async () => {
    expect(await answers(policy(everybody), ...account)).toEqual([
      'anonymous yes',
      'any-account yes',
      'other-accounts yes',
      'http yes',
      'old-tls yes',
      'sse-c yes',
      'lock-out no',
      'dead no',
      'redundant no',
    ]);
  });

  it('a policy for a partner lets the partner in and nobody else', async () => {
    expect(await answers(policy(partner, tlsOnly), ...account, '--question', 'anonymous,any-account,other-accounts,http')).toEqual([
      'anonymous no',
      'any-account no',
      'other-accounts yes',
      'http no',
    ]);
  });

  it('a yes has the request that proves it, how to send it, and the statement that lets it through', async () => {
    expect(await answer(policy(everybody), 'anonymous')).toMatchObject({
      answer: 'yes',
      request: { says: 'an anonymous s3:GetObject of arn:aws:s3:::site/x', command: 'curl https://site.s3.amazonaws.com/x' },
      because: [{ message: 'statement Everybody allows it', startLine: 5 }],
      assumes: [expect.stringContaining('Block Public Access'), expect.stringContaining('Block Public Access')],
    });
  });

  it('a no has what stands in the way', async () => {
    expect(await answer(policy(everybody, tlsOnly), 'http')).toMatchObject({
      answer: 'no',
      because: [{ message: 'statement TlsOnly denies it', startLine: 12 }],
    });
  });

  it('what is undecided has the reason', async () => {
    const told = await answer(policy({ ...partner, Principal: { AWS: '${partner}' } }), 'anonymous');
    expect(told).toMatchObject({ answer: 'undecided', because: [{ message: expect.stringContaining('${partner}') }] });
  });

  it('whoever denies everything to everybody is locked out', async () => {
    expect(await answer(policy({ ...tlsOnly, Condition: undefined }), 'lock-out')).toMatchObject({
      answer: 'yes',
      because: [{ message: 'statement TlsOnly denies it' }],
    });
  });

  it('a statement that never matches is named, and so is one that says what another says', async () => {
    const dead = { ...everybody, Sid: 'Listing', Action: 's3:ListBucket' };
    expect((await answer(policy(everybody, dead), 'dead'))?.because[0]?.message).toBe('statement "Listing" never matches');
    const twice = await answer(policy(everybody, { ...partner, Sid: 'Twice' }), 'redundant');
    expect([twice?.answer, twice?.because[0]?.message]).toEqual(['yes', 'without statement "Twice" nothing changes']);
  });

  it('TLS that S3 does not take is not tried', async () => {
    expect((await answer(policy(everybody), 'old-tls'))?.request?.command).toBeUndefined();
  });

  it('who may be trusted is what the configuration says', async () => {
    const cwd = folderWith({ 'p.json': policy(partner), 's3lint.config.yaml': "facts: { account: '111122223333', trustedAccounts: ['444455556666'] }\n" });
    const ask = async (...argv: readonly string[]) => (await call(cwd, ['policy', 'check', 'p.json', '-Q', 'outside', ...argv])).out;
    expect(await ask()).toMatch(/^no /m);
    expect(await ask('--no-config', ...account)).toMatch(/^yes /m);
  });
});

describe('which bucket is asked', () => {
  it('in a template every one, with all that shields it', async () => {
    expect(await answers(template(policy(everybody)), '--question', 'anonymous,public')).toEqual(['anonymous no', 'public yes']);
    const open = ', "PublicAccessBlockConfiguration": { "RestrictPublicBuckets": false }';
    expect(await answers(template(policy(everybody), open), '--question', 'anonymous')).toEqual(['anonymous yes']);
  });

  it('under each condition that makes a difference', async () => {
    const conditional = template(
      policy(everybody),
      ', "PublicAccessBlockConfiguration": { "RestrictPublicBuckets": { "Fn::If": ["Prod", true, false] } }',
    ).replace('"Conditions": {}', '"Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Stage" }, "prod"] } }');
    expect(await answers(conditional, '--question', 'anonymous')).toEqual(['anonymous no when Stage is "prod"', 'anonymous yes when Stage is "dev"']);
    expect(await answers(conditional, '--question', 'anonymous', '--parameter', 'Stage=prod')).toEqual(['anonymous no']);
  });

  it('of several the one that is named', async () => {
    const both = policy(everybody, { ...partner, Resource: 'arn:aws:s3:::other/*' });
    expect((await report(both, '-Q', 'anonymous')).buckets.map(({ bucket }) => bucket)).toEqual(['site', 'other']);
    expect((await report(both, '-Q', 'anonymous', '--bucket', 'other')).buckets.map(({ bucket, answers: [one] }) => [bucket, one?.answer])).toEqual([
      ['other', 'no'],
    ]);
    expect((await report(template(policy(everybody)), '-Q', 'anonymous', '--bucket', 'Site')).buckets.map(({ bucket }) => bucket)).toEqual(['site']);
  });

  it('the one of which a gap is to be filled in', async () => {
    const gap = policy({ ...everybody, Resource: 'arn:aws:s3:::${bucket}/*' });
    expect((await report(gap, '-Q', 'anonymous', '--bucket', 'site')).buckets.map(({ bucket, answers: [one] }) => [bucket, one?.answer])).toEqual([
      ['site', 'yes'],
    ]);
  });

  it('a policy of a pattern must be told', async () => {
    const pattern = policy({ ...everybody, Resource: 'arn:aws:s3:::si*/*' });
    const cwd = folderWith({ 'p.json': pattern });
    expect(await call(cwd, ['policy', 'check', 'p.json'])).toMatchObject({ code: 5, out: '', err: expect.stringContaining('give its name with --bucket') });
    expect(await answers(pattern, '-Q', 'anonymous', '--bucket', 'site')).toEqual(['anonymous yes']);
  });

  it('what comes from standard input', async () => {
    const { out } = await call(folderWith({}), ['policy', 'check', '-', '-Q', 'anonymous'], { stdin: JSON.stringify({ Policy: policy(everybody) }) });
    expect(out).toMatch(/^site \(bucket policy in stdin\.json\)\nyes /);
  });
});

describe('a configuration of Terraform', () => {
  const main = `variable "stage" {}
variable "reader" {}
resource "aws_s3_bucket" "site" {
  bucket = "site-${'${var.stage}'}"
}
resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.reader }, Action = "s3:GetObject", Resource = "${'${aws_s3_bucket.site.arn}'}/*" }]
  })
}
`;
  const cwd = folderWith({
    'infra/main.tf': main,
    'dev.tfvars': 'stage = "dev"\nreader = "111122223333"\n',
    'prod.tfvars': 'stage = "prod"\nreader = "444455556666"\n',
    's3lint.config.yaml':
      'terraform:\n  roots:\n    - { dir: infra, name: dev, varFiles: [dev.tfvars] }\n    - { dir: infra, name: prod, varFiles: [prod.tfvars] }\n',
  });
  const asked = async (...argv: readonly string[]): Promise<readonly string[]> => {
    const { out, err } = await call(cwd, ['policy', 'check', 'infra', ...account, '-Q', 'other-accounts', '-f', 'json', ...argv]);
    if (out === '') return [err];
    const { buckets } = JSON.parse(out) as { readonly buckets: readonly (Report['buckets'][number] & { readonly deployment?: string })[] };
    return buckets.map(({ bucket, deployment = 'alone', answers: [one] }) => `${bucket} ${deployment} ${one?.answer}`);
  };

  it('is asked with the values that are given', async () => {
    expect(await asked('--no-config')).toEqual(['site-${var.stage} alone undecided']);
    expect(await asked('--no-config', '--var', 'reader=444455556666', '--var', 'stage=x')).toEqual(['site-x alone yes']);
    expect(await asked('--no-config', '--var-file', 'dev.tfvars')).toEqual(['site-dev alone no']);
    expect(await asked('--no-config', '--var-file', 'dev.tfvars', '--var', 'reader=444455556666')).toEqual(['site-dev alone yes']);
    expect(await asked('--var-file', 'test.tfvars')).toEqual([expect.stringContaining('There is no file of values "test.tfvars".')]);
  });

  it('is asked as often as it is deployed', async () => {
    expect(await asked()).toEqual(['site-dev dev no', 'site-prod prod yes']);
    const { out } = await call(cwd, ['policy', 'check', 'infra', '-Q', 'other-accounts']);
    expect(out).toContain('site-prod (aws_s3_bucket.site, aws_s3_bucket in infra as prod)\n');
  });

  it('hides the secrets that are given to it', async () => {
    const secret = folderWith({ 'main.tf': 'variable "db_password" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.db_password\n}\n' });
    const { out } = await call(secret, ['policy', 'check', '.', '-Q', 'http', '--var', 'db_password=Tr0ub4dor&3']);
    expect(out).toContain('****');
    expect(out).not.toContain('Tr0ub4dor');
  });
});

describe('how it ends', () => {
  const cwd = folderWith({
    'public.json': policy(everybody),
    'gap.json': policy({ ...partner, Principal: { AWS: '${partner}' } }),
    'key.json': policy({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'kms:*', Resource: '*' }),
    'torn.json': policy(everybody).slice(0, 90),
    'other.json': '{}',
  });

  it.each([
    [['public.json'], 0, ''],
    [['public.json', '--fail-on', 'yes'], 1, ''],
    [['public.json', '--fail-on', 'yes', '-Q', 'lock-out'], 0, ''],
    [['gap.json', '-Q', 'anonymous', '--require-complete'], 4, ''],
    [['torn.json'], 3, 'error: torn.json:6:'],
    [['torn.json', 'public.json', '--fail-on', 'yes'], 3, 'error: torn.json:6:'],
    [['key.json'], 5, 'error: key.json: it is a key policy, and says nothing about one bucket'],
    [['other.json'], 5, 'error: other.json: neither a CloudFormation template'],
    [['public.json', '-Q', 'anonymos'], 2, 'Did you mean "anonymous"? It is one of anonymous, any-account, other-accounts, http'],
    [['public.json', '--account', '1111'], 2, 'It is twelve digits.'],
    [['public.json', '--org', 'acme'], 2, 'It begins with o-'],
    [['public.json', '--fail-on', 'no'], 2, 'It is one of yes, never.'],
    [['nope.json'], 2, 'There is no file or folder "nope.json".'],
    [[], 2, "missing required argument 'files'"],
  ])('%j: %i', async (argv, code, says) => {
    const ended = await call(cwd, ['policy', 'check', ...argv]);
    expect(ended.err).toContain(says);
    expect(ended.code).toBe(code);
  });

  it('a bucket that there is not is told, with those that there are', async () => {
    const ended = await call(folderWith({ 't.json': template(policy(everybody)) }), ['policy', 'check', 't.json', '--bucket', 'sit']);
    expect(ended).toMatchObject({ code: 2, err: 'error: There is no bucket "sit". Did you mean "site"?\nThere is site.\n' });
  });
});

it('a policy that names other buckets says nothing about the one that is meant, not even no', async () => {
  const cwd = folderWith({ 'site.json': policy(everybody), 'other.json': policy({ ...partner, Resource: 'arn:aws:s3:::other/*' }) });
  expect(await call(cwd, ['policy', 'check', 'site.json', '--bucket', 'sit', '-Q', 'anonymous'])).toMatchObject({
    code: 2,
    out: '',
    err: 'error: There is no bucket "sit". Did you mean "site"?\nThere is site.\n',
  });
  const { out } = await call(cwd, ['policy', 'check', '.', '--bucket', 'other', '-Q', 'anonymous']);
  expect(out).toMatch(/^other \(bucket policy in other\.json\)\nno [^\n]*\n\n0 yes, 1 no\n$/);
});

describe('how it reads', () => {
  const cwd = folderWith({ 'p.json': policy(everybody, tlsOnly) });

  it('for the eye', async () => {
    const { out } = await call(cwd, ['policy', 'check', 'p.json', '-Q', 'anonymous,http', ...account]);
    expect(out).toBe(`site (bucket policy in p.json)
yes       Can somebody without credentials reach it? [anonymous]
          proof    an anonymous s3:GetObject of arn:aws:s3:::site/x
          try      curl https://site.s3.amazonaws.com/x
          because  statement Everybody allows it (line 5)
no        Can it be reached over plain HTTP? [http]
          because  statement TlsOnly denies it (line 12)
assumes  the bucket, which is not in this scan, has no Block Public Access that stops it
assumes  the account's own Block Public Access does not stop it

1 yes, 1 no
`);
  });

  it('in colours where they are wanted, and nowhere else', async () => {
    const shown = async (argv: readonly string[], around: Parameters<typeof call>[2]) =>
      (await call(cwd, ['policy', 'check', 'p.json', '-Q', 'http', ...argv], around)).out.includes('\u001b[');
    expect(await shown([], { tty: true })).toBe(true);
    expect(await shown([], { tty: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await shown([], {})).toBe(false);
    expect(await shown(['--color', 'always'], {})).toBe(true);
  });

  it('for a program, as the published schema says', async () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/schema/policy.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
    for (const text of [policy(everybody, tlsOnly), policy({ ...partner, Principal: { AWS: '${partner}' } })]) {
      const told = await report(text);
      expect(told).toMatchObject({ schemaVersion: 1 });
      expect([validate(told), validate.errors]).toEqual([true, null]);
    }
    expect(validate({ schemaVersion: 1, buckets: [{}] })).toBe(false);
  });

  it('secrets that are given to a template stay secret', async () => {
    const named = template(policy(everybody))
      .replace('"Type": "String", "AllowedValues": ["dev", "prod"]', '"Type": "String"')
      .replace('"BucketName": "site"', '"BucketName": { "Ref": "Stage" }');
    const secret = folderWith({ 't.json': named.replaceAll('Stage', 'DbPassword') });
    for (const format of ['pretty', 'json']) {
      const { out } = await call(secret, ['policy', 'check', 't.json', '--parameter', 'DbPassword=Tr0ub4dor&3', '-f', format]);
      expect(out).toContain('****');
      expect(out).not.toContain('Tr0ub4dor');
    }
  });

  it('nothing in a name acts on the terminal', async () => {
    const odd = folderWith({ 'p.json': policy({ ...everybody, Resource: 'arn:aws:s3:::si\u001b[2Jte/*' }) });
    expect((await call(odd, ['policy', 'check', 'p.json'])).out).not.toContain('\u001b[2J');
  });
});
