import { isInSight } from '../src/model/list.js';
import { credentialsIn } from '../src/model/secret.js';
import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const password = ['vK9#', 'tq2LrZ!8'].join('');
const githubToken = ['ghp', 'k3J9sQ7xW2mZp5RtY8vB1nC4dF6gH0aLqUeT'].join('_');

export default defineRule({
  meta: {
    id: 'no-credentials-lambda-env',
    group: 'credentials',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Keep credentials out of the environment variables of Lambda functions, where everybody who sees the template or the function can read them.',
      why: 'A key in a template is in the repository, in every clone of it, in the history after it was deleted, in the stack, in the console of everybody with `lambda:GetFunctionConfiguration`, and in the first crash report that prints the environment. An AWS key among them opens the account from anywhere on earth, until somebody notices and revokes it. Searching public code for such keys is a trade: they are tried within minutes.',
      fix: 'Revoke the credential first: whoever has the history has it. Give the function a role instead of an AWS key. Keep other secrets in Secrets Manager or Parameter Store and read them at run time; a dynamic reference (`{{resolve:secretsmanager:…}}`) keeps the text clean, but its value still stands in the function. There is no automatic fix, because deleting a line does not take back what it said.',
      limits:
        'Reported are forms that are known (AWS keys, private keys, tokens of well-known services, passwords in URLs) and values that look drawn by a machine or thought of as a password under a name such as `DB_PASSWORD`. References, ARNs, account ids, digests, UUIDs and the examples of the AWS documentation are not, and neither is a value that comes from elsewhere. The value is never shown.',
      links: [
        'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (read April 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html (read April 2026)',
      ],
    },
    messages: {
      readable: 'Environment variable "{{variable}}" of function "{{lambda}}" holds what looks like a credential ({{detector}}, {{length}} characters).',
    },
    peers: { checkov: ['CKV_AWS_45'], kics: ['hardcoded_aws_access_key_in_lambda'], prowler: ['awslambda_function_no_secrets_in_variables'] },
  },
  on: 'lambda',
  reads: ['environment'],
  create:
    ({ require }) =>
    ({ environment: { variables } }) => {
      for (const { variable, detector, length, because } of credentialsIn(variables)) {
        require(no(because), { messageId: 'readable', data: { variable, detector, length: String(length) }, subject: variable });
      }
      require(isInSight(variables), { messageId: 'readable' });
    },
  examples: {
    fail: [
      { environment: { variables: { AWS_ACCESS_KEY_ID: accessKeyId } } },
      { environment: { variables: { DB_PASSWORD: password } } },
      { environment: { variables: { DEPLOY: githubToken } } },
    ],
    pass: [
      { environment: { variables: { TABLE: 'orders', ACCOUNT: '111122223333', DB_PASSWORD: '{{resolve:secretsmanager:prod/db:SecretString:password}}' } } },
      { environment: { variables: { API_TOKEN_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:api-AbCdEf', API_TOKEN: computed } } },
      {},
    ],
  },
});
