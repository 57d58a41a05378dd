import { hasLifecycle } from '../src/model/mfa-delete.js';
import { computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

const guarded = { status: 'Enabled', mfaDelete: 'Enabled', mfaSerial: 'arn:aws:iam::111122223333:mfa/root 123456' } as const;
const expiring = { rules: [{ id: 'old', status: 'Enabled', filter: { prefix: '' }, noncurrentExpiration: { days: 90 } }] } as const;

export default defineRule({
  meta: {
    id: 'no-mfa-delete-with-lifecycle',
    group: 'data-protection',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Choose between MFA delete and lifecycle rules for a bucket, because S3 does not take both.',
      why: 'MFA delete says that no version goes without a person and a device. A lifecycle rule deletes versions with nobody there. S3 does not let the two stand side by side: whichever comes second is refused. So the deployment stops in the middle, and what was meant as two layers of protection is one, or none, and nobody is sure which.',
      fix: 'Decide what the bucket needs. To keep versions out of reach, leave the lifecycle rules out, or use Object Lock instead of MFA delete, which goes together with lifecycle rules. To let old versions expire, switch MFA delete off; only the root user can do that, with the device. There is no automatic fix, because either way something is given up.',
      limits: 'CloudFormation has no word for MFA delete. A lifecycle rule that is switched off is one all the same.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-and-other-bucket-config.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html (read April 2026)',
      ],
    },
    messages: { both: 'Bucket "{{bucket}}" has MFA delete on and lifecycle rules as well: S3 refuses the one that comes second.' },
  },
  on: 'bucket',
  reads: ['lifecycle', 'versioning'],
  require: (bucket) => not(all(bucket.versioning.mfaDelete.is('Enabled'), () => hasLifecycle(bucket))),
  examples: {
    fail: [inText({ versioning: guarded, lifecycle: expiring })],
    pass: [{ versioning: guarded }, { versioning: { status: 'Enabled' }, lifecycle: expiring }, { lifecycle: expiring }, {}],
    undecided: [inText({ versioning: { ...guarded, mfaDelete: computed }, lifecycle: expiring })],
  },
});
