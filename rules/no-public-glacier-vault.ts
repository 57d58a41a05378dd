import { computed } from '../src/model/shape.js';
import { letsEverybodyIn } from '../src/model/vault.js';
import { estate, policyDocument, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const reading = {
  Sid: 'Read',
  Effect: 'Allow',
  Principal: '*',
  Action: ['glacier:InitiateJob', 'glacier:GetJobOutput'],
  Resource: 'arn:aws:glacier:eu-west-1:111122223333:vaults/records',
};

const vaultWith = (...statements: readonly object[]): ReturnType<typeof estate> =>
  estate({ Records: subject('vault', { naming: { name: 'records' }, policy: { document: policyDocument(...statements) } }) });

export default defineRule({
  meta: {
    id: 'no-public-glacier-vault',
    group: 'data-protection',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Let only known accounts, organizations or networks into a vault, and never everybody.',
      why: 'A vault is where things go that nobody looks at: ten years of invoices, backups of systems that are gone. Block Public Access of S3 does not reach it, for a vault belongs to another service, and no console marks it as public. With `"Principal": "*"` in its access policy every AWS account can fetch what lies there or delete it, and because nobody looks, nobody notices.',
      fix: 'Name the accounts or roles in the principal, or narrow the statement with `aws:PrincipalOrgID` or `aws:SourceVpce`. There is no automatic fix, because nobody but you knows who uses the vault.',
      limits:
        'Judged are the access policies of vaults. A condition that the caller fills in (a header, a tag of the request) does not narrow, and neither does one on the vault itself, such as its tags or the age of an archive. Vaults are the older Glacier service; storage classes of S3 with that name lie in buckets. CloudFormation knows no vaults.',
      links: [
        'https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-access-policy.html (read October 2026)',
        'https://docs.aws.amazon.com/amazonglacier/latest/dev/access-control-overview.html (read October 2026)',
      ],
    },
    messages: { open: 'In {{policy}}, {{statement}} lets everybody in: no condition fixes an account, an organization or a network.' },
    peers: { checkov: ['CKV_AWS_167'], prowler: ['glacier_vaults_policy_public_access'] },
    controls: { 'cis-aws': ['v7 2.21'] },
  },
  on: 'statement',
  uses: ['vault'],
  reads: [],
  require: (statement) => not(letsEverybodyIn(statement)),
  message: ({ of }) => ({ messageId: 'open', data: { policy: of.says } }),
  examples: {
    fail: [
      vaultWith(reading),
      vaultWith({ ...reading, Principal: { AWS: '*' } }),
      vaultWith({ ...reading, Condition: { StringLike: { 'aws:Referer': 'https://www.example.com/*' } } }),
      vaultWith({ ...reading, Condition: { StringEquals: { 'glacier:ResourceTag/open': 'yes' } } }),
    ],
    pass: [
      vaultWith({ ...reading, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      vaultWith({ ...reading, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      vaultWith({ ...reading, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }),
      vaultWith({ ...reading, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      vaultWith({ ...reading, Effect: 'Deny' }),
      estate({ Records: subject('vault', { naming: { name: 'records' } }) }),
    ],
    undecided: [vaultWith({ ...reading, Principal: { AWS: computed } })],
  },
});
