/** In which Regions to look for what is regional. */

import type { Told } from './spec.js';

/** `--region all` */
export const ALL = 'all';

interface RegionPlan {
  /** What was asked for, if it is a choice. */
  readonly chosen?: readonly string[];
  /** All that are enabled, where that was asked for and is known. */
  readonly enabled?: readonly string[];
  /** The one that is set. */
  readonly home: string;
  readonly buckets: readonly Told[];
}

/** Sorted, each once. Where nobody chooses, those that hold buckets: a function or an access point is where its bucket is. */
export function regionsToAsk({ chosen, enabled, home, buckets }: RegionPlan): readonly string[] {
  const found = chosen ?? [...(enabled ?? []), home, ...buckets.flatMap(({ region }) => (region === undefined ? [] : [region]))];
  return [...new Set(found)].sort();
}

/** GetBucketLocation (API Reference): nothing means us-east-1, `EU` eu-west-1. */
export function regionOfConstraint(constraint: string | undefined): string {
  if (constraint === undefined || constraint === '') return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : constraint;
}
