/** Where what is live has left what is declared: settings that differ, buckets that only one side has, and what nobody could compare. */

import type { Declaration } from '../../model/declaration.js';
import { explore } from '../../truth/explore.js';
import type { Choice } from '../../truth/explore.js';
import type { JoinedEstate } from '../estate.js';
import { liveNameOf, whereOf } from './bearers.js';
import { differentBuckets } from './differ-bucket.js';
import type { Compared, Difference, Gap } from './difference.js';
import { unmatched } from './notes.js';
import { isScenario } from './stacks.js';

export interface Drift {
  readonly differing: readonly DifferingBucket[];
  /** Declared, and not there. */
  readonly missing: readonly MissingBucket[];
  /** There, and declared by nobody. */
  readonly undeclared: readonly Declaration[];
  readonly gaps: readonly DriftGap[];
  /** Pairs of a declared bucket and a live one that were held against each other. */
  readonly compared: number;
}

export interface DifferingBucket {
  readonly declared: Declaration;
  readonly live: Declaration;
  /** Of the ways in which the text may be deployed, the one that differs least: under which choices. */
  readonly when?: string;
  readonly differences: readonly Difference[];
}

export interface MissingBucket {
  readonly declared: Declaration;
  readonly reason: string;
}

export interface DriftGap {
  readonly declared: Declaration;
  /** The settings that could not be compared; empty for the whole bucket. */
  readonly path: string;
  readonly side?: Gap['side'];
  readonly reason: string;
}

/** @param estate with what is live laid under it */
export function driftOf(estate: JoinedEstate): Drift {
  const { live } = estate;
  if (!live) return { differing: [], missing: [], undeclared: [], gaps: [], compared: 0 };
  const missing: MissingBucket[] = [];
  const gaps: DriftGap[] = [];
  const differing: DifferingBucket[] = [];
  let compared = 0;
  for (const { declared, isMissing, reason } of unmatched(estate)) {
    if (isMissing && isThereFor(declared, estate)) missing.push({ declared, reason });
    else gaps.push({ declared, path: '', reason: isMissing ? `${reason}, and whether it is deployed hangs on values that are not given` : reason });
  }
  for (const declared of live.matches.declared) {
    if (live.matches.candidates(declared).length === 0) continue;
    const ways = waysOf(declared, estate);
    if (!ways) {
      gaps.push({ declared, path: '', reason: 'it depends on more combinations than are tried: give values with --parameter' });
      continue;
    }
    for (const { of, best, choices } of nearest(ways)) {
      if (!of) {
        missing.push({ declared, reason: `it is not there ${choices.map(({ atom, holds }) => atom.says(holds)).join(' and ')}`.trim() });
        continue;
      }
      compared++;
      const when = choices.filter(({ atom }) => !isScenario(atom)).map(({ atom, holds }) => atom.says(holds));
      gaps.push(...best.gaps.map((gap) => ({ declared, ...gap })));
      if (best.differences.length > 0)
        differing.push({ declared, live: of, differences: best.differences, ...(when.length > 0 ? { when: when.join(' and ') } : {}) });
    }
  }
  return { differing, missing, gaps, compared, undeclared: live.matches.live.filter((one) => !live.isCovered(one)) };
}

/** "acme-logs in account 111122223333" */
export function liveSays(live: Declaration, estate: JoinedEstate): string {
  return `${liveNameOf(live, estate) ?? live.address} in ${whereOf(live)}`;
}

/** Whether it is deployed, whatever is chosen. */
function isThereFor(declared: Declaration, { plain }: JoinedEstate): boolean {
  const paths = explore(plain, (world) => declared.exists(world) && !declared.counted?.(world));
  return !('kind' in paths) && paths.every(({ outcome }) => outcome);
}

/** One way in which a bucket may be deployed, and how that compares. */
interface Way {
  /** Missing: nobody is there. */
  readonly of?: Declaration;
  readonly best: Compared;
  readonly choices: readonly Choice[];
}

const NOBODY: Compared = { differences: [], gaps: [] };

function waysOf(declared: Declaration, estate: JoinedEstate): readonly Way[] | undefined {
  const paths = explore(estate.plain, (world): Omit<Way, 'choices'> | undefined => {
    if (!declared.exists(world)) return undefined;
    const of = estate.live?.of(declared, world);
    return of ? { of, best: differentBuckets(declared, of, estate, world) } : { best: NOBODY };
  });
  return 'kind' in paths ? undefined : paths.flatMap(({ outcome, choices }) => (outcome ? [{ ...outcome, choices }] : []));
}

/** Of each live bucket the way that differs least: nobody tells with which values it was deployed. */
function nearest(ways: readonly Way[]): readonly Way[] {
  const found = new Map<string, Way>();
  for (const way of ways) {
    const key = way.of
      ? `${way.of.unit.id} ${way.of.address}`
      : way.choices
          .filter(({ atom }) => isScenario(atom))
          .map(({ atom, holds }) => `${atom.key} ${holds}`)
          .join(' ');
    const known = found.get(key);
    if (!known || way.best.differences.length < known.best.differences.length) found.set(key, way);
  }
  return [...found.values()];
}
