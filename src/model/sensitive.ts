/** Changes of a bucket that nobody from another account should be able to make. */

import { isCdnLogDelivery } from '../policy/acl.js';
import type { Statement } from '../policy/policy.js';
import { term } from '../policy/term.js';
import { all, any, no, not } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every } from '../truth/value.js';
import { grantsOf } from './access.js';
import type { BucketAccess, Grant } from './access.js';
import { aclsDisabled, narrowed } from './exposure.js';
import { ACL_CHANGES } from './rights.js';
import { isForEverybody, sameConditions } from './statements.js';

/** Each of them opens the bucket, destroys what is in it, or leads it elsewhere. AWS Config, S3_BUCKET_BLACKLISTED_ACTIONS_PROHIBITED, and beyond; October 2026. */
const SETTINGS: readonly string[] = [
  's3:DeleteBucket',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPublicAccessBlock',
  's3:PutEncryptionConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
];

/** A replication role of the source may switch versioning on (S3 User Guide, replication across accounts, read April 2026). */
const VERSIONING = 's3:PutBucketVersioning';
const REPLICATION: readonly string[] = ['s3:ReplicateObject'];

/** Whether a grant lets principals of other accounts make such a change. What everybody may is another question. */
export function letsForeignersChange(grant: Grant): Answer {
  return all(not(grant.acl ? isCdnLogDelivery(grant.acl.grantee) : no()), () =>
    any(
      lets(grant, SETTINGS),
      () => letsSwitchVersioning(grant),
      () => letsChangeAcls(grant),
    ),
  );
}

/** Told at the statement that allows it; that ACLs are in force is what it takes besides. */
function letsChangeAcls(grant: Grant): Answer {
  const inForce = not(aclsDisabled(grant));
  return inForce.truth === 'no' ? inForce : all(lets(grant, ACL_CHANGES), inForce);
}

/** The changes that a grant certainly lets others make. */
export function foreignChangesOf(grant: Grant): readonly string[] {
  const certain = (answer: Answer): boolean => answer.truth === 'yes';
  return [
    ...SETTINGS.filter((action) => certain(lets(grant, [action]))),
    ...(certain(letsSwitchVersioning(grant)) ? [VERSIONING] : []),
    ...(certain(not(aclsDisabled(grant))) ? ACL_CHANGES.filter((action) => certain(lets(grant, [action]))) : []),
  ];
}

function lets(grant: Grant, actions: readonly string[]): Answer {
  const { statement } = grant;
  const answer = all(grant.lets({ who: { kind: 'external' }, actions }), () => not(grant.lets({ who: { kind: 'everybody' }, actions })));
  return statement?.action ? narrowed(answer, statement.origin, statement.action.origin) : answer;
}

function letsSwitchVersioning(grant: Grant): Answer {
  return all(lets(grant, [VERSIONING]), () => not(isForReplication(grant)));
}

/** Whether everybody whom the statement names may replicate into the bucket. */
function isForReplication({ statement, access }: Grant): Answer {
  const named = statement?.principal;
  if (!named || named.not) return no();
  return every(named.items, (one) => {
    if (one.form === 'everybody') return any(...alike(statement, access).map((grant) => grant.lets({ who: { kind: 'external' }, actions: REPLICATION })));
    if (one.form !== 'identity' && one.form !== 'account') return no();
    const arn = one.form === 'identity' ? one.arn : term(`arn:${access.situation.partition}:iam::`, one.account, ':root');
    return access.can({ who: { kind: 'identity', arn }, actions: REPLICATION });
  });
}

/** Where everybody is named, the conditions say who is meant, an organization for example: what else is granted to the same. */
function alike(statement: Statement, access: BucketAccess): readonly Grant[] {
  return grantsOf(access).filter(({ statement: other }) => other && isForEverybody(other) && sameConditions(other, statement));
}
