import { isReplicated } from '../src/model/replication-rules.js';
import { isChosen, selectionSchema } from '../src/model/selection.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, withOptions } from '../src/rule/example.js';
import type { ExampleSubject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const copies = (status: 'Enabled' | 'Disabled' | typeof computed, to: string | ReturnType<typeof refers> = refers('Copy')): ExampleSubject =>
  bucket({
    versioning: { status: 'Enabled' },
    replication: {
      role: 'arn:aws:iam::111122223333:role/replicate',
      rules: [{ id: 'copy', status, filter: { prefix: '' }, deleteMarkers: 'Disabled', destination: { bucket: to } }],
    },
  });
const copy = bucket({ versioning: { status: 'Enabled' } });

export default defineRule({
  meta: {
    id: 'require-replication',
    group: 'replication',
    severity: 'info',
    securitySeverity: 3.0,
    preset: 'strict',
    docs: {
      summary: 'Replicate what you cannot do without to another bucket, so that there is a copy beyond the reach of one mistake.',
      why: 'S3 loses nothing by itself. What goes wrong has other causes: a Region that is out of reach for a day, an account that is taken over, a script that empties the bucket it was pointed at. A copy in another Region, better in another account, is not hit by the same hand in the same hour.',
      fix: 'Enable versioning on both sides, make a role, and add a replication rule to a bucket elsewhere. The copies are stored and billed, and so is the transfer between Regions. What was there before the rule needs Batch Replication. There is no automatic fix, because only you know where the copy shall live and what it may cost.',
      limits:
        'The options `buckets` (names, with `*` for any text) and `tags` (`key` or `key=value`) choose the buckets of which it is demanded; without them it is all. Buckets that hold replicas, logs or what else services deliver, as reports, are left out. Whether the destination is in another Region is not asked, and a replica is known as one only where its source is in sight.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html (read April 2026)'],
    },
    messages: { none: 'Bucket "{{bucket}}" is not replicated: no rule that is switched on makes a copy of it.' },
    schema: { type: 'object', properties: selectionSchema, additionalProperties: false },
    defaultOptions: {},
    peers: {
      checkov: ['CKV_AWS_144'],
      'cdk-nag': ['S3BucketReplicationEnabled'],
      'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'],
      prowler: ['s3_bucket_cross_region_replication'],
    },
    controls: { 'security-hub': ['S3.7'] },
  },
  on: 'bucket',
  reads: ['naming', 'replication', 'tags'],
  exempt: {
    replica: 'A replica is the copy.',
    logTarget: 'Logs tell of the data and are not the data.',
    deliveryTarget: 'What services deliver tells of the data and is not the data.',
    cdnLogTarget: 'Logs tell of the data and are not the data.',
    balancerLogTarget: 'Logs tell of the data and are not the data.',
  },
  require: (subject, { options }) => any(isReplicated(subject), () => not(isChosen(subject, options))),
  examples: {
    fail: [
      {},
      estate({ Data: copies('Disabled'), Copy: copy }),
      withOptions({ tags: ['keep=yes'] }, estate({ Data: bucket({ tags: [{ key: 'keep', value: 'yes' }] }) })),
    ],
    pass: [
      estate({ Data: copies('Enabled'), Copy: copy }),
      withOptions({ buckets: ['ledger-*'] }, estate({ Data: bucket({ naming: { name: 'scratch' } }) })),
      withOptions({ tags: ['keep'] }, estate({ Data: bucket({ naming: { name: 'scratch' } }) })),
    ],
    undecided: [estate({ Data: copies(computed, 'arn:aws:s3:::copy') })],
  },
});
