import { isWhole, settingsOff, switchesBlocksOff } from '../src/model/account-block.js';
import { computed } from '../src/model/shape.js';
import { estate, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

function assigning(value: unknown, type = 'S3_POLICY'): Example {
  const document = { s3_attributes: { public_access_block_configuration: { '@@assign': value } } };
  return estate({ Buckets: subject('organizationPolicy', { naming: { name: 'buckets' }, control: { type }, policy: { document } }) });
}

function ofAccount(publicAccessBlock: FactsOf<'account'>['publicAccessBlock'] & object): Example {
  return estate({ Account: subject('account', { publicAccessBlock }) });
}

export default defineRule({
  meta: {
    id: 'no-weakened-account-public-access-block',
    group: 'access',
    severity: 'error',
    securitySeverity: 7.5,
    preset: 'recommended',
    docs: {
      summary: 'Leave Block Public Access of the account whole, and let no policy of the organization switch it off: it is the last net below every bucket.',
      why: 'The block of the account is the one that a single bucket cannot switch off: it is the last net below every team, every tool and every bucket that will ever be made there. Declared with a setting off or left out, it is stored so, whatever stood there before. A policy of the organization stands above it. `"@@assign": "none"` does not mean "this policy demands nothing": it switches the block off in every account below, also where somebody had switched it on, and no administrator of such an account can bring it back.',
      fix: 'Set all four in the block of the account. In a policy of the organization assign `all`, or take the policy out, which brings back what each account has by itself. There is no automatic fix: `all` closes every bucket below that is public on purpose, and taking the policy out leaves some accounts without a block.',
      limits:
        'Judged are declared blocks of accounts and S3 policies of AWS Organizations. CloudFormation has no word for the block of a single account. Where a policy is attached is not asked: one that is attached nowhere today is one call away from it.',
      links: [
        'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
      ],
    },
    messages: {
      off: 'Block Public Access of the account is declared with {{settings}} off.',
      none: 'Organization policy "{{organizationPolicy}}" switches Block Public Access off in every account below it.',
    },
    controls: { fsbp: ['S3.1'], 'cis-aws': ['v3 2.1.4', 'v4 2.1.4', 'v5 2.1.4', 'v6 3.1.4', 'v7 3.1.4'] },
  },
  on: ['organizationPolicy', 'account'],
  reads: ['control', 'policy', 'publicAccessBlock'],
  require: (subject) => (subject.kind === 'account' ? isWhole(subject) : not(switchesBlocksOff(subject))),
  message: (subject) => (subject.kind === 'account' ? { messageId: 'off', data: { settings: settingsOff(subject).join(', ') } } : { messageId: 'none' }),
  examples: {
    fail: [assigning('none'), ofAccount({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true })],
    pass: [
      assigning('all'),
      ofAccount({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }),
      assigning('none', 'TAG_POLICY'),
      estate({
        Guard: subject('organizationPolicy', {
          control: { type: 'SERVICE_CONTROL_POLICY' },
          policy: { document: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:PutAccountPublicAccessBlock', Resource: '*' } } },
        }),
      }),
    ],
    undecided: [assigning(computed), ofAccount({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: computed })],
  },
});
