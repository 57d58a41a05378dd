import { isInSight } from '../src/model/list.js';
import { canBeRewritten } from '../src/model/open-text.js';
import { trailingSlashes } from '../src/model/placement.js';
import { computed } from '../src/model/shape.js';
import { concernsS3, usesOfS3 } from '../src/model/statements.js';
import { says, term } from '../src/policy/term.js';
import { bucketPolicy, identityPolicy } from '../src/rule/example.js';
import { addIn, setIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';
import { series } from '../src/truth/sentences.js';

const allow = { Sid: 'Read', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Action: 's3:GetObject' };
const mine = { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'] };

export default defineRule({
  meta: {
    id: 'no-bucket-arn-trailing-slash',
    group: 'policy',
    severity: 'error',
    securitySeverity: 6.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'End no Resource in a slash: such an ARN is neither the bucket nor what is in it.',
      why: 'On a disk `photos/` is the folder with all it holds. S3 knows no folders, and compares texts: `arn:aws:s3:::data/` is not the bucket, whose ARN has no slash, and it is no object, for the name of an object has at least one character. `arn:aws:s3:::data/photos/` is the one empty object that the console makes to show a folder. An Allow on it grants nothing that anybody wanted, a Deny on it lets everything through.',
      fix: 'Write the bucket without the slash, or add the star: `arn:aws:s3:::data/*` are all objects, `arn:aws:s3:::data/photos/*` those that begin with photos/. The fix chooses by the actions of the statement: the bucket for actions on buckets, the star for actions on objects, both where both are named. It is unsafe, because the statement then begins to grant or to refuse.',
      limits:
        'A folder is not reported where the statement names what is in it, too (`data/photos/` beside `data/photos/*`): then the placeholder is meant, or does no harm. A Resource whose end is not resolved is undecided, unless it is the name of a bucket.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html (read April 2026)'],
    },
    messages: {
      bucket: 'In "{{holder}}", {{statement}} names "{{resource}}", which with its slash is neither the bucket nor any object in it.',
      folder: 'In "{{holder}}", {{statement}} names "{{resource}}", which is only the placeholder of the folder and nothing in it.',
    },
  },
  on: 'statement',
  uses: usesOfS3,
  concerning: 's3',
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      if (concernsS3(subject).truth === 'no') return;
      const { statement, at } = subject;
      for (const { element, index, ends, folder, wanted } of trailingSlashes(statement)) {
        require(not(ends), {
          messageId: folder ? 'folder' : 'bucket',
          data: { resource: says(element.term) },
          at: element.origin,
          subject: says(element.term),
          fix: () => {
            const [first, ...more] = wanted;
            if (!first || index === undefined || !canBeRewritten(element)) return undefined;
            const name = statement.resource?.not ? 'NotResource' : 'Resource';
            return unsafe(
              `Write ${series(wanted.map((one) => says(one)))} (the statement then has effect on it)`,
              setIn(at(name, index), spelled(first)),
              ...more.map((one) => addIn(at(name), spelled(term(one)))),
            );
          },
        });
      }
      if (statement.resource) require(isInSight(statement.resource.items), { messageId: 'bucket' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...allow, Resource: 'arn:aws:s3:::data/' }]),
      bucketPolicy([{ ...allow, Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: ['arn:aws:s3:::data/photos/'] }]),
      identityPolicy({ ...mine, Resource: ['arn:aws:s3:::data/'] }),
    ],
    pass: [
      bucketPolicy([{ ...allow, Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] }]),
      bucketPolicy([{ ...allow, Action: 's3:*Object', Resource: ['arn:aws:s3:::data/photos/', 'arn:aws:s3:::data/photos/*'] }]),
      identityPolicy({ ...mine, Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/' }),
    ],
    undecided: [identityPolicy({ ...mine, Resource: computed })],
  },
});
