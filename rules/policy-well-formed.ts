import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { documentConcernsS3, usesOfS3 } from '../src/model/statements.js';
import { bucketPolicy, estate, identityPolicy, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';

const allow = {
  Sid: 'Read',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::data/*',
};
const mine = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const document = (content: object): object => ({ naming: { name: 'data' }, policy: { document: content } });

export default defineRule({
  meta: {
    id: 'policy-well-formed',
    group: 'policy',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    docs: {
      summary: 'Write policies that AWS accepts: known elements, Effect exactly Allow or Deny, principals it can name.',
      why: 'A policy has its own grammar, and AWS looks at it only when it is put. `"effect": "deny"`, a role named by a star, a second Principal that hides the first: each is an error that no editor marks. At best the deployment stops with "MalformedPolicy", which names neither line nor element. At worst a reader that is less strict takes the document in another way than its author, and the review has approved something else.',
      fix: 'Mend what the message names, at the place it points to. There is no automatic fix, for what was meant is not certain.',
      limits:
        'Judged are the policies of buckets and access points, and documents elsewhere that speak of S3. Names of actions, Resources that fit no action, and the version 2008-10-17 have rules of their own. Sids must be plain and different in identity policies only: S3 takes others. Size is counted where the whole text is known: 20 KB for buckets and access points; for identity policies the longest that IAM takes anywhere.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (read October 2026)',
      ],
    },
    messages: { problem: 'In "{{holder}}": {{problem}}', unseen: 'The policy of "{{holder}}" cannot be read to its end.' },
  },
  on: 'policy',
  uses: usesOfS3,
  concerning: 's3',
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      if (documentConcernsS3(subject).truth === 'no') return;
      const { problems, statements } = subject.policy;
      for (const { message, origin, statement, kind } of problems) {
        const about = statement === undefined ? undefined : statements.items.find(({ index }) => index === statement);
        const name = about?.sid.kind === 'known' ? about.sid.value : statement;
        require(no({ says: message, origin }), {
          messageId: 'problem',
          data: { problem: message },
          at: origin,
          cause: about?.origin,
          subject: [name, kind, kind === 'size' ? undefined : message].filter((part) => part !== undefined).join(' '),
        });
      }
      if (!problems.some(({ kind }) => kind === 'syntax')) require(isInSight(statements), { messageId: 'unseen' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...allow, Effect: 'allow' }]),
      bucketPolicy([{ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }]),
      bucketPolicy([{ ...allow, NotAction: 's3:PutObject' }]),
      bucketPolicy([{ Sid: 'Nobody', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' }]),
      bucketPolicy([{ ...allow, Condition: { StringEqual: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }]),
      document({ Version: '2012-10-18', Statement: [allow] }),
      identityPolicy({ ...mine, Principal: '*' }),
      identityPolicy(mine, mine),
    ],
    pass: [
      bucketPolicy([allow, { ...allow, Sid: 'Read it again' }]),
      bucketPolicy([allow, allow]),
      document({ Version: '2012-10-17', Id: 'policy', Statement: allow }),
      identityPolicy(mine),
      identityPolicy({ Sid: 'Not ours', Effect: 'Allow', Action: 'ec2:StartInstances', Resource: '*' }),
      {},
    ],
    undecided: [estate({ Data: subject('bucket', { naming: { name: 'data' }, policy: { document: computed } }) })],
  },
});
