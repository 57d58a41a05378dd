import { describe, it } from 'vitest';
import rule from '../../rules/require-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const half =
  'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        BlockPublicPolicy: false\n';

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'an account that blocks everything makes the block of the bucket idle', code: half, facts: { blockPublicAccess: 'all' } }],
  invalid: [
    {
      name: 'one finding names every setting that is off, written or left out, and the fix completes the block',
      code: half,
      findings: [
        {
          message:
            'Block Public Access of bucket "Data" is not complete: IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets are off, unless the account blocks it.',
          at: 'PublicAccessBlockConfiguration',
          confidence: 'high',
        },
      ],
      output:
        'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        BlockPublicPolicy: true\n        IgnorePublicAcls: true\n        RestrictPublicBuckets: true\n',
    },
    {
      name: 'an account that blocks nothing takes the proviso away',
      code: half.replace('BlockPublicPolicy: false', 'BlockPublicPolicy: true\n        IgnorePublicAcls: false\n        RestrictPublicBuckets: true'),
      facts: { blockPublicAccess: 'none' },
      findings: [{ message: 'Block Public Access of bucket "Data" is not complete: IgnorePublicAcls is off.', at: 'false', line: 8 }],
    },
  ],
});
