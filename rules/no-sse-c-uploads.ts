import { computed } from '../src/model/shape.js';
import { takesCustomerKeys } from '../src/model/uploads.js';
import { bucketPolicy, inText } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const customerKey = (isAbsent: string): object => ({ Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': isAbsent } } });
const uploads = { Sid: 'NoCustomerKeys', Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const allowed = { encryption: { blockedTypes: ['NONE'] } } as const;

export default defineRule({
  meta: {
    id: 'no-sse-c-uploads',
    group: 'encryption',
    severity: 'warn',
    securitySeverity: 6.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Block uploads with keys that only the client holds (SSE-C), because nobody else can ever read such an object again.',
      why: 'Somebody gets hold of credentials that may read and write. He downloads every object and uploads it again, encrypted with a key that he brings along and takes away. S3 keeps no copy of such a key, and no support case brings one back: the bucket is full, and empty. That is how ransom has been asked for buckets, without any malware. New buckets have therefore refused SSE-C since April 2026; this one has it allowed.',
      fix: 'Set `BlockedEncryptionTypes` to SSE-C. Clients that upload or copy with keys of their own are then refused, and so is replication of such objects into the bucket; what is there can still be read with its key.',
      limits:
        'A bucket without an encryption block counts as new and passes, except in me-south-1 and me-central-1, where S3 does not block by default. What holds where an encryption block leaves the list out is not documented: undecided. A Deny of uploads that carry the header does as well as the setting. Where plain HTTP is open besides, `sse-c-requires-https` speaks instead.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-s3-c-encryption-setting-faq.html (read April 2026)',
      ],
    },
    messages: { allowed: 'Bucket "{{bucket}}" takes uploads that are encrypted with a key of the client (SSE-C), which S3 blocks by default.' },
    yieldsTo: ['sse-c-requires-https'],
  },
  on: 'bucket',
  reads: ['encryption'],
  reaches: { bucketAccess: [] },
  require: ({ access }) => not(takesCustomerKeys(access)),
  fix: ({ encryption }) => {
    const none = encryption.blockedTypes.items.find((one) => one.is('NONE').truth === 'yes');
    return none && unsafe('Block uploads with SSE-C (clients that send keys of their own are then refused)', set(none, 'SSE-C'));
  },
  examples: {
    fail: [allowed, bucketPolicy([{ ...uploads, ...customerKey('true') }], allowed)],
    pass: [bucketPolicy([{ ...uploads, ...customerKey('false') }], allowed), { encryption: { blockedTypes: ['SSE-C'] } }, {}],
    undecided: [inText({ encryption: { algorithm: 'AES256' } }), { encryption: { blockedTypes: [computed] } }],
  },
});
