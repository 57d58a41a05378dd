import type { Git } from '../cli/git/git.js';
import { isWrongCall } from '../cli/wrong-call.js';
import type { Occasion } from './occasion.js';

/** The commit to compare with, or why there is none. */
export type Before = { readonly commit: string } | { readonly missing: string };

/**
 * The commit that a proposal is to be compared with, as far as this clone has it. What GitHub checks out for a pull request is a
 * merge, whose first parent is the target as it was merged into: better than what the event calls the base, which may be older.
 */
export function commitBefore({ before, after }: Occasion, git: Git): Before {
  try {
    // An answer that none of the questions below tells from others: that git reads this folder at all.
    git.tell(['rev-parse', '--verify', 'HEAD']);
    const found = (after !== undefined && ask(git, 'rev-parse', '--verify', '--quiet', 'HEAD^2') === after && ask(git, 'rev-parse', 'HEAD^1')) || undefined;
    const commit = found ?? (before === undefined ? undefined : ask(git, 'merge-base', 'HEAD', before));
    if (commit !== undefined) return { commit };
    return { missing: before === undefined ? 'the event names no commit that was there before' : `this clone does not lead from HEAD to ${before}. ${DEEPEN}` };
  } catch (error) {
    if (isWrongCall(error)) return { missing: [error.message, error.help].join(' ') };
    throw error;
  }
}

const DEEPEN = 'Give actions/checkout `fetch-depth: 2` where it checks out the merge of a pull request, 0 elsewhere.';

function ask(git: Git, ...words: readonly string[]): string | undefined {
  return git.ask(words)?.toString().trim() || undefined;
}
