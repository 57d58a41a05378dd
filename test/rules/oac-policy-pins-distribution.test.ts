import { describe, it } from 'vitest';
import rule from '../../rules/oac-policy-pins-distribution.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const policy = (condition: string): string =>
  `Resources:\n  Pages:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: pages\n      PolicyDocument:\n        Statement:\n          - Effect: Allow\n            Principal:\n              Service: cloudfront.amazonaws.com\n            Action: s3:GetObject\n            Resource: arn:aws:s3:::pages/*\n${condition}`;
const document = (condition: string): string => hcl`
  resource "aws_s3_bucket" "pages" {
    bucket = "pages-of-the-shop"
  }

  resource "aws_cloudfront_distribution" "site" {
    enabled = true
  }

  resource "aws_s3_bucket_policy" "pages" {
    bucket = aws_s3_bucket.pages.id
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "\${aws_s3_bucket.pages.arn}/*"
        ${condition}
      }]
    })
  }
`;
const exact = { exactDistribution: true };

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the distribution by reference',
      file: 'main.tf',
      options: exact,
      code: document('Condition = { StringEquals = { "AWS:SourceArn" = aws_cloudfront_distribution.site.arn } }'),
    },
    {
      name: 'the distribution by its id, in the account that deploys',
      options: exact,
      code: policy(
        '            Condition: { StringEquals: { aws:SourceArn: !Sub "arn:aws:cloudfront::${AWS::AccountId}:distribution/${Site}" } }\n  Site: { Type: AWS::CloudFront::Distribution }\n',
      ),
    },
    {
      name: 'a Deny beside it for all other sources',
      code: policy(
        "          - { Effect: Deny, Principal: { Service: cloudfront.amazonaws.com }, Action: 's3:*', Resource: arn:aws:s3:::pages/*, Condition: { StringNotEquals: { aws:SourceAccount: '111122223333' } } }\n",
      ),
    },
  ],
  invalid: [
    {
      name: 'at the service; the fix keeps to the account that deploys',
      code: policy(''),
      findings: [
        {
          message: 'In "Pages", statement #1 lets CloudFront in for distributions of any AWS account: no condition fixes aws:SourceArn or aws:SourceAccount.',
          at: 'cloudfront.amazonaws.com',
          line: 10,
        },
      ],
      output: policy(
        '            Condition:\n              ArnLike:\n                aws:SourceArn:\n                  Fn::Sub: arn:aws:cloudfront::${AWS::AccountId}:distribution/*\n',
      ),
    },
    {
      name: 'a wildcard for the account fixes nothing',
      file: 'main.tf',
      code: document('Condition = { ArnLike = { "aws:SourceArn" = "arn:aws:cloudfront::*:distribution/*" } }'),
      findings: [{ at: '"cloudfront.amazonaws.com"', line: 15 }],
    },
    {
      name: 'all of the own account are more than the one that is asked for',
      options: exact,
      code: policy('            Condition: { ArnLike: { aws:SourceArn: !Sub "arn:aws:cloudfront::${AWS::AccountId}:distribution/*" } }\n'),
      findings: [
        {
          message: 'In "Pages", statement #1 lets CloudFront in for more than distributions that are named: no condition fixes aws:SourceArn to their ARNs.',
          at: 'cloudfront.amazonaws.com',
        },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a source from outside may be a wildcard',
      code: `Parameters: { Source: { Type: String } }\n${policy('            Condition: { ArnLike: { aws:SourceArn: !Ref Source } }\n')}`,
      reason: 'Source',
    },
  ],
});
