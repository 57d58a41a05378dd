import { canNameBucket, hasRegionOrAccount, looksLikeArn } from '../src/model/arn.js';
import { isInSight } from '../src/model/list.js';
import { answerOf, willShow } from '../src/model/open-text.js';
import { bucketSays } from '../src/model/policies.js';
import { computed } from '../src/model/shape.js';
import { partitionOf } from '../src/model/situation.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { no } from '../src/truth/answer.js';
import { some } from '../src/truth/value.js';

const allow = { Sid: 'Read', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }, Action: 's3:GetObject' };

export default defineRule({
  meta: {
    id: 'policy-resource-is-own-bucket',
    group: 'policy',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    docs: {
      summary: 'Let a bucket policy speak of its own bucket: S3 refuses one that names another.',
      why: 'A policy is copied from the bucket next door, and one of its ARNs keeps the old name. Or the ARN gets the Region and the account that all other services want. S3 answers "Policy has invalid resource", and the stack rolls back. Where a policy is put by hand, the refusal is easily taken for a passing error, and the bucket stays without the Deny that everybody believes to be there.',
      fix: 'Write `arn:aws:s3:::BUCKET` for the bucket and `arn:aws:s3:::BUCKET/*` for its objects, best by reference to the bucket and not by name. There is no automatic fix, because a statement about another bucket may belong into the policy of that one.',
      limits:
        'Wildcards that can match the own bucket are accepted. A name that is not resolved is undecided; one that CloudFormation makes up is never one that a policy has written. The partition is compared where the Region is known; otherwise that of which the policy speaks counts. NotResource is not judged.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html (read April 2026)',
      ],
    },
    messages: {
      other: 'In "{{holder}}", {{statement}} names "{{resource}}", which is neither {{bucket}} nor an object in it: S3 refuses the policy.',
      filled: 'In "{{holder}}", {{statement}} names "{{resource}}" with a Region or an account, which ARNs of buckets do not have: S3 refuses the policy.',
      noArn: 'In "{{holder}}", {{statement}} names "{{resource}}", which is no ARN: S3 refuses the policy.',
    },
  },
  on: 'statement',
  uses: ['bucket'],
  reads: [],
  create:
    ({ require }) =>
    ({ statement: { resource }, of: { buckets, policy }, region }) => {
      if (!resource || resource.not || (buckets.items.length === 0 && !buckets.open)) return;
      const own = buckets.items.map(bucketSays).join(', ');
      for (const { term, origin } of resource.items.items) {
        const named = says(term);
        const isOwn = some(buckets, ({ name, to }) =>
          answerOf(
            canNameBucket(term, name, partitionOf(to?.region ?? region, policy)),
            `whether "${named}" is the bucket of the policy ${willShow(term)}`,
            origin,
          ),
        );
        const messageId = !looksLikeArn(term) ? 'noArn' : hasRegionOrAccount(term) ? 'filled' : 'other';
        const evidence = { says: `"${named}" cannot match bucket "${own}"`, origin };
        require(isOwn.truth === 'no' ? no(evidence) : isOwn, { messageId, data: { resource: named, bucket: `bucket "${own}"` }, at: origin, subject: named });
      }
      require(isInSight(resource.items), { messageId: 'other' });
    },
  examples: {
    fail: [
      bucketPolicy([{ ...allow, Resource: 'arn:aws:s3:::other/*' }]),
      bucketPolicy([{ ...allow, Resource: ['arn:aws:s3:::data/*', 'arn:aws:s3:eu-west-1:111122223333:data/*'] }]),
      bucketPolicy([{ ...allow, Resource: 'data/*' }]),
      bucketPolicy([{ ...allow, Resource: 'arn:aws:s3:::data-*/*' }]),
    ],
    pass: [
      bucketPolicy([{ ...allow, Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] }]),
      bucketPolicy([{ ...allow, Resource: '*' }]),
      bucketPolicy([{ ...allow, Resource: 'arn:aws:s3:::d*/photos/${aws:username}/*' }]),
    ],
    undecided: [bucketPolicy([{ ...allow, Resource: computed }])],
  },
});
