import { computed } from '../src/model/shape.js';
import { writtenKeys } from '../src/model/tooling.js';
import { estate, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const secretKey = ['tG7kQz2LrZ8vK9xW', 'mP4sB1nC6dF0hJ5yR3eUaTio'].join('');

export default defineRule({
  meta: {
    id: 'no-credentials-provider-block',
    group: 'credentials',
    severity: 'error',
    securitySeverity: 9.5,
    preset: 'recommended',
    docs: {
      summary: 'Keep access keys out of provider and backend blocks, of the defaults of variables and of files of values.',
      why: 'The key with which Terraform deploys may do nearly everything in the account. Written into a provider block, a backend, the default of a variable or a `.tfvars` file, it is in the repository and in every clone of it, long after somebody deletes the line; a backend copies it into `.terraform` and into every plan besides. Keys in public code are found and tried within minutes.',
      fix: 'Revoke the key first: whoever has the history has it. Then leave the arguments out and let the provider find its credentials where it runs: a role of the machine or of the pipeline (OIDC), `aws sso login`, a named profile. Where a role is to be taken on, say so with `assume_role`. There is no automatic fix, because deleting a line does not take back what it said.',
      limits:
        'Of provider and backend blocks the arguments `access_key`, `secret_key` and `token` are looked at, of variables their defaults and what `terraform.tfvars`, `*.auto.tfvars` and the files given with `--var-file` say, for keys of AWS alone; of a plan its provider blocks. Placeholders for emulators (`test`, `mock_access_key`) and the examples of the AWS documentation are not reported, and neither is a value that comes from elsewhere. CloudFormation has no such place. The value is never shown.',
      links: [
        'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html (read April 2026)',
      ],
    },
    messages: {
      configured: '{{argument}} of {{provider}} is written out: {{detector}}, {{length}} characters.',
      given: '{{argument}} of {{input}} holds what looks like a credential ({{detector}}, {{length}} characters).',
    },
    peers: { checkov: ['CKV_AWS_41'], kics: ['hardcoded_aws_access_key'] },
  },
  on: ['provider', 'input'],
  reads: ['credentials', 'values'],
  create:
    ({ require }) =>
    (subject) => {
      const messageId = subject.kind === 'provider' ? 'configured' : 'given';
      for (const { variable: argument, detector, length, because } of writtenKeys(subject))
        require(no(because), { messageId, data: { argument, detector, length: String(length) }, subject: argument });
    },
  examples: {
    fail: [
      { credentials: { access_key: accessKeyId, secret_key: secretKey } },
      estate({ aws_secret_key: subject('input', { values: { aws_secret_key: secretKey } }) }),
    ],
    pass: [
      {},
      { credentials: { access_key: computed, secret_key: computed } },
      { credentials: { access_key: 'test', secret_key: 'test' } },
      estate({ profile: subject('input', { values: { profile: 'deployment' } }) }),
    ],
  },
});
