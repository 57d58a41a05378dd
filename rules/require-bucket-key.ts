import { computed } from '../src/model/shape.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'require-bucket-key',
    group: 'encryption',
    severity: 'info',
    securitySeverity: 3.0,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Use an S3 Bucket Key with SSE-KMS, so that not every object costs a request to KMS.',
      why: 'Without a Bucket Key, S3 asks KMS for every object that is written and read. Requests to KMS are billed, and they are limited per account and region: a job that reads a million small files can use up the quota, and then everything else in the account that needs KMS is throttled too, from databases to secrets. With a Bucket Key S3 asks once and derives the rest.',
      fix: 'Switch the Bucket Key on. It holds for new objects. The encryption context is then the ARN of the bucket instead of the object: key policies and IAM policies that name objects in `kms:EncryptionContext:aws:s3:arn` must be changed first, and CloudTrail shows fewer KMS events.',
      limits: 'Only SSE-KMS has Bucket Keys: SSE-S3 needs none, and DSSE-KMS takes none.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html (read April 2026)'],
    },
    yieldsTo: ['logging-target-encryption-compatible'],
    messages: { off: 'Bucket "{{bucket}}" encrypts with KMS without a Bucket Key: every object costs a request to KMS.' },
  },
  on: 'bucket',
  reads: ['encryption'],
  require: ({ encryption }) => any(encryption.bucketKey.is(true), not(encryption.algorithm.is('aws:kms'))),
  fix: ({ encryption }) =>
    unsafe(
      'Switch the Bucket Key on (policies that look at the encryption context see the ARN of the bucket, and whoever only writes may need kms:Decrypt)',
      set(encryption.bucketKey, true),
    ),
  examples: {
    fail: [{ encryption: { algorithm: 'aws:kms' } }, { encryption: { algorithm: 'aws:kms', bucketKey: false } }],
    pass: [
      { encryption: { algorithm: 'aws:kms', bucketKey: true } },
      { encryption: { algorithm: 'aws:kms:dsse' } },
      { encryption: { algorithm: 'AES256' } },
      {},
    ],
    undecided: [{ encryption: { algorithm: 'aws:kms', bucketKey: computed } }],
  },
});
