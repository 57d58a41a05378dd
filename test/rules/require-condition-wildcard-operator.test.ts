import { describe, it } from 'vitest';
import rule from '../../rules/require-condition-wildcard-operator.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (effect: string, condition: string): string => `Parameters: { Team: { Type: String } }
Resources:
  Data: { Type: AWS::S3::Bucket }
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: ${effect}
            Principal: '*'
            Action: s3:*
            Resource: !GetAtt Data.Arn
            Condition:
${condition}`;
const under = (operator: string, pairs: string): string => `              ${operator}:\n${pairs.replace(/^/gm, '                ')}\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'what AWS makes is a name or an id',
      code: policy('Allow', under('StringEquals', "aws:SourceArn: !Sub 'arn:aws:iam::${AWS::AccountId}:role/${Data}'")),
    },
    {
      name: 'a question mark belongs into an address of the web',
      code: policy('Deny', under('StringNotEquals', "s3:x-amz-copy-source: '/data/x?versionId=1'")),
    },
    {
      name: 'a star is what the header says that asks for no object to be there yet',
      code: policy('Allow', under('StringEquals', "s3:if-none-match: '*'")),
    },
    { name: 'a variable and an escaped star are meant so', code: policy('Allow', under('StringEquals', "s3:prefix: ['${aws:PrincipalTag/team}', '${*}']")) },
    {
      name: 'values that are not known mean what other operators make of them',
      code: policy(
        'Allow',
        ['IpAddress: aws:SourceIp', 'ArnLike: aws:PrincipalArn', 'StringLike: aws:UserAgent', 'NumericLessThan: s3:TlsVersion']
          .map((one) => one.split(': '))
          .map(([operator = '', key]) => under(operator, `${key}: !Split [',', !Ref Team]`))
          .join(''),
      ),
    },
    {
      name: 'a role that is declared has no star in its name',
      file: 'main.tf',
      code: hcl`
        variable "prefix" {
          type = string
        }

        resource "aws_iam_role" "app" {
          name               = "\${var.prefix}-app"
          assume_role_policy = "{}"
        }

        resource "aws_s3_bucket_policy" "data" {
          bucket = "data"
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect    = "Allow"
              Principal = "*"
              Action    = "s3:GetObject"
              Resource  = "arn:aws:s3:::data/*"
              Condition = { StringEquals = { "aws:PrincipalArn" = aws_iam_role.app.arn } }
            }]
          })
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'the test of a condition block becomes the one that knows wildcards',
      file: 'main.tf',
      code: hcl`
        data "aws_iam_policy_document" "list" {
          statement {
            sid       = "List"
            actions   = ["s3:ListBucket"]
            resources = ["arn:aws:s3:::data-of-the-shop"]

            condition {
              test     = "StringEquals"
              variable = "s3:prefix"
              values   = ["home/*"]
            }
          }
        }

        resource "aws_iam_policy" "list" {
          policy = data.aws_iam_policy_document.list.json
        }
      `,
      findings: [
        {
          message:
            'In "aws_iam_policy.list", statement "List" compares s3:prefix with "home/*" by StringEquals, which takes the wildcard for a plain character: it never matches.',
          at: '"home/*"',
          line: 10,
        },
      ],
      output: hcl`
        data "aws_iam_policy_document" "list" {
          statement {
            sid       = "List"
            actions   = ["s3:ListBucket"]
            resources = ["arn:aws:s3:::data-of-the-shop"]

            condition {
              test     = "StringLike"
              variable = "s3:prefix"
              values   = ["home/*"]
            }
          }
        }

        resource "aws_iam_policy" "list" {
          policy = data.aws_iam_policy_document.list.json
        }
      `,
    },
    {
      name: 'the only condition changes its operator',
      code: policy('Allow', under('StringEquals', "s3:prefix: ['', 'home/*']")),
      findings: [
        {
          message:
            'In "DataPolicy", statement #1 compares s3:prefix with "home/*" by StringEquals, which takes the wildcard for a plain character: it never matches.',
          at: "'home/*'",
        },
      ],
      output: policy('Allow', under('StringLike', "s3:prefix:\n  - ''\n  - home/*")),
    },
    {
      name: 'a negated one always holds, and only its key moves',
      code: policy(
        'Deny',
        `${under('ForAnyValue:StringNotEqualsIfExists', 'aws:PrincipalArn: arn:aws:iam::111122223333:role/?')}${under('Bool', "aws:SecureTransport: 'true'")}`,
      ),
      findings: [
        {
          message:
            'In "DataPolicy", statement #1 compares aws:PrincipalArn with "arn:aws:iam::111122223333:role/?" by ForAnyValue:StringNotEqualsIfExists, which takes the wildcard for a plain character: it always holds.',
        },
      ],
      output: policy(
        'Deny',
        `${under('Bool', "aws:SecureTransport: 'true'")}${under('ForAnyValue:StringNotLikeIfExists', 'aws:PrincipalArn: arn:aws:iam::111122223333:role/?')}`,
      ),
    },
    {
      name: 'a key that must be fixed is not opened to strangers',
      code: policy('Allow', under('StringEquals', 'aws:PrincipalOrgID: o-*')),
      findings: [{ at: 'o-*' }],
      output: null,
    },
    {
      name: 'there is no Like that ignores case',
      code: policy('Allow', under('StringEqualsIgnoreCase', 'aws:PrincipalTag/team: web-*')),
      findings: [{ at: 'web-*' }],
      output: null,
    },
    {
      name: 'a star beside something unresolved is a star',
      code: policy('Allow', under('StringEquals', "aws:PrincipalTag/team: !Sub '${Team}-*'")),
      findings: [{ at: "'${Team}-*'" }],
    },
  ],
  undecided: [
    { name: 'a parameter may hold a star', code: policy('Allow', under('StringEquals', 'aws:PrincipalTag/team: !Ref Team')), reason: 'parameter Team' },
    {
      name: 'a list of which nothing is known may hold one',
      code: policy('Allow', under('StringEquals', "aws:PrincipalTag/team: !Split [',', !Ref Team]")),
      reason: 'The condition on aws:PrincipalTag/team',
    },
  ],
});
