import { computed } from '../src/model/shape.js';
import { carriesMfa, keepsVersions } from '../src/model/versioning.js';
import { set, unsafe } from '../src/rule/fix.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { implies } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'mfa-delete-needs-versioning',
    group: 'data-protection',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Keep versioning enabled where MFA delete is on, so that there are versions for it to guard.',
      why: 'MFA delete asks for a second factor before a version is deleted for good. Somebody switches it on, feels safe, and later suspends versioning to save storage: from then on every overwrite destroys what was there, and no factor is asked for, because no version is deleted. And a file that switches MFA delete on without naming the device can never be applied: S3 answers AccessDenied.',
      fix: 'Enable versioning. Old versions are stored and billed, and with MFA delete no lifecycle rule can expire them for you, since S3 does not take both. The serial number and code of the device are not filled in by the fix: only the root user of the account has them, and a code is good once. Many teams therefore switch MFA delete on by hand and leave it out of their files.',
      limits:
        'CloudFormation has no word for MFA delete. The serial number is asked for only where a file itself sends the request (Terraform); in a live account MFA delete is on already.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-and-other-bucket-config.html (read April 2026)',
      ],
    },
    messages: {
      unversioned: 'Bucket "{{bucket}}" has MFA delete on, but keeps no new versions that it could guard.',
      noDevice: 'MFA delete of bucket "{{bucket}}" is switched on without the serial number and code of a device, which S3 denies.',
    },
  },
  on: 'bucket',
  reads: ['versioning', 'objectLock'],
  // A live bucket with Object Lock says that it is versioned.
  scans: { objectLock: 'never' },
  create:
    ({ require }) =>
    (bucket) => {
      const { versioning } = bucket;
      const guarded = versioning.mfaDelete.is('Enabled');
      require(implies(guarded, keepsVersions(bucket)), {
        messageId: 'unversioned',
        at: versioning.status.origin,
        fix: () => unsafe('Turn versioning on (old versions cost storage, and only root can delete them for good)', set(versioning.status, 'Enabled')),
      });
      require(implies(guarded, carriesMfa(bucket)), { messageId: 'noDevice', at: versioning.mfaDelete.origin, subject: 'device' });
    },
  examples: {
    fail: [
      { versioning: { status: 'Suspended', mfaDelete: 'Enabled', mfaSerial: 'arn:aws:iam::111122223333:mfa/root 123456' } },
      inText({ versioning: { status: 'Enabled', mfaDelete: 'Enabled' } }),
    ],
    pass: [
      { versioning: { status: 'Enabled', mfaDelete: 'Enabled', mfaSerial: 'arn:aws:iam::111122223333:mfa/root 123456' } },
      { versioning: { status: 'Suspended' } },
      {},
    ],
    undecided: [{ versioning: { status: computed, mfaDelete: 'Enabled', mfaSerial: 'arn:aws:iam::111122223333:mfa/root 123456' } }],
  },
});
