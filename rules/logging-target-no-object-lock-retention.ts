import { computed, refers } from '../src/model/shape.js';
import { wantsLock } from '../src/model/versioning.js';
import { bucket, estate } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';
import type { Answer } from '../src/truth/answer.js';

const source = bucket({ logging: { target: refers('Logs') } });
const locked = { enabledAtCreation: true } as const;

export default defineRule({
  meta: {
    id: 'logging-target-no-object-lock-retention',
    group: 'logging',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    refusedByAws: true,
    fixable: true,
    docs: {
      summary: 'Send access logs to a bucket without Object Lock and without Requester Pays, because S3 delivers them to no other.',
      why: 'Logs are evidence, so somebody locks the bucket in which they gather: nobody shall be able to delete a line. That is the one thing S3 does not go along with. A bucket with Object Lock cannot be the target of server access logs, with or without a default retention, nor can one whose requesters pay, since the log service pays for nothing. The setting is refused, or it stands there and nothing arrives, and everybody believes in it.',
      fix: 'Let the logs arrive in a plain bucket, and replicate from there into one with Object Lock if they must be kept from deletion. Object Lock can never be taken from a bucket, so the target has to be another bucket, which no fix can choose. Requester Pays can be switched off: whoever reads the logs from another account then does so at your cost.',
      limits:
        'Judged are buckets that are seen to receive server access logs: another bucket names them, or their ACL or policy is made for it. Other deliveries, such as those of CloudTrail, may well go to a locked bucket. CloudFormation has no word for Requester Pays.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html (read April 2026)',
      ],
    },
    messages: {
      locked: 'Bucket "{{bucket}}" is to receive access logs and has Object Lock: S3 delivers none to such a bucket.',
      payer: 'Bucket "{{bucket}}" is to receive access logs, and its requesters pay: S3 delivers none to such a bucket.',
    },
  },
  on: 'bucket',
  reads: ['objectLock', 'requestPayment'],
  reaches: { bucket: ['acl', 'logging', 'policy'], distribution: ['logging'] },
  create:
    ({ require }) =>
    (target) => {
      const { payer } = target.requestPayment;
      const receives = (): Answer => not(target.roles.logTarget);
      require(any(not(wantsLock(target)), receives), { messageId: 'locked', subject: 'lock' });
      require(any(not(payer.is('Requester')), receives), {
        messageId: 'payer',
        subject: 'payer',
        at: payer.origin,
        fix: () => unsafe('Let the owner pay for requests (reading from other accounts is then at your cost)', set(payer, 'BucketOwner')),
      });
    },
  examples: {
    fail: [
      estate({ Data: source, Logs: bucket({ objectLock: locked }) }),
      estate({ Data: source, Logs: bucket({ objectLock: { ...locked, configured: 'Enabled', mode: 'GOVERNANCE', days: 30 } }) }),
      estate({ Data: source, Logs: bucket({ requestPayment: { payer: 'Requester' } }) }),
    ],
    pass: [
      estate({ Data: source, Logs: bucket({}) }),
      estate({ Data: bucket({ logging: { target: refers('Logs') }, objectLock: locked }), Logs: bucket({ requestPayment: { payer: 'BucketOwner' } }) }),
      { objectLock: locked },
      { requestPayment: { payer: 'Requester' } },
    ],
    undecided: [estate({ Data: source, Logs: bucket({ objectLock: { enabledAtCreation: computed } }) })],
  },
});
