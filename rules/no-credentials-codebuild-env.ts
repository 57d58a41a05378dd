import { buildCredentials, handedKeys } from '../src/model/container-secrets.js';
import { isInSight } from '../src/model/list.js';
import { seesSpecs, specCredentials } from '../src/model/script-secrets.js';
import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import { all, no, not } from '../src/truth/answer.js';

/** Made up and put together here, so that no scanner takes this file for a leak. */
const accessKeyId = ['AKIA', 'Q3ZLMN7WHXTPV2RB'].join('');
const secretKey = ['tG7kQz2LrZ8vK9xW', 'mP4sB1nC6dF0hJ5yR3eUaTio'].join('');
const exporting = `version: 0.2\nphases:\n  build:\n    commands:\n      - export AWS_SECRET_ACCESS_KEY=${secretKey}\n      - make\n`;

export default defineRule({
  meta: {
    id: 'no-credentials-codebuild-env',
    group: 'credentials',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Keep credentials out of plain environment variables and build specifications of CodeBuild.',
      why: 'A build deploys, so its key opens much. Kept as a variable of type PLAINTEXT it stands in the console, in every answer of `codebuild:BatchGetProjects`, and by `env` in a log that many may read. A build needs no key at all: it runs with the role of its project, whose credentials change by themselves and are worth nothing an hour later.',
      fix: 'Revoke the credential first: whoever has the history has it. Then let the build use the service role of the project; for other accounts let that role assume another. Give what is no AWS key as a variable of type SECRETS_MANAGER or PARAMETER_STORE, or under `env/secrets-manager` of the buildspec. There is no automatic fix, because deleting a line does not take back what it said.',
      limits:
        'Looked at are variables of type PLAINTEXT (also where no type is given) and buildspecs that are written in the project; of one that is a file in the repository of the code only the name is in sight. Reported are forms that are known, values that look drawn or thought of under a telling name, and a variable such as AWS_SECRET_ACCESS_KEY whose value comes from a parameter or a reference, because CodeBuild keeps it in plain text all the same. Placeholders for emulators and the examples of the AWS documentation are not. The value is never shown.',
      links: [
        'https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html (read October 2026)',
        'https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html (read October 2026)',
      ],
    },
    messages: {
      readable: 'Environment variable "{{variable}}" of build project "{{build}}" holds what looks like a credential ({{detector}}, {{length}} characters).',
      handed: 'Environment variable "{{variable}}" of build project "{{build}}" brings an AWS key, and CodeBuild keeps and shows it in plain text.',
      spec: 'The buildspec of build project "{{build}}" holds what looks like a credential ({{detector}}, {{length}} characters).',
    },
    peers: { 'cdk-nag': ['CodeBuildProjectEnvVarAwsCred'], prowler: ['codebuild_project_no_secrets_in_variables'] },
    controls: { fsbp: ['CodeBuild.2'] },
  },
  on: 'build',
  reads: ['environment', 'source', 'secondarySources'],
  create:
    ({ require }) =>
    (build) => {
      for (const { variable, detector, length, because } of buildCredentials(build))
        require(no(because), { messageId: 'readable', data: { variable, detector, length: String(length) }, subject: variable });
      for (const { variable, value, isPlain } of handedKeys(build))
        require(not(isPlain), { messageId: 'handed', data: { variable }, at: value.origin, subject: variable });
      for (const { variable, detector, length, because } of specCredentials(build))
        require(no(because), { messageId: 'spec', data: { detector, length: String(length) }, subject: `buildspec/${variable}` });
      require(all(isInSight(build.environment.variables), seesSpecs(build)), { messageId: 'readable' });
    },
  examples: {
    fail: [
      { environment: { variables: [{ name: 'AWS_ACCESS_KEY_ID', value: accessKeyId, type: 'PLAINTEXT' }] } },
      { environment: { variables: [{ name: 'AWS_SECRET_ACCESS_KEY', value: secretKey }] } },
      { environment: { variables: [{ name: 'AWS_SECRET_ACCESS_KEY', value: computed, type: 'PLAINTEXT' }] } },
      { source: { type: 'CODECOMMIT', location: 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop', buildspec: exporting } },
    ],
    pass: [
      { environment: { variables: [{ name: 'STAGE', value: 'production' }] } },
      { environment: { variables: [{ name: 'AWS_SECRET_ACCESS_KEY', value: '/deploy/secret-key', type: 'PARAMETER_STORE' }] } },
      { environment: { variables: [{ name: 'AWS_ACCESS_KEY_ID', value: 'test', type: 'PLAINTEXT' }] } },
      { environment: { variables: [{ name: 'NPM_TOKEN', value: computed }] } },
      { source: { type: 'CODECOMMIT', location: 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop', buildspec: 'ci/buildspec.yml' } },
    ],
    undecided: [{ environment: { variables: [{ name: 'AWS_SECRET_ACCESS_KEY', value: computed, type: computed }] } }],
  },
});
