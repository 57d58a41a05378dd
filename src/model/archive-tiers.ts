/** After how many days S3 Intelligent-Tiering may move objects into its archive tiers. */

import { own } from '../text/own.js';
import { no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Value } from '../truth/value.js';
import type { Bucket } from './subjects.js';

export type Tiering = Bucket['intelligentTiering']['items'][number]['tierings']['items'][number];

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** S3 API Reference, Tiering, read November 2026. */
const bounds: Readonly<Record<string, Bounds>> = {
  ARCHIVE_ACCESS: { least: 90, most: 730 },
  DEEP_ARCHIVE_ACCESS: { least: 180, most: 730 },
};

/** What S3 takes for a tier; of a tier that is newer than the table, or not known, nothing is known. */
export function boundsOf(tier: Value<string>): Bounds | undefined {
  return tier.kind === 'known' ? own(bounds, tier.value) : undefined;
}

/** Whether the days of a tier are what S3 takes. */
export function isInBounds({ tier, days }: Tiering): Answer {
  if (days.kind === 'absent') return yes();
  return tier.satisfies('a tier', (name) => {
    const limits = own(bounds, name);
    return limits ? days.satisfies(`from ${limits.least} to ${limits.most}`, (count) => count >= limits.least && count <= limits.most) : true;
  });
}

/** Whether a tier stands only once, asked of the one that comes again. */
export function isFirstOfItsTier({ tier }: Tiering, earlier: readonly Tiering[]): Answer {
  if (tier.kind !== 'known') return yes();
  const same = earlier.find((other) => other.tier.kind === 'known' && other.tier.value === tier.value);
  return same ? no({ says: `${tier.value} is given twice`, origin: tier.origin }, ...same.tier.isWritten().because) : yes();
}
