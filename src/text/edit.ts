import type { Place, Source } from './source.js';

/** Replace the span of a file by `text`; an empty span is an insertion. */
export interface TextEdit extends Place {
  readonly text: string;
  /** Names that it adds behind others: what adds other names there may follow it. */
  readonly adds?: readonly string[];
}

/** Whether two edits touch the same text. Two insertions at one offset do, unless they add different names. */
export function overlaps(a: TextEdit, b: TextEdit): boolean {
  if (a.source.path !== b.source.path) return false;
  if (a.start === b.start) return a.end !== b.end || !a.adds || !b.adds || a.adds.some((name) => b.adds?.includes(name));
  return a.start < b.end && b.start < a.end;
}

/** The text of `source` after all edits that belong to it, which must not overlap. */
export function applyEdits(source: Source, edits: readonly TextEdit[]): string {
  const own = edits.filter((edit) => edit.source.path === source.path).sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const edit of own) {
    if (edit.start < at) throw new Error(`overlapping edits in ${source.path} at offset ${edit.start}`);
    out += source.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + source.text.slice(at);
}
