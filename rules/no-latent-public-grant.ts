import { isLatent, masksOf, nameOf } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy, inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const everybody = { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const restricted = { publicAccessBlock: { ...blocksOff.publicAccessBlock, restrictPublicBuckets: true } };

export default defineRule({
  meta: {
    id: 'no-latent-public-grant',
    group: 'access',
    severity: 'warn',
    securitySeverity: 5.0,
    preset: 'recommended',
    docs: {
      summary: 'Take out public grants that only a setting keeps from working, because whoever lifts the setting publishes the bucket.',
      why: 'RestrictPublicBuckets and IgnorePublicAcls do not remove a public grant: they make S3 look away. The grant stays, a review of the policy shows a bucket that is open to everybody, and the day somebody switches the setting off, to let one partner in or because a test asked for it, the whole bucket is on the internet with no change to the policy and no second pair of eyes.\n\nThe mask has a cost of its own: under RestrictPublicBuckets one public statement cuts off all other accounts, also those that the same policy names one by one.',
      fix: 'Take the grant out, or let it name who is meant. There is no automatic fix: under the setting a statement for everybody still lets in identities of your own account and services of AWS, and one of them may live on it.',
      limits:
        'Reported is a grant that would be open at once if the setting were off, Denies counted. Where Block Public Access refuses the grant in the first place, or disabled ACLs refuse an ACL, the deployment fails, and other rules say so. A live scan does not see ACL grants that IgnorePublicAcls hides: S3 leaves them out of its answers.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html (read April 2026)',
      ],
    },
    messages: { latent: 'Only {{mask}} keeps everybody out of bucket "{{bucket}}": {{grant}} lets them in as soon as it is off.' },
    peers: { kics: ['s3_bucket_public_acl_overridden_by_public_access_block'] },
    controls: { 'cis-aws': ['v7 2.21'] },
    yieldsTo: [
      'no-public-admin',
      'no-public-write',
      'no-public-read',
      'no-public-list',
      'no-allow-not-principal',
      'no-weak-condition-referer',
      'no-overbroad-source-ip',
      'no-ifexists-in-allow',
      'no-grant-refused-by-public-access-block',
    ],
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(isLatent(grant)),
  message: (grant) => ({ messageId: 'latent', data: { mask: masksOf(grant), bucket: nameOf(grant.access) } }),
  examples: {
    fail: [
      bucketPolicy([everybody], restricted),
      {
        acl: { canned: 'public-read' },
        ownership: { objectOwnership: 'ObjectWriter' },
        publicAccessBlock: { ...blocksOff.publicAccessBlock, ignorePublicAcls: true },
      },
    ],
    pass: [
      // A live one was taken before the block came, and is masked by it.
      inText(bucketPolicy([everybody])),
      bucketPolicy([everybody], blocksOff),
      bucketPolicy([{ ...everybody, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }], restricted),
      bucketPolicy([everybody, { ...everybody, Sid: 'Nobody', Effect: 'Deny' }], restricted),
      { acl: { canned: 'public-read' }, publicAccessBlock: { ...blocksOff.publicAccessBlock, ignorePublicAcls: true } },
    ],
    undecided: [
      bucketPolicy([{ ...everybody, Principal: { AWS: computed } }], restricted),
      inText(bucketPolicy([everybody], { publicAccessBlock: { ...restricted.publicAccessBlock, blockPublicPolicy: computed } })),
    ],
  },
});
