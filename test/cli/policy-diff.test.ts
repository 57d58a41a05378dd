import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
// Read beforehand: what the first call waits for is no part of its story.
import '../../src/cli/commands.js';
import type { Around, Ended } from './call.js';
import { call } from './call.js';
import { folderWith } from './folder.js';

const reader = (Sid: string, account: string, key = '*') => ({
  Sid,
  Effect: 'Allow',
  Principal: { AWS: account },
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::ledger/${key}`,
});
const [alice, bob] = [reader('Alice', '222233334444'), reader('Bob', '444455556666')];

function policy(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
}

async function diff(before: string, after: string, ...argv: readonly string[]): Promise<Ended> {
  return call(folderWith({ 'old.json': before, 'new.json': after }), ['policy', 'diff', 'old.json', 'new.json', '--account', '111122223333', ...argv]);
}

interface Comparison {
  readonly relation: string;
  readonly newlyAllowed: readonly { readonly says: string }[];
  readonly newlyDenied: readonly { readonly says: string }[];
}

/** The relation, and whose requests are new or gone. */
async function relation(before: string, after: string): Promise<readonly unknown[]> {
  const { out, code } = await diff(before, after, '-f', 'json');
  const [one] = (JSON.parse(out) as { readonly comparisons: readonly Comparison[] }).comparisons;
  return [one?.relation, one?.newlyAllowed.map(({ says }) => says), one?.newlyDenied.map(({ says }) => says), code];
}

const reads = (account: string, key = 'x') => `s3:GetObject of arn:aws:s3:::ledger/${key} by arn:aws:iam::${account}:role/x`;

describe('what a change of a policy does', () => {
  it('nothing, when it says the same in other words', async () => {
    const split = policy(reader('AliceRoot', 'arn:aws:iam::222233334444:root'), reader('AliceAgain', '222233334444', 'a*'));
    expect(await relation(policy(alice), split)).toEqual(['equal', [], [], 0]);
  });

  it('lets somebody in: that is new, and what a check on changes must see', async () => {
    expect(await relation(policy(alice), policy(alice, bob))).toEqual(['wider', [reads('444455556666')], [], 1]);
  });

  it('keeps somebody out', async () => {
    expect(await relation(policy(alice, bob), policy(alice))).toEqual(['narrower', [], [reads('444455556666')], 0]);
  });

  it('both', async () => {
    expect(await relation(policy(alice), policy(bob))).toEqual(['incomparable', [reads('444455556666')], [reads('222233334444')], 1]);
  });

  it('takes a part of the objects away, and the request names one of them', async () => {
    const [kind, allowed, denied] = await relation(policy(alice), policy(reader('Alice', '222233334444', 'public/*')));
    expect([kind, allowed]).toEqual(['narrower', []]);
    expect(denied).toEqual([reads('222233334444')]);
  });

  it('is not to be told where it hangs on what is not filled in', async () => {
    const [kind, , , code] = await relation(policy(alice), policy(reader('Alice', '${account}')));
    expect([kind, code]).toEqual(['unknown', 4]);
  });

  it('not to be told without the account that owns the bucket: the remedy is said', async () => {
    const folder = folderWith({ 'old.json': policy(alice), 'new.json': policy(reader('Alice', '${account}')) });
    const { err, code } = await call(folder, ['policy', 'diff', 'old.json', 'new.json']);
    expect([err, code]).toEqual([expect.stringContaining('--account ID'), 4]);
  });

  it('a gap that both have is the same text', async () => {
    const gap = reader('Alice', '222233334444', '${prefix}/*');
    expect((await relation(policy(gap), policy(gap, { ...gap, Sid: 'Again' })))[0]).toBe('equal');
  });
});

describe('what is compared', () => {
  it('an old version from git and the file as it is', async () => {
    const cwd = folderWith({ 'p.json': policy(alice, bob) });
    const around: Around = { stdin: policy(alice) };
    expect(await call(cwd, ['policy', 'diff', '-', 'p.json', '--account', '111122223333'], around)).toMatchObject({
      code: 1,
      out: expect.stringContaining('wider'),
    });
  });

  it('policies, not what shields the bucket: a template whose bucket blocks it all lets in as much by its policy', async () => {
    const template = (document: string) =>
      `{ "Resources": { "L": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "ledger" } }, "P": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "L" }, "PolicyDocument": ${document} } } } }`;
    const everybody = policy({ ...alice, Principal: '*' });
    expect((await diff(template(policy(alice)), template(everybody))).code).toBe(1);
    expect((await diff(policy(alice), template(policy(alice)))).out).toMatch(/^ledger {2}equal: /);
  });

  it('a bucket that has a policy on one side only', async () => {
    const both = policy(alice, { ...bob, Resource: 'arn:aws:s3:::journal/*' });
    const { out, code } = await diff(policy(alice), both);
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => /^\w/.test(line))).toEqual([expect.stringMatching(/^ledger {2}equal/), expect.stringMatching(/^journal {2}wider/)]);
  });

  it.each([
    [
      'of different buckets',
      policy({ ...alice, Resource: 'arn:aws:s3:::a/*' }),
      [],
      2,
      'The old policy is about ledger, the new one about a.\nIf they are of one bucket, name it: --bucket NAME.',
    ],
    [
      'of no bucket',
      policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
      [],
      5,
      'new.json: it is an identity policy, and says nothing about one bucket',
    ],
    ['that cannot be read', '{ "Version": "2012-10-17", "Statement": [', [], 3, 'error: new.json:1:'],
    ['that is none', '{}', [], 5, 'neither a CloudFormation template'],
  ])('policies %s are not', async (_, after, argv, code, says) => {
    const ended = await diff(policy(alice), after, ...argv);
    expect(ended).toMatchObject({ code, out: '', err: expect.stringContaining(says) });
  });

  it('what hangs on a condition is not compared before it is decided', async () => {
    const resource = '{ "Fn::If": ["Wide", "arn:aws:s3:::ledger/*", "arn:aws:s3:::ledger/a/*"] }';
    const document = policy(alice).replace('"arn:aws:s3:::ledger/*"', resource);
    const template = `{ "Parameters": { "Stage": { "Type": "String" } }, "Conditions": { "Wide": { "Fn::Equals": [{ "Ref": "Stage" }, "dev"] } }, "Resources": {
      "P": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": "ledger", "PolicyDocument": ${document} } } } }`;
    const open = await diff(policy(alice), template);
    expect([open.out, open.err, open.code]).toEqual(['', expect.stringContaining('give values with --parameter'), 4]);
    expect((await diff(policy(alice), template, '--parameter', 'Stage=dev')).code).toBe(0);
    expect((await diff(policy(alice), template, '--parameter', 'Stage=prod')).out).toMatch(/^ledger {2}narrower/);
  });

  it('what hangs on a variable of Terraform is compared with the value that is given', async () => {
    const text = (principal: string): string => `variable "open" {}
resource "aws_s3_bucket" "b" {
  bucket = "ledger"
}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = ${principal} }, Action = "s3:GetObject", Resource = "arn:aws:s3:::ledger/*" }]
  })
}
`;
    const cwd = folderWith({ 'old/main.tf': text('"222233334444"'), 'new/main.tf': text('var.open == "yes" ? "444455556666" : "222233334444"') });
    const code = async (...argv: readonly string[]): Promise<number> =>
      (await call(cwd, ['policy', 'diff', 'old', 'new', '--account', '111122223333', ...argv])).code;
    expect([await code(), await code('--var', 'open=no'), await code('--var', 'open=yes')]).toEqual([4, 0, 1]);
  });

  it('two standard inputs are not', async () => {
    expect(await call(folderWith({}), ['policy', 'diff', '-', '-'])).toMatchObject({ code: 2, err: expect.stringContaining('Only one of the two') });
  });
});

describe('how it reads', () => {
  it('for the eye: what is new first, each with a way to try it', async () => {
    expect((await diff(policy(alice), policy(bob))).out).toBe(`ledger  incomparable: something new is allowed, and something no longer is
  newly allowed
  + s3:GetObject of arn:aws:s3:::ledger/x by arn:aws:iam::444455556666:role/x
    try      aws s3api get-object --bucket ledger --key x FILE
  newly denied
  - s3:GetObject of arn:aws:s3:::ledger/x by arn:aws:iam::222233334444:role/x
    try      aws s3api get-object --bucket ledger --key x FILE
`);
  });

  it('for a program, as the published schema says', async () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/schema/policy.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
    const told: unknown = JSON.parse((await diff(policy(alice), policy(bob), '-f', 'json')).out);
    expect(told).toMatchObject({ schemaVersion: 1, old: 'old.json', new: 'new.json' });
    expect([validate(told), validate.errors]).toEqual([true, null]);
  });
});
