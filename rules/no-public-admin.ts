import { exposureOf, opens } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const everything = { Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] };

export default defineRule({
  meta: {
    id: 'no-public-admin',
    group: 'access',
    severity: 'error',
    securitySeverity: 10.0,
    preset: 'recommended',
    docs: {
      summary: 'Let nobody change settings or permissions of the bucket whom you do not know: whoever can, owns it.',
      why: '`s3:*` for everybody was meant as "it should just work for a moment". What it says is: anybody on the internet may set a lifecycle rule that expires every object tonight, replicate the bucket into an account of their own, put a key of their own on all new objects, stop versioning so that nothing can be brought back, and open by an ACL what is still closed. Each is one request, and none of them looks like an attack in a bill or a graph before it is done.',
      fix: 'Take the statement out, or let it name who administers the bucket, and with the actions that are needed. There is no automatic fix, because nobody but you knows who depends on the access; turning on Block Public Access, which another rule offers, closes it at once.',
      limits:
        'Every change of the bucket counts (ACL, ownership, encryption, lifecycle, replication, versioning, Block Public Access, and its other settings), and every change of the ACL of an object. The bucket policy itself is not among them: S3 lets only the account of the owner change it, whatever a statement says. The verdict counts the whole policy with its Denies, the ACL, object ownership, resource control policies that are declared, and Block Public Access of the bucket and, as far as it is told, of the account (`facts.blockPublicAccess`). Grants by WRITE_ACP and FULL_CONTROL count while ACLs are in force; CloudFormation cannot write them.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html (read October 2026)',
        'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html (read April 2026)',
      ],
    },
    messages: { open: '{{who}} can {{rights}} in bucket "{{bucket}}": {{grant}} allows it, for example {{example}}.' },
    peers: {
      checkov: ['CKV_AWS_375'],
      kics: ['s3_bucket_acl_grants_write_acp_permission', 'S3 Bucket Allows Write_ACP Action From All Principals'],
      scoutsuite: ['s3-bucket-world-acl.json [write_acp]'],
    },
    controls: { fsbp: ['S3.3'], 'cis-aws': ['v7 2.21'] },
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(opens(grant, 'admin')),
  message: (grant, because) => ({ messageId: 'open', data: exposureOf(grant, because) }),
  examples: {
    fail: [
      bucketPolicy([everything], blocksOff),
      bucketPolicy([{ ...everything, Principal: { AWS: '*' }, Action: 's3:Put*' }], blocksOff),
      bucketPolicy([{ ...everything, Action: 's3:PutLifecycleConfiguration', Resource: 'arn:aws:s3:::data' }], blocksOff),
    ],
    pass: [
      bucketPolicy([{ ...everything, Action: ['s3:PutObject', 's3:GetObject'] }], blocksOff),
      bucketPolicy([{ ...everything, Action: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'] }], blocksOff),
      bucketPolicy([{ ...everything, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }], blocksOff),
      bucketPolicy([everything]),
      {},
    ],
    undecided: [bucketPolicy([{ ...everything, Principal: { AWS: computed } }], blocksOff)],
  },
});
