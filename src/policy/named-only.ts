/** Whom a statement never means that does nothing but name others: no search is needed to tell. */

import type { Principal, Statement } from './policy.js';
import type { Reach, Who } from './question.js';
import type { Situation } from './situation.js';

type Forms = ReadonlySet<Principal['form']>;

/** Whose a canonical id is, is not told, so that it may be anybody's. */
const IDENTITIES: Forms = new Set(['account', 'identity', 'session', 'federatedUser', 'originAccessIdentity']);
const SERVICES: Forms = new Set(['service']);
/** Each is somebody in particular. */
const SOMEBODY: Forms = new Set([...IDENTITIES, ...SERVICES]);

const OTHERS: Readonly<Record<Who['kind'], Forms>> = {
  anonymous: SOMEBODY,
  everybody: SOMEBODY,
  service: IDENTITIES,
  external: SERVICES,
  outsider: SERVICES,
  outside: SERVICES,
  caller: SERVICES,
  owner: SERVICES,
  identity: SERVICES,
};

/** Whether a statement means nobody but somebody in particular: whoever nothing names is not let in by it. */
export function namesOnlySome(statement: Statement): boolean {
  return namesOnly(statement, SOMEBODY);
}

/** Whether it means AWS services at most. */
export function meansNoAccount(statement: Statement): boolean {
  return namesOnly(statement, SERVICES);
}

/** Whether it is asked what a statement lets through, and of callers none of whom it can mean. */
export function asksOfOthers({ policy }: Situation, { who, grant, through }: Pick<Reach, 'who' | 'grant' | 'through'>): boolean {
  if (grant?.kind !== 'statement' || through === 'point') return false;
  const statement = policy?.statements.items.find(({ index }) => index === grant.index);
  return statement !== undefined && namesOnly(statement, OTHERS[who.kind]);
}

function namesOnly({ principal }: Statement, forms: Forms): boolean {
  return principal !== undefined && !principal.not && !principal.items.open && principal.items.items.every(({ form }) => forms.has(form));
}
