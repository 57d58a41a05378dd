import { describe, it } from 'vitest';
import rule from '../../rules/require-instance-profile.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';

const instance = (script: string, properties = ''): string =>
  `Resources:\n  App:\n    Type: AWS::EC2::Instance\n    Properties:\n${properties}      UserData:\n        Fn::Base64: !Sub |\n          #!/bin/bash\n          ${script}\n`;
const fetching = 'aws s3 cp s3://releases-${AWS::Region}/app.tar.gz /srv/';

const template = (profile: string): string => hcl`
  resource "aws_launch_template" "workers" {
    image_id = "ami-0a1b2c3d4e5f60718"${profile}
  }

  resource "aws_instance" "app" {
    user_data = "aws s3 sync s3://releases /srv"

    launch_template {
      id = aws_launch_template.workers.id
    }
  }
`;

const batch = (resources: string, name = 'app'): string => hcl`
  resource "aws_launch_template" "app" {
    name      = "app"
    user_data = "aws s3 sync s3://releases /srv"
  }

  resource "aws_launch_template" "other" {
    name      = "other"
    user_data = "echo ready"
  }

  resource "aws_batch_compute_environment" "workers" {
    type = "MANAGED"

    compute_resources {
      type          = "EC2"
      instance_role = "arn:aws:iam::111122223333:instance-profile/app"

      launch_template {
        ${resources}
      }
    }
  }

  resource "aws_batch_compute_environment" "again" {
    type = "MANAGED"

    compute_resources {
      type          = "EC2"
      instance_role = "arn:aws:iam::111122223333:instance-profile/app"

      launch_template {
        launch_template_name = "${name}"
      }
    }
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the profile that Batch gives to its machines',
      file: 'main.tf',
      code: batch('launch_template_id = aws_launch_template.app.id'),
    },
    { name: 'the same, by the name of the template', file: 'main.tf', code: batch('launch_template_name = aws_launch_template.app.name', 'other') },
    {
      name: 'a profile that is made beside it',
      code: `${instance(fetching, '      IamInstanceProfile: !Ref Profile\n')}  Profile: { Type: AWS::IAM::InstanceProfile, Properties: { Roles: [app] } }\n`,
    },
    { name: 'the profile of its template', file: 'main.tf', code: template('\n\n    iam_instance_profile {\n      name = "app"\n    }') },
    { name: 'an address that everybody may fetch needs no credentials', code: instance('curl -O https://releases.s3.amazonaws.com/app.tar.gz') },
    { name: 'other commands of the AWS CLI are not about S3', code: instance('aws configure set default.s3.max_queue_size 100') },
    { name: 'a node of EKS gets its profile from its node group', code: instance(`/etc/eks/bootstrap.sh shop && ${fetching}`) },
  ],
  invalid: [
    {
      name: 'a command of the AWS CLI, also where a part of the script is filled in later',
      code: instance(fetching),
      findings: [{ message: '"App" works with S3 when it starts, and has no instance profile whose credentials it could use.', resource: 'App', at: 'App' }],
      output: null,
    },
    {
      name: 'neither the instance nor its template has a profile',
      file: 'main.tf',
      code: template(''),
      findings: [{ resource: 'aws_instance.app' }],
    },
    {
      name: 'of several templates the one that Batch does not take',
      file: 'main.tf',
      code: batch('launch_template_id = aws_launch_template.other.id', 'other'),
      findings: [{ resource: 'aws_launch_template.app' }],
    },
    {
      name: 'in user data that is encoded',
      file: 'main.tf',
      code: hcl`
        resource "aws_launch_template" "workers" {
          user_data = base64encode("python3 -c \\"import boto3; boto3.client('s3').list_buckets()\\"")
        }
      `,
      findings: [{ resource: 'aws_launch_template.workers' }],
    },
    {
      name: 'PowerShell',
      code: `Resources:\n  Old:\n    Type: AWS::AutoScaling::LaunchConfiguration\n    Properties:\n      UserData:\n        Fn::Base64: '<powershell>Copy-S3Object -BucketName releases -Key app.zip -LocalFile c:\\app.zip</powershell>'\n`,
      findings: [{ resource: 'Old' }],
    },
  ],
  undecided: [
    {
      name: 'a script that is not in sight',
      file: 'main.tf',
      code: 'variable "script" {}\n\nresource "aws_instance" "app" {\n  user_data = var.script\n}\n',
      reason: 'set by variable script',
    },
  ],
});
