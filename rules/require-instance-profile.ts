import { lacksProfile } from '../src/model/machine-use.js';
import { computed, refers } from '../src/model/shape.js';
import { estate, inText, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const script = (...lines: readonly string[]): string => ['#!/bin/bash', ...lines, ''].join('\n');
/** What is live keeps no user data. */
const machine = (launch: FactsOf<'instance'>['launch'] & object): Example => inText(estate({ App: subject('instance', { launch }) }));
const fetching = script('aws s3 cp s3://releases/app.tar.gz /srv/', 'systemctl start app');

export default defineRule({
  meta: {
    id: 'require-instance-profile',
    group: 'credentials',
    severity: 'warn',
    securitySeverity: 5.0,
    preset: 'recommended',
    docs: {
      summary: 'Give a machine that works with S3 an instance profile, so that nobody has to bring keys to it.',
      why: 'The script of the machine copies a release from S3. Without an instance profile the command fails with "Unable to locate credentials", somebody is in a hurry, and so a key of a user is put on the machine: into the image, into `~/.aws/credentials`, into the script itself. There it stays for years, in every copy of the image, and works from anywhere. The credentials of a profile change every few hours and nobody ever sees them.',
      fix: 'Make a role for the machine with a policy for the buckets it uses, put it into an instance profile, and name that in IamInstanceProfile (`iam_instance_profile`). There is no automatic fix, because what the machine may do is for you to say.',
      limits:
        'Reported is user data with a command such as `aws s3 cp`, an address `s3://…` or a call of an SDK for S3, on an instance, launch template or launch configuration without a profile; of an instance its launch template counts as well. A plain https address of S3 is no sign, because it is fetched without credentials, and `--no-sign-request` neither. Templates of EKS nodes get their profile from the node group. Live, user data is taken away before it is stored, so the answer is open there.',
      links: [
        'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html (read October 2026)',
      ],
    },
    messages: { none: '"{{machine}}" works with S3 when it starts, and has no instance profile whose credentials it could use.' },
    peers: {
      checkov: ['CKV2_AWS_41'],
      kics: ['EC2 Instance Has No IAM Role'],
      'cdk-nag': ['EC2InstanceProfileAttached'],
      prowler: ['ec2_instance_profile_attached'],
    },
    controls: { 'cis-aws': ['v3 1.18', 'v4 1.18', 'v5 1.17', 'v6 2.17', 'v7 2.16'] },
  },
  on: ['instance', 'launchTemplate'],
  reads: ['launch'],
  reaches: { launchTemplate: ['launch'] },
  require: (machine) => not(lacksProfile(machine)),
  message: ({ says: machine }) => ({ messageId: 'none', data: { machine } }),
  examples: {
    fail: [
      machine({ userData: fetching }),
      machine({ userData: script('python3 -c "import boto3; boto3.client(\'s3\').list_buckets()"') }),
      machine({ userData: script('aws --region eu-west-1 s3api get-object --bucket releases --key app app') }),
      estate({ Workers: subject('launchTemplate', { launch: { userData: fetching } }) }),
    ],
    pass: [
      { launch: { userData: fetching, profile: 'app' } },
      machine({ userData: script('yum install -y nginx') }),
      machine({ userData: script('curl -O https://s3.amazonaws.com/cloudformation-examples/aws-cfn-bootstrap-latest.tar.gz') }),
      machine({ userData: script('aws s3 cp --no-sign-request s3://public-data/list .') }),
      inText(
        estate({
          App: subject('instance', { launch: { userData: fetching, template: refers('Workers') } }),
          Workers: subject('launchTemplate', { launch: { profile: 'app' } }),
        }),
      ),
      machine({}),
    ],
    undecided: [machine({ userData: computed })],
  },
});
