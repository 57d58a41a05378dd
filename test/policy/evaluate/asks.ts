/** Whether a request is one of those that a question asks for, told plainly. */

import { conditionKey } from '../../../src/policy/data/condition-keys.js';
import { valueOf } from '../../../src/policy/evaluate/view.js';
import type { KeyDemand, Reach, Who } from '../../../src/policy/question.js';
import type { Request } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { keyOf, written } from '../../../src/policy/term.js';
import type { Term } from '../../../src/policy/term.js';

const GROUPS: Readonly<Record<string, RegExp>> = { read: /^s3:Get/, write: /^s3:(?:Put|Delete)/, list: /^s3:List/ };

/** For situations and questions without unresolved names. */
export function asksFor(question: Reach, situation: Situation, request: Request): boolean {
  const { who, actions, prefix, context = [], through = 'bucket' } = question;
  return (
    (through === 'point') === (typeof request.point === 'number') &&
    (typeof request.point !== 'object' || (who.kind !== 'owner' && who.kind !== 'identity' && keyOf(request.point.account) !== keyOf(situation.account))) &&
    isWho(who, situation, request) &&
    (actions === undefined || (typeof actions === 'string' ? (GROUPS[actions]?.test(request.action) ?? false) : actions.includes(request.action))) &&
    (prefix === undefined || (request.objectKey !== undefined && (written(request.objectKey) ?? '').startsWith(written(prefix) ?? ''))) &&
    context.every((demand) => meets(demand, valuesOf(situation, request, demand.key)))
  );
}

function isWho(who: Who, situation: Situation, request: Request): boolean {
  const { principal } = request;
  const account = principal.kind === 'account' ? written(principal.account) : undefined;
  const owner = written(situation.account);
  const value = (key: string): string | undefined => valuesOf(situation, request, key)[0];
  switch (who.kind) {
    case 'anonymous':
      return principal.kind === 'anonymous';
    case 'external':
      return account !== undefined && account !== owner;
    case 'outsider':
      return principal.kind === 'anonymous' || (account !== undefined && account !== owner);
    case 'caller':
      return principal.kind !== 'service';
    case 'owner':
      return principal.kind === 'account' && account === owner && !(written(principal.arn) ?? '').endsWith(':root');
    case 'outside':
      return (
        principal.kind === 'anonymous' ||
        (account !== undefined &&
          !who.accounts?.includes(account) &&
          !who.organizations?.includes(value('aws:PrincipalOrgID') ?? value('aws:PrincipalOrgPaths')?.split('/')[0] ?? ''))
      );
    case 'service':
      return (
        principal.kind === 'service' &&
        written(principal.name) === who.name &&
        isSource(who.sourceAccount, owner, value('aws:SourceAccount')) &&
        isSource(who.sourceArn, owner, value('aws:SourceArn'))
      );
    case 'identity':
      return principal.kind === 'account' && keyOf(principal.arn) === keyOf(who.arn);
    case 'everybody':
      return false;
  }
}

function isSource(wanted: Term | 'not the owner' | undefined, owner: string | undefined, given: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted === 'not the owner' ? given !== undefined && given !== owner : given === written(wanted);
}

function meets({ is }: KeyDemand, values: readonly string[]): boolean {
  if (is === 'absent') return values.length === 0;
  if (values.length === 0) return false;
  if (is === 'present') return true;
  const among = (list: readonly (string | Term)[]): boolean =>
    values.some((value) => list.some((one) => value === (typeof one === 'string' ? one : written(one))));
  if ('oneOf' in is) return among(is.oneOf);
  if ('noneOf' in is) return !among(is.noneOf);
  return values.some((value) => ('below' in is ? Number(value) < is.below : Number(value) > is.above));
}

function valuesOf(situation: Situation, request: Request, key: string): readonly string[] {
  const value = valueOf(situation, request, conditionKey(key));
  if (!value) return [];
  return (value.kind === 'one' ? [value.value] : value.values).flatMap((one) => written(one) ?? []);
}
