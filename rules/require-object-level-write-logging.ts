import { computed } from '../src/model/shape.js';
import { isWatched, recordsWrites } from '../src/model/object-records.js';
import { bucket, estate, inText, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { supposing, yes } from '../src/truth/answer.js';

const basic = (more: object = {}): object => ({
  basic: [{ readWrite: 'WriteOnly', managementEvents: true, data: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }], ...more }],
});
const choosing = (...fields: readonly object[]): object => ({
  advanced: [
    {
      name: 'writes',
      fields: [{ field: 'eventCategory', equals: ['Data'] }, { field: 'resources.type', equals: ['AWS::S3::Object'] }, ...fields],
    },
  ],
});
const watched = (selectors: object, logging: object = {}): Example =>
  estate({
    Data: bucket({ naming: { name: 'data' } }),
    Trail: subject('trail', { logging: { enabled: true, multiRegion: true, ...logging }, target: { bucket: 'audit-of-the-company' }, selectors }),
  });

export default defineRule({
  meta: {
    id: 'require-object-level-write-logging',
    group: 'logging',
    severity: 'warn',
    securitySeverity: 4.5,
    preset: 'strict',
    docs: {
      summary: 'Let CloudTrail record who writes and deletes objects, because a trail by itself tells nothing of them.',
      why: 'There is a trail, so everybody thinks that everything is recorded. A trail records who made a bucket and who changed its policy. Who put an object there, and who deleted ten thousand of them at night, it does not record until it is told to: data events are off, and are chosen apart. And a slip in choosing them is silent. The ARN of the bucket without a slash at its end, a trail that only sees its own Region, ReadOnly where writes were meant: nothing complains, and nothing is written down.',
      fix: 'Add data events for S3 to a trail: an advanced event selector with `eventCategory` Data, `resources.type` AWS::S3::Object and `readOnly` false, for all buckets or with the ARNs of those that matter, each with the slash at its end. Data events are billed by number, so a busy bucket costs. There is no automatic fix, because what they may cost is for you to say.',
      limits:
        'Asked where the scan holds a trail or an event data store, and of live accounts; whoever is not in sight may record more. What is live is asked for trails alone. All writes to all objects are demanded; selectors that leave out some callers are taken as a choice, those that name some callers record too little. Buckets that receive logs and deliveries are left out: to record what CloudTrail itself writes there would make it write again.',
      links: [
        'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html (read April 2026)',
        'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html (read April 2026)',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudtrail-trail-dataresource.html (read April 2026)',
      ],
    },
    messages: { unrecorded: 'Who writes or deletes objects of bucket "{{bucket}}" is not recorded by any trail or event data store in sight.' },
    peers: {
      trivy: ['AVD-AWS-0171'],
      kics: ['s3_bucket_object_level_cloudtrail_logging_disabled'],
      'cfn-guard': ['CLOUDTRAIL_S3_DATAEVENTS_ENABLED'],
      prowler: ['cloudtrail_s3_dataevents_write_enabled'],
      scoutsuite: ['cloudtrail-no-data-logging.json', 'cloudtrail-partial-data-logging.json'],
    },
    controls: { 'cis-aws': ['v3 3.8', 'v4 3.8', 'v5 3.8', 'v6 4.8', 'v7 4.8'], 'security-hub': ['S3.22'] },
  },
  on: 'bucket',
  reads: ['naming'],
  reaches: { trail: ['logging', 'selectors'], eventDataStore: ['logging', 'selectors'] },
  exempt: {
    logTarget: 'What is written there are logs.',
    cdnLogTarget: 'What is written there are logs.',
    deliveryTarget: 'To record what CloudTrail writes there would make it write again.',
  },
  require: (subject) => (isWatched(subject) ? supposing('nobody out of sight records it', recordsWrites(subject)) : yes()),
  examples: {
    fail: [
      watched({}),
      watched(basic({ readWrite: 'ReadOnly' })),
      watched(basic({ data: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::data'] }] })),
      watched(basic(), { enabled: false }),
      watched(choosing({ field: 'readOnly', equals: ['true'] })),
      watched(choosing({ field: 'resources.ARN', startsWith: ['arn:aws:s3:::data/invoices/'] })),
    ],
    pass: [
      watched(basic()),
      watched(basic({ data: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::data/'] }] })),
      watched(choosing()),
      watched(choosing({ field: 'readOnly', equals: ['false'] }, { field: 'resources.ARN', startsWith: ['arn:aws:s3:::data/'] })),
      watched(choosing({ field: 'resources.ARN', notStartsWith: ['arn:aws:s3:::scratch/'] })),
      inText({}),
    ],
    undecided: [inText(watched(basic({ readWrite: computed })))],
  },
});
