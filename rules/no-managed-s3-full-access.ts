import { fullAccessPolicies } from '../src/model/managed-policies.js';
import { computed } from '../src/model/shape.js';
import { estate, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const full = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';

export default defineRule({
  meta: {
    id: 'no-managed-s3-full-access',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 7.0,
    preset: 'recommended',
    docs: {
      summary: 'Give an identity a policy for the buckets it uses, instead of the policy of AWS for all of S3.',
      why: 'AmazonS3FullAccess is one click away and always works, which is why it is on roles that only read one file. It allows every action on every bucket of the account, those that do not exist yet among them: reading the backups, deleting the logs, opening a bucket to the public, switching encryption off. Whoever gets hold of a small service with this policy has the whole store, and of every change that AWS makes to the policy later nobody is asked.',
      fix: 'Write a policy with the actions that are needed on the buckets that are meant: `s3:GetObject` and `s3:PutObject` on `arn:aws:s3:::BUCKET/*`, `s3:ListBucket` on `arn:aws:s3:::BUCKET`. In SAM, S3ReadPolicy and S3CrudPolicy do that for one bucket. IAM Access Analyzer can propose a policy from what the identity has really used. There is no automatic fix, because the code that runs under the identity is not in sight.',
      limits:
        'Reported are AmazonS3FullAccess and AmazonS3OutpostsFullAccess, on roles, users and groups. S3FullAccessPolicy of SAM is meant for one bucket and is not. Whether a permissions boundary takes back a part is not asked: the policy is then still wider than what is needed. Policies that are given to a role which is not in this configuration are not seen.',
      links: [
        'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonS3FullAccess.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-iam-awsmanpol.html (read October 2026)',
      ],
    },
    messages: { given: '"{{identity}}" has {{policy}}, which allows every action on every bucket of the account.' },
    peers: { cfn_nag: ['W44'], 'cdk-nag': ['AwsSolutions-IAM4'] },
  },
  on: ['role', 'user', 'group'],
  reads: ['managed'],
  create:
    ({ require }) =>
    ({ says: identity, managed }) => {
      for (const { policy, isNotIt, origin } of fullAccessPolicies(managed))
        require(isNotIt, { messageId: 'given', data: { identity, policy }, at: origin, subject: policy });
    },
  examples: {
    fail: [
      { managed: [full] },
      { managed: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', 'arn:aws:iam::aws:policy/AmazonS3OutpostsFullAccess'] },
      estate({ Deploy: subject('user', { managed: [full] }) }),
      estate({ Developers: subject('group', { managed: [full] }) }),
    ],
    pass: [
      { managed: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] },
      { managed: ['arn:aws:iam::111122223333:policy/AmazonS3FullAccess'] },
      { managed: [] },
      {},
    ],
    undecided: [{ managed: [computed] }],
  },
});
