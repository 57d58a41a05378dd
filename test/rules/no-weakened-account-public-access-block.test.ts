import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-weakened-account-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { Mapped } from '../../src/text/mapped.js';
import { Absent, Known } from '../../src/truth/value.js';
import { hcl } from './hcl.js';

const policy = (content: string): string =>
  `Resources:\n  Buckets:\n    Type: AWS::Organizations::Policy\n    Properties: { Name: buckets, Type: S3_POLICY, Content: ${content} }\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a policy that assigns nothing leaves accounts what they have', code: policy('{ s3_attributes: {} }') },
    {
      name: 'all four',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_account_public_access_block" "this" {
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'what the block of an account leaves out is off',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_account_public_access_block" "this" {
          block_public_acls       = true
          block_public_policy     = true
          restrict_public_buckets = false
        }
      `,
      findings: [
        {
          message: 'Block Public Access of the account is declared with IgnorePublicAcls, RestrictPublicBuckets off.',
          at: 'resource "aws_s3_account_public_access_block" "this"',
          line: 1,
        },
      ],
      output: null,
    },
    {
      name: 'a policy of the organization that assigns none',
      file: 'main.tf',
      code: hcl`
        resource "aws_organizations_policy" "buckets" {
          name = "buckets"
          type = "S3_POLICY"

          content = jsonencode({
            s3_attributes = { public_access_block_configuration = { "@@assign" = "none" } }
          })
        }
      `,
      findings: [
        {
          message: 'Organization policy "aws_organizations_policy.buckets" switches Block Public Access off in every account below it.',
          at: '"none"',
          line: 6,
        },
      ],
      output: null,
    },
    {
      name: 'the word stands in a text as well as in a tree',
      code: policy(`'{"s3_attributes":{"public_access_block_configuration":{"@@assign":"none"}}}'`),
      findings: [{ message: 'Organization policy "Buckets" switches Block Public Access off in every account below it.', at: '"none"' }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a member from outside',
      file: 'main.tf',
      code: hcl`
        variable "block" {
          type = bool
        }

        resource "aws_s3_account_public_access_block" "this" {
          block_public_acls       = var.block
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
      `,
      reason: 'block_public_acls is set by variable block, which has no default',
    },
    { name: 'a content that is a parameter is not seen', code: `Parameters: { Content: { Type: String } }\n${policy('!Ref Content')}`, reason: 'Content' },
  ],
});

describe('a declared block of an account', () => {
  const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;
  const on = new Known(true, origin);

  function account(block: object): object {
    const publicAccessBlock = { blockPublicAcls: on, ignorePublicAcls: on, blockPublicPolicy: on, restrictPublicBuckets: on, ...block };
    return { kind: 'account', publicAccessBlock };
  }

  it('must say all four settings: what is left out is off', () => {
    const left = account({ blockPublicPolicy: new Absent(false, origin), restrictPublicBuckets: new Known(false, origin) });
    const context = { options: {}, facts: {} };
    expect(rule.require?.(account({}), context).truth).toBe('yes');
    expect(rule.require?.(left, context).truth).toBe('no');
    expect(rule.message?.(left, [], context).data).toEqual({ settings: 'BlockPublicPolicy, RestrictPublicBuckets' });
  });
});
