import { describe, expect, it } from 'vitest';
import halves from '../../rules/deny-statement-covers-bucket-and-objects.js';
import rule from '../../rules/limit-presigned-url-age.js';
import version from '../../rules/require-sigv4.js';
import units from '../../rules/signature-age-units.js';
import { lint } from '../../src/lint.js';
import { repair } from '../../src/repair.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const template = (...conditions: readonly string[]): string => `Resources:
  Data: { Type: AWS::S3::Bucket, Properties: { BucketName: data } }
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
${conditions.map((one) => `          - { Effect: Deny, Principal: '*', Action: s3:*, Resource: '*', Condition: { ${one} } }\n`).join('')}`;
const older = (than: string): string => `NumericGreaterThan: { s3:signatureAge: ${than} }`;
const version2 = 'StringEquals: { s3:signatureversion: AWS }';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a tighter bound than is asked for', code: template(older('60000'), version2), options: { milliseconds: 3_600_000 } },
    { name: 'a bucket that is not selected', code: template(version2), options: { buckets: ['secret-*', 'dat'] } },
  ],
  invalid: [
    {
      name: 'a wider bound than is asked for bounds nothing',
      code: template(older('7200000'), version2),
      options: { milliseconds: 3_600_000, buckets: ['d*a'] },
      findings: [
        {
          message: 'Bucket "Data" answers pre-signed URLs that are older than 3600000 milliseconds: no Deny bounds s3:signatureAge to that or less.',
          at: 'PolicyDocument',
        },
      ],
    },
    {
      name: 'a bound under another condition is no bound; what is asked for is what the fix writes',
      code: template(`${older('60000')}, NotIpAddress: { aws:SourceIp: 203.0.113.0/24 }`, version2),
      findings: [
        {
          message:
            'Bucket "Data" answers pre-signed URLs for as long as they are signed, with Signature Version 4 up to seven days: no Deny bounds s3:signatureAge, to a day (86400000 milliseconds) for example.',
          confidence: 'high',
        },
      ],
    },
    {
      name: 'a signature of Version 2 has no age',
      code: template(older('60000')),
      findings: [
        {
          message: 'Bucket "Data" bounds the age of pre-signed URLs, but not of those with Signature Version 2, whose age S3 takes for 0.',
          confidence: 'medium',
        },
      ],
    },
  ],
});

describe('beside the rule on Signature Version 2', () => {
  const found = (text: string): readonly string[] => lint(requestFor([rule, version], { 'template.yaml': text })).findings.map(({ ruleId }) => ruleId);

  it('only that one speaks of it', () => expect(found(template(older('60000')))).toEqual(['require-sigv4']));

  it('an age without bounds is told besides', () => {
    expect(found(template())).toEqual(['limit-presigned-url-age', 'require-sigv4']);
    expect(found('Resources:\n  Data: { Type: AWS::S3::Bucket }\n')).toEqual(['limit-presigned-url-age', 'require-sigv4']);
  });
});

it('the statement that it adds is no slip in the eyes of other rules', () => {
  const options = { milliseconds: 3_600_000 };
  const [file] = repair(requestFor([rule], { 'template.yaml': template(version2) }, { options }), 'unsafe').changed;
  expect(file?.after).toContain('DenyOldSignatures');
  expect(lint(requestFor([rule, halves, units], { 'template.yaml': file?.after ?? '' }, { options })).findings).toEqual([]);
});
