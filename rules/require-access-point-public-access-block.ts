import { blockSettings } from '../src/model/public-access.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, subject } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

const off = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };
const on = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };
const reports = { naming: { name: 'reports' }, bucket: refers('Data') };

export default defineRule({
  meta: {
    id: 'require-access-point-public-access-block',
    group: 'access',
    severity: 'error',
    securitySeverity: 7.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Leave Block Public Access of an access point on, because what it lets through can never be blocked there later.',
      why: 'An access point has a policy of its own, often in the hands of the team that uses it and not of the team that owns the bucket. Its Block Public Access is what keeps a mistake in that policy from letting every AWS account in. S3 sets it when the access point is made and never changes it again: a point that was made without it "for the first test" stays without it until it is deleted, with everything that uses its name.',
      fix: 'Set all four to true, or leave the block out: that means the same. Because the block of an existing access point cannot be changed, the point must be made anew; under a fixed name CloudFormation cannot replace it, so give the new one another name, move its users, then take the old one out. Other accounts that come in under a policy that is public as a whole are then denied.',
      limits:
        'Judged are access points, Multi-Region Access Points and Object Lambda access points. What a block means that leaves a setting out is documented for Terraform (on), and undecided in CloudFormation. A point that is reached from a VPC alone is judged too: the network can be named wrongly as well.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-block-public-access.html (read April 2026)',
      ],
    },
    messages: { off: 'Access point "{{holder}}" is made with {{settings}} off, and that cannot be changed afterwards.' },
    peers: { checkov: ['CKV_AWS_392'], prowler: ['s3_access_point_public_access_block', 's3_multi_region_access_point_public_access_block'] },
    controls: { fsbp: ['S3.19', 'S3.24'] },
  },
  on: ['accessPoint', 'multiRegionAccessPoint', 'objectLambdaAccessPoint'],
  reads: ['publicAccessBlock'],
  require: (point) => all(...blockSettings(point).map(({ value }) => not(value.is(false)))),
  message: (point) => ({
    messageId: 'off',
    data: {
      settings: blockSettings(point)
        .filter(({ value }) => value.is(false).truth === 'yes')
        .map(({ name }) => name)
        .join(', '),
    },
  }),
  fix: (point) =>
    unsafe(
      'Turn on all of Block Public Access (the access point must be made anew, under another name if it has a fixed one)',
      ...blockSettings(point).flatMap(({ value }) => (value.is(false).truth === 'yes' ? [set(value, true)] : [])),
    ),
  examples: {
    fail: [
      estate({ Reports: subject('accessPoint', { ...reports, publicAccessBlock: { ...on, restrictPublicBuckets: false } }), Data: bucket({}) }),
      estate({
        Anywhere: subject('multiRegionAccessPoint', { members: [{ bucket: refers('Data') }, { bucket: refers('Copy') }], publicAccessBlock: off }),
        Data: bucket({}),
        Copy: bucket({}),
      }),
    ],
    pass: [
      estate({ Reports: subject('accessPoint', { ...reports, publicAccessBlock: on }), Data: bucket({}) }),
      estate({ Reports: subject('accessPoint', reports), Data: bucket({}) }),
    ],
    undecided: [
      estate({ Reports: subject('accessPoint', { ...reports, publicAccessBlock: { ...on, blockPublicPolicy: computed } }), Data: bucket({}) }),
      estate({ Reports: subject('accessPoint', { ...reports, publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true } }), Data: bucket({}) }),
    ],
  },
});
