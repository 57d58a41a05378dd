import { demandsTokens } from '../src/model/metadata-service.js';
import { computed, refers } from '../src/model/shape.js';
import { estate, inText, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

const image = 'ami-0a1b2c3d4e5f60718';
/** What is live says all of it. */
const machine = (launch: FactsOf<'instance'>['launch'] & object, metadataService: FactsOf<'instance'>['metadataService'] & object = {}): Example =>
  inText(estate({ App: subject('instance', { launch, metadataService }) }));
const made = (metadataService: FactsOf<'launchTemplate'>['metadataService'] & object): Example =>
  inText(
    estate({
      App: subject('instance', { launch: { template: refers('Workers') } }),
      Workers: subject('launchTemplate', { launch: { image }, metadataService }),
    }),
  );

export default defineRule({
  meta: {
    id: 'require-imdsv2',
    group: 'credentials',
    severity: 'warn',
    securitySeverity: 7.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let the metadata service of a machine answer only those who bring a token, so that nobody is tricked into handing out its credentials.',
      why: 'The metadata service gives every program on the machine the credentials of its role. In its first version one plain GET is enough, and that is all that many holes can do: a web application that fetches a picture from an address of the visitor’s choice, a proxy with a loose rule. So in 2019 somebody asked the firewall of a bank for the credentials of its role, got them, and copied over a hundred million records out of S3. Version 2 wants a token first, by a PUT with a header, and such a hole sends neither.',
      fix: 'Set HttpTokens to `required`. The fix is unsafe, because programs with an AWS SDK from before the end of 2019 and scripts that call 169.254.169.254 without a token lose their credentials; the metric MetadataNoToken of CloudWatch counts such calls beforehand. Containers on the machine need a hop limit of 2.',
      limits:
        'Where nothing is written, the image and the settings of the account decide, and neither is in sight: then the finding supposes that they do not demand tokens, with lower confidence. Of images only those of Amazon Linux 2023 are known by name. An instance that is made from a launch template takes what it does not say itself from there. A metadata service that is switched off passes.',
      links: [
        'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html (read October 2026)',
        'https://docs.aws.amazon.com/linux/al2023/ug/ec2.html (read October 2026)',
      ],
    },
    messages: {
      open: 'The metadata service of "{{machine}}" answers whoever asks, without a token (IMDSv1), and gives out the credentials of a role where the machine has one.',
    },
    peers: {
      checkov: ['CKV_AWS_79'],
      trivy: ['AVD-AWS-0028', 'AVD-AWS-0130'],
      kics: ['instance_uses_metadata_service_IMDSv1'],
      'cdk-nag': ['EC2IMDSv2Enabled', 'AwsSolutions-EC26'],
      prowler: ['ec2_instance_imdsv2_enabled', 'ec2_launch_template_imdsv2_required', 'ec2_instance_account_imdsv2_enabled'],
    },
    controls: { fsbp: ['EC2.8', 'EC2.170', 'AutoScaling.3'], 'cis-aws': ['v3 5.6', 'v4 5.7', 'v5 5.7', 'v6 6.7', 'v7 6.7'] },
  },
  on: ['instance', 'launchTemplate'],
  reads: ['launch', 'metadataService'],
  reaches: { launchTemplate: ['launch', 'metadataService'] },
  require: (machine) => demandsTokens(machine),
  message: ({ says: machine }) => ({ messageId: 'open', data: { machine } }),
  fix: ({ metadataService: { tokens } }) =>
    unsafe('Demand tokens of the metadata service (programs that ask without one get no answer)', set(tokens, 'required')),
  examples: {
    fail: [
      { launch: { image }, metadataService: { tokens: 'optional' } },
      machine({ image }),
      machine({ image }, { endpoint: 'enabled' }),
      estate({ Workers: subject('launchTemplate', { launch: { image }, metadataService: { tokens: 'optional' } }) }),
      made({ hopLimit: 2 }),
    ],
    pass: [
      { launch: { image }, metadataService: { tokens: 'required', hopLimit: 2 } },
      { launch: { image }, metadataService: { endpoint: 'disabled' } },
      machine({ image: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}' }),
      estate({ Workers: subject('launchTemplate', { launch: { image }, metadataService: { tokens: 'required' } }) }),
    ],
    undecided: [{ launch: { image }, metadataService: { tokens: computed } }],
  },
});
