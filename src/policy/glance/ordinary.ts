/** The request that comes to mind first. Where it is allowed there is one, and nothing has to be searched for. */

import { isAllowed } from '../allowed.js';
import { actionNamed } from '../data/actions.js';
import type { ActionInfo } from '../data/actions.js';
import { conditionKey, keyInfo } from '../data/condition-keys.js';
import { mentionedKeys } from '../evaluate/mentioned.js';
import { bearing } from '../neutral/bearing.js';
import type { ActionGroup, KeyDemand, Reach, Who } from '../question.js';
import type { ContextValue, Request, RequestPrincipal } from '../request.js';
import type { Situation } from '../situation.js';
import { letsOwnersIn } from './let-in.js';
import { grantsNothing } from './shut.js';
import { isVague, term } from '../term.js';
import type { Piece, Term } from '../term.js';

/** Whether the most ordinary request that the question means is allowed, or one of which it need not be known. Where it is not, another one may be. */
export function allowsTheOrdinary(situation: Situation, question: Reach): boolean {
  // All that the engine would read, because what is read decides between which choices an answer is told.
  const read = bearing(situation, question);
  if (letsOwnersIn(read, question)) return true;
  if (grantsNothing(read, question)) return false;
  const request = ordinary(read, question);
  return request !== undefined && isAllowed(read, question, request);
}

function ordinary(situation: Situation, { who, actions, context = [], prefix = [], grant, through }: Reach): Request | undefined {
  const action = actionOf(actions);
  const caller = callerOf(who, situation);
  if (!action || !caller || grant || through === 'point' || prefix.some(isOpen)) return undefined;
  const told = new Map(caller.told);
  for (const demand of context) {
    const value = valueOf(demand, caller.principal.kind);
    if (value === undefined) return undefined;
    if (value) told.set(conditionKey(demand.key), { kind: 'one', value });
  }
  const isAboutObject = action.resources.includes('object');
  const request: Request = {
    principal: caller.principal,
    action: action.name,
    bucket: situation.bucket,
    ...(isAboutObject ? { objectKey: term(prefix, 'x') } : {}),
    context: told,
  };
  const absent = context.flatMap(({ key, is }) => (is === 'absent' ? [conditionKey(key)] : []));
  if (!isAboutObject && prefix.length > 0) return undefined;
  const asked = mentionedKeys(situation, request);
  // Of which organization a caller is, tells more than one key.
  if ([...asked].some((key) => key.includes('org'))) return undefined;
  return { ...request, context: overHttps(request, asked, absent) };
}

const USUAL: Readonly<Record<ActionGroup, string | undefined>> = {
  read: 's3:GetObject',
  write: 's3:PutObject',
  list: 's3:ListBucket',
  admin: undefined,
  object: 's3:GetObject',
  bucket: 's3:ListBucket',
};

function actionOf(actions: Reach['actions']): ActionInfo | undefined {
  const name = typeof actions === 'object' ? actions[0] : actions === undefined ? 's3:GetObject' : USUAL[actions];
  return name === undefined ? undefined : actionNamed(name);
}

interface Caller {
  readonly principal: RequestPrincipal;
  readonly told: readonly (readonly [string, ContextValue])[];
}

function callerOf(who: Who, { partition, account }: Situation): Caller | undefined {
  if (who.kind === 'caller' || who.kind === 'owner')
    return { principal: { kind: 'account', arn: term(`arn:${partition}:iam::`, account, ':role/x'), account }, told: [] };
  if (who.kind !== 'service' || who.sourceAccount === 'not the owner' || [...(who.sourceAccount ?? []), ...(who.sourceArn ?? [])].some(isOpen))
    return undefined;
  const one = (key: string, value: Term | undefined): Caller['told'] => (value ? [[key, { kind: 'one', value }]] : []);
  return {
    principal: { kind: 'service', name: [who.name] },
    told: [...one('aws:sourceaccount', who.sourceAccount), ...one('aws:sourcearn', who.sourceArn)],
  };
}

/** It may turn out to be what no such text can be. */
function isOpen(piece: Piece): boolean {
  return typeof piece === 'object' && isVague(piece);
}

/** A value that is demanded; empty where the key must be absent, and can be. Undefined: it is not so ordinary. */
function valueOf({ key, is }: KeyDemand, caller: RequestPrincipal['kind']): Term | '' | undefined {
  const info = keyInfo(key);
  if (is === 'absent') return info && info.presence[caller] !== 'always' ? '' : undefined;
  if (typeof is !== 'object' || !('oneOf' in is) || !info || info.multivalued) return undefined;
  const [first] = is.oneOf;
  return typeof first === 'string' ? [first] : undefined;
}

/** As callers mostly come. Whether it does, is no matter where nobody asks. */
function overHttps(request: Request, asked: ReadonlySet<string>, absent: readonly string[]): Request['context'] {
  if (request.principal.kind !== 'account' || request.context.has(SECURE) || absent.includes(SECURE)) return request.context;
  const context = new Map(request.context);
  if (asked.has(SECURE)) context.set(SECURE, { kind: 'one', value: ['true'] });
  if (asked.has(VERSION) && !context.has(VERSION) && !absent.includes(VERSION)) context.set(VERSION, { kind: 'one', value: ['1.2'] });
  return context;
}

const SECURE = 'aws:securetransport';
const VERSION = 's3:tlsversion';
