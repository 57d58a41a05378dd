import { computed, refers } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { bucket, estate, inText, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const point = (network?: { readonly vpc: string | Computed } | Computed): Example =>
  estate({ Reports: subject('accessPoint', { naming: { name: 'reports' }, bucket: refers('Data'), ...(network ? { network } : {}) }), Data: bucket({}) });

export default defineRule({
  meta: {
    id: 'require-access-point-vpc-origin',
    group: 'network',
    severity: 'info',
    securitySeverity: 5.0,
    preset: 'strict',
    docs: {
      summary: 'Bind an access point to a VPC, so that a leaked key or a slip in its policy is of no use from the internet.',
      why: 'An access point is reached from anywhere unless it is bound to a VPC. That is decided when it is made and never changes, and afterwards everything rests on its policy. Bound to a VPC, it answers only what comes through an endpoint of that VPC: a key that was copied from a laptop opens nothing from outside, and S3 takes no policy of it for public, whatever that says.',
      fix: 'Write the VPC at the access point. It must be made anew for that, under another name if its name is fixed, and whoever reaches it from elsewhere (other VPCs, the console, a laptop) is locked out. The VPC needs an endpoint for S3. There is no automatic fix, because only you know the VPC.',
      limits: 'Multi-Region Access Points are exempt: they cannot be bound to a VPC. Which VPC it is, and whether it has an endpoint, is not asked.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html (read November 2026)'],
    },
    messages: { internet: 'Access point "{{accessPoint}}" is bound to no VPC and answers from the internet.' },
  },
  on: 'accessPoint',
  reads: ['network'],
  require: ({ network }) => network.isWritten(),
  examples: {
    fail: [point()],
    pass: [
      point({ vpc: 'vpc-1a2b3c4d' }),
      inText(point({ vpc: computed })),
      estate({
        Anywhere: subject('multiRegionAccessPoint', { members: [{ bucket: refers('Data') }, { bucket: refers('Copy') }] }),
        Data: bucket({}),
        Copy: bucket({}),
      }),
    ],
    undecided: [inText(point(computed))],
  },
});
