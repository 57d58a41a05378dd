import { canBePut, isInRegion, reportGrant, reportsFor } from '../src/model/report-delivery.js';
import { isInSight } from '../src/model/list.js';
import { advice, statementOf } from '../src/model/remedy.js';
import { computed, refers } from '../src/model/shape.js';
import { inItsPolicy } from '../src/model/template-words.js';
import { says } from '../src/policy/term.js';
import { bucket, bucketPolicy, estate, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { addIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { all, any, not } from '../src/truth/answer.js';

const puts = { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const source = { naming: { name: 'source' } };
const listed = (destination: FactsOf<'bucket'>, enabled = true): Example =>
  estate({
    Source: bucket({
      ...source,
      inventory: [{ id: 'all', enabled, versions: 'All', frequency: 'Weekly', destination: { bucket: refers('Reports'), prefix: 'lists', format: 'CSV' } }],
    }),
    Reports: bucket(destination),
  });
const analysed = (destination: FactsOf<'bucket'>): Example =>
  estate({
    Source: bucket({ ...source, analytics: [{ id: 'use', export: { bucket: refers('Reports'), prefix: 'use', format: 'CSV' }, schemaVersion: 'V_1' }] }),
    Reports: bucket(destination),
  });
const lens = (destination: FactsOf<'bucket'>): Example =>
  estate({
    Lens: subject('storageLens', {
      naming: { id: 'all' },
      activation: { enabled: true },
      target: { bucket: refers('Reports'), account: '111122223333', format: 'CSV' },
    }),
    Reports: bucket(destination),
  });

export default defineRule({
  meta: {
    id: 'inventory-destination-grant',
    group: 'delivery',
    severity: 'error',
    securitySeverity: 4.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let S3 write its reports where they are to go, because an inventory that cannot be delivered is not delivered, and that is all.',
      why: 'An inventory tells which objects are encrypted, locked and replicated; analytics and Storage Lens tell what is used. All of them are written by S3 into a bucket of yours, and only if the policy there lets it. S3 takes the configuration without looking: no error, and no list in the morning. The audit that is built on it then sees nothing wrong, for it sees nothing.',
      fix: 'In the policy of the destination, let `s3.amazonaws.com` (for Storage Lens `storage-lens.s3.amazonaws.com`) put objects under the prefix, for this source as aws:SourceArn and its account as aws:SourceAccount. Name a destination in the Region of the source. The fix adds the grant where the destination has a policy already.',
      limits:
        'Asked is whether the files of this source can arrive under its prefix. A destination outside the scan is undecided. Reports that are switched off are passed over, and of Storage Lens the Region is not asked. Whether the grant is confined to the source is asked by `no-confused-deputy-service-principal`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketInventoryConfiguration.html (read November 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html (read November 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html (read April 2026)',
      ],
    },
    messages: {
      missing: 'In bucket "{{target}}" {{report}} of "{{source}}" does not arrive: its policy does not let {{service}} put objects {{where}} for this source.',
      region: 'In bucket "{{target}}" {{report}} of "{{source}}" does not arrive: {{regions}}.',
    },
  },
  on: ['bucket', 'storageLens'],
  reads: ['inventory', 'analytics', 'naming', 'activation', 'target'],
  reaches: { bucketAccess: [] },
  create:
    ({ require }) =>
    (one) => {
      for (const report of reportsFor(one)) {
        const { says: name, below, destination, service, wanted } = report;
        const { to } = destination;
        const policy = to?.access.policy;
        const grant = to && reportGrant(report, to);
        const data = { target: to?.says ?? '', report: name, source: one.says, service, where: below.length > 0 ? `under "${says(below)}"` : 'there' };
        require(any(not(wanted), () => canBePut(report)), {
          messageId: 'missing',
          data,
          at: destination.name.origin,
          subject: name,
          remedy: to && (() => advice(reportGrant(report, { access: inItsPolicy(to.access) }))),
          fix: () =>
            policy && grant
              ? unsafe(
                  `Let ${service} put objects on ${grant.resources.map(says).join()}, for this source alone`,
                  addIn(policy.at('Statement'), statementOf(grant, spelled)),
                )
              : undefined,
        });
        // Out of sight it is undecided once; and to which Region Storage Lens exports is another matter.
        if (!to || one.kind !== 'bucket') continue;
        const near = isInRegion(one, report);
        const regions = near.because[0]?.says ?? '';
        require(any(not(wanted), near), { messageId: 'region', data: { ...data, regions }, at: destination.name.origin, subject: `${name} region` });
      }
      if (one.kind === 'bucket') require(all(isInSight(one.inventory), isInSight(one.analytics)), { messageId: 'missing' });
    },
  examples: {
    fail: [
      listed({}),
      listed(bucketPolicy([{ ...puts, Principal: { Service: 'logging.s3.amazonaws.com' } }])),
      listed(bucketPolicy([{ ...puts, Resource: 'arn:aws:s3:::data/other/*' }])),
      listed(bucketPolicy([{ ...puts, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::other' } } }])),
      analysed({}),
      lens(bucketPolicy([puts])),
    ],
    pass: [
      listed(bucketPolicy([puts])),
      listed(
        bucketPolicy([
          {
            ...puts,
            Resource: 'arn:aws:s3:::data/lists/source/*',
            Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source' }, StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
          },
        ]),
      ),
      listed({}, false),
      analysed(bucketPolicy([puts])),
      lens(bucketPolicy([{ ...puts, Principal: { Service: 'storage-lens.s3.amazonaws.com' } }])),
      {},
    ],
    undecided: [
      listed(bucketPolicy([{ ...puts, Resource: computed }])),
      { inventory: [{ id: 'all', enabled: true, versions: 'All', frequency: 'Weekly', destination: { bucket: 'reports-of-the-company', format: 'CSV' } }] },
    ],
  },
});
