import { eventArrival } from '../src/model/event-arrival.js';
import { canComeFirst } from '../src/model/event-order.js';
import { noticesInSight, addressedOf } from '../src/model/event-notices.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, inText, lambda, policyDocument, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const arn = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const sends = { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn };
const data = { naming: { name: 'data' } };
const queued = (...statements: readonly object[]): Example =>
  estate({
    Data: bucket({ ...data, notification: { queues: [{ events: ['s3:ObjectCreated:*'], target: refers('Jobs') }] } }),
    Jobs: subject('queue', { naming: { name: 'jobs' }, ...(statements.length > 0 ? { policy: { document: policyDocument(...statements) } } : {}) }),
  });
const invoked = (grant: object): Example =>
  estate({
    Data: bucket({ ...data, notification: { functions: [{ events: ['s3:ObjectCreated:*'], target: refers('Work') }] } }),
    Work: lambda({ naming: { name: 'work' } }),
    Invoke: subject('permission', { function: 'work', grant: { action: 'lambda:InvokeFunction', principal: 's3.amazonaws.com', ...grant } }),
  });

export default defineRule({
  meta: {
    id: 'event-target-allows-s3',
    group: 'events',
    severity: 'error',
    preset: 'recommended',
    docs: {
      summary: 'Let S3 send to the topics, queues and functions that a bucket notifies, because S3 tries it and refuses the notification otherwise.',
      why: 'When a notification is configured, S3 sends a test to the target. If the policy of the topic or queue does not let `s3.amazonaws.com` in, or the function has no permission for it, the answer is "Unable to validate the following destination configurations", for the bucket and for everything that hangs on it. The message does not say which target it was, nor why. Where the grant is taken away later, nothing is said at all: the events are lost.',
      fix: 'In the policy of the topic or queue, allow `s3.amazonaws.com` to do `sns:Publish` or `sqs:SendMessage`; give the function a permission for `lambda:InvokeFunction`. Confine both to the bucket (aws:SourceArn) and its account (aws:SourceAccount). The grant must be there before the notification: with `DependsOn` or `depends_on`, and with a bucket name that the policy can write without a reference. There is no automatic fix, because the order in which the two are made has to be settled with it.',
      limits:
        'A target outside the scan is undecided, and so is an alias of a function. Of the order only this is asked: whether a grant refers to a bucket that has the notification in itself, as in CloudFormation, and so can never be there in time. Whether `DependsOn` or `depends_on` is missing otherwise is not. Whether a KMS key of the target lets S3 use it is another matter.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html (read April 2026)'],
    },
    messages: {
      policy: 'Bucket "{{bucket}}" sends events to {{target}}, whose policy does not let S3 deliver for this bucket: {{outcome}}.',
      permission: 'Bucket "{{bucket}}" sends events to {{target}}, which has no permission for S3 to invoke it for this bucket: {{outcome}}.',
      late: 'Bucket "{{bucket}}" sends events to {{target}}, and what lets S3 deliver there refers to the bucket, so that it is made after it: a new stack cannot be created.',
    },
  },
  on: 'bucket',
  reads: ['notification', 'naming'],
  reaches: { bucketAccess: [], topic: ['naming', 'policy'], queue: ['naming', 'policy'], lambda: ['permissions'] },
  create:
    ({ require }) =>
    (source) => {
      for (const notice of addressedOf(source.notification)) {
        const arrives = eventArrival(source, notice);
        const first = canComeFirst(source, notice);
        const late = arrives.truth !== 'no' && first.truth === 'no';
        require(late ? first : arrives, {
          messageId: late ? 'late' : notice.to === 'function' ? 'permission' : 'policy',
          data: { target: notice.says, outcome: source.readBack ? 'they are lost' : 'S3 refuses the notification' },
          at: notice.target.name.origin,
          subject: notice.key,
        });
      }
      require(noticesInSight(source.notification), { messageId: 'policy' });
    },
  examples: {
    fail: [
      queued(),
      queued({ ...sends, Principal: { Service: 'events.amazonaws.com' } }),
      queued({ ...sends, Action: 'sqs:ReceiveMessage' }),
      queued({ ...sends, Resource: 'arn:aws:sqs:eu-west-1:111122223333:other' }),
      queued({ ...sends, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::other' } } }),
      queued(sends, { ...sends, Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }),
      invoked({ principal: 'events.amazonaws.com' }),
      invoked({ sourceArn: 'arn:aws:s3:::other' }),
      invoked({ action: 'lambda:GetFunction' }),
    ],
    pass: [
      queued(sends),
      queued({ ...sends, Action: 'SQS:*', Resource: '*', Principal: '*', Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::data' } } }),
      queued({ ...sends, Resource: 'arn:aws:sqs:*:*:jobs', Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:data' } } }),
      invoked({}),
      invoked({ sourceArn: 'arn:aws:s3:::data' }),
      { notification: { eventBridge: true } },
      {},
    ],
    undecided: [
      inText(queued({ ...sends, Condition: { ArnLike: { 'aws:SourceArn': computed } } })),
      inText({ notification: { queues: [{ events: ['s3:ObjectCreated:*'], target: arn }] } }),
    ],
  },
});
