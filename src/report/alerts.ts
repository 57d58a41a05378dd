import type { Finding } from '../rule/finding.js';
import { byPlace, bySeverity, regionOf } from './region.js';
import { repositoryUri } from '../text/repository-path.js';

/** Findings that a reader with one slot per rule and place can only tell apart as instances of one. */
export interface Alert {
  /** The worst, then the first. */
  readonly finding: Finding;
  /** Every address, that of `finding` first. */
  readonly resources: readonly string[];
  /** Messages of the others, as far as they differ. */
  readonly others: readonly string[];
  /** Missing when one of them always holds. */
  readonly when?: string;
}

/**
 * Merges findings of one rule in one file that share a fingerprint or a region. Where lines are the identity (`line`),
 * those that start on one line are merged as well: on GitHub the later one would replace the earlier.
 */
export function alertsOf(findings: readonly Finding[], identity: 'semantic' | 'line'): readonly Alert[] {
  const ordered = [...findings].sort(byPlace);
  // For each finding one before it that it belongs to; a root points to itself.
  const leader = ordered.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at] = leader[leader[at] ?? at] ?? at;
    return at;
  };
  const owner = new Map<string, number>();
  ordered.forEach((finding, index) => {
    for (const key of keysOf(finding, identity)) {
      const other = rootOf(owner.get(key) ?? index);
      const own = rootOf(index);
      leader[Math.max(own, other)] = Math.min(own, other);
      owner.set(key, index);
    }
  });
  const groups = new Map<number, Finding[]>();
  ordered.forEach((finding, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) group.push(finding);
    else groups.set(root, [finding]);
  });
  return [...groups.values()].map(alertOf);
}

function keysOf(finding: Finding, identity: 'semantic' | 'line'): readonly string[] {
  const { startLine, startColumn, endLine, endColumn } = regionOf(finding.place);
  // One file may be named in two ways, `s3.tf` and `./s3.tf`.
  const whose = [finding.ruleId, repositoryUri(finding.place.source.path)];
  const where = identity === 'line' ? [startLine] : [startLine, startColumn, endLine, endColumn];
  return [JSON.stringify(['fingerprint', ...whose, finding.fingerprint]), JSON.stringify(['region', ...whose, ...where])];
}

function alertOf(group: readonly Finding[]): Alert {
  const ordered = [...group].sort(bySeverity);
  const [finding] = ordered as [Finding, ...Finding[]];
  const whens = ordered.map((own) => own.when);
  const when = whens.includes(undefined) ? undefined : [...new Set(whens)].join('; or ');
  return {
    finding,
    resources: [...new Set(ordered.flatMap((own) => [own.resource, ...(own.instances ?? [])]))],
    others: [...new Set(ordered.map((own) => own.message))].slice(1),
    ...(when !== undefined && { when }),
  };
}
