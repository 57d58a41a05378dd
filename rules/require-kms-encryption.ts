import { encryptsWithKms } from '../src/model/encryption.js';
import { computed, refers } from '../src/model/shape.js';
import { isReadWithoutKeys, letsServicesIn } from '../src/model/unsigned-reads.js';
import { blocksOff, bucket, bucketPolicy, estate } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any } from '../src/truth/answer.js';

const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

export default defineRule({
  meta: {
    id: 'require-kms-encryption',
    group: 'encryption',
    severity: 'warn',
    securitySeverity: 5.5,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Encrypt with a key of KMS by default, so that reading takes a second permission and leaves a second trace.',
      why: 'S3 encrypts everything anyway. With its own keys (SSE-S3) that protects the disks, and nothing else: whoever may read the object gets it in clear. With a key of KMS a second door must be open, whose policy somebody else may hold. A bucket policy that was opened by mistake then shows nobody anything, every use of the key stands in CloudTrail, and a key that is switched off shuts all of the data at once.',
      fix: 'Set the default encryption to aws:kms with the ARN of a key of your own, and switch the Bucket Key on. Whoever writes needs kms:GenerateDataKey, whoever reads kms:Decrypt, other accounts in the policy of the key as well. Requests to KMS and the key are billed. The fix writes aws:kms alone, which means the key that AWS manages: other accounts cannot use that, nor can services of AWS. Where the policy lets a service in (CloudFront by its origin access control, CloudTrail), or CloudFront delivers its logs, it takes a key of your own, and there is no fix. Objects that are there stay as they are.',
      limits:
        'Left out is what does not work with a key: targets of server access logs and of load balancer logs, websites, and buckets that anybody reads without a signature or that CloudFront reads through an origin access identity (the elder way; origin access control does work). Whether the key is your own is not asked.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html (read April 2026)',
      ],
    },
    messages: { off: 'Bucket "{{bucket}}" does not encrypt with a key of KMS by default: whoever may read an object gets it in clear.' },
    peers: {
      checkov: ['CKV_AWS_145', 'CKV_AWS_19'],
      trivy: ['AVD-AWS-0088'],
      kics: ['S3 Bucket Without Encryption', 'S3 Bucket Without Server Side Encryption'],
      cfn_nag: ['W41'],
      'cdk-nag': ['S3DefaultEncryptionKMS'],
      'cfn-guard': ['S3_DEFAULT_ENCRYPTION_KMS', 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED'],
      prowler: ['s3_bucket_kms_encryption', 's3_bucket_default_encryption'],
      scoutsuite: ['s3-bucket-no-default-encryption.json'],
    },
    controls: { 'security-hub': ['S3.17'] },
    yieldsTo: ['sse-config-consistent'],
  },
  on: 'bucket',
  reads: ['encryption'],
  reaches: { bucketAccess: [], bucket: ['acl'], distribution: ['logging'] },
  exempt: {
    logTarget: 'Access logs are delivered only to buckets that encrypt with SSE-S3.',
    balancerLogTarget: 'Load balancers deliver only to buckets that encrypt with SSE-S3.',
    websiteOrigin: 'The website endpoint serves nothing that is encrypted with a key.',
  },
  require: (subject) => any(encryptsWithKms(subject), () => isReadWithoutKeys(subject.access)),
  fix: ({ encryption, access, roles }) => {
    // Where CloudFront delivers its logs is seldom in sight; that it may deliver here is no reason.
    if (letsServicesIn(access).truth !== 'no' || roles.cdnLogTarget.truth === 'yes') return undefined;
    return unsafe(
      'Encrypt new objects with KMS (whoever reads and writes needs permissions on the key, and other accounts cannot use that of AWS)',
      set(encryption.algorithm, 'aws:kms'),
    );
  },
  examples: {
    fail: [
      {},
      { encryption: { algorithm: 'AES256' } },
      bucketPolicy([{ ...reads, Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }]),
      bucketPolicy([{ ...reads, Principal: '*' }]),
    ],
    pass: [
      { encryption: { algorithm: 'aws:kms' } },
      { encryption: { algorithm: 'aws:kms:dsse', key: 'alias/data' } },
      estate({ Logs: bucket({}), Data: bucket({ encryption: { algorithm: 'aws:kms' }, logging: { target: refers('Logs') } }) }),
      { website: { indexDocument: 'index.html' } },
      bucketPolicy([{ ...reads, Principal: '*' }], blocksOff),
      bucketPolicy([{ ...reads, Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7' } }]),
    ],
    undecided: [{ encryption: { algorithm: computed } }],
  },
});
