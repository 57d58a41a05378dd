import { MOST_DAYS, MOST_YEARS, hasMode, hasOneUnit, hasPeriod, isInRange } from '../src/model/retention.js';
import { computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const locked = { enabledAtCreation: true, configured: 'Enabled' } as const;

export default defineRule({
  meta: {
    id: 'object-lock-valid-config',
    group: 'data-protection',
    severity: 'error',
    securitySeverity: 4.0,
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Give the default retention of Object Lock a mode and one period that S3 takes, so that new objects are really locked.',
      why: 'The default retention is what locks an object that nobody locks by hand, which is nearly every object. It wants a mode, and a period in days or in years. With both units, with none, or with a period beyond a century, S3 refuses the whole configuration. If the bucket was made in an earlier step it stays behind without any default: uploads succeed, and records that should be there for seven years can be deleted the same afternoon.',
      fix: `Write the mode as GOVERNANCE or COMPLIANCE, and either Days (1 to ${MOST_DAYS}) or Years (1 to ${MOST_YEARS}). There is no automatic fix: in COMPLIANCE mode nobody, the root user included, can shorten what was locked, so the period is for you to choose.`,
      limits:
        'Object Lock without a default retention is valid and no finding: each object is then locked by the upload that asks for it. A default event hold (variable retention) stands for a period of its own.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html (read October 2026)',
      ],
    },
    messages: {
      mode: 'The default retention of bucket "{{bucket}}" has no mode GOVERNANCE or COMPLIANCE: S3 refuses it.',
      neither: 'The default retention of bucket "{{bucket}}" has a mode, but neither days nor years: S3 refuses it.',
      both: 'The default retention of bucket "{{bucket}}" is told in days and in years: S3 takes one of them.',
      range: `The default retention of bucket "{{bucket}}" is not from 1 to ${MOST_DAYS} days or ${MOST_YEARS} years: S3 refuses it.`,
    },
  },
  on: 'bucket',
  reads: ['objectLock'],
  create:
    ({ require }) =>
    ({ objectLock }) => {
      require(hasMode(objectLock), { messageId: 'mode', at: objectLock.mode.origin, subject: 'mode' });
      require(hasPeriod(objectLock), { messageId: 'neither', at: objectLock.mode.origin, subject: 'period' });
      require(hasOneUnit(objectLock), { messageId: 'both', at: objectLock.years.origin, subject: 'unit' });
      require(isInRange(objectLock), { messageId: 'range', subject: 'range' });
    },
  examples: {
    fail: [
      inText({ objectLock: { ...locked, mode: 'GOVERNANCE' } }),
      inText({ objectLock: { ...locked, mode: 'COMPLIANCE', days: 30, years: 1 } }),
      inText({ objectLock: { ...locked, days: 30 } }),
      inText({ objectLock: { ...locked, mode: 'GOVERNANCE', years: 101 } }),
    ],
    pass: [
      { objectLock: { ...locked, mode: 'GOVERNANCE', days: 30 } },
      { objectLock: { ...locked, mode: 'COMPLIANCE', years: 100 } },
      { objectLock: { ...locked, mode: 'GOVERNANCE', days: 36_500 } },
      { objectLock: locked },
      {},
    ],
    undecided: [{ objectLock: { ...locked, mode: 'GOVERNANCE', days: computed } }],
  },
});
