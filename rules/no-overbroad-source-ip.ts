import { nameOf } from '../src/model/exposure.js';
import { WIDEST, wideRangesIn } from '../src/model/narrowing.js';
import { isInSight } from '../src/model/list.js';
import { statementName } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { asEstate, bucketPolicy, withOptions } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const reading = { Sid: 'Office', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const from = (...ranges: readonly unknown[]): object => ({ Condition: { IpAddress: { 'aws:SourceIp': ranges } } });

export default defineRule({
  meta: {
    id: 'no-overbroad-source-ip',
    group: 'policy',
    severity: 'error',
    securitySeverity: 7.5,
    preset: 'recommended',
    docs: {
      summary: 'Name the addresses that you know, because a range as wide as a part of the internet lets that part in.',
      why: 'A list of addresses is the oldest fence, and it needs one slip to fall: `/1` for `/17`, `0.0.0.0/0` because the test had to pass today, two halves of the internet one below the other so that no single line looks wrong. S3 calls an IPv4 range wider than /8 or an IPv6 range wider than /32 public, whatever else stands in the list. `NotIpAddress` in an Allow says "everybody but these", which is the same. In a Deny, "all but these addresses are refused" with such a range refuses nearly nobody.',
      fix: 'Write the ranges of your own offices, gateways or partners. For machines in AWS use aws:SourceVpce or aws:SourceVpc, for people their principals. There is no automatic fix, because only you know your addresses.',
      limits:
        'Each range is judged by itself. An Allow is judged where its addresses are all that narrows it; a statement that a rule about public access reports as open is not repeated. With the options `ipv4` and `ipv6` shorter lists are demanded: the shortest prefix that is accepted. Private ranges are never too wide: no caller of S3 has such an address, which is another mistake.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (read October 2026)',
      ],
    },
    messages: {
      wide: 'In the policy of bucket "{{bucket}}", {{statement}} lets in every address of {{range}}, which is wider than /{{limit}}.',
      negated: 'In the policy of bucket "{{bucket}}", {{statement}} lets in every address but some: NotIpAddress does not narrow a grant.',
      deny: 'In the policy of bucket "{{bucket}}", {{statement}} refuses only who is outside of {{range}}, which is wider than /{{limit}}: nearly everybody gets through.',
    },
    schema: {
      type: 'object',
      properties: { ipv4: { type: 'integer', minimum: 1, maximum: 32 }, ipv6: { type: 'integer', minimum: 1, maximum: 128 } },
      additionalProperties: false,
    },
    defaultOptions: { ...WIDEST },
    yieldsTo: ['no-public-admin', 'no-public-write', 'no-public-read', 'no-public-list'],
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require, options }) =>
    (access) => {
      const { policy } = access.situation;
      if (!policy) return;
      for (const { as, statement, range, limit, answer } of wideRangesIn(access.situation, { ...WIDEST, ...options })) {
        const called = statementName(statement);
        require(not(answer), {
          messageId: as,
          data: { statement: called, bucket: nameOf(access), range, limit: String(limit) },
          subject: `${called} ${range}`.trim(),
          cause: statement.origin,
        });
      }
      require(isInSight(policy.statements), { messageId: 'wide' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...reading, ...from('203.0.113.0/24', '0.0.0.0/1') }]),
      bucketPolicy([{ ...reading, ...from('2001::/16') }]),
      bucketPolicy([{ ...reading, Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.7' } } }]),
      bucketPolicy([{ ...reading, Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } }]),
      withOptions({ ipv4: 24 }, asEstate(bucketPolicy([{ ...reading, ...from('203.0.0.0/16') }]), 'bucket')),
    ],
    pass: [
      bucketPolicy([{ ...reading, ...from('203.0.113.0/24', '17.0.0.0/8', '2001:db8::/32') }]),
      bucketPolicy([{ ...reading, ...from('10.0.0.0/8', '172.16.0.0/12') }]),
      bucketPolicy([{ ...reading, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' }, StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }]),
      bucketPolicy([{ ...reading, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, ...from('0.0.0.0/0') }]),
      bucketPolicy([{ ...reading, Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }]),
      bucketPolicy([{ ...reading, Effect: 'Deny', ...from('0.0.0.0/0') }]),
      {},
    ],
    undecided: [bucketPolicy([{ ...reading, ...from('203.0.113.0/24', computed) }])],
  },
});
