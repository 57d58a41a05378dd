import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-weak-condition-referer.js';
import refused from '../../rules/no-grant-refused-by-public-access-block.js';
import read from '../../rules/no-public-read.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const bucket = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n';
const off =
  '    Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false } }\n';
const policy = (condition: string): string =>
  `  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Statement:\n          - { Sid: Web, Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: !Sub '\${Data.Arn}/*', Condition: ${condition} }\n`;
const referer = "{ StringLike: { aws:Referer: 'https://www.example.com/*' } }";

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a second condition that fixes the caller makes the first one harmless',
      code: bucket + policy("{ StringLike: { aws:Referer: 'https://www.example.com/*' }, IpAddress: { aws:SourceIp: 203.0.113.0/24 } }"),
    },
  ],
  invalid: [
    {
      name: 'every key that the caller fills in is named, at the first of them',
      code: bucket + policy("{ StringLike: { AWS:Referer: 'https://www.example.com/*' }, StringEquals: { aws:UserAgent: app } }"),
      findings: [
        {
          message:
            'In the policy of bucket "Data", statement "Web" is for everybody: it is narrowed only by AWS:Referer and aws:UserAgent, which the caller fills in as it likes.',
          at: 'AWS:Referer',
          resource: 'Data',
        },
      ],
      output: null,
    },
  ],
});

describe('no-weak-condition-referer', () => {
  const rulesOf = (code: string): readonly string[] =>
    run(requestFor([rule, refused, read], { 't.yaml': code }, { facts: { blockPublicAccess: 'none' } })).result.findings.map(({ ruleId }) => ruleId);

  it('is the reason why S3 refuses the policy, and speaks in its place', () => {
    expect(rulesOf(bucket + policy(referer))).toEqual(['no-weak-condition-referer']);
  });

  it('is silent where the statement is open as it stands', () => {
    expect(rulesOf(bucket + off + policy(referer))).toEqual(['no-public-read']);
  });
});
