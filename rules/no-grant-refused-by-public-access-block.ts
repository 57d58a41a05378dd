import { isRefused, nameOf } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy, inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const everybody = { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

export default defineRule({
  meta: {
    id: 'no-grant-refused-by-public-access-block',
    group: 'access',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    controls: { 'cis-aws': ['v7 2.21'] },
    refusedByAws: true,
    docs: {
      summary: 'Declare no public grant beside a Block Public Access that refuses it, because the deployment then fails.',
      why: 'The template has made a public website for years. In a new account the same template stops: since April 2023 every new bucket blocks public access, and S3 answers "Access Denied" to the bucket policy, rolls the stack back, and the message names neither the setting nor the statement. The quick way out is to switch the whole block off, and then far more is open than was ever meant.',
      fix: 'First ask whether everybody is really meant. Mostly the grant is wrong: let the statement name who reads, or put CloudFront with origin access control before the bucket. If the bucket is to be public, declare its Block Public Access with the one setting off that refuses the grant (BlockPublicPolicy, and RestrictPublicBuckets for it to have effect; BlockPublicAcls and IgnorePublicAcls for an ACL), and write down why. There is no automatic fix, because one of the two must give way and only you know which.',
      limits:
        'What is public is decided as Block Public Access does it: statement by statement, whatever Denies stand beside it, and also for actions that do not exist. A bucket without a declared block counts as new, with all four settings on (assumed). A public ACL on a bucket whose ACLs are disabled fails for that reason, which another rule reports. A grant that is live was taken before the block came; no-latent-public-grant reports it. A statement whose defect another rule names, or that is open as it stands, is not repeated.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://aws.amazon.com/blogs/aws/heads-up-amazon-s3-security-changes-are-coming-in-april-of-2023/ (read April 2026)',
      ],
    },
    messages: {
      policy: 'S3 refuses the policy of bucket "{{bucket}}", and the deployment fails: {{grant}} is public, and BlockPublicPolicy is on.',
      acl: 'S3 refuses the ACL of bucket "{{bucket}}", and the deployment fails: {{grant}} is public, and BlockPublicAcls is on.',
    },
    yieldsTo: [
      'no-public-admin',
      'no-public-write',
      'no-public-read',
      'no-public-list',
      'no-allow-not-principal',
      'no-weak-condition-referer',
      'no-overbroad-source-ip',
      'no-ifexists-in-allow',
    ],
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(isRefused(grant)),
  message: ({ acl, access }) => ({ messageId: acl ? 'acl' : 'policy', data: { bucket: nameOf(access) } }),
  examples: {
    fail: [
      inText(bucketPolicy([everybody])),
      inText(
        bucketPolicy([everybody], {
          publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true },
        }),
      ),
      inText({ acl: { canned: 'public-read' }, ownership: { objectOwnership: 'BucketOwnerPreferred' } }),
    ],
    pass: [
      bucketPolicy([everybody], blocksOff),
      bucketPolicy([everybody], { publicAccessBlock: { ...blocksOff.publicAccessBlock, restrictPublicBuckets: true } }),
      bucketPolicy([{ ...everybody, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]),
      bucketPolicy([{ ...everybody, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }]),
      bucketPolicy([{ ...everybody, Condition: { StringEquals: { 's3:DataAccessPointAccount': '111122223333' } } }]),
      bucketPolicy([{ ...everybody, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
      { acl: { canned: 'public-read' } },
      { acl: { canned: 'log-delivery-write' }, ownership: { objectOwnership: 'BucketOwnerPreferred' } },
    ],
    undecided: [
      inText(bucketPolicy([everybody], { publicAccessBlock: { ...blocksOff.publicAccessBlock, blockPublicPolicy: computed } })),
      inText(bucketPolicy([{ ...everybody, Principal: { AWS: computed } }])),
    ],
  },
});
