import { describe, it } from 'vitest';
import rule from '../../rules/signature-age-units.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const policy = (condition: string): string => `Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Sid: Fresh, Effect: Deny, Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::data/*', Condition: ${condition} }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'ten minutes, and six days and some', code: policy("{ NumericGreaterThan: { 's3:signatureAge': [600000, 604799999] } }") },
    { name: 'that there is a signature at all is no limit', code: policy("{ NumericNotEquals: { 's3:signatureAge': 0 } }") },
    { name: 'what is no number is not judged', code: policy("{ NumericGreaterThan: { 's3:signatureAge': '10m' } }") },
  ],
  invalid: [
    {
      name: 'an hour in seconds',
      code: policy("{ NumericGreaterThan: { 's3:signatureAge': '3600' } }"),
      findings: [
        { message: 'In "DataPolicy", statement "Fresh" limits s3:signatureAge to 3600, which are 3.6 seconds: the unit is milliseconds.', at: "'3600'" },
      ],
      output: policy("{ NumericGreaterThan: { 's3:signatureAge': '3600000' } }"),
    },
    {
      name: 'a day in seconds, as a number, in an Allow',
      code: policy("{ NumericLessThanEquals: { 's3:SignatureAge': 86400 } }"),
      findings: [{ message: 'In "DataPolicy", statement "Fresh" limits s3:signatureAge to 86400, which are 86.4 seconds: the unit is milliseconds.' }],
      output: policy("{ NumericLessThanEquals: { 's3:SignatureAge': '86400000' } }"),
    },
    {
      name: 'seven days in seconds would bound nothing in milliseconds either',
      code: policy("{ NumericGreaterThan: { 's3:signatureAge': 604800 } }"),
      findings: [{ at: '604800' }],
      output: null,
    },
    {
      name: 'seven days',
      code: policy("{ NumericGreaterThan: { 's3:signatureAge': 604800000 } }"),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Fresh" limits s3:signatureAge to 604800000 ms, and no signature is valid for longer than 604800000: it bounds nothing.',
        },
      ],
      output: null,
    },
  ],
});
