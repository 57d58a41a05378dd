import { describe, it } from 'vitest';
import rule from '../../rules/declare-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'half a block is a block: whether it is complete is asked elsewhere',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: { BlockPublicAcls: false }\n',
    },
  ],
  invalid: [
    {
      name: 'what S3 does by default is written down by the fix',
      code: 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: data\n',
      facts: { blockPublicAccess: 'all' },
      findings: [{ message: 'Bucket "Data" declares no Block Public Access of its own and relies on what S3 does by default.', at: 'Data' }],
      output:
        'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: data\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        IgnorePublicAcls: true\n        BlockPublicPolicy: true\n        RestrictPublicBuckets: true\n',
    },
  ],
  undecided: [
    {
      name: 'a whole block that is chosen elsewhere may be none',
      code: 'Parameters: { Block: { Type: String } }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: !Ref Block\n',
      reason: 'Block',
    },
  ],
});
