import { isInSight } from '../src/model/list.js';
import { leadsHome, nameOfRule, sharePriority } from '../src/model/replication-rules.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, inText } from '../src/rule/example.js';
import type { ExampleSubject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const rule = (name: string, more: object = {}): object => ({
  id: `to-${name}`,
  status: 'Enabled',
  priority: 1,
  filter: { prefix: '' },
  deleteMarkers: 'Disabled',
  destination: { bucket: refers(name) },
  ...more,
});
const copying = (...rules: readonly object[]): ExampleSubject =>
  bucket({
    naming: { name: 'data' },
    versioning: { status: 'Enabled' },
    replication: { role: 'arn:aws:iam::111122223333:role/replicate', rules: rules as never },
  });
const kept = bucket({ versioning: { status: 'Enabled' } });

export default defineRule({
  meta: {
    id: 'no-replication-to-self',
    group: 'replication',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Replicate to another bucket, and give every rule a priority of its own, because S3 refuses the configuration otherwise.',
      why: 'A template is copied, the source is renamed, the destination is not, and now both names mean the same bucket. Or a second destination is added by copying the first rule, priority and all. S3 refuses either, and not only the rule that is wrong: the whole configuration. The stack rolls back, or Terraform stops with the bucket made and nothing replicated.',
      fix: 'Name another bucket as the destination, with versioning of its own. Of two rules with one priority change one: where both mean the same object and destination, the higher number wins. There is no automatic fix, because only you know which bucket was meant and which rule comes first.',
      limits:
        'A rule that is switched off is looked at as well: S3 checks the configuration as a whole. Rules without a filter have no priority, and none is compared.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html (read April 2026)',
      ],
    },
    messages: {
      self: 'Rule "{{rule}}" of bucket "{{bucket}}" replicates to the bucket itself: S3 refuses the whole configuration.',
      priority: 'Rule "{{rule}}" of bucket "{{bucket}}" has the priority of a rule before it: S3 refuses the whole configuration.',
    },
  },
  on: 'bucket',
  reads: ['naming', 'replication'],
  create:
    ({ require }) =>
    (source) => {
      const { rules } = source.replication;
      require(isInSight(rules), { messageId: 'self' });
      for (const [index, one] of rules.items.entries()) {
        const name = nameOfRule(one, index);
        const before = rules.items.slice(0, index);
        require(not(leadsHome(one, source)), { messageId: 'self', data: { rule: name }, at: one.destination.bucket.name.origin, subject: name });
        require(not(any(...before.map((other) => sharePriority(other, one)))), {
          messageId: 'priority',
          data: { rule: name },
          at: one.priority.origin,
          subject: `${name} priority`,
        });
      }
    },
  examples: {
    fail: [
      inText(estate({ Data: copying(rule('Data')) })),
      inText(estate({ Data: copying(rule('Copy', { id: 'a' }), rule('Copy', { id: 'b' })), Copy: kept })),
    ],
    pass: [
      estate({ Data: copying(rule('Copy')), Copy: kept }),
      estate({ Data: copying(rule('Copy', { id: 'a' }), rule('Copy', { id: 'b', priority: 2 })), Copy: kept }),
      estate({ Data: copying(rule('Copy', { destination: { bucket: 'arn:aws:s3:::elsewhere' } })) }),
      {},
    ],
    undecided: [inText(estate({ Data: copying(rule('Data', { destination: { bucket: computed } })) }))],
  },
});
