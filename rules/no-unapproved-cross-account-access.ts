import { computed } from '../src/model/shape.js';
import { usesOnS3 } from '../src/model/statements.js';
import { circleOf, staysWithin, strangersIn } from '../src/model/trust.js';
import { bucketPolicy, inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const reading = { Sid: 'Partner', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

export default defineRule({
  meta: {
    id: 'no-unapproved-cross-account-access',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 7.0,
    preset: 'strict',
    docs: {
      summary: 'Let only accounts and organizations into your buckets that somebody has approved, so that the list of them is short and known.',
      why: 'A partner got access for a project. The project ended, the contract too, the twelve digits in the policy stayed; or they had a slip in them from the start and belong to a stranger. Whoever administers the other account decides which of its users comes in, and if that account is broken into, so is your bucket. In a policy one account looks like another: what is missing is the list of those that are meant to be there.',
      fix: 'Tell the configuration whom you trust: `facts: { account, organization, trustedAccounts, trustedOrganizations }`. Take out what is not on that list, or replace it by a role of your own account that the other may assume, where you see and end it. There is no automatic fix, because a statement that is taken out stops somebody who works with it today.',
      limits:
        'Judged are Allow statements of bucket and access point policies that name accounts (an id, an ARN, aws:PrincipalAccount, aws:PrincipalArn) or organizations (aws:PrincipalOrgID, aws:PrincipalOrgPaths). Accounts of AWS itself (load balancer and CloudTrail logs), CloudFront origin access identities and services are known and no strangers. Where the own account is not told, a literal account is undecided, while `${AWS::AccountId}` is the own one; of two different ones at least one is foreign. A canonical user id does not tell its account and is undecided. Who is let in without being named is a question of public access.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html (read April 2026)',
      ],
    },
    messages: { stranger: 'Whom {{statement}} of "{{holder}}" lets in is not all on the list of those you trust: {{strangers}}.' },
    peers: { prowler: ['s3_bucket_cross_account_access'] },
  },
  on: 'statement',
  uses: usesOnS3,
  reads: [],
  require: ({ statement, account }, { facts }) => any(staysWithin(statement, circleOf(account, facts)), not(statement.effect.is('Allow'))),
  message: ({ statement, account }, _because, { facts }) => ({
    messageId: 'stranger',
    data: { strangers: strangersIn(statement, circleOf(account, facts)).join(', ') },
  }),
  examples: {
    // One of the two may be the own account, not both.
    fail: [bucketPolicy([{ ...reading, Principal: { AWS: ['444455556666', 'arn:aws:iam::777788889999:role/import'] } }])],
    pass: [
      bucketPolicy([{ ...reading, Principal: { Service: 'cloudfront.amazonaws.com' } }]),
      bucketPolicy([{ ...reading, Principal: { AWS: 'arn:aws:iam::127311923021:root' }, Action: 's3:PutObject' }]),
      bucketPolicy([{ ...reading, Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7' } }]),
      bucketPolicy([{ ...reading, Effect: 'Deny', Principal: { AWS: '444455556666' } }]),
      {},
    ],
    undecided: [
      inText(bucketPolicy([{ ...reading, Principal: { AWS: 'arn:aws:iam::444455556666:role/import' } }])),
      bucketPolicy([{ ...reading, Principal: { AWS: computed } }]),
      bucketPolicy([{ ...reading, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }]),
    ],
  },
});
