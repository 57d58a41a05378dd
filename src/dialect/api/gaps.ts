/** What an account did not tell, put together by cause, so that a report can name the permission that would help. */

import type { Gap } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import { keyOf, operations } from './operations.js';
import type { Operation } from './operations.js';
import type { AccountSnapshot, ResourceSnapshot, Unanswered } from './snapshot.js';

/** Sorted by operation, then by reason. */
export function gapsOf(account: AccountSnapshot): readonly Gap[] {
  const gaps = operations.flatMap((operation) => rowsOf(operation, operation.role === 'lists' ? listsIn(account, operation) : repliesIn(account, operation)));
  return gaps.sort((a, b) => compare(a.operation, b.operation) || compare(a.reason, b.reason) || compare(a.action, b.action) || compare(a.code, b.code));
}

type State = { readonly state: 'ok' | 'absent' } | Unanswered;

function rowsOf(operation: Operation, states: readonly State[]): readonly Gap[] {
  const rows = new Map<string, { readonly gap: Gap; resources: number }>();
  for (const state of states) {
    if (state.state !== 'unknown') continue;
    const { reason, code } = state;
    const action = state.action ?? operation.actions[0] ?? '';
    const key = JSON.stringify([reason, code, action]);
    const row = rows.get(key) ?? {
      gap: { action, operation: keyOf(operation), reason, ...(code === undefined ? {} : { code }), resources: 0, of: states.length },
      resources: 0,
    };
    row.resources++;
    rows.set(key, row);
  }
  return [...rows.values()].map(({ gap, resources }) => ({ ...gap, resources }));
}

function listsIn({ listed }: AccountSnapshot, operation: Operation): readonly State[] {
  return Object.values(listed[keyOf(operation)] ?? {});
}

function repliesIn({ resources }: AccountSnapshot, { of, name }: Operation): readonly State[] {
  return of.flatMap((kind: SubjectKind) => Object.values(resources[kind] ?? {}).flatMap(({ replies }: ResourceSnapshot) => replies[name] ?? []));
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
