import { nameOf } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { answersPlainHttp, transportDenies } from '../src/model/transport.js';
import { demandsCustomerKeys, takesCustomerKeys, tellsOfCustomerKeys } from '../src/model/uploads.js';
import { bucketPolicy, inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, any, not } from '../src/truth/answer.js';

const both = ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'];
const tls = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const header = 's3:x-amz-server-side-encryption-customer-algorithm';
const uploads = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const allowed = { encryption: { blockedTypes: ['NONE'] } } as const;

export default defineRule({
  meta: {
    id: 'sse-c-requires-https',
    group: 'encryption',
    severity: 'warn',
    securitySeverity: 6.5,
    preset: 'recommended',
    docs: {
      summary: 'Refuse plain HTTP where clients may encrypt with keys of their own, because the key itself travels in the request.',
      why: 'With customer-provided keys (SSE-C) the client sends its encryption key in a header of every request, and S3 keeps none of it. S3 turns such a request down when it comes over plain HTTP. By then the key has crossed the network in the clear, and whoever listened can read every object that it protects. Refusing plain HTTP altogether does not call that key back, but a client that is refused from its very first request is noticed and repaired before it has a key to lose.',
      fix: 'Deny `s3:*` to everybody, on the bucket and on its objects, where `aws:SecureTransport` is false; or, where nobody uses SSE-C, list it in `BlockedEncryptionTypes`, which is what new buckets have. A key that may have been sent in the clear must be replaced, and what it protects be uploaded anew. There is no automatic fix, because only you know which of the two is meant.',
      limits:
        'A bucket without an encryption block counts as new, and new buckets have blocked SSE-C since April 2026. What S3 does where an encryption block leaves the list of blocked types out is not documented: nobody has switched SSE-C on there, and `no-sse-c-uploads` says once that it is open. Of a bucket outside the scan only a policy that demands SSE-C is reported. On the buckets that it reports, this rule speaks in place of the other rules on HTTPS and on SSE-C.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-s3-c-encryption-setting-faq.html (read April 2026)',
      ],
    },
    messages: { clear: 'Bucket "{{bucket}}" takes uploads with keys of the client (SSE-C) and does not refuse plain HTTP, so a key can be sent in the clear.' },
    controls: { fsbp: ['S3.5'], 'cis-aws': ['v3 2.1.1', 'v4 2.1.1', 'v5 2.1.1', 'v6 3.1.1', 'v7 3.1.1'] },
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require }) =>
    (access) => {
      const demanded = demandsCustomerKeys(access);
      if (!access.bucket && demanded.truth === 'no') return;
      const told = access.bucket !== undefined && tellsOfCustomerKeys(access.bucket, access.situation);
      const inUse = demanded.truth === 'yes' || !told ? demanded : any(demanded, takesCustomerKeys(access));
      if (inUse.truth === 'no') return;
      // Whether SSE-C can be used at all is one question for many buckets, and is told for itself.
      const http = answersPlainHttp(access);
      require(inUse.truth === 'unknown' && http.truth !== 'no' ? inUse : not(all(inUse, http)), {
        messageId: 'clear',
        data: { bucket: nameOf(access) },
        // One of the statements on HTTPS, so that no other fault of the policy is taken for this one.
        cause: transportDenies(access)[0]?.origin ?? access.origin,
      });
    },
  examples: {
    fail: [
      allowed,
      bucketPolicy([{ ...tls, Resource: 'arn:aws:s3:::data/*' }], allowed),
      bucketPolicy([{ ...uploads, Condition: { Null: { [header]: 'true' } } }]),
    ],
    pass: [
      bucketPolicy([tls], allowed),
      bucketPolicy([{ ...uploads, Condition: { Null: { [header]: 'false' } } }], allowed),
      { encryption: { algorithm: 'aws:kms', blockedTypes: ['SSE-C'] } },
      inText({ encryption: { algorithm: 'aws:kms' } }),
      {},
    ],
    undecided: [{ encryption: { blockedTypes: [computed] } }],
  },
});
