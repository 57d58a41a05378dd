import { describe, it } from 'vitest';
import rule from '../../rules/no-private-ip-in-source-ip.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const policy = (effect: string, condition: string): string => `Parameters: { Office: { Type: String } }
Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: Office
            Effect: ${effect}
            Principal: '*'
            Action: s3:*
            Resource: arn:aws:s3:::data/*
            Condition: ${condition}
`;
const advice = 'Ask for aws:VpcSourceIp and aws:SourceVpc.';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a range that is wider than a private one', code: policy('Allow', '{ IpAddress: { "aws:SourceIp": 10.0.0.0/7 } }') },
    { name: 'a text operator does not compare addresses', code: policy('Allow', '{ StringEquals: { "aws:SourceIp": 10.0.0.1 } }') },
  ],
  invalid: [
    {
      name: 'private ranges alone never match, whatever the case of the key',
      code: policy('Allow', '{ IpAddress: { "aws:sourceip": [10.1.0.0/16, 100.64.0.0/10] } }'),
      findings: [
        {
          message: `In "DataPolicy", the condition on aws:SourceIp in statement "Office" never holds: 10.1.0.0/16, 100.64.0.0/10 are private, and S3 sees no private addresses. ${advice}`,
          at: '10.1.0.0/16',
        },
      ],
      output: null,
    },
    {
      name: 'turned around in a Deny they refuse everybody',
      code: policy('Deny', '{ NotIpAddressIfExists: { "aws:SourceIp": fd12::/16 } }'),
      findings: [
        {
          message: `In "DataPolicy", the condition on aws:SourceIp in statement "Office" always holds, so it refuses everybody: fd12::/16 is private, and S3 sees no private addresses. ${advice}`,
        },
      ],
    },
    {
      name: 'turned around in an Allow they let everybody in',
      code: policy('Allow', '{ NotIpAddress: { "aws:SourceIp": 192.168.0.0/16 } }'),
      findings: [
        {
          message: `In "DataPolicy", the condition on aws:SourceIp in statement "Office" always holds, so it lets in everybody: 192.168.0.0/16 is private, and S3 sees no private addresses. ${advice}`,
        },
      ],
    },
    {
      name: 'beside public ones, known or not, they are only useless',
      code: policy('Deny', '{ NotIpAddress: { "aws:SourceIp": [!Ref Office, 172.20.1.1/32] } }'),
      findings: [
        {
          message: `In "DataPolicy", statement "Office" lists 172.20.1.1/32 in aws:SourceIp, and S3 sees no private addresses. ${advice}`,
          at: '172.20.1.1/32',
        },
      ],
    },
  ],
  undecided: [
    { name: 'a range from a parameter may be private', code: policy('Allow', '{ IpAddress: { "aws:SourceIp": !Ref Office } }'), reason: 'parameter Office' },
  ],
});
