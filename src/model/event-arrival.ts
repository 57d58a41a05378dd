/**
 * Whether the targets of a bucket's notifications take what S3 sends. S3 User Guide, grant-destinations-permissions-to-s3, read April
 * 2026: S3 tries when the notification is configured, and refuses it where it is not let in.
 */

import { coversAction } from '../policy/data/actions.js';
import { parsePolicy } from '../policy/parse.js';
import type { Elements, Policy, Statement } from '../policy/policy.js';
import { sameTerm, says, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { all, any, no, unknown, yes } from '../truth/answer.js';
import type { Answer, Truth } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import { whether } from './access.js';
import { isWithin } from './arn.js';
import { DELIVERIES, EVENT_SERVICE, INVOCATION, covers } from './event-deliveries.js';
import type { Notice } from './event-notices.js';
import { isText, answerOf as told } from './open-text.js';
import { documentsOf } from './policies.js';
import { sameValue } from './same-text.js';
import { termOfValue } from './situation.js';
import type { Bucket, Lambda, Queue, Topic } from './subjects.js';
import { bucketArn, elements, under } from './what-if.js';

export type ArrivalSource = Pick<Bucket, 'access' | 'account' | 'identity'>;

/** Whether events of a bucket arrive where a notification sends them. */
export function eventArrival(source: ArrivalSource, notice: Notice): Answer {
  if (notice.to === 'function') return notice.target.ask((to) => letsInvoke(source, to));
  const { target } = notice;
  return target.ask((to: Topic | Queue) => takesMessages(source, to, target.name));
}

/** A topic or queue without a policy takes messages of its own account's identities alone. */
function takesMessages(source: ArrivalSource, to: Topic | Queue, name: Value<string>): Answer {
  const [held] = documentsOf(to.kind, to);
  if (!held) return no({ says: `${to.says} has no policy that lets S3 in`, origin: to.policy.origin });
  const policy = parsePolicy(held.document, held.use);
  const about = policy.statements.items.map((statement) => ({ statement, truth: isAbout(statement, DELIVERIES[held.use] ?? '', to, name) }));
  const chosen = (allows: readonly Truth[], denies: readonly Truth[]): readonly Statement[] =>
    about.flatMap(({ statement, truth }) => ((statement.effect.is('Deny').truth === 'yes' ? denies : allows).includes(truth) ? [statement] : []));
  const least = lets(source, chosen(['yes'], ['yes', 'unknown']));
  const most = lets(source, chosen(['yes', 'unknown'], ['yes']));
  return verdict(policy, least, most, to);
}

function verdict({ statements: { open, origin } }: Policy, least: Answer, most: Answer, to: Topic | Queue): Answer {
  if (open) return unknown({ says: `a statement of ${to.says} is ${open.reason}`, origin: open.origin });
  if (least.truth === 'yes') return yes();
  if (most.truth === 'no') return no({ says: `no statement lets ${EVENT_SERVICE} deliver for this bucket`, origin });
  return most.truth === 'unknown' ? most : unknown({ says: `whether a statement is about ${to.says} is known only after deployment`, origin });
}

/** Put to the engine as if S3 wrote into a bucket under these statements: the callers and conditions are what counts. */
function lets({ access: { situation } }: ArrivalSource, statements: readonly Statement[]): Answer {
  const asWrites = statements.map((one) => ({ ...one, action: elements(one.origin, ['s3:PutObject']), resource: elements(one.origin, ['*']) }));
  const who = { kind: 'service', name: EVENT_SERVICE, sourceAccount: situation.account, sourceArn: bucketArn(situation) } as const;
  return whether(under(situation, asWrites), { who, actions: ['s3:PutObject'] });
}

/** Whether a statement speaks of messages to this target. */
function isAbout({ action, resource }: Statement, wanted: string, to: Topic | Queue, name: Value<string>): Truth {
  return all(covers(action, wanted), () => isNamed(resource, to, name)).truth;
}

function isNamed(resource: Elements | undefined, to: Topic | Queue, name: Value<string>): Answer {
  if (!resource) return no();
  const own = termOfValue(name, `${to.identity}.arn`);
  const named = some(resource.items, ({ term, origin }) => told(names(term, own, to), `whether ${says(term)} names it cannot be told`, origin));
  return resource.not ? { truth: named.truth === 'yes' ? 'no' : named.truth === 'no' ? 'yes' : 'unknown', because: [] } : named;
}

/** A Resource that is the ARN of something of the same name is taken to mean it: nobody writes another Region there. */
function names(resource: Term, own: Term, to: Topic | Queue): Truth {
  if (written(resource) === '*' || sameTerm(resource, own)) return 'yes';
  const service = to.kind === 'topic' ? 'sns' : 'sqs';
  if (isOfAnother(resource, service)) return 'no';
  const last = lastPart(resource, service);
  const called = to.naming.name.kind === 'known' ? [to.naming.name.value] : lastPart(own, service);
  if (last && called) return isWithin(called, [last]);
  return isWithin(own, [resource]);
}

/** An ARN that is written as far as its service. */
function isOfAnother([first]: Term, service: string): boolean {
  const of = typeof first === 'string' ? /^arn:[^:]*:([^:*?]+):/.exec(first)?.[1] : undefined;
  return of !== undefined && of !== service;
}

/** What stands behind the last colon in an ARN of a service. */
function lastPart(arn: Term, service: string): Term | undefined {
  const [, partition, of, ...rest] = written(arn)?.split(':') ?? [];
  const last = rest.at(-1);
  return partition !== undefined && (of === service || of === '*') && last !== undefined ? [last] : undefined;
}

function letsInvoke(source: ArrivalSource, to: Lambda): Answer {
  const invoked = some(to.permissions, (permission) => permits(source, permission));
  return invoked.truth === 'no'
    ? no({ says: `no permission lets ${EVENT_SERVICE} invoke ${to.says} for this bucket`, origin: to.permissions.origin })
    : invoked;
}

/** The permissions by which S3 may invoke a function for a bucket. */
export function invocationsFor(source: ArrivalSource, { permissions }: Pick<Lambda, 'permissions'>): readonly Permission[] {
  return permissions.items.filter((permission) => permits(source, permission).truth !== 'no');
}

type Permission = Lambda['permissions']['items'][number];

function permits(source: ArrivalSource, { action, principal, sourceArn, sourceAccount, organization }: Permission): Answer {
  return all(
    any(isText(principal, EVENT_SERVICE), () => isText(principal, '*')),
    action.satisfies(`an action that covers ${INVOCATION}`, (text) => coversAction(text, INVOCATION)),
    // The caller is no identity of an organization.
    any(isText(principal, EVENT_SERVICE), () => (organization.kind === 'absent' ? yes() : no())),
    isFor(source, sourceArn),
    isOf(source, sourceAccount),
  );
}

function isFor({ access: { situation }, identity }: ArrivalSource, arn: Value<string>): Answer {
  if (arn.kind === 'absent') return yes();
  const term = termOfValue(arn, `${identity}.source`);
  return told(isWithin(bucketArn(situation), [term]), `whether ${says(term)} is this bucket is known only after deployment`, arn.origin);
}

function isOf({ account }: ArrivalSource, wanted: Value<string>): Answer {
  if (wanted.kind === 'absent') return yes();
  return told(sameValue(account, wanted), 'whether the account is that of the bucket cannot be told from the files', wanted.origin);
}
