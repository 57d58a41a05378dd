import { isGiven } from '../src/model/bucket-origin.js';
import { computed } from '../src/model/shape.js';
import { estate, inText, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const acl = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/pages/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d';

export default defineRule({
  meta: {
    id: 'cloudfront-waf',
    group: 'network',
    severity: 'info',
    securitySeverity: 4.5,
    preset: 'strict',
    docs: {
      summary: 'Give a distribution a web ACL, so that floods and scans are turned away before each of them is paid for.',
      why: 'What a distribution serves from a bucket is paid by the request and by the gigabyte. A script that fetches the largest file over and over needs no way in: the bill is the damage. A web ACL of AWS WAF counts requests by address, knows the lists of known scanners, and blocks at the edge.',
      fix: 'Make a web ACL of scope CLOUDFRONT in us-east-1, with a rate rule and the managed rules that fit, and name its ARN at the distribution. It costs by the month, by the rule and by the request, so there is no automatic fix.',
      limits:
        'Asked is whether a web ACL is named, not what is in it. An association by Firewall Manager is made outside of the text and is seen in a live scan only; a resource that associates a web ACL with something does not reach distributions.',
      links: ['https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html (read November 2026)'],
    },
    messages: { none: 'Distribution "{{distribution}}" has no web ACL: nothing limits who asks, and how often.' },
    peers: {
      checkov: ['CKV_AWS_68', 'CKV2_AWS_47'],
      trivy: ['AVD-AWS-0011'],
      kics: ['cloudfront_without_waf'],
      'cdk-nag': ['CloudFrontDistributionWAFIntegration', 'AwsSolutions-CFR2'],
      prowler: ['cloudfront_distributions_using_waf'],
    },
    controls: { fsbp: ['CloudFront.6'] },
  },
  on: 'distribution',
  reads: ['firewall'],
  require: ({ firewall }) => isGiven(firewall.webAcl),
  examples: {
    fail: [{ activation: { enabled: true } }, { activation: { enabled: true }, firewall: { webAcl: '' } }],
    pass: [{ activation: { enabled: true }, firewall: { webAcl: acl } }],
    undecided: [inText(estate({ Site: subject('distribution', { firewall: { webAcl: computed } }) }))],
  },
});
