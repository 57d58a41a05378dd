/** The policy language: a document as statements whose elements are values. This room may not read files, and has no clock. */

import type { Origin } from '../text/origin.js';
import { all, no } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Seen } from '../truth/seen.js';
import { literalOf } from '../truth/symbol.js';
import type { List } from '../truth/value.js';
import { Known, Unknown, some } from '../truth/value.js';
import type { Value } from '../truth/value.js';

export interface Statement {
  readonly effect: Value<string>;
  readonly principals: List<Principal>;
  readonly actions: List<Value<string>>;
  readonly origin: Origin;
}

/** One principal: `{ "Service": "logging.s3.amazonaws.com" }` is of type Service; a bare `*` is of type `*`. */
export interface Principal {
  readonly type: string;
  readonly id: Value<string>;
}

/** The statements of a policy document; a lone statement may stand without its list. */
export function statementsOf(document: Seen): List<Statement> {
  if (document.kind === 'absent') return { items: [], origin: document.origin };
  if (document.kind !== 'mapping') return opened(document, 'written as something that is no policy document');
  const statement = document.get('Statement');
  if (statement.kind === 'absent') return { items: [], origin: document.origin };
  if (statement.kind === 'mapping') return { items: [statementOf(statement)], origin: statement.origin };
  if (statement.kind !== 'sequence') return opened(statement, 'written as something that is no list of statements');
  const open = statement.open === undefined ? {} : { open: new Unknown<never>(statement.open, statement.origin) };
  return { items: statement.items().map(statementOf), origin: statement.origin, ...open };
}

function statementOf(seen: Seen): Statement {
  const at = (name: string): Seen => (seen.kind === 'mapping' ? seen.get(name) : seen.kind === 'unknown' ? seen : { kind: 'absent', origin: seen.origin });
  return { effect: textAt(at('Effect')), principals: principalsOf(at('Principal')), actions: textsOf(at('Action')), origin: seen.origin };
}

function principalsOf(seen: Seen): List<Principal> {
  if (seen.kind === 'scalar') return { items: [{ type: '*', id: textAt(seen) }], origin: seen.origin };
  if (seen.kind === 'absent') return { items: [], origin: seen.origin };
  if (seen.kind !== 'mapping') return opened(seen, 'written as something that is no principal');
  const items: Principal[] = [];
  const open = seen.open === undefined ? undefined : new Unknown<never>(seen.open, seen.origin);
  for (const { name, value } of seen.entries()) {
    const ids = textsOf(value);
    items.push(...ids.items.map((id) => ({ type: name, id })));
    // Whoever the others are, they are of this type.
    if (ids.open) items.push({ type: name, id: ids.open });
  }
  return { items, origin: seen.origin, ...(open ? { open } : {}) };
}

/** A scalar or a list of scalars. */
function textsOf(seen: Seen): List<Value<string>> {
  if (seen.kind === 'absent') return { items: [], origin: seen.origin };
  if (seen.kind === 'scalar') return { items: [textAt(seen)], origin: seen.origin };
  if (seen.kind !== 'sequence') return opened(seen, 'written as something that is no list');
  return { items: seen.items().map(textAt), origin: seen.origin, ...(seen.open === undefined ? {} : { open: new Unknown<never>(seen.open, seen.origin) }) };
}

function textAt(seen: Seen): Value<string> {
  if (seen.kind !== 'scalar')
    return new Unknown(seen.kind === 'unknown' ? seen.reason : seen.kind === 'absent' ? 'not written' : 'not a single value', seen.origin);
  const literal = literalOf(seen.text);
  return literal === undefined ? new Unknown('known only after deployment', seen.origin, seen.text) : new Known(literal, seen.origin, seen.assumed, seen.text);
}

function opened<T>(seen: Seen, otherwise: string): List<T> {
  return { items: [], origin: seen.origin, open: new Unknown<never>(seen.kind === 'unknown' ? seen.reason : otherwise, seen.origin) };
}

/**
 * Whether a statement lets one of some services do an action. Conditions only narrow a grant: who is let in under
 * conditions is let in.
 * @param services service principals, `logging.s3.amazonaws.com`
 */
export function letsService(document: Seen, services: readonly string[], action: string): Answer {
  return some(statementsOf(document), (statement) =>
    all(
      statement.effect.is('Allow'),
      some(statement.principals, ({ type, id }) => (type === 'Service' ? id.isOneOf(services) : no())),
      some(statement.actions, (one) => one.satisfies(`an action that covers ${action}`, (pattern) => covers(pattern, action))),
    ),
  );
}

/** Whether an action pattern (`s3:Put*`) covers an action; both without regard to case (IAM User Guide, Action element, October 2026). */
export function covers(pattern: string, action: string): boolean {
  const source = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(action.toLowerCase());
}
