import { grantsAll, replicationNeeds } from '../src/model/replication-role.js';
import type { Need } from '../src/model/replication-role.js';
import { computed, refers } from '../src/model/shape.js';
import { letsService } from '../src/policy/lets-service.js';
import { bucket, estate, policyDocument, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { series } from '../src/truth/sentences.js';

const trusted = { document: policyDocument({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }) };
const allow = (Resource: unknown, ...Action: readonly string[]): object => ({ Effect: 'Allow', Action, Resource });
const onBucket = allow('arn:aws:s3:::data', 's3:GetReplicationConfiguration', 's3:ListBucket');
const onVersions = allow('arn:aws:s3:::data/*', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging');
const onCopies = allow('arn:aws:s3:::copy/*', 's3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags');
const given = (...statements: readonly object[]): FactsOf<'role'> => ({
  trust: trusted,
  policies: [{ name: 'copy', document: policyDocument(...statements) }],
});
const replicated = (role: FactsOf<'role'>, facts: FactsOf<'bucket'> = {}) =>
  estate({
    Data: bucket({
      naming: { name: 'data' },
      ...facts,
      replication: { role: refers('Role'), rules: [{ id: 'all', status: 'Enabled', destination: { bucket: 'arn:aws:s3:::copy' } }] },
    }),
    Role: subject('role', role),
  });

/** "a and b on data/*; c on copy/*" */
const told = (needs: readonly Need[]): string =>
  [...new Set(needs.map(({ where }) => where))]
    .map((place) => `${series(needs.filter(({ where }) => where === place).map(({ action }) => action))} on ${place}`)
    .join('; ');

export default defineRule({
  meta: {
    id: 'replication-role-permissions',
    group: 'replication',
    severity: 'error',
    securitySeverity: 5.5,
    preset: 'recommended',
    docs: {
      summary: 'Give the role of a replication every permission that it needs, because S3 accepts the configuration without looking.',
      why: 'S3 takes the role as it is written and tries it on the first object. What the role may not do turns into status FAILED on every object from then on, and the copy that the recovery plan counts on stays empty. Where only deletions may not be copied, or only tags, the two buckets drift apart so slowly that nobody looks.',
      fix: 'Let the role be assumed by `s3.amazonaws.com`, and allow the actions that the finding names on the ARNs beside them. Objects that failed before are not tried again: replicate them with Batch Replication. There is no automatic fix, because the policy of the role may belong to somebody else, or to several buckets.',
      limits:
        'Judged are the policies of a role that is declared in the scan, and what the policies of the buckets grant to it in the same account; Denies elsewhere, permissions boundaries and restrictions to some prefix are not. A role outside the scan, or one with a managed policy outside it, is undecided. `s3:GetObjectVersion` is enough where objects under KMS keys are not copied. Permissions on keys are the matter of `replication-kms-complete`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html (read April 2026)',
      ],
    },
    messages: {
      trust: 'Role "{{role}}", with which bucket "{{bucket}}" is replicated, cannot be assumed by s3.amazonaws.com: nothing is copied.',
      lacks: 'Role "{{role}}" cannot replicate bucket "{{bucket}}": it lacks {{missing}}.',
      tags: 'Role "{{role}}" replicates bucket "{{bucket}}" without the tags of its objects: it lacks {{missing}}.',
    },
  },
  on: 'bucket',
  reads: ['replication', 'objectLock', 'policy', 'naming'],
  scans: { objectLock: { with: 'replication' } },
  reaches: { bucketAccess: [], role: ['managed', 'policies', 'trust'], identityPolicy: ['policies'] },
  create:
    ({ require }) =>
    (source) => {
      const { role } = source.replication;
      if (source.replication.isWritten().truth === 'no') return;
      const { to } = role;
      const data = { role: to?.says ?? '' };
      const at = role.name.origin;
      require(role.ask(({ trust }) => letsService(trust.document, ['s3.amazonaws.com'], 'sts:AssumeRole')), {
        messageId: 'trust',
        data,
        at,
        about: to,
        subject: 'trust',
      });
      if (!to) return;
      const needs = replicationNeeds(source);
      const missing = needs.filter(({ granted }) => granted.truth === 'no');
      require(grantsAll(needs), {
        messageId: missing.every(({ onlyTags }) => onlyTags) ? 'tags' : 'lacks',
        data: { ...data, missing: told(missing) },
        at,
        about: to,
      });
    },
  examples: {
    fail: [
      replicated(given(onBucket, onCopies)),
      replicated(given(onBucket, onVersions, allow('arn:aws:s3:::copy', 's3:Replicate*'))),
      replicated(given(onBucket, onVersions, allow('arn:aws:s3:::copy/*', 's3:ReplicateObject', 's3:ReplicateDelete'))),
      replicated(given(onBucket, onVersions, onCopies), { objectLock: { enabledAtCreation: true } }),
      replicated({
        ...given(onBucket, onVersions, onCopies),
        trust: { document: policyDocument({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }) },
      }),
    ],
    pass: [
      replicated(given(onBucket, onVersions, onCopies)),
      replicated(given(allow('*', 's3:*'))),
      replicated({ trust: trusted, managed: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] }),
      replicated(given(onBucket, allow('arn:aws:s3:::data/*', 's3:GetObjectVersion*'), onCopies)),
      {},
    ],
    undecided: [
      replicated({ trust: trusted, managed: ['arn:aws:iam::111122223333:policy/replicate'] }),
      replicated(given(onBucket, onVersions, { Effect: 'Allow', Action: 's3:Replicate*', Resource: computed })),
    ],
  },
});
