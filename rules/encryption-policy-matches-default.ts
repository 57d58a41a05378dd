import { nameOf } from '../src/model/exposure.js';
import { isInSight } from '../src/model/list.js';
import { statementName } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { encryptionDenies, impossibleIn, takesDefaultAlgorithm, takesDefaultKey } from '../src/model/upload-demands.js';
import { ALGORITHM, KEY_ID, algorithmsLeft, defaultAlgorithm, takesHeaderless } from '../src/model/uploads.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const header = 's3:x-amz-server-side-encryption';
const uploads = { Sid: 'Encrypted', Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const unless = (value: unknown, more: object = {}): object => ({ ...uploads, Condition: { StringNotEquals: { [header]: value }, ...more } });
const unlessKey = (value: unknown): object => ({ ...uploads, Condition: { StringNotEqualsIfExists: { [`${header}-aws-kms-key-id`]: value } } });
const guard = { Null: { [header]: 'false' } };
const key = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const kms = { encryption: { algorithm: 'aws:kms' } } as const;
const withKey = { encryption: { algorithm: 'aws:kms', key } } as const;

export default defineRule({
  meta: {
    id: 'encryption-policy-matches-default',
    group: 'encryption',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    docs: {
      summary: 'Let the upload policy and the default encryption of a bucket ask for the same, so that an upload without headers fits both.',
      why: 'The policy says KMS, the bucket says SSE-S3. S3 looks at the policy first and at the default afterwards, so an upload that names no encryption is refused, although the default would have encrypted it: the client that worked on every other bucket fails on this one. With a guard that lets such uploads pass, it is the other way round. They are stored with what the policy forbids, and nobody notices. A value that no header can have, `AWS:KMS` or an alias in the place of a key ARN, refuses everybody.',
      fix: 'Decide which of the two is meant and make the other say the same: set the default encryption to what the policy demands, or take the demand out, because the default alone encrypts every upload that names nothing. Write the key as its ARN. There is no automatic fix, because either side may be the right one.',
      limits:
        'Judged are Denies with a condition on one of the two encryption headers, each by itself, whoever and whatever part of the bucket it is about. The default encryption of a bucket outside the scan is not known. A Deny of uploads without the header, where the demand agrees with the default, is no finding.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html (read October 2026)',
      ],
    },
    messages: {
      refused:
        'Bucket "{{bucket}}" encrypts with {{default}} by default, but {{statement}} takes only uploads with {{wanted}}: an upload that names none is refused.',
      stored:
        'Bucket "{{bucket}}" encrypts with {{default}} by default, but {{statement}} takes only uploads with {{wanted}}: an upload that names none is stored with what it forbids.',
      key: 'Bucket "{{bucket}}" encrypts with another key by default than {{statement}} takes: uploads that name none do not use it.',
      impossible: 'In bucket "{{bucket}}" {{statement}} compares an encryption header with {{value}}, which it never is.',
    },
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require }) =>
    (access) => {
      const { situation } = access;
      const bucket = nameOf(access);
      const impossible = impossibleIn(access);
      for (const { statement, condition, value, possible } of impossible) {
        const name = statementName(statement);
        require(possible, {
          messageId: 'impossible',
          data: { bucket, statement: name, value: `"${says(value.term)}"` },
          at: value.origin,
          cause: statement.origin,
          subject: `${name} ${condition.key} ${says(value.term)}`,
        });
      }
      for (const deny of encryptionDenies(situation)) {
        if (impossible.some(({ statement }) => statement === deny)) continue;
        const name = statementName(deny);
        const algorithm = takesDefaultAlgorithm(access, deny);
        const placed = (key: string) => ({
          at: deny.conditions.items.find((one) => one.key === key)?.values.origin ?? deny.origin,
          cause: deny.origin,
          subject: name,
        });
        const byDefault = defaultAlgorithm(access);
        require(algorithm, {
          ...placed(ALGORITHM),
          messageId: takesHeaderless(access).truth === 'yes' ? 'stored' : 'refused',
          data: {
            bucket,
            statement: name,
            wanted: algorithmsLeft(situation, deny).join(' or '),
            default: byDefault.kind === 'known' ? byDefault.value : 'AES256',
          },
        });
        if (algorithm.truth === 'yes') require(takesDefaultKey(access, deny), { ...placed(KEY_ID), messageId: 'key', data: { bucket, statement: name } });
      }
      if (situation.policy) require(isInSight(situation.policy.statements), { messageId: 'refused' });
    },
  examples: {
    fail: [
      bucketPolicy([unless('aws:kms')]),
      bucketPolicy([unless('aws:kms', guard)]),
      bucketPolicy([unless('AES256')], kms),
      bucketPolicy([unless('AWS:KMS')], kms),
      bucketPolicy([unlessKey('arn:aws:kms:eu-west-1:111122223333:key/99999999-2222-3333-4444-555555555555')], withKey),
      bucketPolicy([unlessKey(key)], kms),
      bucketPolicy([unlessKey('alias/store')], withKey),
      bucketPolicy([unlessKey('11111111-2222-3333-4444-555555555555')], withKey),
    ],
    pass: [
      bucketPolicy([unless('aws:kms')], kms),
      bucketPolicy([unless(['AES256', 'aws:kms'])], kms),
      bucketPolicy([unless(['aws:kms', 'AWS:KMS'])], kms),
      bucketPolicy([unlessKey(key)], withKey),
      bucketPolicy([{ ...uploads, Condition: guard }], kms),
      bucketPolicy([{ ...uploads, Condition: { Null: { [header]: 'true' } } }], kms),
      bucketPolicy([{ ...uploads, Condition: { StringNotLike: { [header]: '*kms*' } } }], kms),
      {},
    ],
    undecided: [bucketPolicy([unless('aws:kms')], { encryption: { algorithm: computed } }), bucketPolicy([unless(computed)], kms)],
  },
});
