import { keepsAccessLogs } from '../src/model/access-logs.js';
import { recordsReads, recordsWrites } from '../src/model/object-records.js';
import { computed, refers } from '../src/model/shape.js';
import { bucket, estate, subject, withOptions } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, any } from '../src/truth/answer.js';

const recorded = estate({
  Data: bucket({ naming: { name: 'data' } }),
  Trail: subject('trail', {
    logging: { enabled: true, multiRegion: true },
    target: { bucket: 'audit-of-the-company' },
    selectors: { basic: [{ readWrite: 'All', managementEvents: true, data: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] }] },
  }),
});

export default defineRule({
  meta: {
    id: 'require-access-logging',
    group: 'logging',
    severity: 'info',
    securitySeverity: 4.0,
    preset: 'strict',
    docs: {
      summary: 'Keep access logs of every bucket that holds data, because nobody can write them afterwards.',
      why: 'Somebody finds the list of customers on a forum and asks how it got there. Without logs there is no answer: not which objects were read, not by whom, not from where, not for how long. The law may then want every customer told, since none can be ruled out. Server access logs cost the storage they take, and they show anonymous readers too.',
      fix: 'Name a bucket for logs as the target, in the same Region and account, with a prefix of its own, and let the log service write there. The target must not log into itself, encrypt with a key of KMS, or have Object Lock. There is no automatic fix, because only you know which bucket gathers the logs.',
      limits:
        'A target that cannot be resolved counts. Buckets that receive logs or other deliveries are left out: their own log would be one more log about a log. Server access logs may come late and may miss a line. With the option `acceptDataEvents` a trail or an event data store in sight that records all reads and writes of the objects will do instead.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html (read April 2026)',
      ],
    },
    messages: { none: 'Bucket "{{bucket}}" keeps no access logs: who read or changed its objects cannot be told later.' },
    schema: {
      type: 'object',
      properties: { acceptDataEvents: { type: 'boolean', description: 'Whether data events of CloudTrail for all reads and writes will do instead.' } },
      additionalProperties: false,
    },
    defaultOptions: { acceptDataEvents: false },
    peers: {
      checkov: ['CKV_AWS_18'],
      trivy: ['AVD-AWS-0089', 'AVD-AWS-0163'],
      kics: ['s3_bucket_logging_disabled', 'cloudtrail_log_files_s3_bucket_with_logging_disabled', 's3_bucket_cloudtrail_logging_disabled'],
      cfn_nag: ['W35'],
      'cdk-nag': ['S3BucketLoggingEnabled', 'AwsSolutions-S1'],
      'cfn-guard': ['S3_BUCKET_LOGGING_ENABLED'],
      prowler: ['s3_bucket_server_access_logging_enabled', 'cloudtrail_logs_s3_bucket_access_logging_enabled'],
      scoutsuite: ['s3-bucket-no-logging.json'],
    },
    controls: { fsbp: ['S3.9'] },
  },
  on: 'bucket',
  reads: ['logging', 'naming'],
  reaches: { trail: ['logging', 'selectors'], eventDataStore: ['logging', 'selectors'] },
  exempt: {
    logTarget: 'Logs about access to logs help nobody.',
    cdnLogTarget: 'Logs about access to logs help nobody.',
    balancerLogTarget: 'Logs about access to logs help nobody.',
    deliveryTarget: 'What is delivered there are logs and reports themselves.',
  },
  require: (subject, { options }) =>
    options['acceptDataEvents'] === true
      ? any(keepsAccessLogs(subject), () => all(recordsWrites(subject), () => recordsReads(subject)))
      : keepsAccessLogs(subject),
  examples: {
    fail: [{}, recorded, estate({ Data: bucket({ versioning: { status: 'Enabled' } }), Copy: bucket({ logging: { target: 'logs-of-the-company' } }) })],
    pass: [
      { logging: { target: 'logs-of-the-company' } },
      estate({ Data: bucket({ logging: { target: refers('Logs'), prefix: 'data/' } }), Logs: bucket({}) }),
      { logging: { target: computed } },
      estate({ Audit: bucket({}), Trail: subject('trail', { target: { bucket: refers('Audit') } }) }),
      withOptions({ acceptDataEvents: true }, recorded),
      { acl: { canned: 'log-delivery-write' }, ownership: { objectOwnership: 'BucketOwnerPreferred' } },
    ],
  },
});
