/** Words about statements: what they are about, which actions they name, whether one holds all that another says. */

import { actionsMatching, allActions } from '../policy/data/actions.js';
import type { ActionInfo } from '../policy/data/actions.js';
import type { Condition, Element, Elements, PolicyUse, Principal, Principals, Statement } from '../policy/policy.js';
import { keyOf, sameTerm, says, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { NO, YES, all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Seen } from '../truth/seen.js';
import { literalOf } from '../truth/symbol.js';
import { every, some } from '../truth/value.js';
import { isWithin } from './arn.js';
import { answerOf, asked, unresolved } from './open-text.js';
import type { PolicySubject, StatementSubject } from './policies.js';

/** What is attached to S3's own resources. */
export const usesOnS3: readonly PolicyUse[] = ['bucket', 'accessPoint', 'multiRegionAccessPoint'];

/** Where statements about S3 stand. */
export const usesOfS3: readonly PolicyUse[] = ['bucket', 'accessPoint', 'multiRegionAccessPoint', 'identity', 'endpoint', 'serviceControl', 'resourceControl'];

/** Attached to a bucket or to a way to it: every statement is about S3. */
export function isOnS3(use: PolicyUse): boolean {
  return usesOnS3.includes(use);
}

/** Attached elsewhere, and about S3 where its actions are. */
const ELSEWHERE: ReadonlySet<PolicyUse> = new Set(usesOfS3.filter((use) => !isOnS3(use)));

/** Whether a statement speaks of S3: by what its document is attached to, else by its actions. */
export function concernsS3({ use, statement }: Pick<StatementSubject, 'use' | 'statement'>): Answer {
  if (isOnS3(use)) return YES;
  const { action } = statement;
  if (!ELSEWHERE.has(use) || !action) return NO;
  return action.not ? YES : namesS3(action);
}

/** Many rules ask it of the same statements. */
const namingS3 = new WeakMap<Elements, Answer>();

function namesS3(action: Elements): Answer {
  let found = namingS3.get(action);
  if (!found) namingS3.set(action, (found = some(action.items, isActionOfS3)));
  return found;
}

/** Whether any statement of a document speaks of S3; one in which nothing can be seen may. */
export function documentConcernsS3({ use, policy }: Pick<PolicySubject, 'use' | 'policy'>): Answer {
  if (isOnS3(use)) return yes();
  return !ELSEWHERE.has(use) ? no() : some(policy.statements, (statement) => concernsS3({ use, statement }));
}

/** The same before a document is read as a policy: most roles may do nothing with S3. */
export function mayConcernS3({ use, document }: { readonly use: PolicyUse; readonly document: Seen }): boolean {
  if (isOnS3(use) || document.kind !== 'mapping' || document.open !== undefined) return true;
  const statements = document.get('Statement');
  if (statements.kind !== 'sequence') return statementMayConcernS3(statements);
  return statements.open !== undefined || statements.items().some(statementMayConcernS3);
}

function statementMayConcernS3(statement: Seen): boolean {
  if (statement.kind !== 'mapping' || statement.open !== undefined) return true;
  const actions = statement.get('Action');
  if (actions.kind !== 'sequence') return actionMayConcernS3(actions);
  return actions.open !== undefined || actions.items().some(actionMayConcernS3);
}

function actionMayConcernS3(action: Seen): boolean {
  const text = action.kind === 'scalar' ? literalOf(action.text) : undefined;
  return text === undefined || startsAsS3(text.toLowerCase());
}

/** Whether an action is one of S3's, or a pattern that covers some. */
export function isActionOfS3(action: Element): Answer {
  const [first] = action.term;
  if (typeof first !== 'string') return unresolved(action);
  const start = first.toLowerCase();
  if (startsAsS3(start)) return YES;
  return action.term.length > 1 && !start.includes(':') ? unresolved(action) : NO;
}

function startsAsS3(action: string): boolean {
  return action.startsWith('s3:') || action.startsWith('*');
}

/** Whether one action covers every action of S3: `*`, `s3:*`, `s3:?*`. */
export function isEveryAction(action: Element): Answer {
  return asked(action, coversAll, (text) => `"${text}" covers every action of S3, object data and policy administration alike`);
}

function coversAll(pattern: string): boolean {
  return actionsMatching(pattern).length === allActions().length;
}

/** Whether a statement speaks of every action of S3, by one pattern or by leaving none out. */
export function speaksOfEveryAction({ action }: Statement): Answer {
  if (!action) return no();
  if (!action.not) return some(action.items, isEveryAction);
  const spared = some(action.items, isActionOfS3);
  return spared.truth === 'no' ? yes({ says: 'NotAction leaves every action of S3 in', origin: action.origin }) : not(spared);
}

/**
 * Whether a principal is an identity that may be of the own account, or a service: neither everybody, nor an account, nor
 * certainly somebody of another.
 * @param own the account of the bucket's owner
 */
export function isIdentityOrService(principal: Principal, own: Term): Answer {
  const { element, form } = principal;
  const evidence = { says: `${says(element.term)} is let in`, origin: element.origin };
  switch (form) {
    case 'identity':
    case 'session':
    case 'federatedUser':
      return written(principal.account) !== undefined && written(own) !== undefined && !sameTerm(principal.account, own) ? no(evidence) : yes(evidence);
    case 'service':
    case 'originAccessIdentity':
      return yes(evidence);
    case 'canonicalUser':
      return says(principal.id).endsWith('.S3CanonicalUserId}')
        ? yes(evidence)
        : unknown({ ...evidence, says: `whose canonical id ${says(element.term)} is, does not tell` });
    case 'unknown':
      return unknown({ ...evidence, says: `${says(element.term)} is ${principal.reason}` });
    default:
      return no(evidence);
  }
}

/**
 * Whether one statement speaks of everything another does: its callers, its actions, its resources. Conditions are not
 * compared.
 */
export function takesIn(wide: Statement, narrow: Statement): Answer {
  return all(
    holdsPrincipals(wide.principal, narrow.principal),
    () => holdsActions(wide.action, narrow.action),
    () => holdsResources(wide.resource, narrow.resource),
  );
}

function holdsPrincipals(wide: Principals | undefined, narrow: Principals | undefined): Answer {
  if (!wide || !narrow) return !wide && !narrow ? yes() : no();
  if (wide.not) return no();
  const everybody = some(wide.items, ({ form }) => (form === 'everybody' ? yes() : no()));
  if (everybody.truth === 'yes' || narrow.not) return everybody;
  return every(narrow.items, (one) => some(wide.items, (other) => (keyOf(other.element.term) === keyOf(one.element.term) ? yes() : no())));
}

function holdsActions(wide: Elements | undefined, narrow: Elements | undefined): Answer {
  const [outer, inner] = [actionsOf(wide), actionsOf(narrow)];
  if (!outer || !inner) return unknown({ says: 'which actions a statement means cannot be told', ...placeOf(wide) });
  return [...inner].every((action) => outer.has(action)) ? yes() : no();
}

/** S3's actions that are meant; undefined where that is not resolved. */
function actionsOf(elements: Elements | undefined): ReadonlySet<ActionInfo> | undefined {
  if (!elements || elements.items.open) return undefined;
  const texts = elements.items.items.map(({ term }) => written(term));
  if (texts.includes(undefined)) return undefined;
  const named = new Set(texts.flatMap((text) => actionsMatching(text ?? '')));
  return elements.not ? new Set(allActions().filter((action) => !named.has(action))) : named;
}

function holdsResources(wide: Elements | undefined, narrow: Elements | undefined): Answer {
  if (!wide || !narrow) return !wide && !narrow ? yes() : no();
  if (narrow.not) return some(wide.items, ({ term }) => (!wide.not && written(term) === '*' ? yes() : no()));
  const patterns = wide.items.items.map(({ term }) => term);
  if (wide.items.open) return unknown({ says: 'which resources a statement means cannot be told', ...placeOf(wide) });
  return every(narrow.items, ({ term, origin }) => answerOf(isWithin(term, patterns, wide.not), `whether ${says(term)} is meant cannot be told`, origin));
}

function placeOf(elements: Elements | undefined): { readonly origin: Elements['origin'] } | Record<never, never> {
  return elements ? { origin: elements.origin } : {};
}

/** Whether another statement of the document denies, and is as it is asked. */
export function deniesBeside({ statement, of }: Pick<StatementSubject, 'statement' | 'of'>, asks: (deny: Statement) => Answer): Answer {
  const { items, open } = of.policy.statements;
  const found = any(
    ...items.filter(({ index }) => index !== statement.index).map((other) => all(other.effect.is('Deny'), () => asks(other))),
    ...(open ? [unknown({ says: `another statement is ${open.reason}`, origin: open.origin })] : []),
  );
  // What other statements do not do is no reason for anything.
  return found.truth === 'no' ? no() : found;
}

/** The part of a document where an item of an element stands, for fixes; undefined where items cannot be counted. */
export function partOf(
  subject: Pick<StatementSubject, 'at'>,
  name: 'Action' | 'Resource',
  elements: Elements,
  item: Element,
): ReturnType<StatementSubject['at']> | undefined {
  const index = elements.items.items.indexOf(item);
  return elements.items.open || index < 0 ? undefined : subject.at(elements.not ? `Not${name}` : name, index);
}

/** Whether everybody is among the callers that it names, whatever its conditions say. */
export function isForEverybody({ principal }: Statement): boolean {
  return principal !== undefined && !principal.not && principal.items.items.some(({ form }) => form === 'everybody');
}

/** Whether two statements stand under conditions that are written alike. */
export function sameConditions(a: Statement, b: Statement): boolean {
  return keyOfConditions(a) === keyOfConditions(b);
}

function keyOfConditions({ conditions }: Statement): string {
  const one = ({ written: operator, key, values }: Condition): string =>
    JSON.stringify([operator.toLowerCase(), key, values.items.map(({ term }) => keyOf(term)).sort(), values.open?.reason]);
  return JSON.stringify([conditions.items.map(one).sort(), conditions.open?.reason]);
}
