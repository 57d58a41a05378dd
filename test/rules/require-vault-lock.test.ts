import { describe, it } from 'vitest';
import rule from '../../rules/require-vault-lock.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const vault = 'resource "aws_glacier_vault" "records" {\n  name = "records"\n}\n';
const locked = (complete: string, ...statements: readonly string[]): string =>
  `${vault}${hcl`

  resource "aws_glacier_vault_lock" "records" {
    vault_name    = aws_glacier_vault.records.name
    complete_lock = ${complete}

    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [${statements.join(', ')}]
    })
  }
`}`;
const keeping = (condition: string): string =>
  `{ Sid = "Keep", Effect = "Deny", Principal = { AWS = "*" }, Action = ["glacier:DeleteArchive"], Resource = "*", Condition = ${condition} }`;
const year = keeping('{ NumericLessThan = { "glacier:ArchiveAgeInDays" = "365" } }');

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a completed lock that keeps archives for a year', file: 'main.tf', code: locked('true', year) },
    {
      name: 'a hold beside it does not matter',
      file: 'main.tf',
      code: locked('true', keeping('{ StringLike = { "glacier:ResourceTag/LegalHold" = ["true", ""] } }'), year),
    },
  ],
  invalid: [
    {
      name: 'a vault without a lock',
      file: 'main.tf',
      code: vault,
      findings: [
        {
          message: 'Vault "aws_glacier_vault.records" has no lock policy, so whoever administers it can delete archives at any time.',
          resource: 'aws_glacier_vault.records',
          line: 1,
        },
      ],
      output: null,
    },
    {
      name: 'a lock that is only begun',
      file: 'main.tf',
      code: locked('false', year),
      findings: [
        { message: 'The lock of vault "aws_glacier_vault.records" is not completed: it lapses after 24 hours, and nothing is locked then.', at: 'false' },
      ],
      output: null,
    },
    {
      name: 'a lock that keeps nothing for a time',
      file: 'main.tf',
      code: locked('true', keeping('{ StringLike = { "glacier:ResourceTag/LegalHold" = "true" } }')),
      findings: [
        {
          message:
            'The lock policy of vault "aws_glacier_vault.records" does not deny glacier:DeleteArchive below an age of the archive, so archives can be deleted at any time.',
          line: 9,
        },
      ],
    },
  ],
  undecided: [
    {
      name: 'whether it is completed is given from elsewhere',
      file: 'main.tf',
      code: `variable "complete" {}\n\n${locked('var.complete', year)}`,
      reason: 'variable complete',
    },
  ],
});
