import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-latent-public-grant.js';
import refused from '../../rules/no-grant-refused-by-public-access-block.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const block = (on: string): string => `      PublicAccessBlockConfiguration: { ${on}: true }\n`;
const bucket = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n';
const policy =
  "  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument: { Statement: [{ Sid: Web, Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: !Sub '${Data.Arn}/*' }] }\n";
const acl = '      AccessControl: PublicRead\n';
const acls = '      OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] }\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a public ACL that disabled ACLs refuse never comes to be', code: bucket + block('IgnorePublicAcls') + acl },
    { name: 'a setting that only refuses masks nothing', code: bucket + block('BlockPublicPolicy') + policy, facts: { blockPublicAccess: 'none' } },
  ],
  invalid: [
    {
      name: 'what only RestrictPublicBuckets keeps out',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket                  = aws_s3_bucket.data.id
          restrict_public_buckets = true
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Sid = "Public", Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "\${aws_s3_bucket.data.arn}/*" }]
          })
        }
      `,
      findings: [
        {
          message: 'Only RestrictPublicBuckets keeps everybody out of bucket "aws_s3_bucket.data": statement "Public" lets them in as soon as it is off.',
          at: '"*"',
          line: 14,
        },
      ],
      output: null,
    },
    {
      name: 'one setting is all that keeps the world out',
      code: bucket + block('RestrictPublicBuckets') + policy,
      findings: [{ message: 'Only RestrictPublicBuckets keeps everybody out of bucket "Data": statement "Web" lets them in as soon as it is off.', at: "'*'" }],
      output: null,
    },
    {
      name: 'an ACL that is ignored stays where it is',
      code: bucket + block('IgnorePublicAcls') + acls + acl,
      findings: [
        {
          message: 'Only IgnorePublicAcls keeps everybody out of bucket "Data": the ACL grant public-read (READ) lets them in as soon as it is off.',
          at: 'PublicRead',
        },
      ],
      output: null,
    },
  ],
});

describe('no-latent-public-grant', () => {
  it('leaves a grant that is refused to the rule about that', () => {
    const { findings } = run(requestFor([rule, refused], { 't.yaml': `${bucket.replace('    Properties:\n', '')}${policy}` })).result;
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['no-grant-refused-by-public-access-block']);
  });
});
