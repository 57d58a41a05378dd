import { computed } from '../src/model/shape.js';
import { isEveryAction, isIdentityOrService } from '../src/model/statements.js';
import { circleOf } from '../src/model/trust.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not, yes } from '../src/truth/answer.js';
import { some } from '../src/truth/value.js';

const role = { AWS: 'arn:aws:iam::111122223333:role/app' };
const everything = { Sid: 'App', Effect: 'Allow', Principal: role, Action: 's3:*', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] };

export default defineRule({
  meta: {
    id: 'no-wildcard-action',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 7.0,
    preset: 'recommended',
    docs: {
      summary: 'Name the actions that a bucket policy grants, so that who reads the data cannot also rewrite the rules.',
      why: 'The application only writes files, and `s3:*` made it work at once. From then on it holds the keys of the house as well: it can replace the bucket policy, switch versioning off, set a lifecycle rule that empties the bucket, bypass the retention of locked objects. Nobody notices while the application behaves. On the day somebody runs a command in its container, all of that is theirs, and what every new release of S3 adds is theirs too.',
      fix: 'List the actions that are used: mostly `s3:GetObject`, `s3:PutObject`, `s3:DeleteObject` on the objects and `s3:ListBucket` on the bucket. There is no automatic fix, because only you know what the application does; the access logs or a CloudTrail trail with data events tell.',
      limits:
        'Reported are patterns that cover every action (`*`, `s3:*`, `s3:?*`) and what they give to a role, a user or a service. The whole own account (its root ARN, its id) is exempt, for that only leaves the decision to its identity policies. Everybody and other accounts are the business of no-public-admin and no-cross-account-sensitive-action. A Deny for every action is no grant.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html (read April 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html (read October 2026)',
      ],
    },
    messages: { everything: 'In "{{holder}}", {{statement}} gives {{who}} every S3 action by "{{action}}".' },
    peers: {
      kics: ['s3_bucket_with_all_permissions', 'S3 Bucket Allows All Actions From All Principals'],
      cfn_nag: ['F15'],
      'cfn-guard': ['S3_BUCKET_POLICY_NO_WILDCARD_ACTION'],
      scoutsuite: ['s3-bucket-world-policy-star.json'],
    },
    yieldsTo: ['no-public-admin', 'no-cross-account-sensitive-action'],
  },
  on: 'statement',
  uses: ['bucket'],
  reads: [],
  require: ({ statement: { action, principal, effect }, account }, { facts }) => {
    if (!action || action.not || !principal || principal.not) return yes();
    const { own } = circleOf(account, facts);
    return not(
      all(
        some(action.items, isEveryAction),
        some(principal.items, (one) => isIdentityOrService(one, own)),
        effect.is('Allow'),
      ),
    );
  },
  message: ({ statement: { action, principal }, account }, _because, { facts }) => {
    const { own } = circleOf(account, facts);
    const who = principal?.items.items.filter((one) => isIdentityOrService(one, own).truth === 'yes').map(({ element }) => says(element.term));
    const pattern = action?.items.items.find((one) => isEveryAction(one).truth === 'yes');
    return { messageId: 'everything', data: { who: (who ?? []).join(', '), action: pattern ? says(pattern.term) : '' } };
  },
  examples: {
    fail: [
      bucketPolicy([everything]),
      bucketPolicy([{ ...everything, Action: ['s3:GetObject', '*'] }]),
      bucketPolicy([{ ...everything, Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 'S3:?*' }]),
    ],
    pass: [
      bucketPolicy([{ ...everything, Action: ['s3:GetObject*', 's3:PutObject', 's3:List*'] }]),
      bucketPolicy([{ ...everything, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]),
      bucketPolicy([{ ...everything, Principal: { AWS: '111122223333' } }]),
      bucketPolicy([{ ...everything, Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
      bucketPolicy([{ ...everything, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }]),
      {},
    ],
    undecided: [bucketPolicy([{ ...everything, Action: computed }]), bucketPolicy([{ ...everything, Principal: { AWS: computed } }])],
  },
});
