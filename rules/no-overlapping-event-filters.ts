import { noticesInSight, noticesOf } from '../src/model/event-notices.js';
import { keysOf, overlapsAmong } from '../src/model/event-overlap.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

type Notification = Exclude<NonNullable<FactsOf<'bucket'>['notification']>, Computed>;
type Notice = Exclude<Exclude<NonNullable<Notification['queues']>, Computed>[number], Computed>;

const queue = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const topic = 'arn:aws:sns:eu-west-1:111122223333:news';
const two = (first: Notice, second: Notice): FactsOf<'bucket'> => ({
  notification: { topics: [{ ...first, target: topic }], queues: [{ ...second, target: queue }] },
});
const refused = (first: Notice, second: Notice): Example => inText(two(first, second));

export default defineRule({
  meta: {
    id: 'no-overlapping-event-filters',
    group: 'events',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Send each event of a key to one target, because S3 refuses notifications that overlap.',
      why: 'Two teams want to hear of new objects, and each adds a notification. S3 takes an event of a key to one place only: where two notifications ask for the same type of event, and one key could have the beginning and the end that both ask for, it refuses them all. A filter that is missing asks for every key, and `s3:ObjectCreated:*` for every way in which objects are made. The deployment fails.',
      fix: 'Part the keys by prefix or suffix, or the types of events, so that nothing belongs to both. To tell several targets of the same event, send it to one topic of SNS and let all of them subscribe, or to EventBridge. There is no automatic fix: who should get which events only their readers know.',
      limits:
        'EventBridge is aside: it gets every event, whatever else there is. Several names in the list of one notification are not compared with each other.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html (read April 2026)'],
    },
    messages: {
      overlap:
        'S3 refuses the notifications of bucket "{{bucket}}": {{one}} and {{other}} both ask for {{event}}, {{one}} of {{keys}}, {{other}} of {{otherKeys}}.',
    },
  },
  on: 'bucket',
  reads: ['notification'],
  create:
    ({ require }) =>
    ({ notification }) => {
      for (const { one, other, event, apart } of overlapsAmong(noticesOf(notification))) {
        require(apart, {
          messageId: 'overlap',
          data: {
            one: one.says,
            other: other.says,
            event: event.kind === 'known' ? event.value : 'the same event',
            keys: keysOf(one),
            otherKeys: keysOf(other),
          },
          at: event.origin,
          subject: `${other.key} and ${one.key}`,
        });
      }
      require(noticesInSight(notification), { messageId: 'overlap' });
    },
  examples: {
    fail: [
      refused({ events: ['s3:ObjectCreated:*'] }, { events: ['s3:ObjectCreated:Put'] }),
      refused({ events: ['s3:ObjectCreated:Put'], prefix: 'in/' }, { events: ['s3:ObjectCreated:Put'], prefix: 'in/raw/' }),
      refused({ events: ['s3:ObjectRemoved:*'], suffix: 'jpg' }, { events: ['s3:ObjectRemoved:Delete'], suffix: 'pg' }),
      refused({ events: ['s3:ObjectCreated:*'], prefix: 'in/' }, { events: ['s3:ObjectCreated:*'], suffix: '.csv' }),
    ],
    pass: [
      two({ events: ['s3:ObjectCreated:*'] }, { events: ['s3:ObjectRemoved:*'] }),
      two({ events: ['s3:ObjectCreated:*'], prefix: 'in/' }, { events: ['s3:ObjectCreated:*'], prefix: 'out/' }),
      two({ events: ['s3:ObjectCreated:*'], suffix: '.jpg' }, { events: ['s3:ObjectCreated:*'], suffix: '.csv' }),
      two({ events: ['s3:ObjectCreated:Put'] }, { events: ['s3:ObjectCreated:Copy'] }),
      two({ events: ['s3:ObjectCreated:*'], prefix: 'in/', suffix: '.jpg' }, { events: ['s3:ObjectCreated:*'], prefix: 'in/', suffix: '.png' }),
      { notification: { eventBridge: true, topics: [{ events: ['s3:ObjectCreated:*'], target: topic }] } },
    ],
    undecided: [refused({ events: ['s3:ObjectCreated:*'], prefix: computed }, { events: ['s3:ObjectCreated:*'], prefix: 'out/' })],
  },
});
