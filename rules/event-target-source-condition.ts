import { deliveryBy, invocationBy, ownAccount } from '../src/model/event-deliveries.js';
import type { Delivery } from '../src/model/event-deliveries.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { written } from '../src/policy/term.js';
import { estate, inText, lambda, policyDocument, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { set, setIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';

const queue = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const sends = { Sid: 'Events', Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: queue };
const account = '111122223333';
const bucketArn = { 'aws:SourceArn': 'arn:aws:s3:::data' };
const jobs = (...statements: readonly object[]): Example =>
  estate({ Jobs: subject('queue', { naming: { name: 'jobs' }, policy: { document: policyDocument(...statements) } }) });
const news = (statement: object): Example =>
  estate({
    News: subject('topic', {
      naming: { name: 'news' },
      policy: { document: policyDocument({ ...sends, Action: 'sns:Publish', Resource: 'arn:aws:sns:eu-west-1:111122223333:news', ...statement }) },
    }),
  });
const invokes = { action: 'lambda:InvokeFunction', principal: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::data' };
/** Only of what is live a function tells its permissions itself. */
const deployed = (permission: typeof invokes & { readonly sourceAccount?: string }): Example =>
  estate({ Work: lambda({ naming: { name: 'work' }, permissions: [permission] }) });
const TITLE = 'Fix the source account to the own account (events of buckets of other accounts no longer arrive)';

export default defineRule({
  meta: {
    id: 'event-target-source-condition',
    group: 'events',
    severity: 'warn',
    securitySeverity: 5.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let S3 deliver events for your own account only, for the ARN of a bucket does not say whose bucket it is.',
      why: 'S3 delivers for everybody. A queue that lets `s3.amazonaws.com` send messages takes them from any bucket of any account that names it, and whatever reads the queue believes that a file has arrived. Naming the bucket in aws:SourceArn looks like the remedy and is half of one: the ARN of a bucket has no account in it. The day the bucket is deleted its name is free, and whoever takes it next may send events to your function.',
      fix: 'Add `StringEquals` aws:SourceAccount with the account of the bucket, or aws:SourceOrgID with your organization; in a permission of Lambda, `SourceAccount`. Keep aws:SourceArn beside it. The fix fixes the account to the own one, where the statement is for S3 alone; events of buckets in other accounts then no longer arrive.',
      limits:
        'A statement for everybody is reported where S3 can meet its conditions. A Deny of the same policy that refuses all other sources counts. Whether the events arrive is asked by `event-target-allows-s3`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html (read April 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html (read October 2026)',
      ],
    },
    messages: {
      statement:
        'In "{{holder}}", {{statement}} lets S3 deliver events for buckets of any AWS account: no condition fixes aws:SourceAccount, and the ARN of a bucket does not tell the account.',
      permission:
        '"{{holder}}" lets S3 invoke a function for buckets of any AWS account: it has no SourceAccount, and the ARN of a bucket does not tell the account.',
    },
    peers: { checkov: ['CKV_AWS_364', 'CKV_AWS_168', 'CKV_AWS_169'], trivy: ['AVD-AWS-0067'], cfn_nag: ['F18', 'F21'] },
  },
  on: ['statement', 'permission', 'lambda'],
  uses: ['topic', 'queue'],
  reads: ['grant', 'permissions'],
  create: ({ require }) => {
    const demand = ({ pinned, origin }: Delivery, rest: Pick<Parameters<typeof require>[1], 'messageId' | 'fix' | 'subject'>): void =>
      require(pinned, { ...rest, at: origin });
    return (one) => {
      const own = ownAccount(one.account);
      if (one.kind === 'statement') {
        const delivery = deliveryBy(one);
        demand(delivery, {
          messageId: 'statement',
          fix: () => (own && delivery.alone ? unsafe(TITLE, setIn(one.at('Condition', 'StringEquals', 'aws:SourceAccount'), spelled(own))) : undefined),
        });
      } else if (one.kind === 'permission') {
        const text = own && written(own);
        demand(invocationBy(one.grant), {
          messageId: 'permission',
          fix: () => (text === undefined ? undefined : unsafe(TITLE, set(one.grant.sourceAccount, text))),
        });
      } else if (one.readBack) {
        // In files every permission is declared by itself.
        require(isInSight(one.permissions), { messageId: 'permission' });
        for (const [index, item] of one.permissions.items.entries()) demand(invocationBy(item), { messageId: 'permission', subject: String(index) });
      }
    };
  },
  examples: {
    fail: [
      deployed(invokes),
      jobs(sends),
      jobs({ ...sends, Condition: { ArnLike: bucketArn } }),
      jobs({ ...sends, Principal: '*', Condition: { ArnEquals: bucketArn } }),
      jobs({ ...sends, Action: 'sqs:*', Condition: { StringEqualsIfExists: { 'aws:SourceAccount': account } } }),
      jobs(sends, { ...sends, Sid: 'Ours', Effect: 'Deny', Principal: '*', Condition: { ArnNotLike: bucketArn } }),
      news({ Condition: { ArnLike: bucketArn } }),
      estate({
        Invoke: subject('permission', {
          function: 'work',
          grant: invokes,
        }),
      }),
    ],
    pass: [
      deployed({ ...invokes, sourceAccount: account }),
      deployed({ ...invokes, principal: 'events.amazonaws.com' }),
      jobs({ ...sends, Condition: { ArnLike: bucketArn, StringEquals: { 'aws:SourceAccount': account } } }),
      jobs({ ...sends, Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } } }),
      jobs({ ...sends, Principal: '*', Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:news' } } }),
      jobs({ ...sends, Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }),
      jobs({ ...sends, Action: 'sqs:ReceiveMessage' }),
      jobs(sends, { ...sends, Sid: 'Ours', Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: { 'aws:SourceAccount': account } } }),
      news({ Principal: { Service: 'events.amazonaws.com' } }),
      news({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'AWS:SourceOwner': account } } }),
      estate({
        Invoke: subject('permission', {
          function: 'work',
          grant: { ...invokes, sourceAccount: account },
        }),
      }),
    ],
    undecided: [inText(jobs({ ...sends, Condition: { StringLike: { 'aws:SourceAccount': computed } } }))],
  },
});
