import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const bucket = (name: string) => `resource "aws_s3_bucket" "${name}" {
  bucket = "acme-${name}"
}

resource "aws_s3_bucket_policy" "${name}" {
  bucket = aws_s3_bucket.${name}.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "\${aws_s3_bucket.${name}.arn}/*"
    }]
  })
}
`;
const identity = (label: string, inside = '') => `data "aws_caller_identity" "${label}" {${inside}}\n`;

/** The files after all fixes of a rule that needs the account's id. */
async function fixed(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const cwd = folderWith(files);
  const { err } = await call(cwd, ['--only', 'no-confused-deputy-service-principal', '--fix=unsafe']);
  expect(err).toMatch(/^[1-9]\d* fixed/);
  return Object.fromEntries(Object.keys(files).map((path) => [path, readFileSync(join(cwd, path), 'utf8')]));
}

const CONDITION = '"aws:SourceAccount" = data.aws_caller_identity.current.account_id';
const many = (text: string | undefined, part: string): number => (text ?? '').split(part).length - 1;

describe('a fix that names the account', () => {
  it('asks the data source that the module has', async () => {
    const { 'main.tf': main, 'data.tf': data } = await fixed({ 'main.tf': bucket('logs'), 'data.tf': identity('me') });
    expect(main).toContain(CONDITION.replace('current', 'me'));
    expect(data).toBe(identity('me'));
  });

  it('adds one where the module has none: behind its last data source, else behind its last block', async () => {
    expect((await fixed({ 'main.tf': bucket('logs') }))['main.tf']).toMatch(/account_id[\s\S]*\n}\n\ndata "aws_caller_identity" "current" \{\}\n$/);
    const region = 'data "aws_region" "here" {}\n';
    const both = await fixed({ 'main.tf': bucket('logs'), 'data.tf': region });
    expect([both['data.tf'], many(both['main.tf'], CONDITION)]).toEqual([`${region}\n${identity('current')}`, 1]);
  });

  it('adds it once, however many need it', async () => {
    const all = await fixed({ 'a.tf': bucket('a'), 'b.tf': bucket('b'), 'c.tf': bucket('c') + bucket('d') });
    const text = Object.values(all).join('');
    expect([many(text, CONDITION), many(text, identity('current'))]).toEqual([4, 1]);
  });

  it('takes none that asks another provider, or that is not always there', async () => {
    const text = (await fixed({ 'main.tf': bucket('logs') + identity('current', '\n  provider = aws.west\n') + identity('maybe', '\n  count = 0\n') }))[
      'main.tf'
    ];
    expect(text).toContain(CONDITION.replace('current', 'own'));
    expect(text).toContain(identity('own'));
  });

  it('adds it in the module of the bucket', async () => {
    const call = 'module "m" {\n  source = "./m"\n}\n';
    const { 'main.tf': main, 'm/main.tf': inner } = await fixed({ 'main.tf': call, 'm/main.tf': bucket('logs') });
    expect([main, many(inner, identity('current'))]).toEqual([call, 1]);
  });
});
