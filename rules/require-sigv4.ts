import { nameOf } from '../src/model/exposure.js';
import { advice, statementOf } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { takesVersion2, version2Refusal } from '../src/model/signatures.js';
import { inItsPolicy } from '../src/model/template-words.js';
import { bucketPolicy } from '../src/rule/example.js';
import { addIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const both = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both };
const signed = (operator: string, value: unknown): object => ({ ...deny, Condition: { [operator]: { 's3:signatureversion': value } } });

export default defineRule({
  meta: {
    id: 'require-sigv4',
    group: 'policy',
    severity: 'info',
    securitySeverity: 2.5,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Refuse requests signed with Signature Version 2, so that old buckets stop to accept what new ones never did.',
      why: 'Version 2 signs with the secret key itself and with SHA-1, and its signatures are good in every region and on every day. Version 4 derives a key for one day, one region and one service. S3 has announced the end of the old one for years, and still takes it on buckets from before 24 June 2020. A client that was never updated is the last to notice, and the first to leak a signature that works everywhere.',
      fix: 'Deny `s3:*` to everybody, on the bucket and on its objects, where `s3:signatureversion` equals `AWS`. Clients that still sign with Version 2 are then refused: CloudTrail tells the signature version of each request.',
      limits:
        'A file does not tell when its bucket was created. One that was made since 24 June 2020 refuses Version 2 by itself, and the statement only says so for auditors. Nor do Regions take it that opened since 2014, as `eu-central-1` and all after it: buckets that are known to be there are left out. The form that denies everything but `AWS4-HMAC-SHA256` counts as well; know that it refuses requests without a signature too, and those that Multi-Region Access Points sign with Version 4A.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html (read October 2026)',
        'https://repost.aws/questions/QU5OKPZ-HnS1SHXX6dUbGi2w (updated June 2019)',
        'https://aws.amazon.com/blogs/aws/amazon-s3-update-sigv2-deprecation-period-extended-modified/ (updated August 2024)',
      ],
    },
    messages: { open: 'Bucket "{{bucket}}" does not refuse requests that are signed with Signature Version 2.' },
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require }) =>
    (access) => {
      const { policy } = access;
      const remedy = (of = access) => version2Refusal(of);
      require(not(takesVersion2(access)), {
        remedy: () => advice(remedy(inItsPolicy(access))),
        messageId: 'open',
        data: { bucket: nameOf(access) },
        at: policy?.policy.origin ?? access.origin,
        cause: access.origin,
        fix: () =>
          policy &&
          unsafe('Refuse Signature Version 2 (clients that were never updated are then denied)', addIn(policy.at('Statement'), statementOf(remedy(), spelled))),
      });
    },
  examples: {
    fail: [{}, bucketPolicy([{ ...signed('StringEquals', 'AWS'), Action: 's3:PutObject' }]), bucketPolicy([signed('StringEquals', 'AWS4-HMAC-SHA256')])],
    pass: [
      bucketPolicy([signed('StringEquals', 'AWS')]),
      bucketPolicy([signed('StringNotEquals', 'AWS4-HMAC-SHA256')]),
      bucketPolicy([signed('StringLike', 'AWS')]),
    ],
    undecided: [bucketPolicy([signed('StringEquals', computed)])],
  },
});
