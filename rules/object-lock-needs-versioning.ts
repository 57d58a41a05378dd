import { computed } from '../src/model/shape.js';
import { fitForLock, wantsLock } from '../src/model/versioning.js';
import { set, unsafe } from '../src/rule/fix.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'object-lock-needs-versioning',
    group: 'data-protection',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    refusedByAws: true,
    fixable: true,
    docs: {
      summary: 'Keep versioning enabled where Object Lock is used, because S3 locks versions and nothing else.',
      why: 'Object Lock keeps a version of an object from being deleted or overwritten until its date. Where no versions are kept there is nothing to lock: S3 refuses a lock configuration on such a bucket, and refuses to suspend versioning on a bucket that has the lock. The deployment stops, and records that the law wants kept for years lie unprotected until somebody looks.',
      fix: 'Set versioning to Enabled. With Object Lock it can never be suspended again; old versions are stored and billed until their retention ends, and no one can delete them earlier in COMPLIANCE mode.',
      limits:
        'A bucket that is created with Object Lock is versioned from the start, so leaving versioning out there is fine. Adding a lock configuration to a bucket that is versioned already is fine too.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (read October 2026)',
      ],
    },
    messages: { unversioned: 'Bucket "{{bucket}}" uses Object Lock, but its versioning is not enabled: S3 refuses that.' },
  },
  on: 'bucket',
  reads: ['objectLock', 'versioning'],
  require: (bucket) => any(fitForLock(bucket), not(wantsLock(bucket))),
  fix: ({ versioning }) =>
    unsafe('Turn versioning on (with Object Lock it can never be suspended; old versions cost storage)', set(versioning.status, 'Enabled')),
  examples: {
    fail: [
      { objectLock: { enabledAtCreation: true }, versioning: { status: 'Suspended' } },
      inText({ objectLock: { configured: 'Enabled', mode: 'COMPLIANCE', days: 30 } }),
    ],
    pass: [
      { objectLock: { enabledAtCreation: true } },
      { objectLock: { enabledAtCreation: true, configured: 'Enabled', mode: 'GOVERNANCE', days: 30 }, versioning: { status: 'Enabled' } },
      { objectLock: { configured: 'Enabled', mode: 'GOVERNANCE', days: 30 }, versioning: { status: 'Enabled' } },
      { versioning: { status: 'Suspended' } },
    ],
    undecided: [{ objectLock: { enabledAtCreation: true }, versioning: { status: computed } }],
  },
});
