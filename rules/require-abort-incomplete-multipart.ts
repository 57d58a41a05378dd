import { clearsUploads, uploadWaits } from '../src/model/lifecycle.js';
import { computed } from '../src/model/shape.js';
import { withOptions, bucket, estate } from '../src/rule/example.js';
import { add, set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';

const daysOf = (options: Readonly<Record<string, unknown>>): number => Number(options['days']);
const after30 = { lifecycle: { rules: [{ id: 'clean', status: 'Enabled', abortMultipartAfterDays: 30 }] } } as const;

export default defineRule({
  meta: {
    id: 'require-abort-incomplete-multipart',
    group: 'lifecycle',
    severity: 'info',
    securitySeverity: 3.0,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Abort uploads that were never finished, so that their parts are not stored and billed for ever.',
      why: 'A large file is uploaded in parts. When the connection breaks or the job is killed, the parts that had arrived stay: no listing of objects shows them, no expiration of objects removes them, and they are billed like everything else. Years later nobody can say what the difference between the listing and the bill is, or whether it holds personal data.',
      fix: 'Add a lifecycle rule for the whole bucket that aborts incomplete multipart uploads after some days. An upload that takes longer than that is lost and must begin again. The fix adds such a rule, or shortens the wait of the one that is there.',
      limits: 'A rule with a prefix, tags or sizes does not count: parts elsewhere in the bucket stay.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html (read April 2026)'],
    },
    messages: { kept: 'Bucket "{{bucket}}" does not abort incomplete uploads within {{days}} days: their parts stay and are billed.' },
    schema: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 1, description: 'The longest wait that passes, in days after the upload began.' } },
      additionalProperties: false,
    },
    defaultOptions: { days: 7 },
    peers: { checkov: ['CKV_AWS_300'] },
  },
  on: 'bucket',
  reads: ['lifecycle'],
  require: (subject, { options }) => clearsUploads(subject, daysOf(options)),
  message: (_subject, _because, { options }) => ({ messageId: 'kept', data: { days: String(daysOf(options)) } }),
  fix: ({ lifecycle }, { options }) => {
    const days = daysOf(options);
    const [wait] = uploadWaits(lifecycle.rules);
    const edit = wait
      ? set(wait, days)
      : add(lifecycle.rules, { id: 'abort-incomplete-uploads', status: 'Enabled', filter: { prefix: '' }, abortMultipartAfterDays: days });
    return unsafe(`Abort incomplete uploads after ${days} days (an upload that takes longer is lost)`, edit);
  },
  examples: {
    fail: [
      {},
      after30,
      { lifecycle: { rules: [{ id: 'clean', status: 'Disabled', abortMultipartAfterDays: 7 }] } },
      { lifecycle: { rules: [{ id: 'clean', status: 'Enabled', filter: { prefix: 'uploads/' }, abortMultipartAfterDays: 7 }] } },
    ],
    pass: [
      { lifecycle: { rules: [{ id: 'clean', status: 'Enabled', abortMultipartAfterDays: 7 }] } },
      { lifecycle: { rules: [{ id: 'clean', status: 'Enabled', filter: { prefix: '' }, abortMultipartAfterDays: 1 }] } },
      withOptions({ days: 30 }, estate({ Bucket: bucket(after30) })),
    ],
    undecided: [{ lifecycle: { rules: [{ id: 'clean', status: 'Enabled', abortMultipartAfterDays: computed }] } }],
  },
});
