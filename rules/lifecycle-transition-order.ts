import { movesInOrder, nameOfRule } from '../src/model/transitions.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { isInSight } from '../src/model/list.js';

type Facts = Exclude<NonNullable<FactsOf<'bucket'>['lifecycle']>, Computed>;
type RuleFacts = Exclude<Exclude<NonNullable<Facts['rules']>, Computed>[number], Computed>;

const one = (rule: RuleFacts): { readonly lifecycle: Facts } => ({ lifecycle: { rules: [rule] } });
const steps = (...moves: readonly (readonly ['STANDARD_IA' | 'ONEZONE_IA' | 'GLACIER_IR' | 'GLACIER' | 'DEEP_ARCHIVE', number | Computed])[]): RuleFacts => ({
  id: 'stairs',
  status: 'Enabled',
  transitions: moves.map(([storageClass, days]) => ({ storageClass, days })),
});

export default defineRule({
  meta: {
    id: 'lifecycle-transition-order',
    group: 'lifecycle',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Move objects down from class to class, each step later than the one before and all before the expiration, because S3 refuses any other rule.',
      why: 'Storage classes form a stair, and a lifecycle rule can only walk down it. A rule that wants to bring objects back up, that skips to a step which cannot be reached from where the object then lies, that counts days here and names a date there, or that expires objects before they are moved, is refused as a whole. The deployment fails, and with it every other rule of the bucket.',
      fix: 'Order the steps by their days and take out the one that cannot be reached: from ONEZONE_IA only GLACIER and DEEP_ARCHIVE follow, from GLACIER only DEEP_ARCHIVE. There is no automatic fix, because which of two steps was meant decides how long data stays and what it costs.',
      limits:
        'The minimum of 30 days before the infrequent-access classes is the matter of another rule. Storage classes that are newer than this version are passed over.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html (read April 2026)',
      ],
    },
    messages: { refused: 'S3 refuses lifecycle rule "{{rule}}" of bucket "{{bucket}}": {{problem}}.' },
  },
  on: 'bucket',
  reads: ['lifecycle'],
  create:
    ({ require }) =>
    ({ lifecycle }) => {
      for (const [index, rule] of lifecycle.rules.items.entries()) {
        const answer = movesInOrder(rule);
        const name = nameOfRule(rule, index);
        require(answer, { messageId: 'refused', data: { rule: name, problem: answer.because[0]?.says ?? '' }, subject: name });
      }
      require(isInSight(lifecycle.rules), { messageId: 'refused' });
    },
  examples: {
    fail: [
      one(steps(['GLACIER', 30], ['STANDARD_IA', 90])),
      one(steps(['ONEZONE_IA', 30], ['GLACIER_IR', 90])),
      one(steps(['STANDARD_IA', 30], ['GLACIER', 30])),
      one({ ...steps(['GLACIER', 30]), expiration: { date: '2030-01-01T00:00:00Z' } }),
      one({ ...steps(['GLACIER', 90]), expiration: { days: 90 } }),
      one({ id: 'old', status: 'Enabled', noncurrentTransitions: [{ storageClass: 'GLACIER', days: 60 }], noncurrentExpiration: { days: 30 } }),
    ],
    pass: [one({ ...steps(['STANDARD_IA', 30], ['GLACIER', 90]), expiration: { days: 365 } }), one(steps(['DEEP_ARCHIVE', 180], ['GLACIER_IR', 4])), {}],
    undecided: [one({ ...steps(['GLACIER', computed]), expiration: { days: 365 } })],
  },
});
