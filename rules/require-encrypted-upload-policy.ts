import { nameOf } from '../src/model/exposure.js';
import { advice, statementOf } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { inItsPolicy } from '../src/model/template-words.js';
import { defaultAlgorithm, encryptionRefusal, equalTo, takesOtherThan } from '../src/model/uploads.js';
import { bucketPolicy, withOptions, estate, bucket as bucketOf } from '../src/rule/example.js';
import { addIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const header = 's3:x-amz-server-side-encryption';
const uploads = { Sid: 'Encrypted', Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const unless = (value: unknown, more: object = {}): object => ({ ...uploads, Condition: { StringNotEquals: { [header]: value }, ...more } });
const kms = { encryption: { algorithm: 'aws:kms' } } as const;

export default defineRule({
  meta: {
    id: 'require-encrypted-upload-policy',
    group: 'encryption',
    severity: 'info',
    securitySeverity: 4.5,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Refuse uploads that ask for another encryption than the one you want, because a header overrules the default of the bucket.',
      why: 'The default encryption is a default: it serves whoever asks for nothing. A client that names another encryption gets that one, and a single old script leaves objects outside the key that the rest of the bucket stands under. Taking access to the key away then takes nothing away of these.',
      fix: 'Deny `s3:PutObject` on the objects where `s3:x-amz-server-side-encryption` is present and something else. Clients that name another encryption are then refused, and so is a service of AWS that does. Uploads without the header need no Deny, the default encryption serves them.',
      limits:
        'The wanted encryption is the default of the bucket, or the option `algorithm`. Where that is `aws:kms`, the double layer `aws:kms:dsse` is as welcome. The key is not looked at, nor are objects that are there already. SSE-C is the matter of `no-sse-c-uploads`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html (read October 2026)',
      ],
    },
    messages: { other: 'Bucket "{{bucket}}" takes uploads that ask for another encryption than {{wanted}}: its policy refuses none of them.' },
    schema: { type: 'object', properties: { algorithm: { enum: ['AES256', 'aws:kms', 'aws:kms:dsse'] } }, additionalProperties: false },
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require, options }) =>
    (access) => {
      const { policy } = access;
      const byDefault = defaultAlgorithm(access);
      const wanted = typeof options['algorithm'] === 'string' ? options['algorithm'] : byDefault.kind === 'known' ? byDefault.value : 'AES256';
      const refusesOthers = not(takesOtherThan(access, equalTo(wanted)));
      const told = options['algorithm'] === undefined ? byDefault.satisfies('the wanted encryption', () => refusesOthers) : refusesOthers;
      const remedy = (of = access) => encryptionRefusal(of, equalTo(wanted));
      require(told, {
        remedy: () => advice(remedy(inItsPolicy(access))),
        messageId: 'other',
        data: { bucket: nameOf(access), wanted },
        at: policy?.policy.origin ?? access.origin,
        fix: () =>
          policy &&
          unsafe(
            `Refuse uploads that ask for another encryption than ${wanted} (whoever names one is then denied)`,
            addIn(policy.at('Statement'), statementOf(remedy(), spelled)),
          ),
      });
    },
  examples: {
    fail: [{}, bucketPolicy([{ ...uploads, Condition: { Null: { [header]: 'true' } } }], kms), bucketPolicy([unless(['AES256', 'aws:kms'])])],
    pass: [
      bucketPolicy([unless('AES256')]),
      bucketPolicy([unless('AES256', { Null: { [header]: 'false' } })]),
      bucketPolicy([{ ...uploads, Condition: { StringEquals: { [header]: 'AES256' } } }], kms),
      withOptions({ algorithm: 'aws:kms' }, estate({ Bucket: bucketOf(bucketPolicy([unless('aws:kms')])) })),
    ],
    undecided: [bucketPolicy([unless('aws:kms')], { encryption: { algorithm: computed } }), bucketPolicy([unless(computed)])],
  },
});
