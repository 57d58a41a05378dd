import { describe, it } from 'vitest';
import rule from '../../rules/require-imdsv2.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const instance = (properties: string, head = ''): string => `${head}Resources:\n  App:\n    Type: AWS::EC2::Instance\n    Properties:\n${properties}`;
const ami = '      ImageId: ami-0a1b2c3d4e5f60718\n';
const amazonLinux = (name: string): string =>
  `Parameters:\n  Image:\n    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>\n    Default: /aws/service/ami-amazon-linux-latest/${name}\n`;

const template = (options: string): string => hcl`
  resource "aws_launch_template" "workers" {
    image_id = "ami-0a1b2c3d4e5f60718"${options}
  }

  resource "aws_instance" "app" {
    launch_template {
      id = aws_launch_template.workers.id
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'an image of Amazon Linux 2023 demands tokens by itself',
      code: instance('      ImageId: !Ref Image\n', amazonLinux('al2023-ami-kernel-default-x86_64')),
    },
    {
      name: 'an instance takes from its template what it does not say itself',
      file: 'main.tf',
      code: template('\n\n    metadata_options {\n      http_tokens = "required"\n    }'),
    },
    {
      name: 'no service, no credentials',
      file: 'main.tf',
      code: 'resource "aws_instance" "app" {\n  ami = "ami-0a1b2c3d4e5f60718"\n\n  metadata_options {\n    http_endpoint = "disabled"\n  }\n}\n',
    },
  ],
  invalid: [
    {
      name: 'where it is written, the word is the place',
      code: instance(`${ami}      MetadataOptions:\n        HttpEndpoint: enabled\n        HttpTokens: optional\n`),
      findings: [
        {
          message:
            'The metadata service of "App" answers whoever asks, without a token (IMDSv1), and gives out the credentials of a role where the machine has one.',
          at: 'optional',
          line: 8,
          confidence: 'high',
        },
      ],
      output: instance(`${ami}      MetadataOptions:\n        HttpEndpoint: enabled\n        HttpTokens: required\n`),
    },
    {
      name: 'where nothing is written it hangs on image and account',
      code: instance(ami),
      findings: [{ at: 'App', confidence: 'medium' }],
      output: instance(`${ami}      MetadataOptions:\n        HttpTokens: required\n`),
    },
    {
      name: 'an image of Amazon Linux 2 does not demand them',
      code: instance('      ImageId: !Ref Image\n', amazonLinux('amzn2-ami-hvm-x86_64-gp2')),
      findings: [{ confidence: 'medium' }],
    },
    {
      name: 'what an image demands by itself can be taken back',
      code: instance('      ImageId: !Ref Image\n      MetadataOptions: { HttpTokens: optional }\n', amazonLinux('al2023-ami-kernel-default-x86_64')),
      findings: [{ at: 'optional' }],
    },
    {
      name: 'a template and what is made from it',
      file: 'main.tf',
      code: template(''),
      findings: [{ resource: 'aws_launch_template.workers' }, { resource: 'aws_instance.app' }],
    },
    {
      name: 'a launch configuration',
      file: 'main.tf',
      code: 'resource "aws_launch_configuration" "old" {\n  image_id = "ami-0a1b2c3d4e5f60718"\n\n  metadata_options {\n    http_tokens = "optional"\n  }\n}\n',
      findings: [{ resource: 'aws_launch_configuration.old', at: '"optional"', line: 5 }],
      output:
        'resource "aws_launch_configuration" "old" {\n  image_id = "ami-0a1b2c3d4e5f60718"\n\n  metadata_options {\n    http_tokens = "required"\n  }\n}\n',
    },
  ],
  undecided: [
    {
      name: 'a template that is not in sight',
      file: 'main.tf',
      code: 'resource "aws_instance" "app" {\n  launch_template {\n    id = "lt-0a1b2c3d4e5f60718"\n  }\n}\n',
      reason: 'lt-0a1b2c3d4e5f60718',
    },
  ],
});
