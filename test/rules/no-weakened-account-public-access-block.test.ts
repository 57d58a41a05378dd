import { describe, it } from 'vitest';
import rule from '../../rules/no-weakened-account-public-access-block.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const policy = (content: string): string =>
  `Resources:\n  Buckets:\n    Type: AWS::Organizations::Policy\n    Properties: { Name: buckets, Type: S3_POLICY, Content: ${content} }\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'a policy that assigns nothing leaves accounts what they have', code: policy('{ s3_attributes: {} }') }],
  invalid: [
    {
      name: 'the word stands in a text as well as in a tree',
      code: policy(`'{"s3_attributes":{"public_access_block_configuration":{"@@assign":"none"}}}'`),
      findings: [{ message: 'Organization policy "Buckets" switches Block Public Access off in every account below it.', at: '"none"' }],
      output: null,
    },
  ],
  undecided: [
    { name: 'a content that is a parameter is not seen', code: `Parameters: { Content: { Type: String } }\n${policy('!Ref Content')}`, reason: 'Content' },
  ],
});
