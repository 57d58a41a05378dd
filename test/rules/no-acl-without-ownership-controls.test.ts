import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-acl-without-ownership-controls.js';
import versioning from '../../rules/require-versioning.js';
import { run } from '../../src/lint.js';
import { repair } from '../../src/repair.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const bucket = 'resource "aws_s3_bucket" "data" {\n  bucket = "data-of-the-shop"\n}\n';
const acl = (body: string): string => `${bucket}\nresource "aws_s3_bucket_acl" "data" {\n  bucket = aws_s3_bucket.data.id\n${body}}\n`;
const controls = (ownership: string): string =>
  `\nresource "aws_s3_bucket_ownership_controls" "data" {\n  bucket = aws_s3_bucket.data.id\n\n  rule {\n    object_ownership = ${ownership}\n  }\n}\n`;
const policy = (service: string): string =>
  `\nresource "aws_s3_bucket_policy" "data" {\n  bucket = aws_s3_bucket.data.id\n  policy = jsonencode({\n    Statement = [{\n      Effect    = "Allow"\n      Principal = { Service = "${service}" }\n      Action    = "s3:PutObject"\n      Resource  = "\${aws_s3_bucket.data.arn}/*"\n      Condition = { StringEquals = { "aws:SourceAccount" = "111122223333" } }\n    }]\n  })\n}\n`;
const message = 'Bucket "aws_s3_bucket.data" sets an ACL, but its ACLs are disabled: S3 refuses it.';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'private as a property of the bucket is what every bucket is made with',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties: { AccessControl: Private }\n',
    },
    { name: 'and likewise as an argument', file: 'main.tf', code: bucket.replace('}\n', '  acl    = "private"\n}\n') },
    { name: 'ownership controls that enable ACLs', file: 'main.tf', code: acl('  acl    = "public-read"\n') + controls('"ObjectWriter"') },
  ],
  invalid: [
    {
      name: 'even private is refused where it is sent in a request of its own, and the fix takes out the resource that sends it',
      file: 'main.tf',
      code: acl('  acl    = "private"\n'),
      findings: [{ message, at: '"private"' }],
      output: bucket,
    },
    {
      name: 'an ACL that S3 would take only with other ownership controls',
      file: 'main.tf',
      code: acl('  acl    = "public-read"\n') + controls('"BucketOwnerEnforced"'),
      findings: [{ message, resource: 'aws_s3_bucket.data', at: '"public-read"', confidence: 'high' }],
      output: bucket + controls('"BucketOwnerEnforced"'),
    },
    {
      name: 'an ACL for access logs stays while nothing else lets them in',
      file: 'main.tf',
      code: acl('  acl    = "log-delivery-write"\n') + policy('cloudtrail.amazonaws.com'),
      findings: [{ message, at: '"log-delivery-write"' }],
      output: null,
    },
    {
      name: 'an ACL for access logs goes where the policy lets them in',
      file: 'main.tf',
      code: acl('  acl    = "log-delivery-write"\n') + policy('logging.s3.amazonaws.com'),
      findings: [{ message, at: '"log-delivery-write"' }],
      output: bucket + policy('logging.s3.amazonaws.com'),
    },
    {
      name: 'grants are an ACL too',
      file: 'main.tf',
      code: acl(
        '  access_control_policy {\n    grant {\n      grantee {\n        type = "Group"\n        uri  = "http://acs.amazonaws.com/groups/s3/LogDelivery"\n      }\n      permission = "WRITE"\n    }\n    owner {\n      id = "a1"\n    }\n  }\n',
      ),
      findings: [{ message, at: '"http://acs.amazonaws.com/groups/s3/LogDelivery"' }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'ownership that is given from outside',
      file: 'main.tf',
      code: `variable "ownership" {\n  type = string\n}\n\n${acl('  acl    = "private"\n')}${controls('var.ownership')}`,
      reason: 'rule.object_ownership is set by variable ownership, which has no default',
    },
  ],
});

it('the ACL of a bucket for access logs goes when its policy lets them in', () => {
  const code = 'resource "aws_s3_bucket" "logs" {\n  bucket = "acme-logs"\n  acl    = "log-delivery-write"\n}\n';
  const { findings } = run(requestFor([rule, versioning], { 'main.tf': code })).result;
  expect(findings.map(({ ruleId, remedy }) => [ruleId, remedy])).toEqual([
    [rule.meta.id, 'Let logging.s3.amazonaws.com put objects by a statement in the bucket policy, then take the ACL out'],
  ]);
  expect(repair(requestFor([rule, versioning], { 'main.tf': code }), 'unsafe').changed).toEqual([]);
});
