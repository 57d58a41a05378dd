import { givesAllOfS3 } from '../src/model/full-access.js';
import { computed } from '../src/model/shape.js';
import { identityPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not, yes } from '../src/truth/answer.js';

const all = { Sid: 'Files', Effect: 'Allow', Action: 's3:*', Resource: '*' };
const [bucket, objects] = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];

export default defineRule({
  meta: {
    id: 'no-iam-s3-full-access',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 7.5,
    preset: 'recommended',
    docs: {
      summary: 'Let an identity use the buckets it needs, and not every action on every bucket of the account.',
      why: 'A small service stores thumbnails, and its role may do `s3:*` on `*`. It works, and nobody asks again. One day a hole in an image library lets a stranger run commands there. The stranger does not care for thumbnails: the same role lists all buckets, reads the backups of the customer database and the state files with the passwords, and at last deletes what would be needed to recover. The hole was in one service, the damage is in all of them.',
      fix: 'Name the actions and the buckets: `s3:GetObject` and `s3:PutObject` on `arn:aws:s3:::BUCKET/*`, `s3:ListBucket` on `arn:aws:s3:::BUCKET`. IAM Access Analyzer can propose a policy from what the role has really used. There is no automatic fix, because the code that runs under the identity is not in sight.',
      limits:
        'Reported are statements of identity policies that allow every action of S3 (`s3:*`, `*`, or NotAction without S3) on every bucket (`*`, `arn:aws:s3:::*`), unless a Deny without conditions takes all but some buckets or some actions back, or a condition chooses by tags or access points. Service control and resource control policies grant nothing and are not judged, and neither is a policy whose address or name calls it a boundary.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html (read April 2026)',
      ],
    },
    messages: { full: 'In "{{holder}}", {{statement}} allows every S3 action on every bucket.' },
    peers: {
      checkov: ['CKV_AWS_62', 'CKV_AWS_63'],
      trivy: ['AVD-AWS-0345', 'AVD-AWS-0346'],
      cfn_nag: ['F3', 'F4', 'F5'],
      'cdk-nag': ['AwsSolutions-IAM5'],
    },
  },
  on: 'statement',
  uses: ['identity'],
  concerning: 's3',
  reads: [],
  require: (subject) => (!/boundary/i.test(`${subject.of.address} ${subject.of.key}`) ? not(givesAllOfS3(subject)) : yes()),
  examples: {
    fail: [
      identityPolicy(all),
      identityPolicy({ ...all, Action: ['logs:PutLogEvents', '*'] }),
      identityPolicy({ ...all, Action: 'S3:*', Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::*/*'] }),
      identityPolicy({ Sid: 'Power', Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }),
      identityPolicy(all, { Sid: 'KeepPolicy', Effect: 'Deny', Action: 's3:PutBucketPolicy', Resource: '*' }),
      identityPolicy({ ...all, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    ],
    pass: [
      identityPolicy({ ...all, Resource: [bucket, objects] }),
      identityPolicy({ ...all, Action: ['s3:Get*', 's3:List*'] }),
      identityPolicy(all, { Sid: 'OnlyData', Effect: 'Deny', Action: 's3:*', NotResource: [bucket, objects] }),
      identityPolicy(all, { Sid: 'OnlyRead', Effect: 'Deny', NotAction: ['s3:Get*', 's3:List*'], Resource: '*' }),
      identityPolicy({ ...all, Condition: { StringEquals: { 'aws:ResourceTag/team': 'web' } } }),
      identityPolicy({ Sid: 'Power', Effect: 'Allow', NotAction: 's3:*', Resource: '*' }),
      identityPolicy({ ...all, Effect: 'Deny' }),
    ],
    undecided: [identityPolicy({ ...all, Resource: computed }), identityPolicy({ ...all, Action: computed })],
  },
});
