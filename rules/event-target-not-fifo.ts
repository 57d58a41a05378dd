import { isFifo, noticesInSight, messagesOf } from '../src/model/event-notices.js';
import { computed, refers } from '../src/model/shape.js';
import type { Computed, Refers } from '../src/model/shape.js';
import { bucket, estate, inText, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const toQueue = (target: string | Computed | Refers): FactsOf<'bucket'> => ({ notification: { queues: [{ events: ['s3:ObjectCreated:*'], target }] } });
const toTopic = (target: string | Refers): FactsOf<'bucket'> => ({ notification: { topics: [{ events: ['s3:ObjectCreated:*'], target }] } });

export default defineRule({
  meta: {
    id: 'event-target-not-fifo',
    group: 'events',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Send notifications to standard topics and queues, because S3 does not deliver to FIFO ones.',
      why: 'S3 delivers events at least once and in no certain order, so it has no use for a queue or topic that promises order. It refuses to take one as the target of a notification, and the deployment fails at the bucket, after everything else was made.',
      fix: 'Send the events to a standard queue or topic. Where order matters, compare the `sequencer` of the events of one key, or send them to EventBridge, which can deliver to a FIFO queue. There is no automatic fix: a queue cannot be turned from one sort into the other.',
      limits:
        'A target outside the scan is told by its name, which ends in `.fifo` for FIFO queues and topics and for no others; where the name is not known either, it is undecided.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html (read April 2026)'],
    },
    messages: { fifo: 'Bucket "{{bucket}}" sends its events to {{target}}, which is FIFO: S3 refuses that.' },
  },
  on: 'bucket',
  reads: ['notification'],
  reaches: { topic: ['delivery'], queue: ['delivery'] },
  create:
    ({ require }) =>
    ({ notification }) => {
      for (const message of messagesOf(notification))
        require(not(isFifo(message)), { messageId: 'fifo', data: { target: message.says }, at: message.target.name.origin, subject: message.key });
      require(noticesInSight(notification), { messageId: 'fifo' });
    },
  examples: {
    fail: [
      inText(estate({ Bucket: bucket(toQueue(refers('Jobs'))), Jobs: subject('queue', { naming: { name: 'jobs.fifo' }, delivery: { fifo: true } }) })),
      inText(estate({ Bucket: bucket(toTopic(refers('News'))), News: subject('topic', { naming: { name: 'news.fifo' }, delivery: { fifo: true } }) })),
      inText(toQueue('arn:aws:sqs:eu-west-1:111122223333:jobs.fifo')),
    ],
    pass: [
      estate({ Bucket: bucket(toQueue(refers('Jobs'))), Jobs: subject('queue', { naming: { name: 'jobs' } }) }),
      estate({ Bucket: bucket(toTopic(refers('News'))), News: subject('topic', { naming: { name: 'fifo-news' }, delivery: { fifo: false } }) }),
      toQueue('arn:aws:sqs:eu-west-1:111122223333:jobs'),
      {},
    ],
    undecided: [inText(toQueue(computed))],
  },
});
