import { describe, it } from 'vitest';
import rule from '../../rules/require-sigv4.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const document = (statements: string): string => `{ "Resources": {
  "Data": { "Type": "AWS::S3::Bucket" },
  "Rules": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "Data" }, "PolicyDocument": { "Statement": [
    ${statements}
  ] } } }
} }
`;
const deny = (condition: string): string => `{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": ${condition} }`;

const inRegion = (region: string, bucket = 'data'): string =>
  `provider "aws" {\n  region = "${region}"\n}\n\nresource "aws_s3_bucket" "data" {\n  bucket = "${bucket}"\n}\n`;
const message = 'Bucket "aws_s3_bucket.data" does not refuse requests that are signed with Signature Version 2.';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a Region that never took Signature Version 2', file: 'main.tf', code: inRegion('eu-central-1') },
    { name: 'the Region that the name of the bucket tells', file: 'main.tf', code: inRegion('${var.region}', 'data-111122223333-eu-west-2-an') },
    {
      name: 'case of the key is free, and several values are an or',
      file: 't.json',
      code: document(deny('{ "StringLike": { "S3:SignatureVersion": ["AWS", "x"] } }')),
    },
    {
      name: 'two statements may share the work',
      file: 't.json',
      code: document(
        deny('{ "StringEquals": { "s3:signatureversion": "AWS" }, "Bool": { "aws:SecureTransport": "true" } }') +
          ',' +
          deny('{ "Bool": { "aws:SecureTransport": "false" } }'),
      ),
    },
  ],
  invalid: [
    { name: 'a Region that opened before 2014', file: 'main.tf', code: inRegion('eu-west-1'), findings: [{ message }] },
    { name: 'a Region of Terraform that is a mistake', file: 'main.tf', code: inRegion('Frankfurt'), findings: [{ message }] },
    {
      name: 'Version 4 refused is not Version 2 refused; the finding supposes that the bucket is old',
      file: 't.json',
      code: document(deny('{ "StringEquals": { "s3:signatureversion": "AWS4-HMAC-SHA256" } }')),
      findings: [{ message: 'Bucket "Data" does not refuse requests that are signed with Signature Version 2.', at: '"PolicyDocument"', confidence: 'medium' }],
    },
  ],
});
