import type { Change, Declaration } from '../model/declaration.js';
import type { Fix } from '../rule/fix.js';
import { overlaps } from '../text/edit.js';
import type { TextEdit } from '../text/edit.js';
import { unlessOpen } from '../truth/explore.js';
import type { Verdict } from './judge.js';

/** A fix with the edits that make it. */
export interface WrittenFix {
  readonly fix: Fix;
  readonly edits: readonly TextEdit[];
  /** Where no text makes it: what a person would run. */
  readonly command?: string;
}

/** The fix of a verdict as the files would take it; undefined where there is none, or no place to write it without guessing. */
export function writtenFix(verdict: Verdict): WrittenFix | undefined {
  const fix = verdict.fix?.();
  if (!fix) return undefined;
  const byOwner = new Map<Declaration, Change[]>();
  for (const { slot, edit } of fix.edits) {
    if (!slot) return undefined;
    const owner = slot.owner as Declaration;
    const changes = byOwner.get(owner) ?? [];
    byOwner.set(owner, changes);
    changes.push({ slot, edit });
  }
  const edits: TextEdit[] = [];
  const commands: string[] = [];
  for (const [owner, changes] of byOwner) {
    const command = owner.write ? undefined : owner.command?.(changes);
    if (command !== undefined) {
      commands.push(command);
      continue;
    }
    const written = unlessOpen(() => owner.write?.(changes, verdict.world));
    if (!written) return undefined;
    edits.push(...written);
  }
  const distinct = edits.filter((edit, index) => !edits.slice(0, index).some((other) => isSame(edit, other)));
  // Two of its changes would write into the same text: no telling what comes out.
  if (distinct.some((edit, index) => distinct.slice(0, index).some((other) => overlaps(edit, other)))) return undefined;
  // What is half text and half command is mended by neither.
  if (commands.length > 0) return distinct.length > 0 ? undefined : { fix, edits: [], command: commands.join(' && ') };
  return distinct.length > 0 ? { fix, edits: distinct } : undefined;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.source.path === b.source.path && a.start === b.start && a.end === b.end && a.text === b.text;
}
