/** Statements that a policy lacks: as a fix writes them, and as a person reads them. */

import type { Statement } from '../policy/policy.js';
import type { Situation } from '../policy/situation.js';
import { says } from '../policy/term.js';
import type { Term } from '../policy/term.js';

/** A statement to add. */
export interface Remedy {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principal: string | { readonly [type: string]: string };
  readonly action: string;
  readonly resources: readonly Term[];
  readonly conditions: { readonly [operator: string]: { readonly [key: string]: Term | readonly Term[] } };
}

/** A statement that refuses something to everybody. */
export function refusal(of: Pick<Remedy, 'sid' | 'action' | 'resources' | 'conditions'>): Remedy {
  return { effect: 'Deny', principal: '*', ...of };
}

/** The statement in the words of the policy language. `say` writes a text that may have unresolved parts. */
export function statementOf<T>(remedy: Remedy, say: (text: Term) => T) {
  const { sid, effect, principal, action, resources, conditions } = remedy;
  const one = (value: Term | readonly Term[]): T | readonly T[] => (isList(value) ? value.map(say) : say(value));
  const Condition = Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [operator, Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, one(value)]))]),
  );
  return {
    Sid: sid,
    Effect: effect,
    Principal: principal,
    Action: action,
    Resource: resources.length === 1 ? one(resources[0] ?? []) : resources.map(say),
    Condition,
  };
}

function isList(value: Term | readonly Term[]): value is readonly Term[] {
  return Array.isArray(value[0]);
}

/** What a person would do where nothing can be written for him. */
export function advice(remedy: Remedy): string {
  return `Add to its policy: ${inLine(statementOf(remedy, says))}`;
}

/** JSON on one line, blanks between its parts. */
function inLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Array.isArray(value) ? value.map(inLine) : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${inLine(one)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open} ${parts.join(', ')} ${close}`;
}

/** A Sid that no statement of the policy has yet. */
export function freeSid({ policy }: Pick<Situation, 'policy'>, wanted: string): string {
  const taken = new Set(policy?.statements.items.flatMap(({ sid }) => (sid.kind === 'known' ? [sid.value] : [])));
  let sid = wanted;
  for (let number = 2; taken.has(sid); number++) sid = `${wanted}${number}`;
  return sid;
}

/** How a statement is called: by its Sid, else by its place. */
export function statementName({ sid, index }: Statement): string {
  return sid.kind === 'known' && sid.value !== '' ? `statement "${sid.value}"` : `statement #${index + 1}`;
}
