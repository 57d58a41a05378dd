import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-credentials-lambda-env.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const template = (variables: string, head = ''): string =>
  `${head}Resources:\n  Api:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n${variables}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a parameter without a default brings its value from elsewhere',
      code: template('          DB_PASSWORD: !Ref Password\n', 'Parameters: { Password: { Type: String, NoEcho: true } }\n'),
    },
    { name: 'a reference to a secret is none', code: template("          DB_PASSWORD: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'\n") },
  ],
  invalid: [
    {
      name: 'at the value of the variable',
      file: 'main.tf',
      code: hcl`
        resource "aws_lambda_function" "api" {
          function_name = "api"
          role          = "arn:aws:iam::111122223333:role/api"

          environment {
            variables = {
              TABLE       = "orders"
              DB_PASSWORD = "Tr0ub4dor&3"
            }
          }
        }
      `,
      findings: [
        {
          message: 'Environment variable "DB_PASSWORD" of function "aws_lambda_function.api" holds what looks like a credential (password, 11 characters).',
          at: '"Tr0ub4dor&3"',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'each variable is a finding of its own, at its value',
      code: template(`          TABLE: orders\n          KEY: ${accessKeyId}\n          DB_PASSWORD: Tr0ub4dor&3\n`),
      findings: [
        {
          message: 'Environment variable "KEY" of function "Api" holds what looks like a credential (AWS access key id, 20 characters).',
          line: 8,
          at: accessKeyId,
        },
        {
          message: 'Environment variable "DB_PASSWORD" of function "Api" holds what looks like a credential (password, 11 characters).',
          line: 9,
          at: 'Tr0ub4dor&3',
        },
      ],
      output: null,
    },
    {
      name: 'a password in an address that is filled in later',
      code: template("          DATABASE: !Sub 'postgres://shop:tr0ub4dor@${Db.Endpoint}/shop'\n"),
      findings: [{ message: 'Environment variable "DATABASE" of function "Api" holds what looks like a credential (password in a URL, 9 characters).' }],
    },
    {
      name: 'the default of a parameter is written too',
      code: template('          DB_PASSWORD: !Ref Password\n', 'Parameters: { Password: { Type: String, Default: Tr0ub4dor&3 } }\n'),
      findings: [{ confidence: 'medium' }],
    },
  ],
  undecided: [{ name: 'variables that come from a macro cannot be seen', code: template('          Fn::Transform: { Name: Secrets }\n'), reason: 'macro' }],
});

describe('no-credentials-lambda-env', () => {
  it('never says the value, in no part of the result', () => {
    const code = template(
      `          KEY: ${accessKeyId}\n          DB_PASSWORD: !Ref Password\n`,
      'Parameters:\n  Password:\n    Type: String\n    Default: Tr0ub4dor&3\n',
    );
    const { findings } = run(requestFor([rule], { 'template.yaml': code })).result;
    expect(findings).toHaveLength(2);
    const said = findings.flatMap(({ message, because, assumes }) => [message, ...because.map((note) => note.message), ...(assumes ?? [])]).join('\n');
    const frames = findings
      .flatMap(({ place, because }) => [place, ...because.flatMap((note) => note.place ?? [])])
      .map(({ source }) => source.visible())
      .join('\n');
    expect(said + frames).not.toContain(accessKeyId);
    expect(said + frames).not.toContain('Tr0ub');
  });
});
