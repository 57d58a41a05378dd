import { exposureOf, opens } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { blocksOff, bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const listing = { Sid: 'List', Effect: 'Allow', Principal: '*', Action: ['s3:ListBucket', 's3:ListBucketVersions'], Resource: 'arn:aws:s3:::data' };

export default defineRule({
  meta: {
    id: 'no-public-list',
    group: 'access',
    severity: 'error',
    securitySeverity: 8.2,
    preset: 'recommended',
    docs: {
      summary: 'Let nobody list the bucket whom you do not know, because the names of the objects tell half of what is in them.',
      why: 'Keys are written for colleagues: `invoices/2026/mueller-gmbh.pdf`, `backup/prod-db.sql.gz`. A list of them is a directory of customers and a map for whoever looks for a way in, and where objects can be read, it turns "you would have to know the address" into "download everything". That an unguessable key protects an object is true only as long as nobody can ask for the keys.\n\nThe canned ACL `public-read` on a bucket does exactly this, and only this: it does not make one object readable.',
      fix: 'Take the statement out, or the ACL, or let the statement name who lists. A web page that reads single files does not need it. There is no automatic fix, because nobody but you knows who depends on the access; turning on Block Public Access, which another rule offers, closes it at once.',
      limits:
        'The verdict counts the whole policy with its Denies, the ACL, object ownership, resource control policies that are declared, and Block Public Access of the bucket and, as far as it is told, of the account (`facts.blockPublicAccess`). A grant that Block Public Access refuses or masks is reported by other rules, a public ACL on a bucket whose ACLs are disabled too. A grant that gives more than listing is reported by the rule for the worst that it gives.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
      ],
    },
    messages: { open: '{{who}} can {{rights}} in bucket "{{bucket}}": {{grant}} allows it, for example {{example}}.' },
    peers: {
      checkov: ['CKV_AWS_20', 'CKV2_AWS_43'],
      trivy: ['AVD-AWS-0092'],
      kics: ['S3 Bucket Allows List Action From All Principals', 's3_bucket_acl_allows_read_to_any_authenticated_user'],
      cfn_nag: ['W31'],
      prowler: ['s3_bucket_public_list_acl', 's3_bucket_public_access'],
      scoutsuite: [
        's3-bucket-world-policy-arg.json [List]',
        's3-bucket-world-acl.json [AllUsers read]',
        's3-bucket-world-acl.json [AuthenticatedUsers read/write]',
      ],
    },
    controls: { fsbp: ['S3.2'], 'cis-aws': ['v7 2.21'] },
    yieldsTo: ['no-public-admin', 'no-public-write', 'no-public-read'],
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(opens(grant, 'list')),
  message: (grant, because) => ({ messageId: 'open', data: exposureOf(grant, because) }),
  examples: {
    fail: [
      bucketPolicy([listing], blocksOff),
      { acl: { canned: 'public-read' }, ownership: { objectOwnership: 'ObjectWriter' }, ...blocksOff },
      { acl: { canned: 'authenticated-read' }, ownership: { objectOwnership: 'BucketOwnerPreferred' }, ...blocksOff },
    ],
    pass: [
      bucketPolicy([{ ...listing, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' }], blocksOff),
      bucketPolicy([{ ...listing, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }], blocksOff),
      { acl: { canned: 'public-read' }, ownership: { objectOwnership: 'BucketOwnerEnforced' }, ...blocksOff },
      { acl: { canned: 'log-delivery-write' }, ownership: { objectOwnership: 'ObjectWriter' }, ...blocksOff },
      {
        acl: { canned: 'public-read' },
        ownership: { objectOwnership: 'ObjectWriter' },
        publicAccessBlock: { ...blocksOff.publicAccessBlock, ignorePublicAcls: true },
      },
    ],
    undecided: [
      { acl: { canned: 'public-read' }, ownership: { objectOwnership: computed }, ...blocksOff },
      bucketPolicy([{ ...listing, Principal: computed }], blocksOff),
    ],
  },
});
