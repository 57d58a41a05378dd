import { hasOneRule, namesEmptyKey, namesKeyInVain } from '../src/model/encryption.js';
import { keyLivesWith } from '../src/model/key-place.js';
import { isInSight } from '../src/model/list.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, inText, subject } from '../src/rule/example.js';
import { remove, safe, set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, any, not } from '../src/truth/answer.js';

const inIreland = { name: 'data-111122223333-eu-west-1-an', namespace: 'account-regional' } as const;
const keyOf = (region: string): string => `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export default defineRule({
  meta: {
    id: 'sse-config-consistent',
    group: 'encryption',
    severity: 'warn',
    securitySeverity: 4.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Write default encryption so that S3 reads it as you mean it: one rule, and a key that goes with the algorithm and the Region.',
      why: 'A key stands in the file, so everybody believes that it is used. But the algorithm beside it is AES256, and S3 takes no key with that; or the parameter that should hold the key is empty, and S3 takes the key that AWS manages, whose policy nobody can change. Or the template was carried to another Region together with the ARN of the old key, and every upload fails.',
      fix: 'With a key of your own, write aws:kms (or aws:kms:dsse); without one, leave the key out. Name a key in the Region of the bucket. Keep one rule. Two of these can be mended automatically: an empty key is left out, which changes nothing, and beside AES256 the algorithm becomes aws:kms, because somebody took the trouble to name a key. Whoever writes and reads then needs permissions on it.',
      limits:
        'A Bucket Key beside AES256 has no effect and is no finding. A key without an ARN (an id, an alias) is looked up in the Region of the bucket. Where the Region of the bucket or of the key cannot be told, the question is undecided. In Terraform an empty key is the same as none, and is no finding.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html (read April 2026)',
      ],
    },
    messages: {
      vain: 'Bucket "{{bucket}}" names a KMS key, but encrypts with AES256, which takes none: S3 refuses that.',
      empty: 'Bucket "{{bucket}}" names an empty KMS key: S3 takes the key that AWS manages, aws/s3.',
      region: 'Bucket "{{bucket}}" encrypts with a key of another Region, which S3 cannot use.',
      rules: 'Bucket "{{bucket}}" has more than one rule of default encryption: S3 takes one.',
    },
    peers: { kics: ['s3_bucket_sse_disabled'] },
  },
  on: 'bucket',
  reads: ['encryption', 'naming'],
  create:
    ({ require }) =>
    (bucket) => {
      const { encryption } = bucket;
      const { algorithm, key } = encryption;
      require(not(namesKeyInVain(encryption)), {
        messageId: 'vain',
        at: key.name.origin,
        subject: 'vain',
        fix: () => unsafe('Encrypt with the key that is named (whoever reads and writes needs permissions on it)', set(algorithm, 'aws:kms')),
      });
      require(not(namesEmptyKey(encryption)), {
        messageId: 'empty',
        at: key.name.origin,
        subject: 'empty',
        fix: () => safe('Leave the empty key out, which means the same', remove(key.name)),
      });
      require(any(algorithm.is('AES256'), () => keyLivesWith(bucket, key)), { messageId: 'region', at: key.name.origin, subject: 'region' });
      require(all(hasOneRule(encryption), isInSight(encryption.rules)), { messageId: 'rules', subject: 'rules' });
    },
  examples: {
    fail: [
      inText({ encryption: { algorithm: 'AES256', key: 'alias/data' } }),
      { naming: inIreland, encryption: { algorithm: 'aws:kms', key: keyOf('us-east-1') } },
    ],
    pass: [
      { encryption: { algorithm: 'aws:kms', key: 'alias/data' } },
      { encryption: { algorithm: 'aws:kms:dsse' } },
      { encryption: { algorithm: 'AES256', bucketKey: true } },
      { naming: inIreland, encryption: { algorithm: 'aws:kms', key: keyOf('eu-west-1') } },
      estate({ Data: bucket({ encryption: { algorithm: 'aws:kms', key: refers('Key') } }), Key: subject('key', {}) }),
      {},
    ],
    undecided: [inText({ encryption: { algorithm: 'aws:kms', key: computed } }), inText({ encryption: { algorithm: computed, key: 'alias/data' } })],
  },
});
