import { underOperator } from '../src/model/condition-words.js';
import { isInSight } from '../src/model/list.js';
import { refusesAbsentMfa, trustsWithoutMfa } from '../src/model/mfa.js';
import { computed } from '../src/model/shape.js';
import { deniesBeside, takesIn, usesOnS3 } from '../src/model/statements.js';
import { bucketPolicy } from '../src/rule/example.js';
import { again, remove, setIn, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, any, not } from '../src/truth/answer.js';

const taxes = { Sid: 'Taxes', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::data/taxes/*' };
const present = (value: unknown): object => ({ 'aws:MultiFactorAuthPresent': value });
const old = { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } };
const allow = { ...taxes, Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' } };

export default defineRule({
  meta: {
    id: 'no-mfa-bool-pattern',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 6.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Demand MFA so that callers without the MFA key are refused, too: those are the ones with stolen access keys.',
      why: '"Deny if aws:MultiFactorAuthPresent is false" sounds like all who come without MFA. But a request signed with long-term access keys has no such key at all, neither true nor false, and a condition with `Bool` on a key that is not there does not hold. So the Deny spares exactly the keys that lie in a script or on a lost laptop, and hits only people in the console. With aws:MultiFactorAuthAge it is the same. In an Allow it is the other way round: `BoolIfExists` and `true` lets in whoever lacks the key.',
      fix: 'In a Deny use `BoolIfExists` with false, or add a Deny with `Null` aws:MultiFactorAuthPresent true; for the age likewise `NumericGreaterThanIfExists` or `Null`. In an Allow use plain `Bool` and `NumericLessThan`. The fix changes the operator. It is unsafe: AWS services and roles of machines have no MFA, and a Deny that now covers them stops log delivery and pipelines that it spared before.',
      limits:
        'Policies of buckets and access points are judged. A Deny beside it that closes the gap for at least the same callers, actions and resources is found; one with further conditions is undecided.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html (read April 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (read October 2026)',
      ],
    },
    messages: {
      deny: 'In "{{holder}}", {{statement}} is to refuse callers without MFA by {{operator}}, but requests signed with long-term keys have no {{key}}: it does not refuse them.',
      allow:
        'In "{{holder}}", {{statement}} is to let in callers with MFA, but {{operator}} also holds where {{key}} is missing: it lets in long-term keys without MFA.',
    },
  },
  on: 'statement',
  uses: usesOnS3,
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      const { statement, at } = subject;
      for (const condition of statement.conditions.items) {
        const gap = trustsWithoutMfa(condition, statement.effect);
        if (gap.truth === 'no') continue;
        const { written, keyWritten, ifExists } = condition;
        const closed = deniesBeside(subject, (deny) => all(refusesAbsentMfa(deny), takesIn(deny, statement)));
        require(any(not(gap), closed), {
          messageId: statement.effect.is('Deny').truth === 'yes' ? 'deny' : 'allow',
          data: { operator: written, key: keyWritten },
          at: condition.origin,
          subject: `${written} ${condition.key}`,
          fix: () => {
            const better = ifExists ? written.replace(/IfExists$/i, '') : `${written}IfExists`;
            const parts = underOperator(statement, condition, better, again);
            const effect = ifExists ? 'callers without MFA are no longer let in' : 'callers without the key are refused, AWS services among them';
            return (
              parts &&
              unsafe(
                `Write ${better} (${effect})`,
                ...parts.map(({ path, content }) => (content === undefined ? remove(at(...path)) : setIn(at(...path), content))),
              )
            );
          },
        });
      }
      require(isInSight(statement.conditions), { messageId: 'deny' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...taxes, Condition: { Bool: present('false') } }]),
      bucketPolicy([{ ...taxes, Condition: old }]),
      bucketPolicy([{ ...allow, Condition: { BoolIfExists: present('true') } }]),
      bucketPolicy([
        { ...taxes, Condition: { Bool: present('false') } },
        { ...taxes, Sid: 'Other', Resource: 'arn:aws:s3:::data/photos/*', Condition: { Null: present('true') } },
      ]),
    ],
    pass: [
      bucketPolicy([{ ...taxes, Condition: { BoolIfExists: present('false') } }]),
      bucketPolicy([
        { ...taxes, Sid: 'None', Condition: { Null: { 'aws:MultiFactorAuthAge': 'true' } } },
        { ...taxes, Condition: old },
      ]),
      bucketPolicy([{ ...allow, Condition: { Bool: present('true'), NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } }]),
      bucketPolicy([{ ...taxes, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
      {},
    ],
    undecided: [bucketPolicy([{ ...taxes, Condition: { Bool: present(computed) } }])],
  },
});
