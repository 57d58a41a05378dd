import { expirationDemands } from '../src/model/expiration.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { nameOfRule } from '../src/model/transitions.js';
import type { Example } from '../src/rule/example.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

type Facts = Exclude<NonNullable<FactsOf<'bucket'>['lifecycle']>, Computed>;
type RuleFacts = Exclude<Exclude<NonNullable<Facts['rules']>, Computed>[number], Computed>;

const one = (facts: RuleFacts): { readonly lifecycle: Facts } => ({
  lifecycle: { rules: [{ id: 'clean', status: 'Enabled', filter: { prefix: 'logs/' }, ...facts }] },
});
const refused = (facts: RuleFacts): Example => inText(one(facts));

export default defineRule({
  meta: {
    id: 'lifecycle-expiration-valid',
    group: 'lifecycle',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Write expirations that S3 takes, because one that it does not takes the whole lifecycle configuration with it.',
      why: 'Lifecycle rules are deployed all or none. A date with an hour in it, a zero where a number of days belongs, a clean-up of delete markers that also names an age, a number of old versions to keep without the days after which the others go: S3 answers that the request is not well-formed, often without saying which rule it means, and none of the others is in force either.',
      fix: 'Give the days as a whole number above zero, or the date as midnight UTC (`2030-01-01T00:00:00Z`). Let `ExpiredObjectDeleteMarker` have a rule of its own, without days, date, tags or sizes. Keep 1 to 100 old versions, and say beside it after how many days the others go; in Terraform write its `prefix` into a `filter` for that. There is no automatic fix, because each of these numbers decides what is deleted.',
      limits:
        'CloudFormation writes a filter of its own, so that there the last of these demands is always met. Terraform does so as well where a rule has neither `filter` nor `prefix`, since version 4.9 of its provider; older ones are not told apart. A date in a form that is not known here is undecided. Order and spacing of the steps are the matter of `lifecycle-transition-order` and `lifecycle-min-days-ia`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html (read November 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-filters.html (read April 2026)',
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
        const name = nameOfRule(rule, index);
        for (const { about, met } of expirationDemands(rule))
          require(met, { messageId: 'refused', data: { rule: name, problem: met.because[0]?.says ?? '' }, subject: `${name}/${about}` });
        require(isInSight(rule.noncurrentTransitions), { messageId: 'refused' });
      }
      require(isInSight(lifecycle.rules), { messageId: 'refused' });
    },
  examples: {
    fail: [
      refused({ expiration: { days: -1 } }),
      refused({ noncurrentExpiration: { days: -1 } }),
      refused({ expiration: { date: '2030-01-01T12:00:00Z' } }),
      refused({ expiration: { days: 30, deleteMarkers: true } }),
      refused({ filter: { tags: [{ key: 'keep', value: 'no' }] }, expiration: { deleteMarkers: true } }),
      refused({ filter: { sizeGreaterThan: 1024 }, expiration: { deleteMarkers: true } }),
      refused({ noncurrentExpiration: { days: 30, newerVersions: 101 } }),
      refused({ noncurrentExpiration: { newerVersions: 3 } }),
      inText({ lifecycle: { rules: [{ id: 'clean', status: 'Enabled', prefix: 'logs/', noncurrentExpiration: { days: 30, newerVersions: 3 } }] } }),
    ],
    pass: [
      one({ expiration: { days: 1 } }),
      one({ expiration: { date: '2030-01-01T00:00:00Z' } }),
      one({ expiration: { deleteMarkers: true }, noncurrentExpiration: { days: 30, newerVersions: 100 } }),
      one({ noncurrentTransitions: [{ storageClass: 'GLACIER', days: 30, newerVersions: 1 }] }),
      {},
    ],
    undecided: [one({ expiration: { days: computed } }), one({ noncurrentExpiration: { days: 30, newerVersions: computed } })],
  },
});
