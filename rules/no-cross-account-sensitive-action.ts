import { nameOf } from '../src/model/exposure.js';
import { foreignChangesOf, letsForeignersChange } from '../src/model/sensitive.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy, inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';
import { series } from '../src/truth/sentences.js';

const both = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
const colleagues = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } };
const everything = { Sid: 'Colleagues', Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: both, ...colleagues };

export default defineRule({
  meta: {
    id: 'no-cross-account-sensitive-action',
    group: 'policy',
    severity: 'error',
    securitySeverity: 8.0,
    preset: 'recommended',
    docs: {
      summary: 'Keep the settings of a bucket in the account that owns it: others get objects, not the keys of the house.',
      why: 'Another account needs the files, and `s3:*` is shorter than a list. With it come the actions that nobody had in mind: a lifecycle rule that lets everything expire, a replication to a bucket of theirs, another encryption key, the end of Block Public Access. An administrator there needs no permission of yours to give them to any user of theirs, and a break-in over there is one here.',
      fix: 'List the actions that are needed, mostly s3:GetObject, s3:PutObject and s3:ListBucket. What the other account is to administer, it does through a role of your account that you can watch and end. There is no automatic fix, because only you know what the other side really does.',
      limits:
        'Reported are DeleteBucket, PutBucketOwnershipControls, PutBucketPublicAccessBlock, PutEncryptionConfiguration, PutLifecycleConfiguration, PutReplicationConfiguration and PutBucketVersioning, and while ACLs are in force also PutBucketAcl, PutObjectAcl and PutObjectVersionAcl. PutBucketVersioning is left to whoever may replicate into the bucket. PutBucketPolicy and DeleteBucketPolicy have no effect from another account: S3 refuses them. Who is let in by an organization or a network counts as other accounts too; what everybody may do is reported as public. Where the own account is not told, a literal account is undecided.',
      links: [
        'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-walkthrough-2.html (read April 2026)',
      ],
    },
    messages: { foreign: 'Other accounts can call {{actions}} on bucket "{{bucket}}": {{grant}} allows it, for example {{example}}.' },
    controls: { fsbp: ['S3.6'] },
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(letsForeignersChange(grant)),
  message: (grant, because) => ({
    messageId: 'foreign',
    data: {
      actions: series(foreignChangesOf(grant)),
      bucket: nameOf(grant.access),
      example: because.find(({ witness }) => witness)?.witness?.says ?? 'any such request',
    },
  }),
  examples: {
    fail: [
      bucketPolicy([everything]),
      bucketPolicy([{ ...everything, Action: 's3:PutBucketVersioning' }]),
      bucketPolicy([{ ...everything, Action: 's3:PutObjectAcl' }], { ownership: { objectOwnership: 'ObjectWriter' } }),
    ],
    pass: [
      bucketPolicy([{ ...everything, Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'] }]),
      bucketPolicy([{ ...everything, Action: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'] }]),
      bucketPolicy([{ ...everything, Action: ['s3:PutObject', 's3:PutObjectAcl'] }]),
      bucketPolicy([everything, { ...everything, Sid: 'OnlyFiles', Effect: 'Deny', Action: ['s3:PutBucket*', 's3:Put*Configuration', 's3:DeleteBucket'] }]),
      {},
    ],
    undecided: [
      inText(bucketPolicy([{ ...everything, Principal: { AWS: 'arn:aws:iam::444455556666:role/admin' } }])),
      bucketPolicy([{ ...everything, Principal: { AWS: computed } }], blocksOff),
    ],
  },
});
