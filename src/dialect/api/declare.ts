/** Snapshots: what the accounts in it answered becomes a unit each. A dialect knows the words; it may not judge. */

import type { Unit } from '../../model/declaration.js';
import { jsonLocator } from '../../syntax/json-locate.js';
import type { Diagnostic } from '../../text/diagnostic.js';
import type { Source } from '../../text/source.js';
import { checkSnapshot } from './check.js';
import type { Snapshot } from './snapshot.js';
import { whyUnanswered } from './unanswered.js';
import { unitOf } from './unit.js';

export interface DeclaredSnapshot {
  readonly units: readonly Unit[];
  /** Accounts of which nothing could be read: what is silent about them is no all-clear. */
  readonly problems: readonly Diagnostic[];
  /** What a reader should know besides. */
  readonly notices: readonly string[];
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
  const ids = Object.keys(accounts).sort();
  return {
    units: ids.map((id) => unitOf(id, accounts[id] as Snapshot['accounts'][string], path)),
    problems: ids.flatMap((id) => {
      const failed = accounts[id]?.failed;
      if (!failed) return [];
      const why = whyUnanswered(failed, 'GetCallerIdentity').replace(/^not to be told: /, '');
      const pointer = `/accounts/${id}`;
      const span = jsonLocator(source).locate([pointer]).get(pointer) ?? { start: 0, end: 0 };
      return [
        {
          id: 'unreadable-input' as const,
          message: `Nothing could be read of account ${id}: ${why}.`,
          help: 'Scan it again with credentials that hold: `s3lint doctor` tells which ones it has.',
          place: { source, ...span },
        },
      ];
    }),
    notices: taken.interrupted ? ['the scan was stopped before all was read: go on with `s3lint snapshot --resume`'] : [],
  };
}
