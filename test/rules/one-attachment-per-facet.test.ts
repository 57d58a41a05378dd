import { describe, it } from 'vitest';
import rule from '../../rules/one-attachment-per-facet.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const head =
  'Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }\nConditions:\n  Dev: !Equals [!Ref Env, dev]\n  Prod: !Not [!Condition Dev]\nResources:\n  Data: { Type: AWS::S3::Bucket }\n';
const policy = (name: string, more = '', bucket = '!Ref Data'): string =>
  `  ${name}: { Type: AWS::S3::BucketPolicy, ${more}Properties: { Bucket: ${bucket}, PolicyDocument: { Statement: [] } } }\n`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'two conditions that are never true together', code: head + policy('One', 'Condition: Dev, ') + policy('Two', 'Condition: Prod, ') },
    {
      name: 'a policy that means another bucket in this world',
      code: head + policy('One', 'Condition: Dev, ') + policy('Two', '', "!If [Prod, !Ref Data, !Ref 'AWS::NoValue']"),
    },
    { name: 'the policy of another bucket', code: `${head}  More: { Type: AWS::S3::Bucket }\n${policy('One')}${policy('Two', '', '!Ref More')}` },
    { name: 'a parameter that may name any bucket is no second policy', code: head + policy('One') + policy('Two', '', '!Ref Env') },
  ],
  invalid: [
    {
      name: 'the finding stands at the last and names all, in the order of the file',
      code: head + policy('One') + policy('Two') + policy('Three'),
      findings: [
        {
          message: 'The bucket policy of bucket "Data" is set by One, Two and Three, and only the one that is applied last holds.',
          resource: 'Data',
          at: 'Three',
          confidence: 'high',
        },
      ],
      output: null,
    },
    {
      name: 'it says under which choice both are there',
      code: head + policy('One', 'Condition: Dev, ') + policy('Two'),
      findings: [{ message: 'The bucket policy of bucket "Data" is set by One and Two, and only the one that is applied last holds.', when: 'Env is "dev"' }],
    },
  ],
});
