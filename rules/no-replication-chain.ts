import { isInSight } from '../src/model/list.js';
import { chainsFrom } from '../src/model/replication-chain.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate } from '../src/rule/example.js';
import type { ExampleSubject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const to = (name: string, more: object = {}): object => ({
  id: `to-${name}`,
  status: 'Enabled',
  filter: { prefix: '' },
  deleteMarkers: 'Disabled',
  destination: { bucket: refers(name) },
  ...more,
});
const copying = (...rules: readonly object[]): ExampleSubject =>
  bucket({ versioning: { status: 'Enabled' }, replication: { role: 'arn:aws:iam::111122223333:role/replicate', rules: rules as never } });
const kept = bucket({ versioning: { status: 'Enabled' } });

export default defineRule({
  meta: {
    id: 'no-replication-chain',
    group: 'replication',
    severity: 'warn',
    securitySeverity: 4.0,
    preset: 'recommended',
    docs: {
      summary: 'Replicate from the source to every bucket that needs a copy, because a copy is not copied further.',
      why: 'The data goes from Dublin to Frankfurt, and from Frankfurt to the archive account. On a drawing that is a line of three buckets. In S3 it is two pairs: Frankfurt passes on what is written to it, and never what replication put there. The archive holds some test files from the day it was set up, its metrics are green, and nothing of the real data ever arrives.',
      fix: 'Give the source a rule of its own to the last bucket; a configuration takes several destinations, each rule with its own priority. The role must be let into that bucket as well. Objects that are there already need Batch Replication, which does copy replicas. There is no automatic fix, because the rule in the middle may be meant for what is written there directly.',
      limits:
        'Two buckets that replicate to each other are no chain, nor are rules whose prefixes have no key in common; tags are not compared. What lies behind a bucket that is not in sight is not followed. If the bucket in the middle has objects of its own to pass on, suppress the finding and say so.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html (read April 2026)',
      ],
    },
    messages: {
      chain:
        'Bucket "{{bucket}}" replicates to "{{through}}", and that to "{{end}}", but nothing of "{{bucket}}" arrives in "{{end}}": copies are not copied again.',
    },
  },
  on: 'bucket',
  reads: ['naming', 'replication'],
  create:
    ({ require }) =>
    (source) => {
      require(isInSight(source.replication.rules), { messageId: 'chain' });
      for (const { rule, first, through, end, breaks } of chainsFrom(source)) {
        require(not(breaks), { messageId: 'chain', data: { through: through.says, end }, at: first.name.origin, subject: `${rule} ${end}` });
      }
    },
  examples: {
    fail: [
      estate({ Data: copying(to('Copy')), Copy: copying(to('Archive')), Archive: kept }),
      estate({ Data: copying(to('Copy', { filter: { prefix: 'logs/' } })), Copy: copying(to('Archive', { filter: { prefix: 'logs/2026/' } })), Archive: kept }),
    ],
    pass: [
      estate({ Data: copying(to('Copy', { priority: 1 }), to('Archive', { priority: 2 })), Copy: copying(to('Archive')), Archive: kept }),
      estate({ Data: copying(to('Copy')), Copy: copying(to('Data')) }),
      estate({ Data: copying(to('Copy', { filter: { prefix: 'logs/' } })), Copy: copying(to('Archive', { filter: { prefix: 'data/' } })), Archive: kept }),
      estate({ Data: copying(to('Copy')), Copy: copying(to('Archive', { status: 'Disabled' })), Archive: kept }),
      {},
    ],
    undecided: [estate({ Data: copying(to('Copy')), Copy: copying(to('Archive', { status: computed })), Archive: kept })],
  },
});
