/** What the rules have to say of the buckets that were put, judged by what was put: by no answer, and by no rule's own examples. */

import { allRules } from '../../src/cli/all-rules.js';
import type { Snapshot } from '../../src/dialect/api/snapshot.js';
import { printSnapshot } from '../../src/fetch/print.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import type { Seed } from './moto-buckets.js';

/** The rules held here: three that every bucket keeps or breaks, and those that one bucket of all breaks. */
const EVERYWHERE = ['require-versioning', 'require-public-access-block', 'require-bucket-owner-enforced'] as const;
const ONE_EACH: Readonly<Record<string, string>> = {
  'open-policy': 'no-public-admin',
  'open-to-scripts': 'no-wildcard-cors-origin',
  replicated: 'replication-role-permissions',
};

const HELD: ReadonlySet<string> = new Set([...EVERYWHERE, ...Object.values(ONE_EACH)]);

export function expectedOf({ name, told, create }: Seed): readonly string[] {
  const says = (operation: string, ...parts: readonly string[]): boolean => parts.every((part) => JSON.stringify(told[operation] ?? {}).includes(part));
  const broken: Readonly<Record<(typeof EVERYWHERE)[number], boolean>> = {
    // Logs are only ever appended: their bucket needs no versions.
    'require-versioning': !says('GetBucketVersioning', '"Enabled"') && !create && name !== 'log-target',
    'require-public-access-block': told['GetPublicAccessBlock'] === undefined || says('GetPublicAccessBlock', 'false'),
    'require-bucket-owner-enforced': !says('GetBucketOwnershipControls', 'BucketOwnerEnforced'),
  };
  const own = ONE_EACH[name];
  return [...EVERYWHERE.filter((rule) => broken[rule]), ...(own === undefined ? [] : [own])].sort();
}

/** By resource, each rule once. */
export function findingsIn(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const rules = allRules.filter(({ meta }) => HELD.has(meta.id));
  const { result } = run(requestFor(rules, { 'account.json': printSnapshot(snapshot) }, { today: '2026-11-21' }));
  const found = new Map<string, Set<string>>();
  for (const { resource, ruleId } of result.findings) found.set(resource, (found.get(resource) ?? new Set()).add(ruleId));
  return new Map([...found].map(([resource, ids]) => [resource, [...ids].sort()]));
}
