import { computed, refers } from '../src/model/shape.js';
import { livesWith } from '../src/model/whereabouts.js';
import { bucket, estate } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const in1 = { name: 'data-111122223333-eu-west-1-an', namespace: 'account-regional' } as const;

export default defineRule({
  meta: {
    id: 'logging-target-same-region',
    group: 'logging',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    docs: {
      summary: 'Keep access logs in the region and account of the bucket they describe, because S3 delivers them nowhere else.',
      why: 'The plan was one log bucket for the whole company. S3 does not cross a border for server access logs: it refuses a target in another region or another account, and the deployment stops halfway, or the logging that an audit was promised is never switched on.',
      fix: 'Name a target in the same region and account: one log bucket for each. To gather the logs in one place, replicate from there. There is no automatic fix, because the other bucket may not exist yet.',
      limits:
        'A target outside the scan is decided only where its name tells the region and the account (the account-regional form that ends in `-an`), and is undecided otherwise.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (read October 2026)',
      ],
    },
    messages: { elsewhere: 'Bucket "{{bucket}}" sends its access logs to another region or account, which S3 refuses: {{where}}.' },
  },
  on: 'bucket',
  reads: ['logging', 'naming'],
  require: (source) => livesWith(source, source.logging.target),
  message: (_source, because) => ({
    messageId: 'elsewhere',
    data: {
      where: because
        .slice(1)
        .map(({ says }) => says)
        .join(', '),
    },
  }),
  examples: {
    fail: [
      estate({
        Data: bucket({ naming: in1, logging: { target: refers('Logs') } }),
        Logs: bucket({ naming: { name: 'logs-111122223333-us-east-1-an', namespace: 'account-regional' } }),
      }),
      { naming: in1, logging: { target: 'logs-444455556666-eu-west-1-an' } },
    ],
    pass: [
      estate({ Data: bucket({ logging: { target: refers('Logs') } }), Logs: bucket({}) }),
      { naming: in1, logging: { target: 'logs-111122223333-eu-west-1-an' } },
      {},
    ],
    undecided: [{ logging: { target: 'logs-of-the-company' } }, { logging: { target: computed } }],
  },
});
