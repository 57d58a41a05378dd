import { expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith } from './folder.js';

const bucket = (name: string, statement?: string): string => `
resource "aws_s3_bucket" "${name}" {
  bucket = "acme-${name}"
}
${statement === undefined ? '' : `\nresource "aws_s3_bucket_policy" "${name}" {\n  bucket = aws_s3_bucket.${name}.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })\n}\n`}`;

const deny = (action: string, resource: string): string =>
  `{ Effect = "Deny", Principal = "*", Action = "${action}", Resource = "${resource}", Condition = { Bool = { "aws:SecureTransport" = "false" } } }`;

const folder = folderWith({
  'main.tf': [
    bucket('silent'),
    bucket('half', deny('s3:*', 'arn:aws:s3:::acme-half')),
    bucket('holed', deny('s3:PutObject', 'arn:aws:s3:::acme-holed/*')),
    bucket('open', '{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::acme-open/*" }'),
  ].join('\n'),
});

/** What a run says, as `rule resource`. */
async function said(...argv: readonly string[]): Promise<readonly string[]> {
  const { out } = await call(folder, ['-f', 'json', ...argv]);
  const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly ruleId: string; readonly resource: string }[] };
  return findings.map(({ ruleId, resource }) => `${ruleId} ${resource}`).sort();
}

it.each(['cis-aws', 'fsbp'])('%s asks for HTTPS whichever rule says how a bucket falls short of it', async (preset) => {
  expect(await said('--preset', preset)).toEqual(
    expect.arrayContaining([
      'deny-statement-covers-bucket-and-objects aws_s3_bucket.half',
      'require-secure-transport aws_s3_bucket.open',
      'require-secure-transport aws_s3_bucket.silent',
      'secure-transport-effective aws_s3_bucket.holed',
    ]),
  );
});

it('a framework turns on nothing that it has no control for', async () => {
  const rules = new Set((await said('--preset', 'fsbp')).map((one) => one.split(' ')[0]));
  expect([...rules]).toEqual([
    'deny-statement-covers-bucket-and-objects',
    'require-access-logging',
    'require-lifecycle',
    'require-secure-transport',
    'secure-transport-effective',
  ]);
});

it('two presets say what each of them says', async () => {
  const both = await said('--preset', 'recommended,fsbp');
  expect(both).toEqual([...new Set([...(await said()), ...(await said('--preset', 'fsbp'))])].sort());
  expect(await said('--preset', 'recommended', '--preset', 'fsbp')).toEqual(both);
});
