/** What a run is held against: the baseline, the commit that a change began with, or both. Loaded only where one of them is wanted. */

import { compared, marked } from '../../judge/baseline.js';
import type { LintRequest, Run } from '../../lint.js';
import type { Newness } from '../../report/context.js';
import { veilOver } from '../../report/veil.js';
import type { Notice } from '../../rule/finding.js';
import type { BeforeRequest } from '../git/before.js';
import { shownPath } from '../repository.js';
import type { World } from '../world.js';
import { readBaseline, standing } from './file.js';
import { type Scope, isLookedAt } from './scope.js';

export interface Wanted {
  /** The file of a baseline. */
  readonly baseline?: string | undefined;
  /** A commit, and what is judged in it. */
  readonly since?: BeforeRequest | undefined;
  readonly rules: Pick<LintRequest, 'known' | 'settings' | 'builtins'>;
  readonly scope: Scope;
}

export interface Recalled {
  readonly newness: Newness;
  readonly notices: readonly Notice[];
}

/** Reads what was there before, so that what is wrong with that is told before anything else is done. */
export async function recall({ baseline, since, rules, scope }: Wanted, world: World): Promise<(run: Run) => Recalled> {
  const { cwd } = world;
  const kept = baseline === undefined ? [] : readBaseline(baseline, cwd, rules.known);
  const before = since ? (await import('../git/before.js')).foundBefore(since, world) : [];
  return (run) => {
    const exists = standing(cwd);
    const byBaseline = compared(marked(run.found, veilOver(run.result)), kept, exists);
    const byCommit = compared(byBaseline.held, before, exists);
    const inBaseline = new Set(byBaseline.held.flatMap(({ finding, marks }) => (marks.length === 0 ? [finding] : [])));
    const worse = new Set([...byBaseline.held, ...byCommit.held].flatMap(({ finding, changed }) => (changed ? [finding] : [])));
    const old = new Set(byCommit.held.flatMap(({ finding, marks }) => (marks.length === 0 ? [finding] : [])));
    const stale = byBaseline.left.filter(({ entry, changed }) => !changed && isLookedAt(entry, run, rules, scope)).length;
    return {
      newness: {
        ref: since?.ref ?? 'the baseline',
        isNew: (finding) => !old.has(finding),
        stateOf: (finding) => (old.has(finding) ? 'unchanged' : worse.has(finding) ? 'updated' : 'new'),
        inBaseline: (finding) => inBaseline.has(finding),
      },
      notices: baseline === undefined || stale === 0 ? [] : [staleNotice(stale, shownPath(cwd, baseline))],
    };
  };
}

function staleNotice(count: number, file: string): Notice {
  const [entries, are] = count === 1 ? ['1 entry', 'is'] : [`${count} entries`, 'are'];
  return {
    level: 'warn',
    message: `${entries} of the baseline ${are} stale, because what ${count === 1 ? 'it says' : 'they say'} is found no more: s3lint baseline prune`,
    file,
  };
}
