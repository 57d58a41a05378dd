import { exposureOf, opens } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const writing = { Sid: 'Upload', Effect: 'Allow', Action: ['s3:PutObject', 's3:DeleteObject'], Resource: 'arn:aws:s3:::data/*' };
const everybody = { ...writing, Principal: '*' };
const allBut = { Effect: 'Allow', Principal: '*', NotAction: ['s3:GetObject', 's3:*Acl', 's3:Bypass*'], Resource: 'arn:aws:s3:::data/*' };

export default defineRule({
  meta: {
    id: 'no-public-write',
    group: 'access',
    severity: 'error',
    securitySeverity: 10.0,
    preset: 'recommended',
    docs: {
      summary: 'Let nobody write or delete objects whom you do not know, because strangers then decide what your users download and what you pay.',
      why: 'A bucket that everybody can write to is used by everybody: to replace the script that a web page loads by one that copies card numbers, to keep films and malware at your cost and under your name, to encrypt or delete what is there and ask for money. Tags count as well: a stranger who can set them can move an object into whatever a lifecycle rule or another policy does with it.',
      fix: 'Take the statement out, or let it name who writes. Uploads from a browser do not need it: hand out presigned URLs or presigned POST forms from a role that may write. There is no automatic fix, because nobody but you knows who depends on the access; turning on Block Public Access, which another rule offers, closes it at once.',
      limits:
        'The verdict counts the whole policy with its Denies, the ACL, object ownership, resource control policies that are declared, and Block Public Access of the bucket and, as far as it is told, of the account (`facts.blockPublicAccess`). A grant that Block Public Access refuses or masks is reported by other rules; one that also lets everybody change settings or permissions is reported there alone.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/PresignedUrlUploadObject.html (read April 2026)',
      ],
    },
    messages: { open: '{{who}} can {{rights}} in bucket "{{bucket}}": {{grant}} allows it, for example {{example}}.' },
    peers: {
      checkov: ['CKV_AWS_57'],
      trivy: ['AVD-AWS-0092'],
      kics: [
        'S3 Bucket Allows Put Action From All Principals',
        'S3 Bucket Allows Delete Action From All Principals',
        's3_bucket_acl_allows_read_or_write_to_all_users',
        'S3 Bucket ACL Allows Read Or Write to AllUsers',
        'S3 Bucket Allows Restore Actions From All Principals',
      ],
      cfn_nag: ['F14'],
      'cdk-nag': ['S3BucketPublicWriteProhibited'],
      'cfn-guard': ['S3_BUCKET_PUBLIC_WRITE_PROHIBITED', 'S3_BUCKET_NO_PUBLIC_RW_ACL'],
      prowler: ['s3_bucket_policy_public_write_access', 's3_bucket_public_write_acl'],
      scoutsuite: ['s3-bucket-world-policy-arg.json [Put]', 's3-bucket-world-policy-arg.json [Delete]', 's3-bucket-world-acl.json [AllUsers write]'],
    },
    controls: { fsbp: ['S3.3'], 'cis-aws': ['v7 2.21'] },
    yieldsTo: ['no-public-admin'],
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(opens(grant, 'write')),
  message: (grant, because) => ({ messageId: 'open', data: exposureOf(grant, because) }),
  examples: {
    fail: [
      bucketPolicy([everybody], blocksOff),
      bucketPolicy([allBut], blocksOff),
      bucketPolicy([{ ...everybody, Action: 's3:RestoreObject' }], blocksOff),
      { acl: { canned: 'public-read-write' }, ownership: { objectOwnership: 'ObjectWriter' }, ...blocksOff },
    ],
    pass: [
      bucketPolicy([{ ...writing, Principal: { AWS: 'arn:aws:iam::111122223333:role/upload' } }], blocksOff),
      bucketPolicy([{ ...everybody, Action: ['s3:GetObject', 's3:ListBucket'] }], blocksOff),
      bucketPolicy([everybody]),
      {},
    ],
    undecided: [bucketPolicy([{ ...everybody, Action: computed }], blocksOff)],
  },
});
