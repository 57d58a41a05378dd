import { describe, it } from 'vitest';
import rule from '../../rules/no-acl-without-ownership-controls.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const bucket = 'resource "aws_s3_bucket" "data" {\n  bucket = "data-of-the-shop"\n}\n';
const acl = (body: string): string => `${bucket}\nresource "aws_s3_bucket_acl" "data" {\n  bucket = aws_s3_bucket.data.id\n${body}}\n`;
const controls = (ownership: string): string =>
  `\nresource "aws_s3_bucket_ownership_controls" "data" {\n  bucket = aws_s3_bucket.data.id\n\n  rule {\n    object_ownership = ${ownership}\n  }\n}\n`;
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
      code: acl('  acl    = "log-delivery-write"\n') + controls('"BucketOwnerEnforced"'),
      findings: [{ message, resource: 'aws_s3_bucket.data', at: '"log-delivery-write"', confidence: 'high' }],
      output: bucket + controls('"BucketOwnerEnforced"'),
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
