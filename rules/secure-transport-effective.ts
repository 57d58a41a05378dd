import { nameOf } from '../src/model/exposure.js';
import { isInSight } from '../src/model/list.js';
import { statementName } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { answersPlainHttp, holeOf, shortInResources, transportDenies } from '../src/model/transport.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { any, no, not, yes } from '../src/truth/answer.js';

const both = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
const when = (operator: string, key: string, value: unknown): object => ({ Condition: { [operator]: { [key]: value } } });
const refused = { Sid: 'Tls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, ...when('Bool', 'aws:SecureTransport', 'false') };

export default defineRule({
  meta: {
    id: 'secure-transport-effective',
    group: 'encryption',
    severity: 'warn',
    securitySeverity: 6.5,
    preset: 'recommended',
    docs: {
      summary: 'Make sure that the statement against plain HTTP refuses it to everybody, for every action and without further conditions.',
      why: 'The statement is there, the audit ticks it off, and plain HTTP still works. It denies only uploads, so downloads travel in the clear. It names one role, so all others are free. It says `"true"` where it means `"false"`, and refuses HTTPS instead. Or it asks for a version of TLS: a request without TLS has none, so the comparison never holds.',
      fix: 'Deny `s3:*` with Principal `*`, on the bucket and on its objects, with `Bool` `aws:SecureTransport` `false` as the only condition. Whoever was spared until now is then refused over plain HTTP. There is no automatic fix, because what leaves the hole may have been put there for somebody.',
      limits:
        'The engine looks for one plain HTTP request of anybody but AWS services that succeeds, counting whatever identity policies the account may have; the finding carries that request. Where only the Resource list is too short, `deny-statement-covers-bucket-and-objects` reports it.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (read October 2026)',
      ],
    },
    messages: {
      hole: 'Bucket "{{bucket}}" still answers plain HTTP although {{statement}} is meant to refuse it: {{hole}}. For example, {{example}} succeeds.',
    },
    peers: { kics: ['s3_bucket_policy_accepts_http_requests'], 'cdk-nag': ['S3BucketSSLRequestsOnly'] },
    controls: { fsbp: ['S3.5'], 'cis-aws': ['v3 2.1.1', 'v4 2.1.1', 'v5 2.1.1', 'v6 3.1.1', 'v7 3.1.1'] },
    yieldsTo: ['sse-c-requires-https'],
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require }) =>
    (access) => {
      const { policy } = access.situation;
      if (transportDenies(access).length === 0) {
        if (policy) require(isInSight(policy.statements), { messageId: 'hole' });
        return;
      }
      const refused = any(not(answersPlainHttp(access)), () => (shortInResources(access).length > 0 ? yes() : no()));
      // What would be wrong with a statement that does what it is meant to do takes long to find.
      const hole = refused.truth === 'yes' ? undefined : holeOf(access);
      if (!hole) return;
      const example = refused.because.find(({ witness }) => witness)?.witness?.says ?? 'a plain HTTP request';
      require(refused, {
        messageId: 'hole',
        data: { bucket: nameOf(access), statement: statementName(hole.statement), hole: hole.says, example },
        at: hole.origin,
      });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...refused, Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' }]),
      bucketPolicy([{ ...refused, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }]),
      bucketPolicy([{ ...refused, ...when('Bool', 'aws:SecureTransport', 'true') }]),
      bucketPolicy([{ ...refused, ...when('StringEquals', 'aws:SecureTransport', 'False') }]),
      bucketPolicy([{ ...refused, ...when('Null', 'aws:SecureTransport', 'true') }]),
      bucketPolicy([{ ...refused, ...when('NumericLessThan', 's3:TlsVersion', '1.2') }]),
      bucketPolicy([{ ...refused, Condition: { Bool: { 'aws:SecureTransport': 'false' }, NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }]),
    ],
    pass: [
      bucketPolicy([refused]),
      bucketPolicy([{ ...refused, ...when('StringNotEquals', 'aws:SecureTransport', 'true') }]),
      bucketPolicy([{ ...refused, Resource: 'arn:aws:s3:::data/*' }]),
      bucketPolicy([
        { ...refused, Resource: 'arn:aws:s3:::data' },
        { ...refused, Sid: 'Objects', Resource: 'arn:aws:s3:::data/*' },
      ]),
      {},
    ],
    undecided: [bucketPolicy([{ ...refused, Principal: { AWS: computed } }])],
  },
});
