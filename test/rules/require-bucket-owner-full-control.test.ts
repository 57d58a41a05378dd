import { describe, it } from 'vitest';
import rule from '../../rules/require-bucket-owner-full-control.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const template = (statement: string, ownership = 'BucketOwnerPreferred'): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      OwnershipControls: { Rules: [{ ObjectOwnership: ${ownership} }] }
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
          - Sid: Partner
            Effect: Allow
            Action: s3:PutObject*
            Resource: !Sub '\${Data.Arn}/*'
            ${statement}
`;
const partner = "Principal: { AWS: 'arn:aws:iam::444455556666:role/deliver' }";
const account = '111122223333';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a role of the own account', code: template("Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/deliver' }"), facts: { account } },
    { name: 'the partner is the own account', code: template(partner), facts: { account: '444455556666' } },
    {
      name: 'load balancers deliver from an account of AWS',
      code: template("Principal: { AWS: ['033677994240', 'arn:aws:iam::127311923021:root'] }"),
      facts: { account },
    },
    {
      name: 'load balancers of a Region that is not known do as well',
      file: 'main.tf',
      code: hcl`
        data "aws_elb_service_account" "elb" {}

        resource "aws_s3_bucket" "logs" {}

        resource "aws_s3_bucket_ownership_controls" "logs" {
          bucket = aws_s3_bucket.logs.id

          rule {
            object_ownership = "ObjectWriter"
          }
        }

        resource "aws_s3_bucket_policy" "logs" {
          bucket = aws_s3_bucket.logs.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = { AWS = data.aws_elb_service_account.elb.arn }, Action = "s3:PutObject", Resource = "\${aws_s3_bucket.logs.arn}/*" }]
          })
        }
      `,
      facts: { account },
    },
  ],
  invalid: [
    {
      name: 'another account, and the fix takes ACLs out of the bucket',
      code: template(partner),
      facts: { account },
      findings: [
        {
          message: 'In bucket "Data" statement "Partner" lets another account upload objects that stay its own: it does not demand bucket-owner-full-control.',
          at: 'Action',
          resource: 'Data',
        },
      ],
      output: template(partner, 'BucketOwnerEnforced'),
    },
    {
      name: 'of two accounts one is another than the owner, whoever that is',
      code: template("Principal: { AWS: ['444455556666', '777788889999'] }"),
      findings: [{ at: 'Action' }],
    },
    {
      name: 'an IfExists lets the header be left out',
      code: template(`${partner}\n            Condition: { StringEqualsIfExists: { s3:x-amz-acl: bucket-owner-full-control } }`),
      facts: { account },
      findings: [{ at: 'Action' }],
    },
  ],
  undecided: [
    { name: 'one account, of which nobody says that it is not the owner', code: template(partner), reason: 'the account that owns the bucket is not known' },
  ],
});
