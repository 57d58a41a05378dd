import { blockSettings } from '../src/model/public-access.js';
import { set, unsafe } from '../src/rule/fix.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

export default defineRule({
  meta: {
    id: 'declare-public-access-block',
    group: 'access',
    severity: 'info',
    securitySeverity: 2.0,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Declare Block Public Access on every bucket, so that the text says what S3 does by default, and sets it right again.',
      why: 'A bucket made today has all four settings on without a word. But what is not in the text, the next deployment does not restore: when somebody switches the block off in the console, no later deployment and no review of the template will notice. A bucket from before April 2023 may never have had one. And some auditors read the text, not the date of a change at AWS.',
      fix: 'Declare the block with all four settings true. On a bucket that was made since April 2023 this changes nothing; on an older one whoever reads it anonymously is then denied.',
      limits:
        'Asked is only whether the block is written; whether it is complete is asked by another rule. A block on the account guards the bucket as well, but does not stand in the text of the bucket.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
        'https://aws.amazon.com/blogs/aws/heads-up-amazon-s3-security-changes-are-coming-in-april-of-2023/ (read April 2026)',
      ],
    },
    messages: { missing: 'Bucket "{{bucket}}" declares no Block Public Access of its own and relies on what S3 does by default.' },
  },
  on: 'bucket',
  reads: ['publicAccessBlock'],
  require: ({ publicAccessBlock }) => publicAccessBlock.isWritten(),
  fix: (bucket) =>
    unsafe(
      'Declare Block Public Access with all four settings on (a bucket older than April 2023 may be read anonymously today; that ends, and a public ACL or policy declared beside it is refused)',
      ...blockSettings(bucket).map(({ value }) => set(value, true)),
    ),
  examples: {
    fail: [inText({})],
    pass: [
      { publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true } },
      { publicAccessBlock: { blockPublicAcls: false } },
    ],
  },
});
