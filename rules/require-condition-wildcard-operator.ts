import { hasLiteralWildcard, hasLiteralWildcards, underOperator } from '../src/model/condition-words.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { concernsS3, usesOfS3 } from '../src/model/statements.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy, identityPolicy } from '../src/rule/example.js';
import { again, remove, setIn, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

const allow = { Sid: 'Roles', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const mine = { Sid: 'List', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::data' };
const roles = { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app-*' };

/** Keys whose values must be fixed: another operator would open the statement to strangers. IAM User Guide, October 2026. */
const SENSITIVE = /^aws:(?:principal|resource|source|vpce)(?:account|orgid)$|^aws:sourcevpce?$/;

export default defineRule({
  meta: {
    id: 'require-condition-wildcard-operator',
    group: 'policy',
    severity: 'error',
    securitySeverity: 6.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Compare patterns with StringLike or ArnLike: StringEquals takes a star for a star.',
      why: '`StringEquals` with `role/app-*` waits for a role whose name ends in an asterisk, and there is none. As an Allow the statement never grants, which somebody notices and mends, often by taking the condition out. As a Deny it never refuses, and nobody notices. Turned around, `StringNotEquals` holds for every request, and a Deny that was to spare the operators locks them out as well.',
      fix: 'Use `StringLike` and `StringNotLike`, or `ArnLike` and `ArnNotLike` for ARNs. For account ids, organizations, VPCs and endpoints list the values instead, so that no stranger fits. The fix changes the operator of this key to its Like form; it is unsafe, because the statement then begins to match. It is not offered for keys that must be fixed, and not for the operators that ignore case, which have no Like form.',
      limits:
        'ArnEquals and ArnNotEquals know wildcards and are fine. Policy variables, and the escapes `${*}` and `${?}`, are meant as they stand; in values that are addresses of the web a question mark is, too, and in `s3:if-none-match` the star. A value that is not resolved is undecided, unless it is an account, a name of a bucket or the like. Statements of identity policies are judged where they speak of S3.',
      links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (read October 2026)'],
    },
    messages: {
      never:
        'In "{{holder}}", {{statement}} compares {{key}} with "{{value}}" by {{operator}}, which takes the wildcard for a plain character: it never matches.',
      always:
        'In "{{holder}}", {{statement}} compares {{key}} with "{{value}}" by {{operator}}, which takes the wildcard for a plain character: it always holds.',
    },
  },
  on: 'statement',
  uses: usesOfS3,
  concerning: 's3',
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      const { statement, at } = subject;
      const concerns = concernsS3(subject);
      if (concerns.truth === 'no') return;
      for (const condition of statement.conditions.items) {
        const { key, keyWritten, written, values, negated, operator } = condition;
        const value = values.items.find((one) => hasLiteralWildcard(condition, one).truth === 'yes');
        require(not(all(hasLiteralWildcards(condition), concerns)), {
          messageId: negated ? 'always' : 'never',
          data: { key: keyWritten, operator: written, value: value ? says(value.term) : '' },
          subject: `${written} ${key}`,
          fix: () => {
            const like = written.replace(/Equals/, 'Like');
            const parts = operator !== 'StringEquals' || SENSITIVE.test(key) ? undefined : underOperator(statement, condition, like, again);
            return (
              parts &&
              unsafe(
                `Compare with ${like} (the statement then begins to match)`,
                ...parts.map(({ path, content }) => (content === undefined ? remove(at(...path)) : setIn(at(...path), content))),
              )
            );
          },
        });
      }
      require(all(concerns, isInSight(statement.conditions)), { messageId: 'never' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...allow, Condition: { StringEquals: roles } }]),
      bucketPolicy([{ ...allow, Effect: 'Deny', Condition: { StringNotEquals: roles } }]),
      bucketPolicy([{ ...allow, Condition: { StringEqualsIgnoreCase: { 'aws:PrincipalTag/team': ['web', 'data-?'] } } }]),
      identityPolicy({ ...mine, Condition: { StringEquals: { 's3:prefix': ['', 'home/*'] } } }),
    ],
    pass: [
      bucketPolicy([{ ...allow, Condition: { StringLike: roles } }]),
      bucketPolicy([{ ...allow, Condition: { ArnEquals: roles } }]),
      bucketPolicy([{ ...allow, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 's3:ExistingObjectTag/owner': '${aws:username}' } } }]),
      identityPolicy({ ...mine, Condition: { StringEquals: { 's3:prefix': '${*}' } } }),
      identityPolicy({ ...mine, Action: 'ec2:RunInstances', Resource: '*', Condition: { StringEquals: { 'ec2:InstanceType': 't3.*' } } }),
    ],
    undecided: [bucketPolicy([{ ...allow, Condition: { StringEquals: { 'aws:PrincipalArn': computed } } }])],
  },
});
