import { openServices } from '../src/model/service-source.js';
import { computed } from '../src/model/shape.js';
import { termOfValue } from '../src/model/situation.js';
import { bucketPolicy } from '../src/rule/example.js';
import { safe, setIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { series } from '../src/truth/sentences.js';

const logs = { Sid: 'Logs', Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const balancer = { ...logs, Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' } };
const account = '111122223333';
const mail = { ...logs, Principal: { Service: 'ses.amazonaws.com' }, Condition: { StringEquals: { 'aws:Referer': account } } };

/** Services that put aws:SourceAccount into their requests, with what may stop. Their guides, read October 2026. */
const TELL_ACCOUNT: Readonly<Record<string, 'nothing' | 'other accounts' | undefined>> = {
  // Source and target of access logs are always of one account (S3 User Guide).
  'logging.s3.amazonaws.com': 'nothing',
  's3.amazonaws.com': 'other accounts',
  'config.amazonaws.com': 'other accounts',
  'delivery.logs.amazonaws.com': 'other accounts',
};

export default defineRule({
  meta: {
    id: 'no-confused-deputy-service-principal',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 6.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let an AWS service in on behalf of your own sources only, for it works for everybody who asks.',
      why: 'The bucket lets CloudTrail write its logs. CloudTrail belongs to AWS and serves every customer: somebody else can name your bucket as the target of a trail of theirs, and CloudTrail, which may write there, does. Now your audit log holds forged entries, or so many that the bill explodes, or an object lies where you expected another. The service was allowed, only not for whom: the deputy was confused.',
      fix: 'Add a condition that fixes the source: `StringEquals` aws:SourceAccount with your account, and where it is known `ArnLike` aws:SourceArn with the bucket, the trail or the distribution; for an organization aws:SourceOrgID. Both together are best for buckets, whose ARN has no account. For server access logs the fix adds the account, which is safe, since source and target must be of one account anyway. For a few other services it is offered as unsafe: deliveries on behalf of other accounts stop.',
      limits:
        'Any one of aws:SourceArn, aws:SourceAccount, aws:SourceOrgID and aws:SourceOrgPaths is enough, with a positive operator, without IfExists and with a fixed value; of an ARN the account must be fixed, or the bucket. A Deny of the same policy that refuses all other sources counts, too. For load balancer logs a path with `AWSLogs/` and the account is enough, and for mail that SES stores aws:Referer with the account, as its guide asked at first. CloudFront is left to oac-policy-pins-distribution.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (read April 2026)',
        'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html (read November 2026)',
        'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html (read April 2026)',
      ],
    },
    messages: {
      open: 'In "{{holder}}", {{statement}} lets {{service}} in on behalf of any AWS account: no condition fixes aws:SourceAccount or aws:SourceArn.',
    },
  },
  on: 'statement',
  uses: ['bucket'],
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      const { at } = subject;
      const { services, pinned, origin } = openServices(subject);
      if (services.length === 0) return;
      require(pinned, {
        messageId: 'open',
        data: { service: series(services) },
        at: origin,
        fix: () => {
          const stops = [...new Set(services.map((service) => (Object.hasOwn(TELL_ACCOUNT, service) ? TELL_ACCOUNT[service] : undefined)))];
          const own = termOfValue(subject.account, 'the own account');
          if (stops.length !== 1 || stops[0] === undefined || own.some((piece) => typeof piece !== 'string' && piece.looks !== 'account')) return undefined;
          const edit = setIn(at('Condition', 'StringEquals', 'aws:SourceAccount'), spelled(own));
          return stops[0] === 'nothing'
            ? safe('Fix aws:SourceAccount to the own account', edit)
            : unsafe('Fix aws:SourceAccount to the own account (deliveries on behalf of other accounts stop)', edit);
        },
      });
    },
  examples: {
    fail: [
      bucketPolicy([logs]),
      bucketPolicy([
        { ...logs, Principal: { Service: 'cloudtrail.amazonaws.com' }, Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } } },
      ]),
      bucketPolicy([{ ...logs, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } }]),
      bucketPolicy([{ ...logs, Condition: { StringEqualsIfExists: { 'aws:SourceAccount': account } } }]),
      bucketPolicy([{ ...logs, Condition: { StringNotEquals: { 'aws:SourceAccount': account } } }]),
      bucketPolicy([balancer]),
      bucketPolicy([{ ...mail, Condition: { StringLike: { 'aws:Referer': '*' } } }]),
      bucketPolicy([{ ...mail, Principal: { Service: ['ses.amazonaws.com', 'config.amazonaws.com'] } }]),
      bucketPolicy([{ ...logs, Condition: mail.Condition }]),
    ],
    pass: [
      bucketPolicy([{ ...logs, Condition: { StringEquals: { 'aws:SourceAccount': [account, '444455556666'] } } }]),
      bucketPolicy([{ ...logs, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source' } } }]),
      bucketPolicy([
        {
          ...logs,
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { StringLike: { 'AWS:SourceArn': `arn:aws:cloudtrail:*:${account}:trail/*` } },
        },
      ]),
      bucketPolicy([{ ...logs, Condition: { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/*' } } }]),
      bucketPolicy([{ ...balancer, Resource: `arn:aws:s3:::data/web/AWSLogs/${account}/*` }]),
      bucketPolicy([{ ...logs, Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' }]),
      bucketPolicy([
        logs,
        {
          ...logs,
          Sid: 'Ours',
          Effect: 'Deny',
          Principal: '*',
          Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } },
        },
      ]),
      bucketPolicy([mail]),
      bucketPolicy([{ ...logs, Effect: 'Deny' }]),
    ],
    undecided: [bucketPolicy([{ ...logs, Condition: { ArnLike: { 'aws:SourceArn': computed } } }])],
  },
});
