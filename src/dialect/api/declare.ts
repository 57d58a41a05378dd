/** Snapshots: what the accounts in it answered becomes a unit each. A dialect knows the words; it may not judge. */

import type { Unit } from '../../model/declaration.js';
import { jsonLocator } from '../../syntax/json-locate.js';
import type { Diagnostic } from '../../text/diagnostic.js';
import type { Source } from '../../text/source.js';
import { checkSnapshot } from './check.js';
import type { AccountSnapshot } from './snapshot.js';
import { whyUnanswered } from './unanswered.js';
import { unitOf } from './unit.js';

export interface DeclaredSnapshot {
  /** When it was taken: ISO 8601. */
  readonly at: string;
  /** In the order of their ids. */
  readonly accounts: readonly DeclaredAccount[];
  /** What a reader should know besides. */
  readonly notices: readonly string[];
}

export interface DeclaredAccount {
  readonly id: string;
  readonly unit: Unit;
  /** Why nothing of it could be read: what is silent about it is no all-clear. */
  readonly problem?: Diagnostic;
}

/** It is a snapshot, and none that can be read here. */
export interface RefusedSnapshot {
  readonly reason: string;
  readonly help: string;
}

/** @param value what `JSON.parse` gives for a text that bears the mark of a snapshot */
export function declareSnapshot(path: string, source: Source, value: unknown): DeclaredSnapshot | RefusedSnapshot {
  const checked = checkSnapshot(value);
  if ('reason' in checked) return checked;
  const { accounts, taken } = checked.snapshot;
  return {
    at: typeof taken.at === 'string' ? taken.at : '',
    accounts: Object.keys(accounts)
      .sort()
      .map((id) => declareAccount(id, accounts[id] as AccountSnapshot, path, source)),
    notices: taken.interrupted ? ['the scan was stopped before all was read: go on with `s3lint snapshot --resume`'] : [],
  };
}

function declareAccount(id: string, account: AccountSnapshot, path: string, source: Source): DeclaredAccount {
  const unit = unitOf(id, account, path);
  const { failed } = account;
  if (!failed) return { id, unit };
  const why = whyUnanswered(failed, 'GetCallerIdentity').replace(/^not known: /, '');
  const pointer = `/accounts/${id}`;
  const span = jsonLocator(source).locate([pointer]).get(pointer) ?? { start: 0, end: 0 };
  return {
    id,
    unit,
    problem: {
      id: 'unreadable-input',
      message: `Nothing could be read of account ${id}: ${why}.`,
      help: 'Scan it again with credentials that hold: `s3lint doctor` tells which ones it has.',
      place: { source, ...span },
    },
  };
}
