import { describe, it } from 'vitest';
import rule from '../../rules/no-public-glacier-vault.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const vault = (...statements: readonly string[]): string => hcl`
  resource "aws_glacier_vault" "records" {
    name = "records"

    access_policy = jsonencode({
      Version = "2012-10-17"
      Statement = [
${statements.map((one) => `        { ${one}, Resource = "*" },`).join('\n')}
      ]
    })
  }
`;
const open = 'Sid = "Read", Effect = "Allow", Principal = "*", Action = "glacier:InitiateJob"';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a condition on the account, the organization or the network narrows',
      file: 'main.tf',
      code: vault(
        `${open}, Condition = { StringEquals = { "aws:PrincipalAccount" = "111122223333" } }`,
        `${open}, Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }`,
        `${open}, Condition = { StringEquals = { "aws:SourceVpce" = "vpce-1a2b3c4d" } }`,
      ),
    },
    { name: 'a Deny for everybody lets nobody in', file: 'main.tf', code: vault(open.replace('Allow', 'Deny')) },
    {
      name: 'a bucket is another rule',
      file: 'main.tf',
      code: `resource "aws_s3_bucket_policy" "p" {\n  bucket = "data"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::data/*" }] })\n}\n`,
    },
  ],
  invalid: [
    {
      name: 'the principal is the place, of each statement by itself',
      file: 'main.tf',
      code: vault(open, 'Sid = "Any", Effect = "Allow", Principal = { AWS = ["*"] }, Action = "glacier:*"'),
      findings: [
        {
          message:
            'In the policy of aws_glacier_vault.records, statement "Read" lets everybody in: no condition fixes an account, an organization or a network.',
          at: '"*"',
          line: 7,
          confidence: 'high',
        },
        { at: '"*"', line: 8 },
      ],
      output: null,
    },
    {
      name: 'a range of addresses that holds all of them does not narrow',
      file: 'main.tf',
      code: vault(`${open}, Condition = { IpAddress = { "aws:SourceIp" = "0.0.0.0/0" } }`),
      findings: [{ line: 7 }],
    },
    {
      name: 'the age of an archive says nothing of the caller',
      file: 'main.tf',
      code: vault(`${open}, Condition = { NumericGreaterThan = { "glacier:ArchiveAgeInDays" = "365" } }`),
      findings: [{ line: 7 }],
    },
  ],
});
