import { isChosen, selectionSchema } from '../src/model/selection.js';
import { computed, refers } from '../src/model/shape.js';
import { wantsLock } from '../src/model/versioning.js';
import { bucket, estate, subject, withOptions } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const ROLES = ['deliveryTarget', 'replica', 'stateStore'] as const;
const trail = subject('trail', { target: { bucket: refers('Data') } });

export default defineRule({
  meta: {
    id: 'require-object-lock',
    group: 'data-protection',
    severity: 'info',
    securitySeverity: 4.5,
    preset: 'strict',
    docs: {
      summary: 'Use Object Lock for backups, audit logs and records, so that not even an administrator can delete them before their time.',
      why: 'Who breaks in looks for the backups first, and for the logs of the break-in next. A policy can be changed by whoever has taken the account over, versions can be deleted by whoever may delete. A locked version cannot: until its date S3 refuses everybody, in COMPLIANCE mode the root user too. What cannot be deleted need not be paid for with a ransom.',
      fix: 'Enable Object Lock, and set a default retention: without one only those uploads are locked that ask for it. It needs versioning, and it can never be taken from a bucket; locked versions are stored and billed until their date. CloudFormation and Terraform may replace a bucket to give it the lock, while the S3 API adds it to one that has versioning. There is no automatic fix for something that can never be undone.',
      limits:
        'The options `buckets` (names, with `*` for any text), `tags` (`key` or `key=value`) and `roles` (`deliveryTarget` for trails and other deliveries, `replica`, `stateStore`) choose the buckets of which it is demanded; without them it is all. Targets of server access logs are left out, because S3 delivers none to a locked bucket. The period is for `object-lock-valid-config`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (read October 2026)',
      ],
    },
    messages: { off: 'Bucket "{{bucket}}" has no Object Lock: whoever may delete can delete all of it.' },
    schema: {
      type: 'object',
      properties: {
        ...selectionSchema,
        roles: { type: 'array', items: { enum: [...ROLES] }, description: 'What buckets are used for of which it is demanded.' },
      },
      additionalProperties: false,
    },
    defaultOptions: {},
    peers: {
      checkov: ['CKV_AWS_143'],
      'cdk-nag': ['S3BucketDefaultLockEnabled'],
      'cfn-guard': ['S3_BUCKET_DEFAULT_LOCK_ENABLED'],
      prowler: ['s3_bucket_object_lock'],
    },
    controls: { 'security-hub': ['S3.15'] },
  },
  on: 'bucket',
  reads: ['naming', 'objectLock', 'tags'],
  reaches: {
    bucket: ['policy', 'replication'],
    deliveryChannel: ['target'],
    flowLog: ['target'],
    loadBalancer: ['accessLogs', 'connectionLogs'],
    storageLens: ['target'],
    trail: ['target'],
  },
  exempt: { logTarget: 'S3 delivers no access logs to a bucket with Object Lock.' },
  require: (bucket, { options }) => any(wantsLock(bucket), () => not(isChosen(bucket, options))),
  examples: {
    fail: [{}, withOptions({ roles: ['deliveryTarget'] }, estate({ Data: bucket({ naming: { name: 'audit' } }), Trail: trail }))],
    pass: [
      { objectLock: { enabledAtCreation: true } },
      { objectLock: { configured: 'Enabled', mode: 'COMPLIANCE', years: 7 }, versioning: { status: 'Enabled' } },
      withOptions({ roles: ['deliveryTarget'] }, estate({ Data: bucket({ naming: { name: 'scratch' } }) })),
      withOptions({ tags: ['backup'] }, estate({ Data: bucket({ naming: { name: 'scratch' } }) })),
    ],
    undecided: [{ objectLock: { enabledAtCreation: computed } }],
  },
});
