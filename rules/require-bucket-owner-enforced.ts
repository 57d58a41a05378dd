import { computed } from '../src/model/shape.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';

export default defineRule({
  meta: {
    id: 'require-bucket-owner-enforced',
    group: 'access',
    severity: 'warn',
    securitySeverity: 5.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let the bucket owner own every object, so that access is decided by policies alone.',
      why: 'While ACLs are in force, every single object can carry its own permissions, and a file that another account uploads can belong to that account: the owner of the bucket pays for it and may not be able to read it. A review of the bucket policy then proves nothing, because one object in a million may be public by itself. With `BucketOwnerEnforced` ACLs count for nothing, and one document says who may do what.',
      fix: 'Set object ownership to BucketOwnerEnforced. Whoever has access by an ACL loses it, and uploads that send an ACL other than bucket-owner-full-control fail: first move such grants into the bucket policy. Going back brings the old ACLs into force again.',
      limits:
        'Not declared means BucketOwnerEnforced on a new bucket and is no finding in files; a live bucket without ownership controls is an old one with ACLs. Buckets that receive CloudFront standard logs (legacy) are exempt, because that delivery works by ACL.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html (read April 2026)',
      ],
    },
    messages: { acls: 'Object ownership of bucket "{{bucket}}" leaves ACLs in force, on the bucket and on every object in it.' },
    peers: { checkov: ['CKV2_AWS_65'], prowler: ['s3_bucket_acl_prohibited'] },
    controls: { fsbp: ['S3.12'] },
  },
  on: 'bucket',
  reads: ['ownership'],
  exempt: { cdnLogTarget: 'CloudFront standard logs (legacy) are delivered by an ACL.' },
  require: ({ ownership }) => ownership.objectOwnership.is('BucketOwnerEnforced'),
  fix: ({ ownership }) =>
    unsafe('Disable ACLs (who has access by an ACL loses it, and uploads that send one may fail)', set(ownership.objectOwnership, 'BucketOwnerEnforced')),
  examples: {
    fail: [{ ownership: { objectOwnership: 'ObjectWriter' } }, { ownership: { objectOwnership: 'BucketOwnerPreferred' } }],
    pass: [{ ownership: { objectOwnership: 'BucketOwnerEnforced' } }, {}],
    undecided: [{ ownership: { objectOwnership: computed } }],
  },
});
