import type { Bucket } from '../src/model/subjects.js';
import { blockSettings } from '../src/model/public-access.js';
import { computed } from '../src/model/shape.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, any } from '../src/truth/answer.js';
import type { Answer } from '../src/truth/answer.js';

/** The same settings of the account, where they are declared beside the bucket or told in the configuration. */
function ofAccount({ access }: Pick<Bucket, 'access'>): readonly Answer[] {
  const { account } = access.situation.blocks;
  return account ? blockSettings({ publicAccessBlock: account }).map(({ value }) => value.is(true)) : [];
}

export default defineRule({
  meta: {
    id: 'require-public-access-block',
    group: 'access',
    severity: 'error',
    securitySeverity: 7.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Leave all four settings of Block Public Access on, so that no policy and no ACL can open the bucket to everybody.',
      why: 'A bucket is seldom opened on purpose. Somebody debugs a download late at night, pastes a policy with `"Principal": "*"`, and forgets it; a tool uploads with a public ACL; a wildcard turns out wider than it looked. Block Public Access is the net below all of these: two settings refuse what would make the bucket public, two make what is already there ineffective.\n\nWriting half of it is worse than writing none. A new bucket has all four on, but a block that is declared replaces that as a whole, and each setting it leaves out is off.',
      fix: 'Set all four to true, or leave the block out on a new bucket. Whoever reads the bucket anonymously, through a website endpoint or from another account under a policy that is public as a whole, is then denied: give such readers a CloudFront distribution with origin access control, or name them in the policy.',
      limits:
        'No block at all is no finding in files: S3 turns all four on for buckets made since April 2023. Read from a live account, a bucket without a block has none. What the block of the account turns on is on for every bucket: where that is declared beside the bucket, or told by `facts.blockPublicAccess: all`. A bucket that is public on purpose needs a suppression with its reason.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html (read April 2026)',
        'https://aws.amazon.com/blogs/aws/heads-up-amazon-s3-security-changes-are-coming-in-april-of-2023/ (read April 2026)',
      ],
    },
    messages: {
      off: 'Block Public Access of bucket "{{bucket}}" is not complete: {{settings}} off.',
      offUnlessAccount: 'Block Public Access of bucket "{{bucket}}" is not complete: {{settings}} off, unless the account blocks it.',
    },
    peers: {
      checkov: ['CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'CKV2_AWS_6'],
      trivy: ['AVD-AWS-0086', 'AVD-AWS-0087', 'AVD-AWS-0091', 'AVD-AWS-0093', 'AVD-AWS-0094'],
      kics: [
        's3_bucket_allows_public_acl',
        'S3 Bucket Allows Public Policy',
        's3_bucket_without_ignore_public_acl',
        's3_bucket_without_restriction_of_public_bucket',
        'S3 Buckets Are Publicly Accessible',
      ],
      'cdk-nag': ['S3BucketLevelPublicAccessProhibited', 'AwsSolutions-S2'],
      'cfn-guard': ['S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED'],
      prowler: ['s3_bucket_level_public_access_block'],
    },
    controls: { fsbp: ['S3.8'], 'cis-aws': ['v3 2.1.4', 'v4 2.1.4', 'v5 2.1.4', 'v6 3.1.4', 'v7 3.1.4'] },
  },
  on: 'bucket',
  reads: ['publicAccessBlock'],
  reaches: { bucketAccess: [] },
  require: (bucket) => all(...blockSettings(bucket).map(({ value }, index) => any(value.is(true), () => any(...ofAccount(bucket).slice(index, index + 1))))),
  message: (bucket) => {
    const account = ofAccount(bucket);
    const off = blockSettings(bucket).filter(({ value }, index) => value.is(true).truth === 'no' && account[index]?.truth !== 'yes');
    const names = off.map(({ name }) => name).join(', ');
    return { messageId: account.length > 0 ? 'off' : 'offUnlessAccount', data: { settings: `${names} ${off.length === 1 ? 'is' : 'are'}` } };
  },
  fix: (bucket) =>
    unsafe(
      'Turn on all of Block Public Access (anonymous readers, and other accounts under a public policy, are then denied; a public ACL or policy declared beside it is refused)',
      ...blockSettings(bucket).flatMap(({ value }) => (value.is(true).truth === 'no' ? [set(value, true)] : [])),
    ),
  examples: {
    fail: [
      { publicAccessBlock: { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false } },
      { publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true } },
    ],
    pass: [{ publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true } }, {}],
    undecided: [{ publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: computed, restrictPublicBuckets: true } }],
  },
});
