/** Words about Block Public Access. */

import type { Block } from '../policy/situation.js';
import type { Value } from '../truth/value.js';

/** The four settings under S3's names. */
export function blockSettings({
  publicAccessBlock: block,
}: {
  readonly publicAccessBlock: Block;
}): readonly { readonly name: string; readonly value: Value<boolean> }[] {
  return [
    { name: 'BlockPublicAcls', value: block.blockPublicAcls },
    { name: 'IgnorePublicAcls', value: block.ignorePublicAcls },
    { name: 'BlockPublicPolicy', value: block.blockPublicPolicy },
    { name: 'RestrictPublicBuckets', value: block.restrictPublicBuckets },
  ];
}
