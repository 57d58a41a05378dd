import { isPrivateRange } from '../src/model/condition-words.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { usesOnS3 } from '../src/model/statements.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';
import { some } from '../src/truth/value.js';

const office = {
  Sid: 'Office',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::data/*',
};
const elsewhere = { ...office, Effect: 'Deny', Principal: '*', Action: 's3:*' };
const from = (operator: string, addresses: unknown): object => ({ Condition: { [operator]: { 'aws:SourceIp': addresses } } });

export default defineRule({
  meta: {
    id: 'no-private-ip-in-source-ip',
    group: 'policy',
    severity: 'error',
    securitySeverity: 6.0,
    preset: 'recommended',
    docs: {
      summary: 'Put no private addresses into aws:SourceIp: S3 never sees one there.',
      why: 'The servers have addresses such as 10.0.3.17, so the policy lets in 10.0.0.0/8. But over the internet S3 sees the public address of the gateway, and over a VPC endpoint the request has no aws:SourceIp at all. The private range never matches. In an Allow it opens nothing, and in a Deny with `NotIpAddress` it is worse: no request comes from there, so everybody is refused, the administrators among them.',
      fix: 'For requests over a VPC endpoint ask for the network instead: aws:SourceVpc or aws:SourceVpce, and where single addresses matter aws:VpcSourceIp together with aws:SourceVpc, since every VPC may use the same private range. For requests over the internet list the public addresses of your gateways. There is no automatic fix, because the VPC is not in the policy.',
      limits:
        'Private are the ranges of RFC 1918, 100.64.0.0/10, loopback and link-local addresses, and fc00::/7; a range that is only partly private is not reported. Other operators than IpAddress and NotIpAddress are not judged.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html (read April 2026)',
      ],
    },
    messages: {
      never:
        'In "{{holder}}", the condition on aws:SourceIp in {{statement}} never holds: {{ranges}} {{are}} private, and S3 sees no private addresses. Ask for aws:VpcSourceIp and aws:SourceVpc.',
      always:
        'In "{{holder}}", the condition on aws:SourceIp in {{statement}} always holds, so it {{does}} everybody: {{ranges}} {{are}} private, and S3 sees no private addresses. Ask for aws:VpcSourceIp and aws:SourceVpc.',
      useless: 'In "{{holder}}", {{statement}} lists {{ranges}} in aws:SourceIp, and S3 sees no private addresses. Ask for aws:VpcSourceIp and aws:SourceVpc.',
    },
  },
  on: 'statement',
  uses: usesOnS3,
  reads: [],
  create:
    ({ require }) =>
    ({ statement: { conditions, effect } }) => {
      for (const { key, operator, negated, values, written } of conditions.items) {
        if (key !== 'aws:sourceip' || operator !== 'IpAddress') continue;
        const ranges = values.items.filter((value) => isPrivateRange(value).truth === 'yes').map((value) => says(value.term));
        const only = ranges.length === values.items.length && !values.open;
        const does = effect.is('Deny').truth === 'yes' ? 'refuses' : 'lets in';
        require(not(some(values, isPrivateRange)), {
          messageId: only ? (negated ? 'always' : 'never') : 'useless',
          data: { ranges: ranges.join(', '), are: ranges.length > 1 ? 'are' : 'is', does },
          subject: written,
        });
      }
      require(isInSight(conditions), { messageId: 'useless' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...office, ...from('IpAddress', '10.0.0.0/8') }]),
      bucketPolicy([{ ...office, ...from('IpAddress', ['198.51.100.0/24', '192.168.1.7']) }]),
      bucketPolicy([{ ...elsewhere, ...from('NotIpAddress', ['172.16.0.0/12', 'fd00::/8']) }]),
    ],
    pass: [
      bucketPolicy([{ ...office, ...from('IpAddress', ['198.51.100.0/24', '2001:db8::/48']) }]),
      bucketPolicy([{ ...office, ...from('IpAddress', '172.32.0.0/12') }]),
      bucketPolicy([{ ...office, Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' }, StringEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' } } }]),
      {},
    ],
    undecided: [bucketPolicy([{ ...office, ...from('IpAddress', computed) }])],
  },
});
