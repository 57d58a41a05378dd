/** Snapshots of accounts. */

import { declareSnapshot } from '../dialect/api/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import { Source } from '../text/source.js';
import { asDocument, readParsed, refuse } from './parsed.js';
import type { Reader } from './reader.js';

export interface SnapshotRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

const NOTHING: SnapshotRead = { units: [], notices: [] };

export function loadSnapshot(path: string, bytes: Uint8Array, reader: Reader): SnapshotRead {
  const parsed = readParsed(path, bytes, reader, (name, text) => new Source(name, text), 'Take the snapshot again with `s3lint snapshot -o FILE`.');
  if (!parsed) return NOTHING;
  const declared = declareSnapshot(path, parsed.source, parsed.value);
  if ('reason' in declared) {
    refuse(path, reader, declared.reason, declared.help);
    return NOTHING;
  }
  reader.documents.push(asDocument(parsed.source));
  reader.problems.push(...declared.problems);
  return { units: declared.units, notices: declared.notices.map((message) => ({ level: 'warn', message, file: path })) };
}
