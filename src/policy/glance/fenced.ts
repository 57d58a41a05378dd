/**
 * Buckets of which nothing is written but a fence against plain HTTP and grants to services: whatever else is asked about identities of the owner's
 * account, no statement bears on it. Most policies are so, and the answer is that of a bucket without one.
 */

import { actionNamed } from '../data/actions.js';
import { carries, conditionKey, keyInfo } from '../data/condition-keys.js';
import { mentionedKeys } from '../evaluate/mentioned.js';
import { meansNoAccount } from '../named-only.js';
import { bearing } from '../neutral/bearing.js';
import type { Policy, Statement } from '../policy.js';
import type { KeyDemand, Reach, Verdict } from '../question.js';
import type { ContextValue, Request } from '../request.js';
import { deniesAll } from './shut.js';
import type { Situation } from '../situation.js';
import { letInByIdentity } from './bare.js';
import { term, written } from '../term.js';
import type { Term } from '../term.js';

/**
 * @param holds whether the request is one for which the verdict holds, decided by somebody else
 * @param search how the answer is found otherwise
 * @returns undefined where it has to be searched for
 */
export function ofFenced(
  situation: Situation,
  question: Reach,
  holds: (read: Situation, request: Request) => boolean,
  search: () => Verdict,
): Verdict | undefined {
  const demanded = demandsOf(question);
  if (!demanded || !isFenced(situation)) return undefined;
  // Read at once, because it may hang on choices: whoever looks at the request later can make none.
  const read = bearing(situation, question);
  const { action, keys } = demanded;
  const { account, partition, bucket } = read;
  const request = (context: Request['context']): Request => ({
    principal: { kind: 'account', arn: term(`arn:${partition}:iam::`, account, ':role/x'), account },
    action,
    bucket,
    ...(actionNamed(action)?.resources.includes('object') ? { objectKey: ['x'] } : {}),
    context,
  });
  const mentioned = mentionedKeys(read, request(keys));
  if (![...mentioned].every((key) => QUIET.has(key))) return undefined;
  const told = mentioned.has(SECURE) && !keys.has(SECURE) ? new Map([[SECURE, { kind: 'one', value: ['true'] } as ContextValue], ...keys]) : keys;
  return letInByIdentity(read, request(told), holds, search);
}

const SECURE = 'aws:securetransport';
const ENCRYPTION = 's3:x-amz-server-side-encryption';

/** What fences and grants to services speak of, and no request of an account needs to tell. */
const QUIET: ReadonlySet<string> = new Set([SECURE, 'aws:sourcearn', 'aws:sourceaccount', 's3:x-amz-acl']);

/** How a request is sent and signed, and which encryption it asks for: each with a few values, and none that another one depends on. */
const ASKED: ReadonlySet<string> = new Set([SECURE, 's3:authtype', 's3:signatureversion', ENCRYPTION]);

const HTTP: Reach = { who: { kind: 'caller' }, context: [{ key: SECURE, is: { oneOf: ['false'] } }] };

/** Whether nothing is written about a bucket that concerns accounts, but that they are not answered over plain HTTP. */
function isFenced(situation: Situation): boolean {
  const { policy, acl, points, guardrails } = situation;
  if (acl.items.length > 0 || acl.open || points.items.length > 0 || points.open || Object.values(guardrails).some(Boolean)) return false;
  return !policy || besideFences(policy, situation)?.every(isForServices) === true;
}

/** Whether nothing stops the account's own identities, but that they are not answered over plain HTTP. */
export function stopsPlainHttpAlone(situation: Situation): boolean {
  const { policy, guardrails } = situation;
  if (Object.values(guardrails).some(Boolean)) return false;
  return !policy || besideFences(policy, situation)?.every(allows) === true;
}

interface Fenced {
  readonly bucket: Term;
  readonly partition: string;
  readonly beside: readonly Statement[] | undefined;
}

/** Asked of the same policy by many questions. */
const known = new WeakMap<Policy, Fenced>();

/** The statements that are no fences; undefined where there may be some that cannot be seen. */
function besideFences(policy: Policy, situation: Situation): readonly Statement[] | undefined {
  const { bucket, partition } = situation;
  let fenced = known.get(policy);
  if (fenced?.bucket !== bucket || fenced.partition !== partition) {
    const { items, open } = policy.statements;
    fenced = { bucket, partition, beside: open ? undefined : items.filter((one) => !isFence(one, situation)) };
    known.set(policy, fenced);
  }
  return fenced.beside;
}

function isFence(statement: Statement, situation: Situation): boolean {
  const [only, ...more] = statement.conditions.items;
  if (!only || more.length > 0 || only.values.open || !deniesAll(statement, situation, HTTP)) return false;
  return only.values.items.every(({ term: value }) => written(value)?.toLowerCase() === 'false');
}

function isForServices(statement: Statement): boolean {
  return allows(statement) && meansNoAccount(statement);
}

export function allows({ effect }: Statement): boolean {
  return effect.kind === 'known' && effect.value === 'Allow';
}

interface Demanded {
  readonly action: string;
  readonly keys: ReadonlyMap<string, ContextValue>;
}

/** What an identity of the owner's account must send, where it can. */
function demandsOf({ who, actions, context = [], counting, grant, through, point, prefix, without = [] }: Reach): Demanded | undefined {
  if (who.kind !== 'caller' || counting !== 'identities' || grant || through || point !== undefined || prefix || without.length > 0) return undefined;
  const name = actions === undefined || actions === 'object' ? 's3:GetObject' : typeof actions === 'object' && actions.length === 1 ? actions[0] : undefined;
  const action = name === undefined ? undefined : actionNamed(name);
  if (!action || action.name !== name) return undefined;
  const keys = new Map<string, ContextValue>();
  for (const demand of [...context].sort((a, b) => (conditionKey(a.key) < conditionKey(b.key) ? -1 : 1))) {
    const key = conditionKey(demand.key);
    const info = keyInfo(key);
    const value = info && ASKED.has(key) && carries(info, action) && !keys.has(key) ? valueOf(demand, info.values, key === ENCRYPTION) : undefined;
    if (value === undefined) return undefined;
    keys.set(key, { kind: 'one', value: [value] });
  }
  return context.length > 0 ? { action: action.name, keys } : undefined;
}

/** @param any whether one is as good as another, so that the first is taken */
function valueOf({ is }: KeyDemand, values: readonly string[], any: boolean): string | undefined {
  if (typeof is !== 'object') return undefined;
  if ('oneOf' in is) return is.oneOf.length === 1 && typeof is.oneOf[0] === 'string' && values.includes(is.oneOf[0]) ? is.oneOf[0] : undefined;
  return any && 'noneOf' in is && is.noneOf.every((one) => typeof one === 'string') ? values.find((one) => !is.noneOf.includes(one)) : undefined;
}
