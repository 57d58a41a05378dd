/** Snapshots of accounts. An account that several of them hold is judged once: as it was last seen. */

import { declareSnapshot } from '../dialect/api/declare.js';
import type { DeclaredAccount } from '../dialect/api/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import { Source } from '../text/source.js';
import { asDocument, readParsed, refuse } from './parsed.js';
import type { Reader } from './reader.js';

interface SnapshotFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface SnapshotsRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

interface Seen extends DeclaredAccount {
  readonly path: string;
  /** When: ISO 8601, in UTC. */
  readonly at: string;
}

export function loadSnapshots(files: readonly SnapshotFile[], reader: Reader): SnapshotsRead {
  const notices: Notice[] = [];
  const seen = files.flatMap((file) => accountsIn(file, reader, notices));
  const last = new Map<string, Seen>();
  for (const one of seen) {
    const other = last.get(one.id);
    if (!other || other.at < one.at) last.set(one.id, one);
  }
  for (const one of seen) {
    const judged = last.get(one.id) ?? one;
    if (judged !== one) notices.push({ level: 'warn', message: `account ${one.id} is judged as ${judged.path} has it, which was taken later`, file: one.path });
  }
  const judged = seen.filter((one) => last.get(one.id) === one);
  reader.problems.push(...judged.flatMap(({ problem }) => problem ?? []));
  return { units: judged.map(({ unit }) => unit), notices };
}

function accountsIn({ path, bytes }: SnapshotFile, reader: Reader, notices: Notice[]): readonly Seen[] {
  const parsed = readParsed(path, bytes, reader, (name, text) => new Source(name, text), 'Take the snapshot again with `s3lint snapshot -o FILE`.');
  if (!parsed) return [];
  const declared = declareSnapshot(path, parsed.source, parsed.value);
  if ('reason' in declared) {
    refuse(path, reader, declared.reason, declared.help);
    return [];
  }
  reader.documents.push(asDocument(parsed.source));
  notices.push(...declared.notices.map((message): Notice => ({ level: 'warn', message, file: path })));
  return declared.accounts.map((account) => ({ ...account, path, at: declared.at }));
}
