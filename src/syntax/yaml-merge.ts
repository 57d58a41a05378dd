import type { Diagnostic } from '../text/diagnostic.js';
import type { Mapped } from '../text/mapped.js';
import { problem } from './problem.js';
import type { Entry, MappingNode, Node, ScalarNode } from './tree.js';

export interface Merge {
  readonly key: ScalarNode;
  readonly value: Node;
}

/** A small file can name a large mapping many times; this many merged entries are enough for any real one. */
const MAX_MERGED = 100_000;

/** Appends what `<<` brings to the entries of a mapping: its own keys win, then the mapping named first. */
export function mergeInto(entries: Entry[], merges: readonly Merge[], merged: { count: number }, text: Mapped, problems: Diagnostic[]): void {
  const known = new Set(entries.map((entry) => entry.key.value));
  for (const merge of merges) {
    for (const source of sourcesOf(merge, text, problems)) {
      for (const { key, value } of source.entries) {
        if (merged.count > MAX_MERGED) return;
        if (merged.count++ === MAX_MERGED) {
          problems.push(
            problem(
              text,
              'unreadable-input',
              merge.key.start,
              merge.key.end,
              `The merge keys of this file bring more than ${MAX_MERGED} entries; from here on none are read.`,
              'Name the shared mapping fewer times, or make it smaller.',
            ),
          );
          return;
        }
        if (known.has(key.value)) continue;
        known.add(key.value);
        entries.push({ key, value, merged: merge.key });
      }
    }
  }
}

function sourcesOf(merge: Merge, text: Mapped, problems: Diagnostic[]): readonly MappingNode[] {
  const values = merge.value.kind === 'sequence' ? merge.value.items : [merge.value];
  return values.filter((value): value is MappingNode => {
    if (value.kind === 'mapping' || value.kind === 'hole') return value.kind === 'mapping';
    problems.push(
      problem(
        text,
        'unreadable-input',
        merge.key.start,
        merge.key.end,
        `The merge key \`<<\` takes a mapping or a list of mappings, but here is a ${value.kind}.`,
        'Name an anchored mapping: `<<: *name`; quote the key if a key of that name is meant.',
      ),
    );
    return false;
  });
}
