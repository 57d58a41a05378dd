import { MONTH, movesOf, staysLongEnough, waitsLongEnough } from '../src/model/infrequent-access.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { nameOfRule } from '../src/model/transitions.js';
import { inText } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

type StorageClass = 'STANDARD_IA' | 'ONEZONE_IA' | 'INTELLIGENT_TIERING' | 'GLACIER' | 'GLACIER_IR' | 'DEEP_ARCHIVE';
type Steps = readonly (readonly [StorageClass, number | Computed])[];

const steps = (...moves: Steps): FactsOf<'bucket'> => ({
  lifecycle: {
    rules: [{ id: 'cool', status: 'Enabled', filter: { prefix: 'logs/' }, transitions: moves.map(([storageClass, days]) => ({ storageClass, days })) }],
  },
});
const old = (...moves: Steps): FactsOf<'bucket'> => ({
  lifecycle: {
    rules: [
      { id: 'old', status: 'Enabled', filter: { prefix: 'logs/' }, noncurrentTransitions: moves.map(([storageClass, days]) => ({ storageClass, days })) },
    ],
  },
});

export default defineRule({
  meta: {
    id: 'lifecycle-min-days-ia',
    group: 'lifecycle',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    fixable: true,
    docs: {
      summary: 'Let objects wait 30 days before they move to an infrequent-access class, and stay 30 days there, because S3 refuses a rule that is faster.',
      why: 'The infrequent-access classes are made for objects that are kept and hardly read. S3 does not let a lifecycle rule use them as a stopover: an object must be 30 days old before it moves to STANDARD_IA or ONEZONE_IA, and must stay there 30 days before the same rule moves it on. A rule with 7 days looks thrifty, and fails the deployment, with all other rules of the bucket.',
      fix: 'Write 30 days or more, and begin the next step at least 30 days later. Data that should leave STANDARD sooner can go to INTELLIGENT_TIERING or to an archive class on any day, with their own charges for early deletion. The fix writes the smallest number that S3 takes; objects then stay longer in the class before, which may cost more.',
      limits:
        'Only the infrequent-access classes have such a limit; minimum storage durations of the archive classes are a matter of the bill. Steps that do not come later at all are the matter of `lifecycle-transition-order`.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html (read April 2026)'],
    },
    messages: {
      early: 'S3 refuses lifecycle rule "{{rule}}" of bucket "{{bucket}}": {{step}} after {{days}} days is less than the {{least}} days that it requires.',
      stay: 'S3 refuses lifecycle rule "{{rule}}" of bucket "{{bucket}}": {{next}} follows {{step}} in less than {{least}} days.',
    },
  },
  on: 'bucket',
  reads: ['lifecycle'],
  create:
    ({ require }) =>
    ({ lifecycle }) => {
      for (const [index, rule] of lifecycle.rules.items.entries()) {
        const name = nameOfRule(rule, index);
        for (const move of movesOf(rule)) {
          const { days, says } = move;
          const data = { rule: name, step: says, least: String(MONTH) };
          require(waitsLongEnough(move), {
            messageId: 'early',
            data: { ...data, days: days.kind === 'known' ? String(days.value) : 'these' },
            at: days.origin,
            subject: `${name}/${says}`,
            fix: () => unsafe(`Move objects after ${MONTH} days (until then they stay in the class before, at its price)`, set(days, MONTH)),
          });
          for (const next of move.others) {
            const start = Math.max(MONTH, days.kind === 'known' ? days.value : 0);
            require(staysLongEnough(move, next), {
              messageId: 'stay',
              data: { ...data, next: next.says },
              at: (next.date?.kind === 'known' ? next.date : next.days).origin,
              subject: `${name}/${says} to ${next.says}`,
              fix: () =>
                days.kind === 'known' && next.days.kind === 'known'
                  ? unsafe(
                      `Begin ${next.says} after ${start + MONTH} days (until then objects stay in the class before, at its price)`,
                      set(next.days, start + MONTH),
                    )
                  : undefined,
            });
          }
        }
        require(isInSight(rule.transitions), { messageId: 'early' });
        require(isInSight(rule.noncurrentTransitions), { messageId: 'early' });
      }
      require(isInSight(lifecycle.rules), { messageId: 'early' });
    },
  examples: {
    fail: [
      inText(steps(['STANDARD_IA', 7])),
      inText(steps(['ONEZONE_IA', 29])),
      inText(old(['STANDARD_IA', 1])),
      inText(steps(['STANDARD_IA', 30], ['GLACIER', 59])),
      inText(old(['ONEZONE_IA', 30], ['DEEP_ARCHIVE', 31])),
    ],
    pass: [
      steps(['STANDARD_IA', 30], ['GLACIER', 60]),
      steps(['INTELLIGENT_TIERING', 0]),
      steps(['GLACIER_IR', 1]),
      steps(['GLACIER', 5], ['DEEP_ARCHIVE', 95]),
      old(['STANDARD_IA', 30]),
      {},
    ],
    undecided: [steps(['STANDARD_IA', computed])],
  },
});
