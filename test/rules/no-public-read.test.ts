import { describe, it } from 'vitest';
import rule from '../../rules/no-public-read.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const off = '{ BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const bucket = `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: ${off}\n`;
const policy = (statements: string, to = '!Ref Data'): string =>
  `  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: ${to}\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n${statements}`;
const statement = (more = '', principal = "'*'"): string =>
  `          - Effect: Allow\n            Principal: ${principal}\n            Action: [s3:GetObject, s3:ListBucket]\n            Resource: [!GetAtt Data.Arn, !Sub '\${Data.Arn}/*']\n${more}`;
const none = { facts: { blockPublicAccess: 'none' } } as const;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a Deny for all but one organization shuts the rest of the world out',
      code:
        bucket +
        policy(
          `${statement()}          - { Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringNotEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } }\n`,
        ),
      ...none,
    },
    { name: 'an account that blocks everything masks it', code: bucket + policy(statement()), facts: { blockPublicAccess: 'all' } },
    {
      name: 'the resource is another bucket',
      code:
        `${bucket}      BucketName: data\n` + policy("          - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::other/*' }\n"),
      ...none,
    },
  ],
  invalid: [
    {
      name: 'principals of type * are everybody, and a block that is off lets them in',
      file: 'main.tf',
      code: hcl`
        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }

        data "aws_iam_policy_document" "public" {
          statement {
            sid       = "Public"
            actions   = ["s3:GetObject"]
            resources = ["\${aws_s3_bucket.data.arn}/*"]

            principals {
              type        = "*"
              identifiers = ["*"]
            }
          }
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = data.aws_iam_policy_document.public.json
        }
      `,
      findings: [
        {
          message:
            'Everybody can read objects in bucket "aws_s3_bucket.data": statement "Public" allows it, for example an anonymous s3:GetObject of arn:aws:s3:::data-of-the-shop/x.',
          at: '"*"',
          line: 17,
          confidence: 'medium',
        },
      ],
      output: null,
    },
    {
      name: 'one finding a statement, at its principal, with every right it gives and the request that shows it',
      code: bucket + policy(statement()),
      ...none,
      findings: [
        {
          message:
            'Everybody can read objects and list objects in bucket "Data": statement #1 allows it, for example an anonymous s3:GetObject of arn:aws:s3:::${Data}/x.',
          resource: 'Data',
          at: "'*'",
        },
      ],
      output: null,
    },
    {
      name: 'what the account blocks is not told, and the finding rests on that',
      code: bucket + policy(statement()),
      findings: [{ confidence: 'medium' }],
    },
    {
      name: 'a star among named principals is a star',
      code: bucket + policy(statement('', "{ AWS: ['arn:aws:iam::444455556666:root', '*'] }")),
      ...none,
      findings: [{ at: "'*'" }],
    },
    {
      name: 'whoever can choose the header is everybody',
      code: bucket + policy(statement("            Condition: { StringLike: { aws:Referer: 'https://www.example.com/*' } }\n")),
      ...none,
      findings: [{}],
    },
    {
      name: 'a Deny that leaves a hole is looked through',
      code: bucket + policy(`${statement()}          - { Effect: Deny, Principal: '*', Action: s3:GetObject, NotResource: !Sub '\${Data.Arn}/public/*' }\n`),
      ...none,
      findings: [
        {
          message:
            'Everybody can read objects and list objects in bucket "Data": statement #1 allows it, for example an anonymous s3:GetObject of arn:aws:s3:::${Data}/public/.',
        },
      ],
    },
    {
      name: 'of a bucket that is not in sight the policy is judged, as if nothing stood before it',
      code: `Parameters: { Name: { Type: String } }\nResources:\n${policy("          - { Sid: Web, Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: !Sub 'arn:aws:s3:::${Name}/*' }\n", '!Ref Name')}`,
      ...none,
      findings: [
        {
          message:
            'Everybody can read objects in bucket "${Name}": statement "Web" allows it, for example an anonymous s3:GetObject of arn:aws:s3:::${Name}/x.',
          resource: 'Open',
          confidence: 'medium',
        },
      ],
    },
    {
      name: 'a choice of the template is named',
      code: `Parameters: { Public: { Type: String, AllowedValues: ['yes', 'no'] } }\nConditions: { IsPublic: !Equals [!Ref Public, 'yes'] }\n${bucket}${policy(statement('', "!If [IsPublic, '*', { AWS: 'arn:aws:iam::111122223333:root' }]"))}`,
      ...none,
      findings: [{ when: 'Public is "yes"' }],
    },
  ],
  undecided: [
    {
      name: 'who is let in comes from outside',
      file: 'main.tf',
      code: hcl`
        variable "readers" {
          type = list(string)
        }

        resource "aws_s3_bucket" "data" {
          bucket = "data-of-the-shop"
        }

        resource "aws_s3_bucket_public_access_block" "data" {
          bucket = aws_s3_bucket.data.id
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = aws_s3_bucket.data.id
          policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = { AWS = var.readers }, Action = "s3:GetObject", Resource = "\${aws_s3_bucket.data.arn}/*" }]
          })
        }
      `,
      reason: 'the principal is not known: set by variable readers, which has no default',
    },
    {
      name: 'who is let in is a parameter',
      code: `Parameters: { Who: { Type: String } }\n${bucket}${policy(statement('', '{ AWS: !Ref Who }'))}`,
      ...none,
      reason: 'Who',
    },
  ],
});
