import { asksForAcl } from '../src/model/acl.js';
import { LOG_SERVICE, letsLogService } from '../src/model/delivery-grants.js';
import { computed } from '../src/model/shape.js';
import { remove, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'no-acl-without-ownership-controls',
    group: 'access',
    severity: 'error',
    securitySeverity: 3.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Grant by policy, not by an ACL on a bucket whose ACLs are disabled: S3 refuses to set it.',
      why: 'Templates from before 2023 set an ACL and it worked. Since April 2023 a new bucket has its ACLs disabled unless ownership controls say otherwise, and S3 answers AccessControlListNotSupported. The template that has run for years fails in the new account, at the worst time: when the region must be rebuilt.',
      fix: 'Take the ACL out and grant the same by a bucket policy: for access logs, let `logging.s3.amazonaws.com` put objects. The fix takes out the ACL alone; the policy is yours to write, and where it does not let access logs in yet, the ACL that does stays. Where an ACL is really needed, declare ownership controls with BucketOwnerPreferred instead.',
      limits:
        'Judged are the ACLs of buckets, not those of objects. `private` is accepted where it is a property of the bucket itself; in Terraform `aws_s3_bucket_acl` sends even `private` in a request of its own, which S3 refuses like any other.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html (read April 2026)',
      ],
    },
    messages: { refused: 'Bucket "{{bucket}}" sets an ACL, but its ACLs are disabled: S3 refuses it.' },
  },
  on: 'bucket',
  reads: ['acl', 'ownership', 'policy'],
  // For the fix alone.
  scans: { policy: 'never' },
  create:
    ({ require }) =>
    ({ acl, ownership, policy }) => {
      // Log files stop, and nothing says any more that they are to come.
      const isNeeded = () => acl.canned.is('log-delivery-write').truth === 'yes' && letsLogService({ policy }).truth !== 'yes';
      require(any(not(asksForAcl({ acl })), ownership.objectOwnership.isOneOf(['BucketOwnerPreferred', 'ObjectWriter'])), {
        messageId: 'refused',
        remedy: () => (isNeeded() ? `Let ${LOG_SERVICE} put objects by a statement in the bucket policy, then take the ACL out` : undefined),
        fix: () => (isNeeded() ? undefined : unsafe('Take the ACL out (whom it was to let in needs a statement in the bucket policy)', remove(acl.canned))),
      });
    },
  examples: {
    fail: [{ acl: { canned: 'log-delivery-write' } }, { acl: { canned: 'public-read' }, ownership: { objectOwnership: 'BucketOwnerEnforced' } }],
    pass: [{ acl: { canned: 'log-delivery-write' }, ownership: { objectOwnership: 'BucketOwnerPreferred' } }, {}],
    undecided: [{ acl: { canned: 'log-delivery-write' }, ownership: { objectOwnership: computed } }],
  },
});
