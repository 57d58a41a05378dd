/** What the fake's accounts hold. All that is not named is as in an account where nobody configured anything. */

import type { Asked } from './asked.js';
import type { Reply } from './reply.js';

export interface FakeState {
  /** By account id. */
  readonly accounts: { readonly [id: string]: FakeAccount };
}

export interface FakeAccount {
  /** By name. */
  readonly buckets?: { readonly [name: string]: FakeBucket };
  /** By `service:Operation`, in every Region. */
  readonly told?: Told;
  /** The same for one Region, before `told`; or that the account has not turned the Region on. */
  readonly regions?: { readonly [region: string]: Told | 'disabled' };
  /** The roles that others may assume, by name: with the external id that they ask for, if any. */
  readonly roles?: { readonly [name: string]: { readonly externalId?: string } };
}

export interface FakeBucket {
  readonly region: string;
  /** By operation: `GetBucketPolicy`. */
  readonly told?: Told;
}

/** The recorded reply for what is configured, or for what is not; or another reply. */
export type Tells = 'configured' | 'absent' | Reply | ((asked: Asked) => 'configured' | 'absent' | Reply);

export type Told = { readonly [operation: string]: Tells };

export function toldTo(asked: Asked, state: FakeState, account: string): Tells | 'disabled' {
  const holder = state.accounts[account];
  if (asked.bucket !== undefined) return holder?.buckets?.[asked.bucket]?.told?.[asked.operation] ?? 'absent';
  const region = holder?.regions?.[asked.region];
  if (region === 'disabled') return 'disabled';
  const key = `${asked.service}:${asked.operation}`;
  return region?.[key] ?? holder?.told?.[key] ?? 'absent';
}

/** The account that a bucket is in. */
export function ownerOf(state: FakeState, bucket: string): string | undefined {
  return Object.keys(state.accounts).find((id) => state.accounts[id]?.buckets?.[bucket] !== undefined);
}

/** So many buckets, all alike but for the Regions that they take by turns. */
export function buckets(count: number, regions: readonly string[] = ['us-east-1'], told: Told = {}): Record<string, FakeBucket> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`bucket-${String(index).padStart(5, '0')}`, { region: regions[index % regions.length] as string, told }]),
  );
}
