import { containerCredentials, seesAllVariables } from '../src/model/container-secrets.js';
import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const password = ['vK9#', 'tq2LrZ!8'].join('');
const address = ['postgres://shop:', 'tr0ub4dor', '@db.internal/shop'].join('');

const web = { name: 'web', image: 'nginx' };

export default defineRule({
  meta: {
    id: 'no-credentials-ecs-env',
    group: 'credentials',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Keep credentials out of the plain environment of containers, and let ECS hand them in from a store of secrets.',
      why: 'A task definition is no safe: each revision keeps its environment in plain text, and every revision is kept, also after it is deregistered. `ecs:DescribeTaskDefinition` is part of nearly every role that only reads, so the password of the database is known to the dashboard, to the intern and to the monitoring service. When somebody moves it to Secrets Manager a year later, revision 1 still has it.',
      fix: 'Revoke the credential first: whoever has the history has it. Then name it under Secrets (`secrets` in the JSON) with the ARN of a secret or a parameter in ValueFrom, so that the agent fetches it when the task starts. Instead of an AWS key give the task a role (TaskRoleArn). There is no automatic fix, because deleting a line does not take back what it said.',
      limits:
        'Reported are forms that are known (AWS keys, private keys, tokens of well-known services, passwords in URLs) and values that look drawn by a machine or thought of as a password under a name such as `DB_PASSWORD`. References, ARNs, account ids, digests, UUIDs and the examples of the AWS documentation are not, and neither is a value that comes from elsewhere. Commands of containers and files of variables are not looked at. The value is never shown.',
      links: [
        'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html (read October 2026)',
      ],
    },
    messages: {
      readable:
        'Variable "{{variable}}" of container "{{container}}" in task definition "{{task}}" holds what looks like a credential ({{detector}}, {{length}} characters).',
    },
    peers: {
      trivy: ['AVD-AWS-0036'],
      kics: ['ECS Task Definition Container Has Password'],
      prowler: ['ecs_task_definitions_no_environment_secrets'],
    },
    controls: { fsbp: ['ECS.8'] },
  },
  on: 'task',
  reads: ['containers'],
  create:
    ({ require }) =>
    (task) => {
      for (const { container, variable, detector, length, because } of containerCredentials(task)) {
        const data = { container, variable, detector, length: String(length) };
        require(no(because), { messageId: 'readable', data, subject: `${container}/${variable}` });
      }
      require(seesAllVariables(task), { messageId: 'readable' });
    },
  examples: {
    fail: [
      { containers: [{ ...web, variables: [{ name: 'AWS_ACCESS_KEY_ID', value: accessKeyId }] }] },
      { containers: [web, { name: 'worker', image: 'worker', variables: [{ name: 'DB_PASSWORD', value: password }] }] },
      { containers: [{ ...web, variables: [{ name: 'DATABASE', value: address }] }] },
    ],
    pass: [
      { containers: [{ ...web, variables: [{ name: 'TABLE', value: 'orders' }] }] },
      { containers: [{ ...web, secrets: [{ name: 'DB_PASSWORD', from: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf' }] }] },
      { containers: [{ ...web, variables: [{ name: 'DB_PASSWORD_ARN', value: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf' }] }] },
      { containers: [{ ...web, variables: [{ name: 'API_TOKEN', value: computed }] }] },
      { containers: [web] },
    ],
  },
});
