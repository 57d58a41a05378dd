import { isInSight } from '../src/model/list.js';
import { choosesByTag, isSecondForm, nameOfRule } from '../src/model/replication-rules.js';
import { computed } from '../src/model/shape.js';
import { asEstate, inText } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { safe, set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, any, implies, not } from '../src/truth/answer.js';

const copying = (rule: object): Example =>
  asEstate(
    {
      versioning: { status: 'Enabled' },
      replication: {
        role: 'arn:aws:iam::111122223333:role/replicate',
        rules: [{ id: 'copy', status: 'Enabled', destination: { bucket: 'arn:aws:s3:::copy' }, ...rule }],
      },
    },
    'bucket',
  );
const everything = { priority: 1, filter: { prefix: '' } } as const;
const tagged = { priority: 1, filter: { prefix: 'data/', tags: [{ key: 'keep', value: 'yes' }] } } as const;

export default defineRule({
  meta: {
    id: 'replication-delete-marker-explicit',
    group: 'replication',
    severity: 'warn',
    securitySeverity: 3.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Say in every replication rule whether deletions are replicated, because the silent answer depends on how the rule is written.',
      why: 'The copy is there for the day when somebody deletes the source. Whether it still shows its objects on that day hangs on a detail: a rule in the old form, without a filter, carries every delete marker that a user sets over to the copy. A rule with a filter does not, and there S3 wants the answer in writing. It refuses a rule with a filter that does not say, and one that chooses objects by their tags and asks for deletions too.',
      fix: 'Write DeleteMarkerReplication: Disabled if the copy is a backup, Enabled if it is a mirror. With a tag filter only Disabled is taken. A rule without a filter gets an empty filter, a priority and the setting; all rules of a bucket must change at once, so there is no automatic fix for that. The fix for the others writes Disabled, which leaves the objects of the copy in sight.',
      limits:
        'Deletions of a version by its id are never replicated, nor are those that lifecycle rules make. A rule without a filter that is switched off is no finding. In the old `replication_configuration` block of `aws_s3_bucket` the provider writes Disabled where a rule with a filter does not say.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html (read April 2026)',
      ],
    },
    messages: {
      missing: 'Rule "{{rule}}" of bucket "{{bucket}}" has a filter and does not say whether deletions are replicated: S3 refuses that.',
      tagged: 'Rule "{{rule}}" of bucket "{{bucket}}" chooses objects by tags and replicates deletions: S3 refuses the two together.',
      silent:
        'Rule "{{rule}}" of bucket "{{bucket}}" has no filter, so deletions are replicated without a word: what is deleted here disappears in the copy too.',
    },
  },
  on: 'bucket',
  reads: ['replication'],
  create:
    ({ require }) =>
    ({ replication: { rules } }) => {
      require(isInSight(rules), { messageId: 'missing' });
      for (const [index, rule] of rules.items.entries()) {
        const { deleteMarkers, filter, status } = rule;
        const name = nameOfRule(rule, index);
        const about = { data: { rule: name }, subject: name };
        const says = any(deleteMarkers.isWritten(), deleteMarkers.is('Disabled'));
        require(implies(isSecondForm(rule), says), {
          ...about,
          messageId: 'missing',
          at: filter.origin,
          fix: () => safe('Leave deletions out of the copy', set(deleteMarkers, 'Disabled')),
        });
        require(not(all(deleteMarkers.is('Enabled'), choosesByTag(rule))), {
          ...about,
          messageId: 'tagged',
          at: deleteMarkers.origin,
          fix: () => unsafe('Leave deletions out of the copy (it keeps showing what is deleted in the source)', set(deleteMarkers, 'Disabled')),
        });
        require(any(isSecondForm(rule), status.is('Disabled')), { ...about, messageId: 'silent' });
      }
    },
  examples: {
    fail: [inText(copying(everything)), inText(copying({ ...tagged, deleteMarkers: 'Enabled' })), copying({ prefix: '' })],
    pass: [
      copying({ ...everything, deleteMarkers: 'Disabled' }),
      copying({ ...everything, deleteMarkers: 'Enabled' }),
      copying({ ...tagged, deleteMarkers: 'Disabled' }),
      {},
    ],
    undecided: [inText(copying({ ...tagged, deleteMarkers: computed }))],
  },
});
