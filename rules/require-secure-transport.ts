import { nameOf } from '../src/model/exposure.js';
import { advice, statementOf } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { inItsPolicy } from '../src/model/template-words.js';
import { answersPlainHttp, httpRefusal, transportDenies } from '../src/model/transport.js';
import { bucketPolicy } from '../src/rule/example.js';
import { addIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not, yes } from '../src/truth/answer.js';

const both = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
const refused = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const reader = { Sid: 'Read', Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

export default defineRule({
  meta: {
    id: 'require-secure-transport',
    group: 'encryption',
    severity: 'warn',
    securitySeverity: 6.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Refuse plain HTTP in the bucket policy, because S3 answers it and everybody on the way can read along.',
      why: 'S3 listens on two doors, and one of them has no lock. An old script, a link that somebody typed, a client with a proxy that speaks HTTP: the request is signed, S3 answers, and the object travels in the clear through every network between. Whoever sits there reads it, or sends something else in its place. No setting of the bucket closes the door; a Deny in its policy does.',
      fix: 'Add a statement that denies `s3:*` to everybody, on the bucket and on its objects, where `aws:SecureTransport` is false. Callers that use plain HTTP are then refused, so look for them first: access logs and CloudTrail tell the version of TLS, and a dash where there was none. Services of AWS that deliver logs are not affected, for their requests do not carry the key. Where the bucket has no policy yet, the fix begins one with that statement; where it may have one that is out of sight, the finding shows the statement.',
      limits:
        'Asked is whether any request over plain HTTP could succeed, counting whatever identity policies the account may have. Refusals that are split over several statements count together, and so do those that spare AWS services. What a declared policy of the organization refuses counts too: a resource control policy for everybody, a service control policy for the identities of its accounts; where it is not certain that it binds the account, nothing is decided. A bucket with a website configuration is left out: its website endpoint speaks nothing but HTTP. A statement that tries and leaves a hole is reported by `secure-transport-effective` or `deny-statement-covers-bucket-and-objects`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html (read October 2026)',
      ],
    },
    messages: {
      none: 'Bucket "{{bucket}}" answers plain HTTP: it has no policy that refuses it.',
      open: 'Bucket "{{bucket}}" answers plain HTTP: no statement of its policy refuses it.',
    },
    peers: {
      checkov: ['CKV_AWS_379'],
      kics: ['s3_bucket_policy_accepts_http_requests', 's3_bucket_without_ssl_in_write_actions'],
      cfn_nag: ['W51'],
      'cdk-nag': ['S3BucketSSLRequestsOnly', 'AwsSolutions-S10'],
      'cfn-guard': ['S3_BUCKET_SSL_REQUESTS_ONLY'],
      prowler: ['s3_bucket_secure_transport_policy'],
      scoutsuite: ['s3-bucket-allowing-cleartext.json'],
    },
    controls: { fsbp: ['S3.5'], 'cis-aws': ['v3 2.1.1', 'v4 2.1.1', 'v5 2.1.1', 'v6 3.1.1', 'v7 3.1.1'] },
    yieldsTo: ['sse-c-requires-https'],
  },
  on: 'bucketAccess',
  reads: [],
  exempt: { websiteOrigin: 'A website endpoint speaks nothing but HTTP.' },
  create:
    ({ require }) =>
    (access) => {
      const { policy } = access;
      const refused = transportDenies(access).length > 0 ? yes() : not(answersPlainHttp(access));
      const remedy = (of = access) => httpRefusal(of);
      require(refused, {
        remedy: () => advice(remedy(inItsPolicy(access))),
        messageId: policy ? 'open' : 'none',
        data: { bucket: nameOf(access) },
        at: policy?.policy.origin ?? access.origin,
        fix: () => {
          const statements = policy?.at('Statement') ?? access.begin?.();
          return (
            statements &&
            unsafe('Refuse plain HTTP (whoever still calls the bucket without TLS is then denied)', addIn(statements, statementOf(remedy(), spelled)))
          );
        },
      });
    },
  examples: {
    fail: [bucketPolicy([reader]), bucketPolicy([{ ...reader, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]), {}],
    pass: [
      bucketPolicy([reader, refused]),
      bucketPolicy([{ ...refused, Action: '*', Principal: { AWS: '*' } }]),
      bucketPolicy([
        { ...refused, Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': 'false' } } },
        { ...refused, Condition: { Bool: { 'aws:SecureTransport': 'false' }, Null: { 'aws:PrincipalIsAWSService': 'true' } } },
      ]),
      { website: { indexDocument: 'index.html' } },
    ],
    undecided: [bucketPolicy([{ ...refused, Effect: computed }])],
  },
});
