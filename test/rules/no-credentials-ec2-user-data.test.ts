import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-credentials-ec2-user-data.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';
import { everythingSaid } from './said.js';

const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const encoded = Buffer.from(`#!/bin/bash\nexport AWS_ACCESS_KEY_ID=${accessKeyId}\n`).toString('base64');

const instance = (userData: string, head = ''): string =>
  `${head}Resources:\n  App:\n    Type: AWS::EC2::Instance\n    Properties:\n      ImageId: ami-0a1b2c3d4e5f60718\n      UserData:\n${userData}`;
const script = (...lines: readonly string[]): string =>
  instance(`        Fn::Base64: !Sub |\n${['#!/bin/bash', ...lines].map((line) => `          ${line}\n`).join('')}`);

const encodedInHcl = (argument: string): string => hcl`
  resource "aws_instance" "app" {
    ami              = "ami-0a1b2c3d4e5f60718"
    ${argument} = "${encoded}"
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'what a script fetches, computes or is given is no secret that stands in it',
      code: script(
        'export DB_PASSWORD="$(aws ssm get-parameter --name /prod/db --with-decryption --query Parameter.Value --output text)"',
        'TOKEN=`curl -X PUT http://169.254.169.254/latest/api/token`',
        'mysql --password="${!DB_PASSWORD}"',
        'PASSWORD_FILE=/etc/shop/password1',
        'echo "db_password = ${AWS::StackName}" >> /etc/shop.conf',
      ),
    },
    {
      name: 'a line of a program within the script is no value',
      code: script("python3 - <<'EOF'", 'password = config2', 'token = read_token(path1)', 'connect(password=settings["db2"])', 'EOF'),
    },
    { name: 'the example keys of the documentation open nothing', code: script('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE') },
  ],
  invalid: [
    {
      name: 'each at its own place in the script',
      code: script(`export AWS_ACCESS_KEY_ID=${accessKeyId}`, 'yum install -y mysql', "mysql --password='Tr0ub4dor&3' -h ${AWS::Region}.db"),
      findings: [
        {
          message: 'The user data of "App" holds what looks like a credential (AWS access key id, 20 characters).',
          at: accessKeyId,
          line: 9,
          confidence: 'high',
        },
        { message: 'The user data of "App" holds what looks like a credential (password, 11 characters).', at: 'Tr0ub4dor&3', line: 11 },
      ],
      output: null,
    },
    {
      name: 'in a text that is joined from lines',
      code: instance(
        `        Fn::Base64:\n          Fn::Join:\n            - "\\n"\n            - - '#!/bin/bash'\n              - 'export DB_PASSWORD=Tr0ub4dor&3'\n`,
      ),
      findings: [{ at: 'Tr0ub4dor&3', line: 11 }],
    },
    {
      name: 'in what is written as base64, of which the whole is the place',
      code: instance(`        ${encoded}\n`),
      findings: [{ message: 'The user data of "App" holds what looks like a credential (AWS access key id, 20 characters).', at: encoded }],
      output: null,
    },
    { name: 'in the argument for base64', file: 'main.tf', code: encodedInHcl('user_data_base64'), findings: [{ resource: 'aws_instance.app', at: encoded }] },
    { name: 'base64 in the argument for plain text', file: 'main.tf', code: encodedInHcl('user_data'), findings: [{ at: encoded }] },
    {
      name: 'in what is encoded, at its place in the script, also where a part of it is not known',
      file: 'main.tf',
      code: hcl`
        variable "name" {}

        resource "aws_launch_template" "app" {
          user_data = base64encode(<<-EOF
            #!/bin/bash
            hostname \${var.name}
            export DB_PASSWORD="Tr0ub4dor&3"
          EOF
          )
        }
      `,
      findings: [{ resource: 'aws_launch_template.app', at: 'Tr0ub4dor&3', line: 7 }],
    },
    {
      name: 'in a script beside the configuration',
      file: 'main.tf',
      code: hcl`
        resource "aws_launch_configuration" "app" {
          user_data = templatefile("\${path.module}/start.sh", { stage = "prod" })
        }
      `,
      beside: { 'start.sh': '#!/bin/bash\nexport DB_PASSWORD=Tr0ub4dor&3\n' },
      findings: [{ resource: 'aws_launch_configuration.app' }],
    },
    {
      name: 'in a launch configuration',
      code: `Resources:\n  Old:\n    Type: AWS::AutoScaling::LaunchConfiguration\n    Properties:\n      UserData:\n        Fn::Base64: |\n          export DB_PASSWORD='Tr0ub4dor&3'\n`,
      findings: [{ resource: 'Old', at: 'Tr0ub4dor&3' }],
    },
  ],
  undecided: [
    {
      name: 'all of it is brought by a parameter',
      code: instance('        !Ref Script\n', 'Parameters: { Script: { Type: String } }\n'),
      reason: 'set by parameter Script',
    },
    {
      name: 'a script that is not there may hold anything',
      file: 'main.tf',
      code: 'resource "aws_instance" "app" {\n  user_data = file("${path.module}/start.sh")\n}\n',
      reason: 'start.sh',
    },
  ],
});

describe('no-credentials-ec2-user-data', () => {
  it('never says the value, in no part of the result', () => {
    const said = everythingSaid(rule, { 'template.yaml': script(`export AWS_ACCESS_KEY_ID=${accessKeyId}`, "mysql --password='Tr0ub4dor&3'") });
    expect(said).toContain('AWS_ACCESS_KEY_ID');
    expect(said).not.toContain(accessKeyId.slice(4, 12));
    expect(said).not.toContain('Tr0ub');
  });

  it('nor what is base64 of it', () => {
    const said = everythingSaid(rule, { 'main.tf': encodedInHcl('user_data_base64') });
    expect(said).toContain('user_data_base64');
    expect(said).not.toContain(encoded.slice(-24));
  });
});
