import { credentialsWithin, isTold } from '../src/model/script-secrets.js';
import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const password = ['vK9#', 'tq2LrZ!8'].join('');

const python = (...lines: readonly string[]): { readonly inline: string; readonly runtime: string } => ({
  inline: ['import os', ...lines, 'def handler(event, context):', '    pass', ''].join('\n'),
  runtime: 'python3.13',
});

export default defineRule({
  meta: {
    id: 'no-credentials-lambda-code',
    group: 'credentials',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Keep credentials out of the code of functions, and let a function use its role and fetch what else it needs.',
      why: 'A function is written in a quarter of an hour in the middle of a template, and the key goes in with it, to be replaced later. Code is copied, reviewed, mailed and shown on a screen more than any setting; everybody with `lambda:GetFunction` gets a link to all of it. And a key in code is found last when keys are changed, because nobody knows that it is there.',
      fix: 'Revoke the credential first: whoever has the history has it. Leave AWS keys out altogether: the SDK finds the credentials of the function’s role by itself. Read other secrets when the function starts, from Secrets Manager or Parameter Store. There is no automatic fix, because deleting a line does not take back what it said.',
      limits:
        'Looked at is code that stands in the template (ZipFile, InlineCode of SAM). Reported are forms that are known (AWS keys, private keys, tokens of well-known services, passwords in URLs), and texts in quotes that look drawn or thought of as a password behind a name such as `db_password`. What code computes or fetches is not. Packages, layers and files beside the configuration are not opened. The value is never shown.',
      links: [
        'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html (read October 2026)',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-code.html (read October 2026)',
      ],
    },
    messages: { readable: 'The code of function "{{lambda}}" holds what looks like a credential ({{detector}}, {{length}} characters).' },
    peers: { prowler: ['awslambda_function_no_secrets_in_code', 'awslambda_layer_no_secrets_in_content'] },
  },
  on: 'lambda',
  reads: ['code'],
  create:
    ({ require }) =>
    ({ code, readBack }) => {
      for (const { variable, detector, length, because } of credentialsWithin(code.inline, 'code'))
        require(no(because), { messageId: 'readable', data: { detector, length: String(length) }, subject: variable });
      // A scan does not open the code of a function.
      if (!readBack) require(isTold(code.inline), { messageId: 'readable' });
    },
  examples: {
    fail: [{ code: python(`client = connect(key='${accessKeyId}')`) }, { code: python(`db_password = '${password}'`) }],
    pass: [
      { code: python("db_password = os.environ['DB_PASSWORD']", 'token = get_token2()') },
      { code: python("key = 'AKIAIOSFODNN7EXAMPLE'") },
      { code: { bucket: 'releases', key: 'api.zip' } },
      {},
    ],
    undecided: [{ code: { inline: computed, runtime: 'python3.13' } }],
  },
});
