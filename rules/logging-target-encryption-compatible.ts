import { computed, refers } from '../src/model/shape.js';
import { bucket, estate } from '../src/rule/example.js';
import { remove, set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const source = bucket({ logging: { target: refers('Logs') } });

export default defineRule({
  meta: {
    id: 'logging-target-encryption-compatible',
    group: 'logging',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Encrypt the targets of access logs with SSE-S3, because logs are not delivered to a bucket that encrypts with a KMS key.',
      why: 'A rule of the house says that every bucket is encrypted with a customer managed key, and the log bucket follows it. Nothing fails: the configuration is accepted, the setting says that logging is on. But the services that write server access logs and load balancer logs cannot use the key, and not one file arrives. That is noticed when somebody wants to read them.',
      fix: 'Set the default encryption of the log bucket to AES256, or leave the encryption out: that means the same. New log files are then encrypted with keys that S3 holds, so reading them no longer needs a permission on your key; files that are there already stay as they are. The fix takes the key out too.',
      limits:
        'Judged are buckets that are seen to receive access logs: another bucket or a load balancer names them, or their ACL is made for it. Network load balancers and CloudFront can write with a customer managed key, and are left out.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (read April 2026)',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html (read April 2026)',
      ],
    },
    messages: { kms: 'Bucket "{{bucket}}" receives access logs, but its default encryption is not SSE-S3: no log is delivered.' },
  },
  on: 'bucket',
  reads: ['encryption'],
  reaches: { bucket: ['acl', 'logging', 'policy'], distribution: ['logging'] },
  require: ({ encryption, roles }) => any(encryption.algorithm.is('AES256'), () => not(any(roles.logTarget, roles.balancerLogTarget))),
  fix: ({ encryption }) =>
    unsafe(
      'Encrypt new log files with SSE-S3 (your key no longer guards them)',
      set(encryption.algorithm, 'AES256'),
      ...(encryption.key.name.kind === 'absent' ? [] : [remove(encryption.key.name)]),
    ),
  examples: {
    fail: [
      estate({ Data: source, Logs: bucket({ encryption: { algorithm: 'aws:kms', key: 'alias/logs' } }) }),
      estate({ Data: source, Logs: bucket({ encryption: { algorithm: 'aws:kms:dsse' } }) }),
      { acl: { canned: 'log-delivery-write' }, encryption: { algorithm: 'aws:kms' } },
    ],
    pass: [
      estate({ Data: source, Logs: bucket({ encryption: { algorithm: 'AES256' } }) }),
      estate({ Data: source, Logs: bucket({}) }),
      { encryption: { algorithm: 'aws:kms' } },
    ],
    undecided: [estate({ Data: source, Logs: bucket({ encryption: { algorithm: computed } }) })],
  },
});
