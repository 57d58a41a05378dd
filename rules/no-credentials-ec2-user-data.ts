import { credentialsWithin, isTold } from '../src/model/script-secrets.js';
import { computed } from '../src/model/shape.js';
import { estate, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const password = ['vK9#', 'tq2LrZ!8'].join('');

const script = (...lines: readonly string[]): string => ['#!/bin/bash', ...lines, ''].join('\n');
const templateWith = (userData: string): ReturnType<typeof estate> => estate({ Workers: subject('launchTemplate', { launch: { userData } }) });

export default defineRule({
  meta: {
    id: 'no-credentials-ec2-user-data',
    group: 'credentials',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Keep credentials out of user data, which every program on the machine can read for as long as it runs.',
      why: 'User data looks like a script that runs once and is gone. It stays: `curl http://169.254.169.254/latest/user-data` gives it to every process of the machine, whatever user it runs as, and so to whoever makes the web application fetch an address of their choice. It also stays in the launch template, in the template of the stack and in its history. Base64 is no lock.',
      fix: 'Revoke the credential first: whoever has the history has it. Give the machine an instance profile instead of an AWS key, and let the script fetch other secrets when it runs (`aws secretsmanager get-secret-value`, `aws ssm get-parameter --with-decryption`). There is no automatic fix, because deleting a line does not take back what it said.',
      limits:
        'Looked at are instances, launch templates and launch configurations; what is sent as base64 is decoded. Reported are forms that are known (AWS keys, private keys, tokens of well-known services, passwords in URLs) and values that look drawn or thought of as a password behind a name such as `DB_PASSWORD`. A value that the script fetches, or that comes from a parameter, is not; neither are compressed user data and files that a script downloads. Where all of the script comes from elsewhere the answer is open. The value is never shown.',
      links: [
        'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html (read October 2026)',
        'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html (read October 2026)',
      ],
    },
    messages: { readable: 'The user data of "{{machine}}" holds what looks like a credential ({{detector}}, {{length}} characters).' },
    peers: {
      checkov: ['CKV_AWS_46'],
      trivy: ['AVD-AWS-0029', 'AVD-AWS-0129'],
      kics: ['user_data_contains_encoded_private_key', 'hardcoded_aws_access_key'],
      prowler: ['ec2_instance_secrets_user_data', 'ec2_launch_template_no_secrets'],
      scoutsuite: ['ec2-instance-with-user-data-secrets.json'],
    },
  },
  on: ['instance', 'launchTemplate'],
  reads: ['launch'],
  create:
    ({ require }) =>
    ({ says: machine, launch }) => {
      for (const { variable, detector, length, because } of credentialsWithin(launch.userData, 'script'))
        require(no(because), { messageId: 'readable', data: { machine, detector, length: String(length) }, subject: variable });
      require(isTold(launch.userData), { messageId: 'readable' });
    },
  examples: {
    fail: [
      { launch: { userData: script(`export AWS_ACCESS_KEY_ID=${accessKeyId}`, 'aws s3 sync s3://releases /srv') } },
      { launch: { userData: script(`DB_PASSWORD='${password}' ./start`) } },
      templateWith(script(`aws configure set aws_access_key_id ${accessKeyId}`)),
    ],
    pass: [
      { launch: { userData: script('yum install -y nginx', 'systemctl start nginx') } },
      { launch: { userData: script('DB_PASSWORD=$(aws ssm get-parameter --name /prod/db --with-decryption --query Parameter.Value --output text)') } },
      { launch: { userData: script('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE') } },
      templateWith(script('PASSWORD_FILE=/etc/shop/password', 'TOKEN_TTL=21600')),
      {},
    ],
    undecided: [{ launch: { userData: computed } }],
  },
});
