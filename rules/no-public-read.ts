import { exposureOf, opens } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const reading = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const everybody = { ...reading, Principal: '*' };

export default defineRule({
  meta: {
    id: 'no-public-read',
    group: 'access',
    severity: 'error',
    securitySeverity: 9.3,
    preset: 'recommended',
    docs: {
      summary: 'Let nobody read objects whom you do not know, because a bucket that everybody can read is found and copied.',
      why: 'Nobody has to guess the name of your bucket: it stands in certificates, in the source of a web page, in an error message, and machines try names all day. Whoever has it needs no account and leaves nothing but a line in a log that may not be switched on. What was read cannot be called back, and a bucket that began with pictures for a web page has, two years later, an export of the customer table in it.\n\nOne statement with `"Principal": "*"` is enough. So is a condition that looks like a fence and is none: a Referer that any program can send, an operator with IfExists that passes whoever lacks the key.',
      fix: 'Take the statement out, or let it name who reads: a role, an account, your organization (`aws:PrincipalOrgID`), a VPC endpoint (`aws:SourceVpce`). Files for a web page belong behind CloudFront with origin access control, and then only `cloudfront.amazonaws.com` with the ARN of your distribution may read. There is no automatic fix, because nobody but you knows who depends on the access; turning on Block Public Access, which another rule offers, closes it at once.',
      limits:
        'The verdict counts the whole policy with its Denies, the ACL, object ownership, resource control policies that are declared, and Block Public Access of the bucket and, as far as it is told, of the account (`facts.blockPublicAccess`). A grant that Block Public Access refuses or masks is reported by other rules, requests through access points too, and so are rights to read settings or ACLs. A grant that also lets everybody write or change settings is reported there alone. ACLs of single objects are not seen in CloudFormation. A bucket that is public on purpose needs a suppression with its reason.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html (read April 2026)',
      ],
    },
    messages: { open: '{{who}} can {{rights}} in bucket "{{bucket}}": {{grant}} allows it, for example {{example}}.' },
    peers: {
      checkov: ['CKV_AWS_20'],
      trivy: ['AVD-AWS-0092', 'AVD-AWS-0161'],
      kics: [
        'S3 Buckets Are Publicly Accessible',
        'S3 Bucket Allows Get Action From All Principals',
        'S3 Bucket ACL Allows Read to AllUsers',
        'cloudtrail_log_files_s3_bucket_is_publicly_accessible',
      ],
      cfn_nag: ['W31'],
      'cdk-nag': ['S3BucketPublicReadProhibited', 'S3WebBucketOAIAccess', 'AwsSolutions-S5'],
      'cfn-guard': ['S3_BUCKET_PUBLIC_READ_PROHIBITED', 'S3_BUCKET_PUBLIC_READ_ACL'],
      prowler: ['s3_bucket_public_access', 's3_bucket_object_public', 'cloudtrail_logs_s3_bucket_is_not_publicly_accessible'],
      scoutsuite: ['s3-bucket-world-policy-arg.json [Get]'],
    },
    controls: { fsbp: ['S3.2'], 'cis-aws': ['v7 2.21'], 'security-hub': ['CloudTrail.6'] },
    yieldsTo: ['no-public-admin', 'no-public-write'],
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(opens(grant, 'read')),
  message: (grant, because) => ({ messageId: 'open', data: exposureOf(grant, because) }),
  examples: {
    fail: [
      bucketPolicy([everybody], blocksOff),
      bucketPolicy([{ ...everybody, Condition: { StringLike: { 'aws:Referer': 'https://www.example.com/*' } } }], blocksOff),
      bucketPolicy([everybody, { ...everybody, Sid: 'Except', Effect: 'Deny', Resource: 'arn:aws:s3:::data/private/*' }], blocksOff),
    ],
    pass: [
      bucketPolicy([{ ...everybody, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }], blocksOff),
      bucketPolicy(
        [everybody, { ...everybody, Sid: 'OnlyHere', Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }],
        blocksOff,
      ),
      bucketPolicy(
        [
          {
            ...reading,
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7' } },
          },
        ],
        blocksOff,
      ),
      bucketPolicy([everybody]),
      {},
    ],
    undecided: [bucketPolicy([{ ...reading, Principal: { AWS: computed } }], blocksOff)],
  },
});
