import { describe, it } from 'vitest';
import rule from '../../rules/logging-target-same-region.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const source =
  'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      LoggingConfiguration: { DestinationBucketName: logs-111122223333-us-east-1-an }\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the region that was given is that of the target', code: source, parameters: { 'AWS::Region': 'us-east-1', 'AWS::AccountId': '111122223333' } },
  ],
  invalid: [
    {
      name: 'the finding stands at the name of the target and tells both regions',
      code: source,
      parameters: { 'AWS::Region': 'eu-west-1' },
      findings: [
        {
          message:
            'Bucket "Data" sends its access logs to another region or account, which S3 refuses: the region of Data is eu-west-1, the region of "logs-111122223333-us-east-1-an" is us-east-1.',
          at: 'logs-111122223333-us-east-1-an',
        },
      ],
      output: null,
    },
  ],
  undecided: [{ name: 'where the stack will be deployed is not in the file', code: source, reason: 'cannot be told from the files' }],
});
