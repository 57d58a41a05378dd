import { describe, it } from 'vitest';
import rule from '../../rules/no-mfa-bool-pattern.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const statement = (condition: string, more: string): string => `          - Sid: Taxes
            Effect: Deny
            Principal: '*'
            ${more}
            Condition:
${condition.replace(/^/gm, '              ')}
`;
const policy = (...statements: readonly string[]): string => `Resources:
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statements.join('')}`;
const onTaxes = 'Action: s3:*\n            Resource: arn:aws:s3:::data/taxes/*';
const onAll = 'Action: "*"\n            Resource: arn:aws:s3:::data/*';
const onReading = 'Action: s3:Get*\n            Resource: arn:aws:s3:::data/*';
const bool = "Bool:\n  aws:MultiFactorAuthPresent: 'false'";
const age = "NumericGreaterThan:\n  aws:MultiFactorAuthAge: '3600'";
const missing = "'Null':\n  aws:multifactorauthage: 'true'";

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a Deny beside it that refuses at least as much closes the gap', code: policy(statement(missing, onAll), statement(age, onTaxes)) },
    {
      name: 'one Deny can close the gap of several',
      code: policy(statement(bool, onTaxes), statement(age, onTaxes), statement('BoolIfExists:\n  aws:MultiFactorAuthPresent: false', onTaxes)),
    },
  ],
  invalid: [
    {
      name: 'the key is the place, and the operator is mended',
      code: policy(statement(bool, onTaxes)),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Taxes" is to refuse callers without MFA by Bool, but requests signed with long-term keys have no aws:MultiFactorAuthPresent: it does not refuse them.',
          at: 'aws:MultiFactorAuthPresent',
        },
      ],
      output: policy(statement("BoolIfExists:\n  aws:MultiFactorAuthPresent: 'false'", onTaxes)),
    },
    {
      name: 'one that refuses less leaves the gap open',
      code: policy(statement(missing, onReading), statement(age, onTaxes)),
      findings: [{ at: 'aws:MultiFactorAuthAge' }],
    },
    {
      name: 'an Allow is to demand the key',
      code: policy(
        statement("BoolIfExists:\n  aws:MultiFactorAuthPresent: 'true'\nNumericLessThanIfExists:\n  aws:MultiFactorAuthAge: '3600'", onTaxes),
      ).replace('Deny', 'Allow'),
      findings: [
        {
          message:
            'In "DataPolicy", statement "Taxes" is to let in callers with MFA, but BoolIfExists also holds where aws:MultiFactorAuthPresent is missing: it lets in long-term keys without MFA.',
        },
        { at: 'aws:MultiFactorAuthAge' },
      ],
      output: policy(statement("Bool:\n  aws:MultiFactorAuthPresent: 'true'\nNumericLessThan:\n  aws:MultiFactorAuthAge: '3600'", onTaxes)).replace(
        'Deny',
        'Allow',
      ),
    },
  ],
  undecided: [
    {
      name: 'a Deny beside it with a condition more may leave somebody out',
      code: policy(statement(`${missing}\nStringNotEquals:\n  aws:PrincipalTag/robot: 'yes'`, onAll), statement(age, onTaxes)),
      reason: 'further conditions narrow it',
    },
  ],
});
