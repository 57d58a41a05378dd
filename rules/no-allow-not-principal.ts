import { computed } from '../src/model/shape.js';
import { usesOnS3 } from '../src/model/statements.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not, yes } from '../src/truth/answer.js';

const but = { AWS: 'arn:aws:iam::111122223333:role/audit' };
const read = { Sid: 'Read', Effect: 'Allow', NotPrincipal: but, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

export default defineRule({
  meta: {
    id: 'no-allow-not-principal',
    group: 'policy',
    severity: 'error',
    securitySeverity: 9.1,
    preset: 'recommended',
    docs: {
      summary: 'Allow by Principal and never by NotPrincipal, which lets in everybody in the world but those it names.',
      why: '"Everybody but the auditors may read", somebody thought, and meant everybody in the company. AWS knows no company here: NotPrincipal beside Allow is every account there is and every caller without one, less the names in the list. One name is kept out, and the rest of the world is let in. As the list grows, the statement even looks stricter.',
      fix: 'Name in Principal who is to be let in. To keep somebody out of what others may do, write a Deny beside the Allow, best with `ArnNotEquals` or `ArnEquals` on aws:PrincipalArn. There is no automatic fix, because the statement does not say whom it was meant for.',
      limits:
        'Reported in the policies of buckets and access points, whatever conditions stand beside it. NotPrincipal beside Deny is another matter and not reported here. Where a rule about public access names the same statement, this one is silent.',
      links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html (read October 2026)'],
    },
    messages: { allows: 'In "{{holder}}", {{statement}} allows {{actions}} to everybody but {{named}}, callers without an account included.' },
    peers: { cfn_nag: ['F9'], 'cfn-guard': ['S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL'] },
    yieldsTo: ['no-public-admin', 'no-public-write', 'no-public-read', 'no-public-list', 'no-public-access-point-policy'],
  },
  on: 'statement',
  uses: usesOnS3,
  reads: [],
  create:
    ({ require }) =>
    ({ statement: { principal, action, effect } }) => {
      if (!principal?.not) return;
      const named = principal.items.items.map(({ element }) => says(element.term)).join(', ');
      const actions = action && !action.not ? action.items.items.map(({ term }) => says(term)).join(', ') : 'actions';
      const allows = effect.is('Allow');
      require(allows.truth === 'no' ? yes() : not(allows), {
        messageId: 'allows',
        data: { named: named || 'nobody', actions: actions || 'actions' },
        at: principal.origin,
      });
    },
  examples: {
    fail: [
      bucketPolicy([read]),
      bucketPolicy([{ ...read, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }]),
      bucketPolicy([{ ...read, NotPrincipal: { AWS: computed } }]),
    ],
    pass: [
      bucketPolicy([{ ...read, Effect: 'Deny' }]),
      bucketPolicy([{ Sid: 'Read', Effect: 'Allow', Principal: but, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' }]),
      {},
    ],
    undecided: [bucketPolicy([{ ...read, Effect: computed }])],
  },
});
