/**
 * Policies of AWS Organizations around a bucket: whether one binds the bucket's account, and what of it is certain then.
 * Organizations User Guide, SCP evaluation and RCP evaluation, read October 2026: an RCP restricts every request to the resources of
 * the accounts below its targets, an SCP only what the identities of these accounts do; neither binds the management account.
 */

import type { Condition, Element, Policy, Statement } from '../policy/policy.js';
import { written } from '../policy/term.js';
import { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { sameText } from '../truth/symbol.js';
import { Known, Unknown } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import type { Facts } from './facts.js';
import type { OrganizationPolicy } from './subjects.js';
import { allowing, elements } from './what-if.js';

export type ControlType = 'RESOURCE_CONTROL_POLICY' | 'SERVICE_CONTROL_POLICY';

/** Whose bucket it is, and how near the policy stands to it. */
export interface Bound {
  readonly account: Value<string>;
  /** Both are deployed together. */
  readonly together: boolean;
}

/**
 * Whether a policy of a type binds an account. Certain is only the account that it names: a root and an organizational unit
 * say nothing of their accounts, and a root not which of them manages the organization. (It is supposed that nobody attaches
 * a policy to the management account itself, where it does nothing.)
 *
 * In doubt it may bind what is deployed together with it, for who wrote the two had one organization in mind. Of other
 * deployments of the scan that is known only where the configuration says that the account is in an organization; without that, one policy
 * somewhere in a repository would put everything else in doubt. One that is attached nowhere in sight stays with its deployment.
 */
export function binds(
  { control, targets }: Pick<OrganizationPolicy, 'control' | 'targets'>,
  type: ControlType,
  { account, together }: Bound,
  { organization }: Facts,
): Answer {
  const near = together || organization !== undefined;
  const attached = targets.items.map((target) => {
    const answer = reaches(target, account);
    return answer.truth === 'unknown' && !near ? no() : answer;
  });
  const { open, origin } = targets;
  const more = open && near ? [unknown({ says: `it is attached to something that is ${open.reason}`, origin })] : [];
  const nowhere = targets.items.length === 0 && !open && together ? [unknown({ says: 'to what it is attached is not in sight', origin })] : [];
  return all(control.type.is(type), () => any(no(), ...attached, ...more, ...nowhere));
}

/** Whether an account is below a target: a root, an organizational unit, or an account. */
function reaches(target: Value<string>, account: Value<string>): Answer {
  const { origin } = target;
  if (target.kind === 'absent') return no();
  const to = target.kind === 'known' ? target.value : (target.text?.says ?? '');
  if (to.startsWith('r-'))
    return unknown({ says: `it is attached to the root ${to}, and so binds all accounts but the one that manages the organization`, origin });
  if (to.startsWith('ou-')) return unknown({ says: `it is attached to ${to}, and which accounts are in that is not in sight`, origin });
  const [theirs, own] = [textOf(target), textOf(account)];
  const same = theirs && own ? sameText(theirs, own) : 'unknown';
  if (same === 'yes') return yes({ says: `it is attached to account ${to}`, origin });
  if (same === 'no') return no();
  if (target.kind === 'unknown') return unknown({ says: `it is attached to something that is ${target.reason}`, origin });
  return unknown({ says: `it is attached to account ${to}, and the account of the bucket is not known (facts.account)`, origin });
}

function textOf(value: Value<string>): Mapped | undefined {
  if (value.kind === 'absent') return undefined;
  return value.text ?? (value.kind === 'known' ? Mapped.literal(value.value) : undefined);
}

/** A policy, and why it is not certain that it binds, where it is not. */
export interface Guardrail {
  /** As a person calls it: `resource control policy Perimeter`. */
  readonly says: string;
  readonly policy: Policy;
  readonly doubt?: string | undefined;
}

/** Whether it leaves nothing of S3. The account in which a bucket is deployed is not below such a policy: nobody could deploy it there. */
export function leavesNothing(policy: Policy): boolean {
  const { items } = policy.statements;
  const allows = items.filter(isAllow);
  const isOfOthers = ({ action }: Statement): boolean => action?.not === false && !action.items.open && action.items.items.every(isOfOtherServices);
  return (
    items.some((one) => one.effect.is('Deny').truth === 'yes' && isAboutEverything(one, /^(?:s3:)?\*$/i)) ||
    (isList(policy) && !policy.statements.open && allows.every(isOfOthers))
  );
}

function isOfOtherServices({ term }: Element): boolean {
  const [first] = term;
  return typeof first === 'string' && /^[^*?:]+:/.test(first) && !/^s3:/i.test(first);
}

/**
 * What policies of one type certainly do, and what they may do. Their Denies hold as they are written. A list of what is allowed
 * binds only where nobody left `FullAWSAccess` beside it, which AWS attaches everywhere and no file shows: it may stop what it leaves out.
 * On several levels all lists must allow a request, so that several are never taken for one.
 */
export function inForce(guardrails: readonly Guardrail[]): readonly Policy[] | undefined {
  if (guardrails.length === 0) return undefined;
  const lists = guardrails.filter(({ policy }) => isList(policy));
  return guardrails.map((one) => {
    const { items } = one.policy.statements;
    const denies = items.filter((statement) => !isAllow(statement)).map((statement) => denied(one, statement));
    if (!lists.includes(one)) return withStatements(one, denies);
    if (lists.length > 1) return withStatements(one, denies, 'one of several lists of what is allowed');
    return withStatements(one, [...denies, ...items.filter(isAllow), fullAccessBeside(one)]);
  });
}

function isAllow({ effect }: Statement): boolean {
  return effect.is('Allow').truth === 'yes';
}

/** Whether it lets through less than everything. */
function isList({ statements }: Policy): boolean {
  const allows = statements.items.filter(isAllow);
  return allows.length > 0 && !allows.some((one) => isAboutEverything(one));
}

function isAboutEverything({ action, resource, conditions }: Statement, all = /^\*$/): boolean {
  const has = (of: Statement['action'], wanted: RegExp): boolean => of?.not === false && of.items.items.some(({ term }) => wanted.test(written(term) ?? ''));
  return has(action, all) && has(resource, /^\*$/) && conditions.items.length === 0 && !conditions.open;
}

/** What it denies, if its policy binds and it is a Deny at all. */
function denied({ says, doubt }: Guardrail, statement: Statement): Statement {
  const { effect, conditions, origin } = statement;
  const ifs = [
    ...(doubt === undefined ? [] : [ifItHolds(`whether ${says} binds the bucket`, `not told: ${doubt}`, origin)]),
    ...(effect.kind === 'unknown' ? [ifItHolds(`the effect of a statement of ${says}`, effect.reason, effect.origin)] : []),
  ];
  return { ...statement, effect: new Known('Deny', effect.origin), conditions: { ...conditions, items: [...conditions.items, ...ifs] } };
}

/** Everything, if `FullAWSAccess` was left, or if the list does not bind at all. */
function fullAccessBeside({ says, policy, doubt }: Guardrail): Statement {
  const { origin } = policy;
  const why = doubt ?? 'a full access may be attached beside it';
  const condition = ifItHolds(`whether ${says} restricts the bucket to what it allows`, `not told: ${why}`, origin);
  return { ...allowing(elements(origin, ['*']), origin), conditions: { items: [condition], origin } };
}

/** A condition that every request meets, or none, and nobody knows which. Every request tells the account of its resource. */
function ifItHolds(says: string, reason: string, origin: Origin): Condition {
  const value = { kind: 'sign', key: `?${says}: ${reason}`, says, looks: 'anything', reason } as const;
  return {
    operator: 'StringEquals',
    negated: false,
    ifExists: false,
    quantifier: 'none',
    written: 'StringEquals',
    key: 'aws:resourceaccount',
    keyWritten: 'aws:ResourceAccount',
    values: { items: [{ term: [value], value: new Unknown<string>(reason, origin), origin }], origin },
    origin,
    operatorOrigin: origin,
  };
}

function withStatements({ says, policy }: Guardrail, items: readonly Statement[], hidden?: string): Policy {
  const { statements, origin } = policy;
  const reason = statements.open?.reason ?? hidden;
  const list: List<Statement> = { origin: statements.origin, items: items.map((one, index) => ({ ...one, index })) };
  return {
    ...policy,
    statements: reason === undefined ? list : { ...list, open: new Unknown<never>(`${says} is ${reason}`, statements.open?.origin ?? origin) },
  };
}
