import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-credentials-lambda-code.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { everythingSaid } from './said.js';

const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const code = (...lines: readonly string[]): string => lines.map((line) => `          ${line}\n`).join('');
const lambda = (...lines: readonly string[]): string =>
  `Resources:\n  Api:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code:\n        ZipFile: |\n${code(...lines)}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'what code fetches, computes or passes on is no secret that stands in it',
      code: lambda(
        "db_password = os.environ['DB_PASSWORD2']",
        'const token = await getSecret2(name);',
        'connect(password=config2)',
        'const { apiKey = process.env.API_KEY1 } = options;',
        "secret_name = 'prod/db-password1'",
        'url = f"https://user:{token}@example.com/"',
      ),
    },
    { name: 'the example keys of the documentation open nothing', code: lambda("client = boto3.client('s3', aws_access_key_id='AKIAIOSFODNN7EXAMPLE')") },
  ],
  invalid: [
    {
      name: 'each at its own place in the code',
      code: lambda('import boto3', `client = boto3.client('s3', aws_access_key_id='${accessKeyId}')`, "DB_PASSWORD = 'Tr0ub4dor&3'"),
      findings: [
        { message: 'The code of function "Api" holds what looks like a credential (AWS access key id, 20 characters).', at: accessKeyId, line: 8 },
        { message: 'The code of function "Api" holds what looks like a credential (password, 11 characters).', at: 'Tr0ub4dor&3', line: 9 },
      ],
      output: null,
    },
    {
      name: 'in JavaScript that is written into JSON',
      file: 'template.json',
      code: JSON.stringify(
        {
          Resources: {
            Api: {
              Type: 'AWS::Lambda::Function',
              Properties: { Code: { ZipFile: 'exports.handler = async () => {\n  const password = "Tr0ub4dor&3";\n};\n' } },
            },
          },
        },
        undefined,
        2,
      ),
      findings: [{ resource: 'Api', at: 'Tr0ub4dor&3' }],
    },
    {
      name: 'in the code of SAM',
      code: `Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: AWS::Serverless::Function\n    Properties:\n      InlineCode: |\n${code("db_password = 'Tr0ub4dor&3'")}`,
      findings: [{ resource: 'Api', at: 'Tr0ub4dor&3' }],
    },
    {
      name: 'beside a part that is filled in later',
      code: `Resources:\n  Api:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code:\n        ZipFile: !Sub |\n${code("bucket = '${AWS::StackName}'", "db_password = 'Tr0ub4dor&3'")}`,
      findings: [{ at: 'Tr0ub4dor&3' }],
    },
  ],
});

describe('no-credentials-lambda-code', () => {
  it('never says the value, in no part of the result', () => {
    const said = everythingSaid(rule, { 'template.yaml': lambda(`key = '${accessKeyId}'`, "db_password = 'Tr0ub4dor&3'") });
    expect(said).toContain('db_password');
    expect(said).not.toContain(accessKeyId.slice(4, 12));
    expect(said).not.toContain('Tr0ub');
  });
});
