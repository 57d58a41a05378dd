import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import { some } from '../src/truth/value.js';

export default defineRule({
  meta: {
    id: 'require-lifecycle',
    group: 'lifecycle',
    severity: 'info',
    securitySeverity: 2.5,
    preset: 'strict',
    docs: {
      summary: 'Say with a lifecycle rule how long data is kept, so that a bucket does not grow for ever.',
      why: "Nothing leaves a bucket by itself. Where no lifecycle rule is in force, last year's exports, old versions and parts of broken uploads are kept and billed until somebody deletes them by hand, and data that should have been deleted by now, by law or by promise, is still there to be stolen.",
      fix: 'Add at least one enabled lifecycle rule: expire what has served its time, move what is seldom read to a cheaper class, remove old versions, abort unfinished uploads. There is no automatic fix, because how long data is to be kept only its owner knows, and what a rule has deleted does not come back.',
      limits:
        'Any enabled rule counts, whatever it does and however few objects it means. What it should do at least is asked by `require-abort-incomplete-multipart`.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html (read April 2026)'],
    },
    messages: { none: 'Bucket "{{bucket}}" has no lifecycle rule in force: whatever is put there is kept for ever.' },
    peers: { checkov: ['CKV2_AWS_61'], prowler: ['s3_bucket_lifecycle_enabled'] },
    controls: { fsbp: ['S3.13'] },
  },
  on: 'bucket',
  reads: ['lifecycle'],
  require: ({ lifecycle }) => some(lifecycle.rules, ({ status }) => status.is('Enabled')),
  examples: {
    fail: [{}, { lifecycle: { rules: [{ id: 'clean', status: 'Disabled', filter: { prefix: '' }, expiration: { days: 30 } }] } }],
    pass: [
      { lifecycle: { rules: [{ id: 'clean', status: 'Enabled', filter: { prefix: '' }, expiration: { days: 30 } }] } },
      {
        lifecycle: {
          rules: [
            { id: 'clean', status: 'Disabled', filter: { prefix: '' }, expiration: { days: 30 } },
            { id: 'uploads', status: 'Enabled', filter: { prefix: 'in/' }, abortMultipartAfterDays: 7 },
          ],
        },
      },
    ],
    undecided: [{ lifecycle: { rules: [{ id: 'clean', status: computed, filter: { prefix: '' }, expiration: { days: 30 } }] } }],
  },
});
