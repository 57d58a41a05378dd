import { ringOf } from '../src/model/ring.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'no-logging-loop',
    group: 'logging',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    docs: {
      summary: 'Send access logs to a bucket that does not log in turn, so that no log file makes another.',
      why: 'A bucket that logs into itself records every log file that S3 puts there, which makes a new log file, which is recorded again. Nobody touches the bucket and yet it fills, day and night, and the bill grows. The few lines that somebody needs after an incident stand among millions that only speak of themselves. Two buckets that log into each other do the same.',
      fix: 'Name another bucket as the target, one that is kept for logs and does not log itself. There is no automatic fix, because only you know which bucket that is, or whether one must be made.',
      limits:
        'A ring that passes through a bucket outside the scan is not seen. In CloudFormation a `LoggingConfiguration` without `DestinationBucketName` means the bucket itself, and is reported.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (read April 2026)',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html (read April 2026)',
      ],
    },
    messages: {
      self: 'Bucket "{{bucket}}" writes its access logs into itself, so every log file makes another.',
      ring: 'The access logs of bucket "{{bucket}}" come back to it through "{{others}}", so every log file makes another.',
    },
  },
  on: 'bucket',
  reads: ['logging'],
  create:
    ({ require }) =>
    (start) => {
      const { closes, others, leads } = ringOf(start, (one) => one.logging.target, 'sends its access logs to');
      require(not(all(closes, leads)), { messageId: others.length > 0 ? 'ring' : 'self', data: { others: others.map((one) => one.says).join('", "') } });
    },
  examples: {
    fail: [
      estate({ Logs: bucket({ logging: { target: refers('Logs') } }) }),
      estate({ Data: bucket({ logging: { target: refers('Logs') } }), Logs: bucket({ logging: { target: refers('Data') } }) }),
    ],
    pass: [estate({ Data: bucket({ logging: { target: refers('Logs') } }), Logs: bucket({}) }), { logging: { target: 'logs-of-the-company' } }, {}],
    undecided: [{ logging: { target: computed } }],
  },
});
