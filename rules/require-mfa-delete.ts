import { couldHaveMfaDelete } from '../src/model/mfa-delete.js';
import { computed } from '../src/model/shape.js';
import { keepsVersions } from '../src/model/versioning.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const device = 'arn:aws:iam::111122223333:mfa/root 123456';

export default defineRule({
  meta: {
    id: 'require-mfa-delete',
    group: 'data-protection',
    severity: 'info',
    securitySeverity: 4.5,
    preset: 'strict',
    docs: {
      summary: 'Switch MFA delete on where old versions are kept, so that no stolen key alone can delete them for good.',
      why: 'Versioning protects from mistakes. It does not protect from somebody who holds the keys of an administrator: such a person lists the versions and deletes them one after the other, and the history is gone with the data. With MFA delete S3 asks for the code of a device before it deletes a version or changes the versioning of the bucket. A key that was found in a repository has no device.',
      fix: 'The root user of the account switches it on with the AWS CLI: `aws s3api put-bucket-versioning` with the serial number and a code of the device. No console, role or template can do it, so there is no automatic fix. From then on lifecycle rules cannot be added, and whoever deletes versions needs the device each time. Where that is too much, Object Lock protects versions without it.',
      limits:
        'Asked of live accounts and of Terraform; CloudFormation has no word for it. Buckets with lifecycle rules are left out, because S3 does not take both, and so are buckets that keep no versions.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-and-other-bucket-config.html (read April 2026)',
      ],
    },
    messages: { off: 'Bucket "{{bucket}}" keeps old versions, and whoever has a key can delete them for good: MFA delete is off.' },
    peers: {
      trivy: ['AVD-AWS-0170'],
      kics: ['s3_bucket_without_enabled_mfa_delete'],
      prowler: ['s3_bucket_no_mfa_delete', 'cloudtrail_bucket_requires_mfa_delete'],
      scoutsuite: ['s3-bucket-no-mfa-delete.json'],
    },
    controls: { 'cis-aws': ['v3 2.1.2', 'v4 2.1.2', 'v5 2.1.2', 'v6 3.1.2', 'v7 3.1.2'], 'security-hub': ['S3.20'] },
  },
  on: 'bucket',
  reads: ['lifecycle', 'objectLock', 'versioning'],
  require: (bucket) =>
    any(
      bucket.versioning.mfaDelete.is('Enabled'),
      () => not(keepsVersions(bucket)),
      () => not(couldHaveMfaDelete(bucket)),
    ),
  examples: {
    fail: [{ versioning: { status: 'Enabled', mfaDelete: 'Disabled' } }],
    pass: [
      { versioning: { status: 'Enabled', mfaDelete: 'Enabled', mfaSerial: device } },
      { versioning: { status: 'Enabled', mfaDelete: 'Enabled' } },
      {
        versioning: { status: 'Enabled' },
        lifecycle: { rules: [{ id: 'old', status: 'Enabled', filter: { prefix: '' }, noncurrentExpiration: { days: 90 } }] },
      },
      { versioning: { status: 'Suspended' } },
      {},
    ],
    undecided: [{ versioning: { status: 'Enabled', mfaDelete: computed } }],
  },
});
