/** A request as a witness that people read and send. */

import { keyInfo, spellingOf } from './data/condition-keys.js';
import type { Witness, WitnessPrincipal } from '../truth/witness.js';
import type { Request, RequestPrincipal } from './request.js';
import type { Situation } from './situation.js';
import { commandOf } from './solve/command.js';
import { says, term } from './term.js';

export function witnessOf(request: Request, situation: Situation): Witness {
  const { principal, action, point, context } = request;
  const resource = resourceOf(request, situation);
  const at = typeof point === 'number' ? situation.points.items[point] : point;
  const via = at && says(at.arn);
  const shown: Record<string, string | readonly string[]> = {};
  for (const [key, value] of context) shown[spellingOf(key)] = value.kind === 'one' ? says(value.value) : value.values.map(says);
  const spoofable = [...context.keys()].filter((key) => keyInfo(key)?.spoofable === true).map(spellingOf);
  const who = shownPrincipal(principal);
  const command = commandOf(request, situation);
  return {
    principal: who,
    action,
    resource,
    ...(via === undefined ? {} : { via }),
    context: shown,
    spoofable,
    says: sentence(who, action, resource, via, typeof point === 'object' ? says(point.account) : undefined, shown, spoofable),
    ...(command === undefined ? {} : { command }),
  };
}

function resourceOf({ bucket, objectKey }: Request, { partition }: Situation): string {
  return says(term(`arn:${partition}:s3:::`, bucket, ...(objectKey ? ['/', objectKey] : [])));
}

function shownPrincipal(principal: RequestPrincipal): WitnessPrincipal {
  if (principal.kind === 'anonymous') return principal;
  if (principal.kind === 'service') return { kind: 'service', name: says(principal.name) };
  const { arn, account, session } = principal;
  return { kind: 'account', account: says(account), arn: says(arn), ...(session ? { session: says(session) } : {}) };
}

function sentence(
  who: WitnessPrincipal,
  action: string,
  resource: string,
  via: string | undefined,
  maker: string | undefined,
  context: Readonly<Record<string, string | readonly string[]>>,
  spoofable: readonly string[],
): string {
  const what =
    who.kind === 'anonymous' ? `an anonymous ${action} of ${resource}` : `${action} of ${resource} by ${who.kind === 'service' ? who.name : who.arn}`;
  const through = via === undefined ? '' : ` through ${via}${maker === undefined ? '' : `, which account ${maker} can make`}`;
  const tls = context['aws:SecureTransport'] === 'false' ? ' over plain HTTP' : outdated(context['s3:TlsVersion']);
  const [forged] = spoofable;
  const value = forged === undefined ? undefined : context[forged];
  return `${what}${through}${tls}${forged === undefined || typeof value !== 'string' ? '' : ` with ${forged} "${value}"`}`;
}

function outdated(version: string | readonly string[] | undefined): string {
  return version === '1.0' || version === '1.1' ? ` over TLS ${version}` : '';
}
