/** Recorded decisions: policies, requests to the bucket b of account 111122223333, and what became of them. */

import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import type { Decision } from '../../../src/policy/evaluate/evaluate.js';
import { request, situation } from '../situations.js';
import type { PlainRequest } from '../situations.js';
import type { PlainPolicy } from './documents.js';

export interface Vectors {
  readonly about: string;
  /** Everything that rows are made of. */
  readonly texts: readonly string[];
  readonly policies: readonly { readonly policy: PlainPolicy; readonly requests: readonly string[] }[];
}

export interface Vector {
  readonly decision: Decision['decision'];
  readonly request: PlainRequest;
}

/** The decision's first letter, and the places of the texts: who, the action, and `name=value` for the rest. */
export function rowOf(
  { decision, request: { by = 'anonymous', action = '', key, session, canonicalId, point, with: context = {} } }: Vector,
  placeOf: (text: string) => number,
): string {
  const own = { key, session, canonicalId, point };
  const named = Object.entries(own).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const pairs = Object.entries(context).map(([name, value]) => (typeof value === 'string' ? `${name}=${value}` : `${name}[]=${value.join('|')}`));
  return [decision.charAt(0), ...[by, action, ...named, ...pairs].map(placeOf)].join(' ');
}

export function vectorOf(row: string, texts: readonly string[]): Vector {
  const [letter, ...places] = row.split(' ');
  const [by = '', action = '', ...pairs] = places.map((place) => texts[Number(place)] ?? '');
  const own: Record<string, string> = {};
  const context: Record<string, string | readonly string[]> = {};
  for (const pair of pairs) {
    const [, name = '', list, value = ''] = /^([^=[]+)(\[\])?=(.*)$/s.exec(pair) ?? [];
    if (['key', 'session', 'canonicalId', 'point'].includes(name)) own[name] = value;
    else context[name] = list === undefined ? value : value.split('|');
  }
  const decision = letter === 'a' ? 'allowed' : letter === 'd' ? 'denied' : 'unknown';
  return { decision, request: { by, action, ...own, with: context } };
}

/** What the evaluator says today. */
export function decisionsOf(policy: PlainPolicy, requests: readonly PlainRequest[]): readonly Decision['decision'][] {
  const here = situation(policy);
  return requests.map((one) => evaluate(here, request(one)).decision);
}
