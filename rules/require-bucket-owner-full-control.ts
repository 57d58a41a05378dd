import { nameOf } from '../src/model/exposure.js';
import { computed } from '../src/model/shape.js';
import { isForAws, isForReplication, letsOthersKeep } from '../src/model/foreign-uploads.js';
import { blocksOff, bucketPolicy, inText } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const other = {
  Sid: 'Partner',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::444455556666:root' },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::data/*',
};
const org = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
const family = { ...other, Sid: 'Family', Principal: '*', Condition: org };
const demanding = { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } };
const preferred = { ownership: { objectOwnership: 'BucketOwnerPreferred' } } as const;
const writers = { ownership: { objectOwnership: 'ObjectWriter' } } as const;

export default defineRule({
  meta: {
    id: 'require-bucket-owner-full-control',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 6.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Take uploads of other accounts only with full control for you, because with ACLs enabled an object belongs to whoever wrote it.',
      why: 'The partner delivers every night, and every night the import fails with Access Denied, in your own bucket. As long as ACLs are enabled, an uploaded object belongs to the account that uploaded it, your bucket policy does not reach it, and you pay for storing what you cannot read. Asking the partner to send the right header works until somebody on that side changes the job.',
      fix: 'Set object ownership to BucketOwnerEnforced: everything in the bucket is then yours, and ACLs have no more effect, so look first whether something reads by an ACL. Where ACLs are needed, let the statement allow uploads only with `s3:x-amz-acl` equal to `bucket-owner-full-control`. Objects that belong to others already stay theirs.',
      limits:
        'Only where object ownership is declared as BucketOwnerPreferred or ObjectWriter: undeclared, ACLs are disabled. A condition on the header `s3:x-amz-grant-full-control` counts. AWS services and the accounts from which AWS delivers logs are left out, and so are statements for replication, which has a setting of its own. A statement that lets everybody write is reported by `no-public-write`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ensure-object-ownership.html (read April 2026)',
      ],
    },
    messages: { kept: 'In bucket "{{bucket}}" {{grant}} lets another account upload objects that stay its own: it does not demand bucket-owner-full-control.' },
    yieldsTo: ['no-public-write', 'no-public-admin'],
  },
  on: 'grant',
  reads: [],
  create:
    ({ require }) =>
    (grant) => {
      const { access, statement } = grant;
      if (!statement || isForAws(statement) || isForReplication(statement)) return;
      const { ownership } = access.situation;
      require(any(ownership.is('BucketOwnerEnforced'), () => not(letsOthersKeep(grant))), {
        messageId: 'kept',
        data: { bucket: nameOf(access) },
        at: statement.action?.origin ?? statement.origin,
        fix: () =>
          unsafe('Disable ACLs, so that every object is yours (whoever has access by an ACL alone is then denied)', set(ownership, 'BucketOwnerEnforced')),
      });
    },
  examples: {
    fail: [
      bucketPolicy([family], preferred),
      bucketPolicy([{ ...family, Action: 's3:*' }], writers),
      bucketPolicy([{ ...family, Condition: { StringEquals: { ...org.StringEquals, 's3:x-amz-acl': ['private', 'bucket-owner-full-control'] } } }], writers),
    ],
    pass: [
      bucketPolicy([other]),
      bucketPolicy([{ ...other, Condition: demanding }], preferred),
      bucketPolicy([other, { ...other, Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: demanding.StringEquals } }], writers),
      bucketPolicy([{ ...other, Condition: { StringLike: { 's3:x-amz-grant-full-control': 'id=*' } } }], writers),
      bucketPolicy([{ ...other, Action: 's3:GetObject' }], writers),
      bucketPolicy([{ ...other, Principal: { Service: 'cloudtrail.amazonaws.com' } }], writers),
      bucketPolicy([{ ...other, Principal: { AWS: 'arn:aws:iam::127311923021:root' } }], writers),
      bucketPolicy([{ ...other, Action: ['s3:ReplicateObject', 's3:PutObject'] }], writers),
      bucketPolicy([], blocksOff),
    ],
    undecided: [inText(bucketPolicy([other], writers)), bucketPolicy([family], { ownership: { objectOwnership: computed } })],
  },
});
