import { nameOf } from '../src/model/exposure.js';
import { canBeRepaired } from '../src/model/lockout.js';
import { computed } from '../src/model/shape.js';
import { bucketPolicy, inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const deny = { Sid: 'OnlyAdmin', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] };

export default defineRule({
  meta: {
    id: 'no-policy-lockout',
    group: 'policy',
    severity: 'error',
    securitySeverity: 6.0,
    preset: 'recommended',
    docs: {
      summary: 'Leave somebody but root a way to change the bucket policy, because a Deny that hits everybody also hits who would repair it.',
      why: 'A Deny beats every permission, that of administrators too. A Deny for everybody with an exception that has a slip in it (a session ARN where the ARN of the role belongs, `roles/` for `role/`, the id of a VPC for that of its endpoint) deploys without complaint. From then on no pipeline can change or delete the policy, the stack can neither go on nor back, and only the root user of the account gets in, whose second factor lies in a safe.',
      fix: 'Let the Deny leave out s3:PutBucketPolicy, s3:GetBucketPolicy and s3:DeleteBucketPolicy, or except the role that deploys: `"ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::ACCOUNT:role/deploy" }`, with the ARN of the role and never that of a session. There is no automatic fix, because only you know who is to have the way.',
      limits:
        'Asked is whether any user or role of the account of the owner could get through the Denies, if its own policies allowed it. A way that exists is enough, be it one role or one VPC endpoint: whether that role exists and whether you are in that network is not known here.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html (read October 2026)',
      ],
    },
    messages: { locked: 'Nobody but root of its account can change the policy of bucket "{{bucket}}" any more: a Deny hits everybody else.' },
    peers: { checkov: ['CKV_AWS_93'] },
  },
  on: 'bucketAccess',
  reads: [],
  require: canBeRepaired,
  message: (access) => ({ messageId: 'locked', data: { bucket: nameOf(access) } }),
  examples: {
    fail: [
      bucketPolicy([deny]),
      bucketPolicy([{ ...deny, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:sts::111122223333:assumed-role/admin/*' } } }]),
      bucketPolicy([{ ...deny, Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:roles/admin' } } }]),
      bucketPolicy([{ ...deny, Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpc-1a2b3c4d' } } }]),
      bucketPolicy([
        { ...deny, Sid: 'Http', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { ...deny, Sid: 'Https', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      ]),
    ],
    pass: [
      bucketPolicy([{ ...deny, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } } }]),
      bucketPolicy([{ ...deny, Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }]),
      bucketPolicy([{ ...deny, Resource: 'arn:aws:s3:::data/*' }]),
      bucketPolicy([{ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
      bucketPolicy([{ ...deny, Action: ['s3:PutObject', 's3:DeleteBucket'] }]),
      {},
    ],
    undecided: [
      inText(bucketPolicy([{ ...deny, Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/admin' } } }])),
      bucketPolicy([{ ...deny, Condition: { ArnNotEquals: { 'aws:PrincipalArn': computed } } }]),
    ],
  },
});
