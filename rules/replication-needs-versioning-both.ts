import { isInSight } from '../src/model/list.js';
import { destinationsOf } from '../src/model/replication.js';
import { computed, refers } from '../src/model/shape.js';
import { keepsVersions } from '../src/model/versioning.js';
import { bucket, estate } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { implies } from '../src/truth/answer.js';

const ENABLE = 'Turn versioning on (it cannot be undone, only suspended; old versions cost storage)';
const copies = { rules: [{ id: 'copy', status: 'Enabled', destination: { bucket: refers('Copy') } }] } as const;
const versioned = { status: 'Enabled' } as const;

export default defineRule({
  meta: {
    id: 'replication-needs-versioning-both',
    group: 'replication',
    severity: 'error',
    securitySeverity: 5.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Enable versioning on both sides of a replication, so that the copies really arrive.',
      why: 'Replication copies versions. S3 refuses a replication configuration while the source keeps none, and it refuses to suspend versioning there later. The other side is the trap: somebody suspends versioning on the destination, nothing is refused, and from that hour every object stays in status FAILED. The second copy that the recovery plan counts on is not there, which shows on the day it is needed.',
      fix: 'Set versioning to Enabled on the side that lacks it. It can later only be suspended, and old versions are stored and billed on both sides. Objects that failed before are not retried: replicate them with Batch Replication.',
      limits: 'Rules that are switched off are not followed to their destination. A destination outside the scan is undecided.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html (read April 2026)',
      ],
    },
    messages: {
      source: 'Bucket "{{bucket}}" is replicated, but its own versioning is not enabled: S3 refuses that.',
      destination: 'Bucket "{{bucket}}" is replicated by rule "{{rule}}" to "{{destination}}", whose versioning is not enabled: no copy arrives.',
    },
    peers: { prowler: ['s3_bucket_cross_region_replication'] },
  },
  on: 'bucket',
  reads: ['replication', 'versioning', 'objectLock'],
  // A live bucket with Object Lock says that it is versioned.
  scans: { objectLock: 'never' },
  create:
    ({ require }) =>
    (source) => {
      require(implies(source.replication.isWritten(), keepsVersions(source)), {
        messageId: 'source',
        at: source.versioning.status.origin,
        fix: () => unsafe(ENABLE, set(source.versioning.status, 'Enabled')),
      });
      require(isInSight(source.replication.rules), { messageId: 'source' });
      for (const { link, rule } of destinationsOf(source)) {
        const { to, name } = link;
        require(link.ask(keepsVersions), {
          messageId: 'destination',
          data: { rule, destination: to?.says ?? '' },
          at: name.origin,
          about: to,
          subject: rule,
          fix: () => to && unsafe(ENABLE, set(to.versioning.status, 'Enabled')),
        });
      }
    },
  examples: {
    fail: [
      estate({ Data: bucket({ replication: copies }), Copy: bucket({ versioning: versioned }) }),
      estate({ Data: bucket({ versioning: versioned, replication: copies }), Copy: bucket({ versioning: { status: 'Suspended' } }) }),
    ],
    pass: [
      estate({ Data: bucket({ versioning: versioned, replication: copies }), Copy: bucket({ versioning: versioned }) }),
      estate({ Data: bucket({ versioning: versioned, replication: copies }), Copy: bucket({ objectLock: { enabledAtCreation: true } }) }),
      {},
    ],
    undecided: [{ versioning: versioned, replication: { rules: [{ id: 'copy', status: 'Enabled', destination: { bucket: computed } }] } }],
  },
});
