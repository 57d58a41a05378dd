import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-credentials-codebuild-env.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';
import { everythingSaid } from './said.js';

const project = (properties: string): string =>
  `Parameters: { Key: { Type: String, NoEcho: true } }\nResources:\n  Deploy:\n    Type: AWS::CodeBuild::Project\n    Properties:\n${properties}`;
const variable = (one: string): string => project(`      Environment:\n        EnvironmentVariables:\n          - ${one}\n`);

const spec = hcl`
  resource "aws_codebuild_project" "deploy" {
    source {
      type      = "CODECOMMIT"
      buildspec = <<-EOF
        version: 0.2
        env:
          variables:
            STAGE: production
            DB_PASSWORD: "Tr0ub4dor&3"
        phases:
          build:
            commands:
              - export TOKEN=$(aws ssm get-parameter --name /deploy/token --query Parameter.Value --output text)
              - make
      EOF
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the name of a secret is none', code: variable('{ Name: AWS_SECRET_ACCESS_KEY, Type: SECRETS_MANAGER, Value: deploy/key }') },
    { name: 'other values that come from elsewhere', code: variable('{ Name: NPM_TOKEN, Type: PLAINTEXT, Value: !Ref Key }') },
    { name: 'the example keys of the documentation open nothing', code: variable('{ Name: AWS_ACCESS_KEY_ID, Value: AKIAIOSFODNN7EXAMPLE }') },
  ],
  invalid: [
    {
      name: 'a credential at the value of its variable',
      code: variable('{ Name: DB_PASSWORD, Value: Tr0ub4dor&3 }'),
      findings: [
        {
          message: 'Environment variable "DB_PASSWORD" of build project "Deploy" holds what looks like a credential (password, 11 characters).',
          at: 'Tr0ub4dor&3',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'a key that is handed in from a parameter is plain text in the project',
      code: variable('{ Name: AWS_SECRET_ACCESS_KEY, Value: !Ref Key }'),
      findings: [
        {
          message: 'Environment variable "AWS_SECRET_ACCESS_KEY" of build project "Deploy" brings an AWS key, and CodeBuild keeps and shows it in plain text.',
          at: 'Key',
        },
      ],
      output: null,
    },
    {
      name: 'and so is one that is read from a store when it is deployed',
      code: variable("{ Name: AWS_SECRET_ACCESS_KEY, Value: '{{resolve:secretsmanager:deploy:SecretString:key}}' }"),
      findings: [{ confidence: 'high' }],
    },
    {
      name: 'in the build specification, at its place there',
      file: 'main.tf',
      code: spec,
      findings: [
        {
          message: 'The buildspec of build project "aws_codebuild_project.deploy" holds what looks like a credential (password, 11 characters).',
          at: 'Tr0ub4dor&3',
          line: 9,
        },
      ],
      output: null,
    },
    {
      name: 'in the specification of a second source',
      code: project(
        '      SecondarySources:\n        - { Type: CODECOMMIT, SourceIdentifier: b, BuildSpec: "phases: { build: { commands: [\'export DB_PASSWORD=Tr0ub4dor&3\'] } }" }\n',
      ),
      findings: [{ at: 'Tr0ub4dor&3' }],
    },
  ],
});

describe('no-credentials-codebuild-env', () => {
  it('never says the value, in no part of the result', () => {
    const said = everythingSaid(rule, { 'main.tf': spec, 'template.yaml': variable('{ Name: DB_PASSWORD, Value: Tr0ub4dor&3 }') });
    expect(said).toContain('DB_PASSWORD');
    expect(said).not.toContain('Tr0ub');
  });
});
