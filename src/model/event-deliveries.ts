/**
 * Who lets S3 deliver events, and on whose behalf. S3 User Guide, grant-destinations-permissions-to-s3, read April 2026: S3 sends as
 * `s3.amazonaws.com`, with the ARN of the bucket as aws:SourceArn and its account as aws:SourceAccount. The ARN has no account in it, and
 * the name of a bucket that is deleted can be taken by anybody.
 */

import { coversAction } from '../policy/data/actions.js';
import type { Condition, Element, Elements, PolicyUse, Principal, Statement } from '../policy/policy.js';
import { says, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import { every, some } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import type { Declaration } from './declaration.js';
import { isOpen, isText, unresolved } from './open-text.js';
import type { StatementSubject } from './policies.js';
import { pinsAccount, refusesOtherSources } from './service-source.js';
import { termOfValue } from './situation.js';
import { deniesBeside } from './statements.js';
import type { Lambda } from './subjects.js';

export const EVENT_SERVICE = 's3.amazonaws.com';

/** What S3 asks of a target, by what its policy is used for. */
export const DELIVERIES: { readonly [U in PolicyUse]?: string } = { topic: 'sns:Publish', queue: 'sqs:SendMessage' };
export const INVOCATION = 'lambda:InvokeFunction';

export interface Delivery {
  /** Whether it lets S3 deliver only on behalf of an account or an organization that is fixed, if it lets S3 deliver at all. */
  readonly pinned: Answer;
  /** Where S3 is let in. */
  readonly origin: Origin;
  /** It names S3, and nobody beside. */
  readonly alone: boolean;
}

/** A statement of a topic's or a queue's policy. */
export function deliveryBy(subject: Pick<StatementSubject, 'statement' | 'of' | 'use'>): Delivery {
  const { statement, use } = subject;
  const { effect, action, principal, conditions } = statement;
  const wanted = DELIVERIES[use];
  const callers = principal && !principal.not ? principal.items.items.filter(mayBeS3) : [];
  const [caller] = callers;
  if (wanted === undefined || !caller) return { pinned: yes(), origin: statement.origin, alone: false };
  const pinned = any(
    not(effect.is('Allow')),
    not(covers(action, wanted)),
    not(any(...callers.map((one) => letsS3In(one, statement)))),
    some(conditions, pinsAccount),
    () => deniesBeside(subject, (deny) => all(refusesOtherAccounts(deny), () => covers(deny.action, wanted))),
  );
  return {
    pinned: pinned.truth === 'no' ? no({ says: `${says(caller.element.term)} may deliver for any account`, origin: caller.element.origin }) : pinned,
    origin: caller.element.origin,
    alone: principal?.items.items.length === 1 && caller.form === 'service',
  };
}

/** One that asks for the bucket lets in what comes from a bucket of that name, whosever it is. */
function refusesOtherAccounts(deny: Statement): Answer {
  return deny.conditions.items.some(({ key }) => key === 'aws:sourcearn') ? no() : refusesOtherSources(deny);
}

/** Whether an element has an action in it. */
export function covers(action: Elements | undefined, wanted: string): Answer {
  if (!action) return no();
  const named = some(action.items, (one) => {
    const text = written(one.term);
    return text === undefined ? unresolved(one) : coversAction(text, wanted) ? yes({ says: `${text} covers ${wanted}`, origin: one.origin }) : no();
  });
  return action.not ? not(named) : named;
}

function mayBeS3(principal: Principal): boolean {
  if (principal.form === 'service') return says(principal.name) === EVENT_SERVICE;
  return principal.form === 'everybody' || (principal.form === 'unknown' && ['Service', '*'].includes(principal.written));
}

function letsS3In(principal: Principal, { conditions }: Statement): Answer {
  const { element, form } = principal;
  if (form === 'unknown') return unknown({ says: `${says(element.term)} is ${principal.reason}`, origin: element.origin });
  return form === 'service' ? yes() : every(conditions, isMetByS3);
}

/** What a delivery tells of itself. Other services' keys are missing, and so are those of networks and identities. */
const TOLD: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

/** Whether a condition for everybody can be met by a delivery of S3. */
function isMetByS3({ key, negated, ifExists, operator, values }: Condition): Answer {
  if (negated || ifExists || operator === 'Null' || TOLD.has(key)) return yes();
  return key === 'aws:sourcearn' ? some(values, isArnOfS3) : no();
}

function isArnOfS3(element: Element): Answer {
  const { term, value } = element;
  const [first] = term;
  if (typeof first === 'string') {
    const text = term.map((piece) => (typeof piece === 'string' ? piece : 'x')).join('');
    return text === '*' || /^arn:[^:]*:(?:s3|[^:]*[*?][^:]*)(?::|$)/.test(text) ? yes() : no();
  }
  const named = value.kind === 'absent' || !value.text ? undefined : partsOf(value.text)[0];
  const of = typeof named === 'object' && named.kind === 'symbol' ? (named.of as Declaration | undefined) : undefined;
  return of && of.subject !== 'bucket' ? no() : unresolved(element);
}

type Invocation = Lambda['permissions']['items'][number];

/** A permission to invoke a function. */
export function invocationBy({ action, principal, sourceAccount }: Invocation): Delivery {
  const pinned = any(
    not(isText(principal, EVENT_SERVICE)),
    not(action.satisfies(`an action that covers ${INVOCATION}`, (text) => coversAction(text, INVOCATION))),
    sourceAccount.isWritten(),
  );
  return {
    pinned: pinned.truth === 'no' ? no({ says: `${EVENT_SERVICE} may deliver for any account`, origin: principal.origin }) : pinned,
    origin: principal.origin,
    alone: true,
  };
}

/** The own account as it can be written; undefined where that is not known. */
export function ownAccount(account: Value<string>): Term | undefined {
  const own = termOfValue(account, 'the own account');
  return own.some((piece) => typeof piece !== 'string' && (piece.looks !== 'account' || isOpen(piece))) ? undefined : own;
}
