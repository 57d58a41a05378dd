import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { computed } from '../src/model/shape.js';
import { keepsVersions } from '../src/model/versioning.js';

export default defineRule({
  meta: {
    id: 'require-versioning',
    group: 'data-protection',
    severity: 'warn',
    securitySeverity: 5.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Keep old versions of objects, so that an overwrite or a deletion can be undone.',
      why: 'Without versioning an overwritten or deleted object is gone at once: by mistake, by a bug, or by somebody who holds a stolen key and wants a ransom. With versioning a deletion only adds a marker, and the version before an overwrite stays readable.',
      fix: 'Set the versioning status to Enabled. It cannot be switched off again, only suspended, and every old version is stored and billed: add a lifecycle rule that expires noncurrent versions.',
      limits:
        'Silent on buckets that receive access logs or other deliveries, because such objects are only ever appended, and where another rule names the missing versioning more exactly. Object Lock enabled at creation switches versioning on by itself and counts.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html (read October 2026)'],
    },
    messages: { off: 'Bucket "{{bucket}}" keeps no old versions of its objects.' },
    peers: {
      checkov: ['CKV_AWS_21'],
      trivy: ['AVD-AWS-0090'],
      kics: ['s3_bucket_without_versioning'],
      'cdk-nag': ['S3BucketVersioningEnabled'],
      'cfn-guard': ['S3_BUCKET_VERSIONING_ENABLED'],
      prowler: ['s3_bucket_object_versioning'],
      scoutsuite: ['s3-bucket-no-versioning.json'],
    },
    controls: { 'security-hub': ['S3.14'] },
    yieldsTo: ['replication-needs-versioning-both', 'object-lock-needs-versioning', 'mfa-delete-needs-versioning'],
  },
  on: 'bucket',
  reads: ['versioning', 'objectLock'],
  // A live bucket with Object Lock says that it is versioned.
  scans: { objectLock: 'never' },
  exempt: {
    logTarget: 'Access logs are only ever appended.',
    deliveryTarget: 'Delivered files are only ever appended.',
    cdnLogTarget: 'Access logs are only ever appended.',
  },
  require: keepsVersions,
  fix: ({ versioning }) => unsafe('Turn versioning on (it cannot be undone, only suspended; old versions cost storage)', set(versioning.status, 'Enabled')),
  examples: {
    fail: [{ versioning: { status: 'Suspended' } }, {}],
    pass: [{ versioning: { status: 'Enabled' } }, { objectLock: { enabledAtCreation: true } }],
    undecided: [{ versioning: { status: computed } }],
  },
});
