import { nameOf } from '../src/model/exposure.js';
import { isInSight } from '../src/model/list.js';
import { statementName } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { answersPlainHttp, shortInResources, transportDenies } from '../src/model/transport.js';
import { deniesOf, meansWholeBucket, missesHalf, missingArns } from '../src/model/whole-bucket.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { addIn, setIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';
import { series } from '../src/truth/sentences.js';

const [itself, objects] = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
const outside = { StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };
const fence = { Sid: 'Fence', Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: outside };
const tls = { ...fence, Sid: 'Tls', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

function leavesOut(missing: readonly string[]): string {
  return missing.length > 1 ? `names neither ${missing.join(' nor ')}` : `does not name ${missing.join('')}`;
}

export default defineRule({
  meta: {
    id: 'deny-statement-covers-bucket-and-objects',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 6.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Name the bucket and its objects in a Deny that is meant for both, because either ARN covers only one half.',
      why: 'The fence stands, and it has one side. `arn:aws:s3:::data` is the bucket: its settings and the list of its objects. `arn:aws:s3:::data/*` is what lies in it. A Deny of `s3:*` that names only the first leaves every object within reach; one that names only the second leaves the list and all settings. Both read well, and neither is refused.',
      fix: 'Name both ARNs. Requests that passed through the open half are then refused under the same condition: look at who makes them before you apply it.',
      limits:
        'Judged are Denies for everybody that have a condition and a wildcard among their actions that stands for both halves (`s3:*`, `s3:Get*`), or `NotAction`. A Deny of object actions alone rightly names objects alone, and a Deny on some prefix is taken for a choice, except where it is to refuse plain HTTP. Another Deny under the same conditions may cover the other half.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html (read April 2026)',
      ],
    },
    messages: {
      half: 'The Deny in {{statement}} of bucket "{{bucket}}" {{leaves}}, so it refuses nothing there.',
      http: 'The Deny in {{statement}} of bucket "{{bucket}}" {{leaves}}, so plain HTTP is answered there.',
    },
    peers: { 'cdk-nag': ['S3BucketSSLRequestsOnly'] },
    controls: { fsbp: ['S3.5'], 'cis-aws': ['v3 2.1.1', 'v4 2.1.1', 'v5 2.1.1', 'v6 3.1.1', 'v7 3.1.1'] },
    yieldsTo: ['sse-c-requires-https'],
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require }) =>
    (access) => {
      const { situation, policy } = access;
      const onTransport = transportDenies(access);
      const [short, others] = [shortInResources(access), deniesOf(situation).filter((deny) => !onTransport.includes(deny) && meansWholeBucket(deny))];
      for (const deny of [...short, ...others]) {
        const http = short.includes(deny);
        const missing = missingArns(access, deny);
        const covers = http ? not(answersPlainHttp(access)) : not(any(missesHalf(situation, deny, 'bucket'), missesHalf(situation, deny, 'object')));
        require(covers, {
          messageId: http ? 'http' : 'half',
          data: { statement: statementName(deny), bucket: nameOf(access), leaves: leavesOut(missing.map(says)) },
          at: deny.resource?.origin ?? deny.origin,
          cause: deny.origin,
          subject: statementName(deny),
          fix: () => {
            const [first, second] = missing;
            if (!policy || !deny.resource || deny.resource.not || !first) return undefined;
            const list = policy.at('Statement', deny.index, 'Resource');
            return unsafe(
              `Name ${series(missing.map(says))} (requests there are then refused under the same condition)`,
              // Both together cover whatever stood there.
              second ? setIn(list, missing.map(spelled)) : addIn(list, spelled(first)),
            );
          },
        });
      }
      if (situation.policy) require(isInSight(situation.policy.statements), { messageId: 'half' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...fence, Resource: itself }]),
      bucketPolicy([{ ...fence, Resource: objects }]),
      bucketPolicy([{ ...fence, Action: 's3:Get*', Resource: [objects] }]),
      bucketPolicy([{ ...tls, Resource: itself }]),
      bucketPolicy([{ ...tls, Resource: 'arn:aws:s3:::data/logs/*' }]),
    ],
    pass: [
      bucketPolicy([{ ...fence, Resource: [itself, objects] }]),
      bucketPolicy([{ ...fence, Resource: 'arn:aws:s3:::data*' }]),
      bucketPolicy([
        { ...fence, Resource: itself },
        { ...fence, Sid: 'Objects', Resource: objects },
      ]),
      bucketPolicy([{ ...fence, Action: 's3:PutObject', Resource: objects }]),
      bucketPolicy([{ ...fence, Action: 's3:List*', Resource: itself }]),
      bucketPolicy([{ ...fence, Resource: [itself, 'arn:aws:s3:::data/secret/*'] }]),
      bucketPolicy([{ ...fence, Resource: 'arn:aws:s3:::data/secret/*', Condition: { Null: { 'aws:MultiFactorAuthAge': 'true' } } }]),
      bucketPolicy([{ ...fence, Principal: { AWS: '111122223333' }, Resource: objects }]),
      bucketPolicy([{ ...tls, Action: 's3:PutObject', Resource: objects }]),
      {},
    ],
    undecided: [bucketPolicy([{ ...fence, Resource: [objects, computed] }])],
  },
});
