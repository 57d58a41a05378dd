import { describe, it } from 'vitest';
import rule from '../../rules/cloudfront-waf.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a web ACL by reference',
      code: 'Resources:\n  Acl: { Type: AWS::WAFv2::WebACL }\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties: { DistributionConfig: { Enabled: true, WebACLId: !GetAtt Acl.Arn } }\n',
    },
    {
      name: 'a web ACL by reference in Terraform',
      file: 'main.tf',
      code: hcl`
        resource "aws_wafv2_web_acl" "pages" {
          name  = "pages"
          scope = "CLOUDFRONT"
        }

        resource "aws_cloudfront_distribution" "site" {
          enabled    = true
          web_acl_id = aws_wafv2_web_acl.pages.arn
        }
      `,
    },
  ],
  invalid: [
    {
      name: 'an empty id is none',
      code: "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        WebACLId: ''\n",
      findings: [{ message: 'Distribution "Site" has no web ACL: nothing limits who asks, and how often.', at: "''", line: 7 }],
      output: null,
    },
    {
      name: 'where there is none, at the distribution',
      file: 'main.tf',
      code: hcl`
        resource "aws_cloudfront_distribution" "site" {
          enabled = true
        }
      `,
      findings: [{ at: 'resource "aws_cloudfront_distribution" "site"', line: 1 }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a parameter may be empty',
      code: 'Parameters: { Acl: { Type: String } }\nResources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties: { DistributionConfig: { Enabled: true, WebACLId: !Ref Acl } }\n',
      reason: 'set by parameter Acl',
    },
  ],
});
