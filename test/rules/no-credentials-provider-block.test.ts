import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-credentials-provider-block.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const id = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const secret = ['tG7kQz2LrZ8vK9xW', 'mP4sB1nC6dF0hJ5yR3eUaTio'].join('');
const provider = (body: string): string => `provider "aws" {\n  region = "eu-west-1"\n${body}}\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a variable without a default brings its value from elsewhere',
      file: 'main.tf',
      code: `variable "secret" {\n  type      = string\n  sensitive = true\n}\n\n${provider('  access_key = var.id\n  secret_key = var.secret\n')}`,
    },
    {
      name: 'placeholders of an emulator open nothing',
      file: 'main.tf',
      code: provider('  access_key = "mock_access_key"\n  secret_key = "mock_secret_key"\n  skip_credentials_validation = true\n'),
    },
    {
      name: 'the examples of the documentation are none',
      file: 'main.tf',
      code: provider('  access_key = "AKIAIOSFODNN7EXAMPLE"\n  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"\n'),
    },
    { name: 'other providers have keys of their own', file: 'main.tf', code: `provider "random" {\n  access_key = "${id}"\n}\n` },
    {
      name: 'the password of a database is no key of AWS',
      file: 'main.tf',
      code: 'variable "db_password" {\n  default = "Hunt3rs&Dog"\n}\n',
    },
    {
      name: 'a default that leads elsewhere',
      file: 'main.tf',
      code: 'variable "token_arn" {\n  default = "arn:aws:ssm:eu-west-1:111122223333:parameter/token"\n}\n',
    },
  ],
  invalid: [
    {
      name: 'each argument is a finding of its own, at its value',
      file: 'main.tf',
      code: provider(`  access_key = "${id}"\n  secret_key = "${secret}"\n`),
      findings: [
        {
          message: 'access_key of provider.aws is written out: AWS access key id, 20 characters.',
          resource: 'provider.aws',
          at: `"${id}"`,
          confidence: 'high',
        },
        { message: 'secret_key of provider.aws is written out: AWS secret access key, 40 characters.', at: `"${secret}"`, line: 4 },
      ],
      output: null,
    },
    {
      name: 'a backend, and a provider under another name',
      file: 'main.tf',
      code: `terraform {\n  backend "s3" {\n    bucket     = "state"\n    secret_key = "${secret}"\n  }\n}\n\nprovider "aws" {\n  alias      = "west"\n  access_key = "${id}"\n}\n`,
      findings: [
        { resource: 'backend.s3', line: 4 },
        { resource: 'provider.aws.west', line: 10 },
      ],
    },
    {
      name: 'the default of a variable is told of the variable alone, however it is used',
      file: 'main.tf',
      code: `variable "secret_key" {\n  default = "${secret}"\n}\n\nlocals {\n  key = var.secret_key\n}\n\n${provider('  secret_key = local.key\n')}`,
      findings: [
        {
          message: 'secret_key of var.secret_key holds what looks like a credential (AWS secret access key, 40 characters).',
          resource: 'var.secret_key',
          at: `"${secret}"`,
          line: 2,
        },
      ],
    },
    {
      name: 'a local is told of the provider that uses it',
      file: 'main.tf',
      code: `locals {\n  key = "${secret}"\n}\n\n${provider('  secret_key = local.key\n')}`,
      findings: [{ resource: 'provider.aws', at: 'local.key' }],
    },
    {
      name: 'inside of what a variable holds',
      file: 'main.tf',
      code: `variable "deploy" {\n  default = {\n    region     = "eu-west-1"\n    access_key = "${id}"\n  }\n}\n`,
      findings: [{ message: 'access_key of var.deploy holds what looks like a credential (AWS access key id, 20 characters).', at: `"${id}"` }],
    },
  ],
});

describe('no-credentials-provider-block in other files', () => {
  it('a file of values is where the key stands', () => {
    const files = { 'main.tf': `variable "access_key" {}\n\n${provider('  access_key = var.access_key\n')}`, 'terraform.tfvars': `access_key = "${id}"\n` };
    const { findings } = run({ ...requestFor([rule], files), paths: [{ path: 'main.tf', named: true }] }).result;
    expect(findings.map(({ resource, place: { source } }) => [resource, source.path])).toEqual([['var.access_key', 'terraform.tfvars']]);
  });

  it('nothing that is said holds a character of the key', () => {
    const { findings } = run(requestFor([rule], { 'main.tf': provider(`  access_key = "${id}"\n`) })).result;
    const said = findings.flatMap(({ message, because, place }) => [message, ...because.map((note) => note.message), place.source.visible()]).join('\n');
    expect(said).toContain('access_key');
    expect(said).not.toContain(id.slice(4, 10));
  });
});
