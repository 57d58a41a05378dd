/** One statement: its elements, those that are missing and those that exclude each other. */

import type { Origin } from '../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../truth/seen.js';
import { Known, Unknown } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import { readConditions } from './parse-condition.js';
import { entriesOf, openList, readElements, readText, unseenElements } from './parse-elements.js';
import { readPrincipals } from './parse-principal.js';
import { isUnresolved, nameOf, needsPrincipal, needsResource, perhaps, quoted, refusesPrincipal, report } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import type { Elements, PolicyProblemKind, Principals, Statement } from './policy.js';

const ELEMENTS: ReadonlySet<string> = new Set(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);

export function readStatement(seen: SeenMapping, index: number, of: Parsing): Statement {
  const { origin } = seen;
  const entries = entriesOf(seen);
  const empty = entries.size === 0 && seen.open === undefined;
  const { use, problems } = of;
  if (empty) report({ use, problems, statement: index }, 'element', 'The statement is empty; it needs an Effect, an Action and the rest.', origin);
  // Of an empty one enough is said: no word on each element that it lacks.
  const parsing: Parsing = { use, problems: empty ? [] : problems, statement: index };
  for (const entry of entries.values()) {
    const { name, key } = entry;
    if (!ELEMENTS.has(name) && !isUnresolved(entry)) report(parsing, 'element', `${quoted(name)} is no element of a statement${perhaps(name, ELEMENTS)}`, key);
  }
  const reading: Reading = { seen, entries, open: seen.open, origin, parsing };
  return {
    kind: 'statement',
    index,
    sid: readText(seen.get('Sid'), SID, parsing),
    effect: readEffect(seen, parsing),
    principal: readPrincipal(reading),
    action: readPair(reading, 'Action', 'action', true),
    resource: readResource(reading),
    conditions: entries.has('Condition') || seen.open === undefined ? readConditions(seen.get('Condition'), parsing) : openList(seen.open, origin),
    origin,
  };
}

const SID = { kind: 'sid', says: 'Sid' } as const;
const EFFECT = { kind: 'effect', says: 'Effect' } as const;

interface Reading {
  readonly seen: SeenMapping;
  readonly entries: ReadonlyMap<string, SeenEntry>;
  /** There may be elements that cannot be seen. */
  readonly open: string | undefined;
  readonly origin: Origin;
  readonly parsing: Parsing;
}

function readEffect(seen: SeenMapping, parsing: Parsing): Value<'Allow' | 'Deny'> {
  const effect = readText(seen.get('Effect'), EFFECT, parsing);
  if (effect.kind === 'unknown') return new Unknown(effect.reason, effect.origin, effect.text);
  if (effect.kind === 'absent') {
    report(parsing, 'effect', 'The statement has no Effect; it is "Allow" or "Deny".', seen.origin);
    return new Unknown('not written, though every statement has one', seen.origin);
  }
  const { value, origin, assumed, text } = effect;
  if (value === 'Allow' || value === 'Deny') return new Known(value, origin, assumed, text);
  report(parsing, 'effect', `Effect is ${quoted(value)}; it is exactly "Allow" or "Deny"${perhaps(value, ['Allow', 'Deny'])}`, origin);
  return new Unknown(`written as ${quoted(value)}, which is neither Allow nor Deny`, origin, text);
}

function readPrincipal(reading: Reading): Principals | undefined {
  const { entries, open, origin, parsing } = reading;
  const { use } = parsing;
  const entry = pairOf(reading, 'Principal', 'principal');
  if (entry && refusesPrincipal(use)) {
    report(parsing, 'principal', `${entry.name} stands in ${nameOf(use)}, which applies to whoever it is attached to: take it out.`, entry.key);
  }
  const negated = entries.get('NotPrincipal');
  // Access Analyzer, ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL.
  if (negated && use === 'trust') report(parsing, 'principal', 'NotPrincipal stands in a trust policy, which takes only Principal.', negated.key);
  if (entry) return readPrincipals(entry, parsing);
  if (open !== undefined) return refusesPrincipal(use) ? undefined : { not: false, items: openList(open, origin), origin };
  if (needsPrincipal(use)) report(parsing, 'principal', `The statement has no Principal; ${nameOf(use)} says whom each statement is about.`, origin);
  return undefined;
}

function readResource(reading: Reading): Elements | undefined {
  const { entries, parsing } = reading;
  const written = entries.get('Resource') ?? entries.get('NotResource');
  // Access Analyzer, ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE.
  if (written && parsing.use === 'trust')
    report(parsing, 'resource', `${written.name} stands in a trust policy, which is always about its own role: take it out.`, written.key);
  return readPair(reading, 'Resource', 'resource', needsResource(parsing.use));
}

/** An element or its Not-form. */
function readPair(reading: Reading, name: 'Action' | 'Resource', kind: PolicyProblemKind, needed: boolean): Elements | undefined {
  const { seen, open, origin, parsing } = reading;
  const entry = pairOf(reading, name, kind);
  if (entry) return readElements(entry, entry.name !== name, { kind, says: entry.name }, parsing);
  if (open !== undefined) return unseenElements(open, origin);
  if (!needed) return undefined;
  const emptied = [name, `Not${name}`].find((one) => isEmptied(seen.get(one)));
  if (emptied === undefined) report(parsing, kind, `The statement has neither ${name} nor Not${name}; it needs one of them.`, origin);
  else report(parsing, kind, `${emptied} comes out as an empty list, so that the statement has none; it needs one.`, seen.get(emptied).origin);
  return undefined;
}

function isEmptied(seen: Seen): boolean {
  return seen.kind === 'absent' && seen.emptied === true;
}

/** The one of the two that is written; of both the plain one counts. */
function pairOf({ entries, parsing }: Reading, name: string, kind: PolicyProblemKind): SeenEntry | undefined {
  const plain = entries.get(name);
  const negated = entries.get(`Not${name}`);
  if (plain && negated) report(parsing, kind, `The statement has both ${name} and Not${name}; AWS takes only one of them.`, negated.key);
  return plain ?? negated;
}
