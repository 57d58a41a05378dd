import { flawOf, isMeantBefore, isValid, meantAction, meantBy, standsBeside } from '../src/model/action-words.js';
import { isInSight } from '../src/model/list.js';
import { fitting, misplacedIn } from '../src/model/placement.js';
import { computed } from '../src/model/shape.js';
import { isActionOfS3, isOnS3, partOf, usesOfS3 } from '../src/model/statements.js';
import { says, written } from '../src/policy/term.js';
import { bucketPolicy, identityPolicy } from '../src/rule/example.js';
import { remove, safe, setIn, unsafe } from '../src/rule/fix.js';
import type { Fix } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { series } from '../src/truth/sentences.js';

const allow = { Sid: 'Read', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Resource: 'arn:aws:s3:::data/*' };
const mine = { Sid: 'Read', Effect: 'Allow', Resource: '*' };

export default defineRule({
  meta: {
    id: 'valid-policy-actions',
    group: 'policy',
    severity: 'error',
    securitySeverity: 4.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Name actions that exist and that the policy can grant, for a misspelled one is taken without a word and does nothing.',
      why: 'IAM does not check the names of actions. `s3:ListObjects` is an operation of the API, the permission for it is `s3:ListBucket`; `s3:GetObjcet` is nothing at all. An Allow with such a name ends in AccessDenied and in a long search, a Deny with one protects nothing and is found by the wrong people. In a bucket policy S3 is stricter: an action it does not know there, or one of another service, fails the deployment.',
      fix: 'Write the name that is suggested. Operations and permissions have different names in many places: HeadObject needs `s3:GetObject`, ListObjectsV2 needs `s3:ListBucket`, PutBucketEncryption needs `s3:PutEncryptionConfiguration`. The fix writes the name where there is only one and a Resource of the statement is one that it acts on; it is unsafe, because the statement then begins to grant or to refuse it. Where that name stands beside it already, the wrong one is taken out, which changes nothing.',
      limits:
        'A name that is near no known action is undecided, because S3 may have learnt it after the tables of this version were made (April 2026). Of other services the names are not known; in the policies of buckets and access points every action of another service is wrong. Case does not count.',
      links: [
        'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html (read April 2026)',
      ],
    },
    messages: {
      typo: 'In "{{holder}}", {{statement}} names {{action}}, which is no action. Did you mean {{meant}}?',
      operation: 'In "{{holder}}", {{statement}} names {{action}}, which is an operation of the API and no action: it needs {{meant}}.',
      empty: 'In "{{holder}}", {{statement}} names {{action}}, and no action of S3 fits that pattern.',
      strange: 'In "{{holder}}", {{statement}} names {{action}}, which is no action.',
      foreign: 'In "{{holder}}", {{statement}} names {{action}}, which S3 refuses: here only actions of S3 can be granted.',
      account: 'In "{{holder}}", {{statement}} names {{action}}, which concerns no bucket: only identity policies can grant it.',
    },
  },
  on: 'statement',
  uses: usesOfS3,
  concerning: 's3',
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      const { action } = subject.statement;
      if (!action) return;
      for (const element of action.items.items) {
        const { term, origin } = element;
        const text = written(term);
        if (!isOnS3(subject.use) && isActionOfS3(element).truth === 'no') continue;
        const named = says(term);
        const flaw = text === undefined ? undefined : flawOf(text, subject.use);
        require(isValid(element, flaw), {
          messageId: flaw?.kind ?? 'strange',
          data: { action: named, meant: series(meantBy(flaw)) },
          at: origin,
          subject: named,
          remedy: () => {
            const meant = meantAction(flaw, subject.use);
            const misplaced = meant === undefined ? undefined : misplacedIn(subject.statement, meant);
            if (!misplaced) return undefined;
            const { on, form } = fitting(misplaced.sort);
            return `Name ${meant} in a statement with ${form} in its Resource, as it acts on ${on}`;
          },
          fix: (): Fix | undefined => {
            const meant = meantAction(flaw, subject.use);
            const part = partOf(subject, 'Action', action, element);
            if (!part || meant === undefined) return undefined;
            const out = () => safe(`Take ${named} out (${meant} stands beside it)`, remove(part));
            if (standsBeside(meant, element, action.items)) return out();
            if (misplacedIn(subject.statement, meant)) return undefined;
            return isMeantBefore(meant, element, action.items, subject.use) ? out() : unsafe(`Write ${meant} (it then takes effect)`, setIn(part, meant));
          },
        });
      }
      require(isInSight(action.items), { messageId: 'strange' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...allow, Action: 's3:GetObjcet' }]),
      bucketPolicy([{ ...allow, Action: ['s3:GetObject', 's3:HeadObject'] }]),
      bucketPolicy([{ ...allow, Action: ['s3:GetObject', 'kms:Decrypt'] }]),
      bucketPolicy([{ ...allow, Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::data' }]),
      identityPolicy({ ...mine, NotAction: ['s3:DeleteBuckets'] }),
      identityPolicy({ ...mine, Action: 's3:Gett*' }),
    ],
    pass: [
      bucketPolicy([{ ...allow, Action: ['S3:getobject', 's3:Put*', '*'] }]),
      identityPolicy({ ...mine, Action: ['s3:ListAllMyBuckets', 'kms:Decrypt', 's3express:CreateSession'] }),
      {},
    ],
    undecided: [identityPolicy({ ...mine, Action: 's3:PaintObjectBlue' }), identityPolicy({ ...mine, Action: computed })],
  },
});
