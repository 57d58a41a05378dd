import { nameOf } from '../src/model/exposure.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, policyDocument, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const off = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };
const reading = { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:*:*:accesspoint/reports/object/*' };
const reports = { naming: { name: 'reports' }, bucket: refers('Data'), publicAccessBlock: off };

/** A bucket that leaves it to its access points who may come in. */
const delegating = bucket({
  naming: { name: 'data' },
  publicAccessBlock: off,
  policy: {
    document: policyDocument({
      Sid: 'LeaveItToPoints',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::data/*',
      Condition: { StringLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:*:accesspoint/*' } },
    }),
  },
});

function pointWith(statement: object, data = delegating): ReturnType<typeof estate> {
  return estate({ Reports: subject('accessPoint', { ...reports, policy: { document: policyDocument(statement) } }), Data: data });
}

export default defineRule({
  meta: {
    id: 'no-public-access-point-policy',
    group: 'access',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Let an access point name who may use it, because one that is open lets every AWS account into the bucket behind it.',
      why: 'The bucket policy looks perfect: nobody comes in but through access points of your own account. So whoever may write the policy of one access point decides about the bucket, and a `"Principal": "*"` there is a door to every account of AWS. An unsigned request is refused at an access point, so the usual test from a browser shows a closed door; anybody with an account of their own walks through.',
      fix: 'Name the roles, accounts or the organization in the policy of the access point, or make it one that is reached from your VPC alone. There is no automatic fix, because nobody but you knows who uses the point.',
      limits:
        'The verdict counts the policy of the point, the policy of the bucket (which must leave the decision to its access points, or let the caller in itself), and Block Public Access of point, bucket and account. A point that is reached from one VPC alone is never public. A condition on s3:DataAccessPointArn narrows a bucket policy, and not the policy of the point itself. Where the bucket is not in sight the answer is open.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
      ],
    },
    messages: { open: 'Everybody with an AWS account can use access point "{{pointAccess}}" of bucket "{{bucket}}", for example for {{example}}.' },
    controls: { 'cis-aws': ['v7 2.21'] },
  },
  on: 'pointAccess',
  reads: [],
  require: ({ as, can }) => any(as.network.is('VPC'), () => not(can({ who: { kind: 'everybody' } }))),
  message: ({ access }, because) => ({
    messageId: 'open',
    data: { bucket: nameOf(access), example: because.find(({ witness }) => witness)?.witness?.says ?? 'any request' },
  }),
  examples: {
    fail: [pointWith(reading)],
    pass: [
      pointWith({ ...reading, Principal: { AWS: 'arn:aws:iam::111122223333:role/report' } }),
      pointWith({ ...reading, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      // The bucket leaves nothing to its points.
      pointWith(reading, bucket({ naming: { name: 'data' }, publicAccessBlock: off })),
      estate({
        Reports: subject('accessPoint', { ...reports, network: { vpc: 'vpc-1a2b3c4d' }, policy: { document: policyDocument(reading) } }),
        Data: delegating,
      }),
      estate({ Reports: subject('accessPoint', reports), Data: delegating }),
    ],
    undecided: [pointWith({ ...reading, Principal: { AWS: computed } })],
  },
});
