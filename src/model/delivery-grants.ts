/**
 * Whether S3 can deliver access logs. S3 User Guide, enable-server-access-logging, read April 2026: the log service puts objects as
 * `logging.s3.amazonaws.com`, with the source bucket as aws:SourceArn and its account as aws:SourceAccount; with ACLs enabled, as the log
 * delivery group, which needs WRITE and READ_ACP. It sends no encryption header.
 */

import { letsService } from '../policy/lets-service.js';
import type { AclPermission, Situation } from '../policy/situation.js';
import { term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { all, any, no } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import { whether } from './access.js';
import { termOfValue } from './situation.js';
import type { Bucket } from './subjects.js';
import { freeSid } from './remedy.js';
import type { Remedy } from './remedy.js';
import { allowing, bucketArn, elements, withStatements, writtenArns } from './what-if.js';

type Source = Pick<Bucket, 'access' | 'identity' | 'logging' | 'says'>;
type Target = Pick<Bucket, 'access'>;

export const LOG_SERVICE = 'logging.s3.amazonaws.com';

/** How the keys of log files begin: after the prefix with the year, or with the account of the source where they are kept by date. */
export function logKeys(source: Source): Term {
  const prefix = prefixOf(source);
  return source.logging.partitionedBy.isWritten().truth === 'yes' ? term(prefix, source.access.situation.account, '/') : term(prefix, '20');
}

function prefixOf({ identity, logging: { prefix } }: Source): Term {
  return prefix.kind === 'absent' ? [] : termOfValue(prefix, `${identity}.logging.prefix`);
}

export interface LogDelivery {
  readonly arrives: Answer;
  /** Something refuses the log service; otherwise nothing lets it in. */
  readonly refused: boolean;
}

/** Whether the access logs of a bucket arrive where it sends them. */
export function logDelivery(source: Source): LogDelivery {
  const { target } = source.logging;
  const free = target.ask((to) => refusesNoLogs(source, to));
  const arrives = free.truth === 'yes' ? target.ask((to) => letsLogsIn(source, to)) : free;
  const link = { says: `bucket "${source.says}" sends its access logs there`, origin: target.name.origin };
  return { arrives: arrives.truth === 'no' ? no(...arrives.because, link) : arrives, refused: free.truth === 'no' };
}

/** Whether the policy or the ACL of the target lets the log service put log files there. */
export function letsLogsIn(source: Source, target: Target): Answer {
  return any(puts(source, target.access.situation), () => letsGroupIn(target.access.situation));
}

/** Whether the policy of a bucket lets the log service put objects, under whatever conditions. */
export function letsLogService({ policy }: Pick<Bucket, 'policy'>): Answer {
  return letsService(policy.document, [LOG_SERVICE], 's3:PutObject');
}

/** Whether nothing in the target's policy refuses them; asked as if they were let in. */
export function refusesNoLogs(source: Source, target: Target): Answer {
  const { situation } = target.access;
  const statements = situation.policy?.statements;
  if (!statements) return { truth: 'yes', because: [] };
  const grant = allowing(elements(statements.origin, ['s3:PutObject']), statements.origin);
  return puts(source, withStatements(situation, [...statements.items, grant]));
}

function puts(source: Source, situation: Situation): Answer {
  const { account } = source.access.situation;
  return whether(situation, {
    who: { kind: 'service', name: LOG_SERVICE, sourceAccount: account, sourceArn: bucketArn(source.access.situation) },
    actions: ['s3:PutObject'],
    prefix: logKeys(source),
    context: HEADERS.map((key) => ({ key, is: 'absent' })),
    without: ['blocks'],
  });
}

const HEADERS = ['s3:x-amz-server-side-encryption', 's3:x-amz-server-side-encryption-customer-algorithm'];

function letsGroupIn({ acl, ownership }: Situation): Answer {
  const has = (wanted: AclPermission): Answer =>
    some(acl, ({ grantee, permission }) =>
      all(
        grantee.satisfies('the log delivery group', (one) => 'group' in one && one.group === 'LogDelivery'),
        permission.isOneOf([wanted, 'FULL_CONTROL']),
      ),
    );
  if (acl.items.length === 0 && !acl.open) return no();
  return all(ownership.isOneOf(['BucketOwnerPreferred', 'ObjectWriter']), has('WRITE'), has('READ_ACP'));
}

/** What lets the log service in, for this source alone. */
export function logGrant(source: Source, target: Target): Remedy {
  const { situation } = target.access;
  return {
    sid: freeSid(situation, 'AllowAccessLogs'),
    effect: 'Allow',
    principal: { Service: LOG_SERVICE },
    action: 's3:PutObject',
    resources: [term(writtenArns(target.access).itself, '/', prefixOf(source), '*')],
    conditions: { ArnLike: { 'aws:SourceArn': writtenArns(source.access).itself }, StringEquals: { 'aws:SourceAccount': source.access.situation.account } },
  };
}
