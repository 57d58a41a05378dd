import { notifies } from '../src/model/event-notices.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, inText, subject } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';

export default defineRule({
  meta: {
    id: 'require-event-notifications',
    group: 'events',
    severity: 'info',
    securitySeverity: 2.0,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Let a bucket tell what happens in it, so that an unexpected upload, deletion or change of permissions can be noticed.',
      why: 'A bucket that sends no events can be emptied, filled or opened, and nobody hears of it until somebody looks. With EventBridge switched on, or a notification to a topic, a queue or a function, uploads, deletions, changes of ACLs and tags can be watched and answered while they happen.',
      fix: 'Send events to EventBridge, or to a topic, a queue or a function. The fix switches EventBridge on for the bucket: all of its events are then sent to the default event bus, each of them is billed, and nothing happens with them until a rule there asks for them.',
      limits:
        'Asked is whether anything is sent at all. Which events should be watched, and whether somebody does, only the owner knows; that is why the rule is on in `strict` alone.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/NotificationHowTo.html (read November 2026)',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-eventbridgeconfiguration.html (read November 2026)',
      ],
    },
    messages: { silent: 'Bucket "{{bucket}}" sends no events: what happens in it is not noticed.' },
    peers: { checkov: ['CKV2_AWS_62'], kics: ['s3_bucket_notifications_disabled'], prowler: ['s3_bucket_event_notifications_enabled'] },
    controls: { 'security-hub': ['S3.11'] },
  },
  on: 'bucket',
  reads: ['notification'],
  require: ({ notification }) => notifies(notification),
  fix: ({ notification }) => unsafe('Send all events to EventBridge (each event is billed)', set(notification.eventBridge, true)),
  examples: {
    fail: [{}, { notification: { eventBridge: false } }],
    pass: [
      { notification: { eventBridge: true } },
      estate({
        Bucket: bucket({ notification: { queues: [{ events: ['s3:ObjectCreated:*'], target: refers('Jobs') }] } }),
        Jobs: subject('queue', { naming: { name: 'jobs' } }),
      }),
      { notification: { topics: [{ events: ['s3:ObjectRemoved:*'], target: 'arn:aws:sns:eu-west-1:111122223333:gone' }] } },
    ],
    undecided: [inText({ notification: { eventBridge: computed } })],
  },
});
