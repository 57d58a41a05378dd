/**
 * What the role of a replication must be allowed. S3 User Guide, setting-repl-config-perm-overview and replication-requirements, read April 2026.
 */

import type { Statement } from '../policy/policy.js';
import { says } from '../policy/term.js';
import { all, any, not, unknown } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { destinationsOf } from './replication.js';
import { askedOf, rightsOf } from './role-access.js';
import type { Asking } from './role-access.js';
import type { Bucket } from './subjects.js';
import { wantsLock } from './versioning.js';

/** One thing that a role must be allowed. */
export interface Need {
  /** The action to ask for; where several would do, the first is the one to grant. */
  readonly action: string;
  /** Where: the ARN without its beginning, `data/*`. */
  readonly where: string;
  /** Without it copies arrive, but not their tags. */
  readonly onlyTags: boolean;
  readonly granted: Answer;
}

/** What of a bucket is looked at. */
type Source = Pick<Bucket, 'access' | 'account' | 'objectLock' | 'replication'>;

interface Wanted {
  readonly actions: readonly string[];
  readonly onlyTags?: boolean;
  readonly when?: Answer;
}

const ON_DESTINATION: readonly Wanted[] = [
  { actions: ['s3:ReplicateObject'] },
  { actions: ['s3:ReplicateDelete'] },
  { actions: ['s3:ReplicateTags'], onlyTags: true },
];

/** All that the role of a replicated bucket must be allowed, with the answer whether it is. */
export function replicationNeeds(source: Source): readonly Need[] {
  const { situation } = source.access;
  const { role } = source.replication;
  const here: Asking = { bucket: { bucket: situation.bucket, partition: situation.partition }, base: situation, others: allowsOf(source) };
  const asker = (of: Asking): ((wanted: Wanted, objects: boolean) => Need) => {
    const may = rightsOf(role, of);
    return ({ actions, onlyTags = false, when }, objects) => ({
      action: actions[0] ?? '',
      where: `${says(of.bucket.bucket)}${objects ? '/*' : ''}`,
      onlyTags,
      granted: when ? any(not(when), () => may(actions)) : may(actions),
    });
  };
  const ask = asker(here);
  return [
    ...[{ actions: ['s3:GetReplicationConfiguration'] }, { actions: ['s3:ListBucket'] }].map((one) => ask(one, false)),
    ...onSourceObjects(source).map((one) => ask(one, true)),
    ...destinationsOf(source).flatMap(({ link }) => {
      const bucket = askedOf(link);
      if (!bucket)
        return [
          {
            action: '',
            where: '',
            onlyTags: false,
            granted: link.ask(() => unknown({ says: 'the name of a destination is not known', origin: link.name.origin })),
          },
        ];
      const there: Asking = { bucket, base: situation, others: link.to && mayShareAccount(source, link.to) ? allowsOf(link.to) : [] };
      const askThere = asker(there);
      return ON_DESTINATION.map((one) => askThere(one, true));
    }),
  ];
}

/** `s3:GetObjectVersion` reads versions for the copy as well, but not those that are encrypted with a KMS key (replication-config-for-kms-objects). */
function onSourceObjects(source: Source): readonly Wanted[] {
  const copiesKms = any(...source.replication.rules.items.map(({ selectKmsObjects }) => selectKmsObjects.is('Enabled')));
  const locked = wantsLock(source);
  return [
    { actions: copiesKms.truth === 'no' ? ['s3:GetObjectVersionForReplication', 's3:GetObjectVersion'] : ['s3:GetObjectVersionForReplication'] },
    { actions: ['s3:GetObjectVersionAcl'] },
    { actions: ['s3:GetObjectVersionTagging'], onlyTags: true },
    { actions: ['s3:GetObjectRetention'], when: locked },
    { actions: ['s3:GetObjectLegalHold'], when: locked },
  ];
}

/** In one account a grant of the bucket's policy is as good as one of the role's. */
function allowsOf({ access }: Pick<Bucket, 'access'>): readonly Statement[] {
  return (access.situation.policy?.statements.items ?? []).filter(({ effect }) => effect.is('Allow').truth === 'yes');
}

function mayShareAccount(a: Source, b: Source): boolean {
  return a.account.kind !== 'known' || b.account.kind !== 'known' || a.account.value === b.account.value;
}

/** Whether all of them are granted. */
export function grantsAll(needs: readonly Need[]): Answer {
  return all(...needs.map(({ granted }) => granted));
}
