import { countsAsPublic, nameOf } from '../src/model/exposure.js';
import { passesWithoutKey, someCondition } from '../src/model/narrowing.js';
import { computed } from '../src/model/shape.js';
import type { Condition, Statement } from '../src/policy/policy.js';
import { bucketPolicy } from '../src/rule/example.js';
import { setIn, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, no, not } from '../src/truth/answer.js';
import { series } from '../src/truth/sentences.js';

const reading = { Sid: 'Colleagues', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const ours = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

/** The conditions of a statement that those pass who lack the key. */
function gaps({ conditions: { items } }: Statement): readonly Condition[] {
  return items.filter((condition) => passesWithoutKey(condition, items));
}

export default defineRule({
  meta: {
    id: 'no-ifexists-in-allow',
    group: 'policy',
    severity: 'error',
    securitySeverity: 8.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Narrow a grant to everybody by an operator that demands its key: with IfExists, whoever lacks the key is let in.',
      why: '`StringEqualsIfExists` reads like a milder `StringEquals`, and in a Deny it is the stricter of the two. In an Allow it turns round: it asks "if the request says which organization it comes from, is it ours?", and the request of a stranger without any account says nothing, so it passes. The fence stops exactly those who show their papers. `ForAllValues` does the same, because every one of no values is right.',
      fix: 'Write the operator without IfExists; in place of ForAllValues write ForAnyValue, or demand the key. The automatic fix does the last for both: it adds a `Null` condition with `"false"` for the key, and who sends a request without the key is then denied.',
      limits:
        'Reported are statements that count as public and have such a condition. One that another condition narrows is no finding, one that a rule about public access reports as open is not repeated, and keys that every request carries, such as aws:SecureTransport, cannot be lacking. In identity policies the principal is known, and IfExists is in its place.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html (read October 2026)',
      ],
    },
    messages: { passes: 'In the policy of bucket "{{bucket}}", {{grant}} is for everybody: {{conditions}} lets in whoever has no such key.' },
    yieldsTo: ['no-public-admin', 'no-public-write', 'no-public-read', 'no-public-list'],
  },
  on: 'grant',
  reads: [],
  require: (grant) => {
    const { statement } = grant;
    return not(all(statement ? someCondition(statement, (one) => gaps(statement).includes(one), 'passes without the key') : no(), () => countsAsPublic(grant)));
  },
  message: ({ statement, access }) => ({
    messageId: 'passes',
    data: {
      bucket: nameOf(access),
      conditions: series((statement ? gaps(statement) : []).map(({ written, keyWritten }) => `${written} on ${keyWritten}`)),
    },
  }),
  fix: ({ statement, access: { policy } }) =>
    statement && policy
      ? unsafe(
          'Demand the key by a Null condition (a request without it is then denied)',
          ...gaps(statement).map(({ keyWritten }) => setIn(policy.at('Statement', statement.index, 'Condition', 'Null', keyWritten), 'false')),
        )
      : undefined,
  examples: {
    fail: [
      bucketPolicy([{ ...reading, Condition: { StringEqualsIfExists: ours } }]),
      bucketPolicy([{ ...reading, Condition: { 'ForAllValues:StringEquals': ours } }]),
      bucketPolicy([{ ...reading, Condition: { IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:SecureTransport': 'true' } } }]),
    ],
    pass: [
      bucketPolicy([{ ...reading, Condition: { StringEquals: ours } }]),
      bucketPolicy([{ ...reading, Condition: { StringEqualsIfExists: ours, StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }]),
      bucketPolicy([{ ...reading, Condition: { 'ForAllValues:StringEquals': ours, Null: { 'aws:PrincipalOrgID': 'false' } } }]),
      bucketPolicy([{ ...reading, Condition: { StringEquals: ours, BoolIfExists: { 'aws:SecureTransport': 'true' } } }]),
      bucketPolicy([{ ...reading, Effect: 'Deny', Condition: { StringNotEqualsIfExists: ours } }]),
      bucketPolicy([reading]),
      {},
    ],
    undecided: [bucketPolicy([{ ...reading, Principal: { AWS: computed }, Condition: { StringEqualsIfExists: ours } }])],
  },
});
