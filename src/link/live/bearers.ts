/** The buckets of the snapshots, by what a text can know them by. */

import { accountOf } from '../../model/declaration.js';
import type { Declaration } from '../../model/declaration.js';
import type { Bucket } from '../../model/subjects.js';
import type { JoinedEstate } from '../estate.js';
import { ownViewOf } from '../view.js';

/** CloudFormation User Guide, resource tags, read November 2026: every resource of a stack that takes tags gets these. */
const LOGICAL_ID = 'aws:cloudformation:logical-id';
const STACK = 'aws:cloudformation:stack-id';

/** A stack and its buckets by their logical ids. */
export interface LiveStack {
  /** Its ARN. */
  readonly id: string;
  readonly name: string;
  readonly buckets: ReadonlyMap<string, Declaration>;
}

export interface LiveBearers {
  readonly all: readonly Declaration[];
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** In the order of their ids. */
  readonly stacks: readonly LiveStack[];
}

export function liveBearers(estate: JoinedEstate): LiveBearers {
  const all = estate.subjects('bucket').filter(isLive);
  const byName = new Map<string, Declaration[]>();
  const stacks = new Map<string, Map<string, Declaration>>();
  for (const one of all) {
    const name = liveNameOf(one, estate);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), one]);
    const tags = tagsOf(one, estate);
    const [stack, logicalId] = [tags.get(STACK), tags.get(LOGICAL_ID)];
    if (stack === undefined || logicalId === undefined) continue;
    const buckets = stacks.get(stack) ?? new Map<string, Declaration>();
    stacks.set(stack, buckets.set(logicalId, one));
  }
  const ids = [...stacks.keys()].sort();
  return { all, byName, stacks: ids.map((id) => ({ id, name: id.split('/')[1] ?? id, buckets: stacks.get(id) ?? new Map<string, Declaration>() })) };
}

/** Read back from an account, not asked for by a file. */
export function isLive({ unit }: Declaration): boolean {
  return unit.floor === 'notConfigured';
}

export function liveNameOf(live: Declaration, estate: JoinedEstate): string | undefined {
  const { name } = (ownViewOf(live, estate, estate.plain) as Bucket).naming;
  return name.kind === 'known' ? name.value : undefined;
}

/** "account 111122223333" */
export function whereOf(live: Declaration): string {
  const account = accountOf(live);
  return account.kind === 'known' ? `account ${account.value}` : 'an account';
}

function tagsOf(live: Declaration, estate: JoinedEstate): ReadonlyMap<string, string> {
  const { tags } = ownViewOf(live, estate, estate.plain) as Bucket;
  return new Map(tags.items.flatMap(({ key, value }) => (key.kind === 'known' && value.kind === 'known' ? [[key.value, value.value] as const] : [])));
}
