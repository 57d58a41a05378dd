import { fitting, misplacedActions } from '../src/model/placement.js';
import { computed } from '../src/model/shape.js';
import { concernsS3, usesOfS3 } from '../src/model/statements.js';
import { bucketPolicy, identityPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const allow = { Sid: 'Read', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } };
const mine = { Sid: 'Read', Effect: 'Allow' };
const [bucket, objects] = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];

export default defineRule({
  meta: {
    id: 'policy-action-resource-mismatch',
    group: 'policy',
    severity: 'error',
    securitySeverity: 6.5,
    preset: 'recommended',
    docs: {
      summary: 'Give every action a Resource on which it can act, or the statement does nothing for it and nobody is told.',
      why: 'To S3 a bucket and its objects are different things: `arn:aws:s3:::data` is the bucket, `arn:aws:s3:::data/*` are the objects, and neither includes the other. A Deny for `s3:DeleteObject` on the bucket alone is accepted, reads well in every review and protects nothing. An Allow for `s3:ListBucket` on the objects is accepted too, and then each listing fails with AccessDenied, until somebody "solves" it with a star.',
      fix: 'Add the missing form to Resource: the bucket for actions such as `s3:ListBucket`, `s3:GetBucketLocation`, `s3:PutBucketPolicy`; `/*` behind it for `s3:GetObject`, `s3:PutObject`, `s3:AbortMultipartUpload`; `*` for `s3:ListAllMyBuckets`. Or take the action out. There is no automatic fix, because either can be right, and the added form grants or refuses something that was not in force before.',
      limits:
        'A pattern of actions is reported only if none of the actions it covers fits. Parts of a Resource that are not resolved count as whatever they may be; a parameter in the place of a bucket name is taken for a name where the action then fits. Account actions on `arn:aws:s3:::*` work and are accepted. Statements with NotAction or NotResource are not judged, ARNs that end in a slash and names of actions that do not exist are left to their own rules.',
      links: [
        'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html (read April 2026)',
      ],
    },
    messages: { mismatch: 'In "{{holder}}", {{statement}} {{does}} nothing by {{actions}}: {{on}}, and no Resource is {{form}}.' },
    yieldsTo: ['no-bucket-arn-trailing-slash', 'policy-resource-is-own-bucket', 'valid-policy-actions', 'policy-well-formed'],
  },
  on: 'statement',
  uses: usesOfS3,
  concerning: 's3',
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      if (concernsS3(subject).truth === 'no') return;
      for (const { sort, fits, actions, origin } of misplacedActions(subject.statement)) {
        const { on, form } = fitting(sort);
        const does = subject.statement.effect.is('Deny').truth === 'yes' ? 'refuses' : 'grants';
        const acts = actions.length > 1 ? 'they act' : 'it acts';
        require(fits, { messageId: 'mismatch', data: { actions: actions.join(', '), does, on: `${acts} on ${on}`, form }, at: origin, subject: sort });
      }
    },
  examples: {
    fail: [
      bucketPolicy([{ ...allow, Action: 's3:GetObject', Resource: bucket }]),
      bucketPolicy([{ ...allow, Effect: 'Deny', Principal: '*', Action: ['s3:PutObject', 's3:DeleteBucket'], Resource: objects }]),
      identityPolicy({ ...mine, Action: ['s3:ListAllMyBuckets', 's3:GetObject'], Resource: objects }),
      identityPolicy({ ...mine, Action: 's3:GetObject*', Resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/data/photos/*' }),
    ],
    pass: [
      bucketPolicy([{ ...allow, Action: ['s3:GetObject', 's3:ListBucket'], Resource: [bucket, objects] }]),
      bucketPolicy([{ ...allow, Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: bucket }]),
      identityPolicy({ ...mine, Action: ['s3:ListAllMyBuckets', 's3:ListBucket'], Resource: '*' }),
      identityPolicy({ ...mine, Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::data*' }),
      identityPolicy({ ...mine, Action: 's3:GetObject', Resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/data/object/*' }),
      identityPolicy({ ...mine, Action: ['s3:GetObject', 's3:ListBucket'], NotResource: objects }),
      identityPolicy({ ...mine, Action: 'logs:PutLogEvents', Resource: bucket }),
    ],
    undecided: [
      identityPolicy({ ...mine, Action: 's3:GetObject', Resource: computed }),
      identityPolicy({ ...mine, Action: 's3:GetObject', Resource: [bucket, computed] }),
    ],
  },
});
