/** Settings that several declarations claim, each as a whole: whichever is applied last holds, and the files do not say which that is. */

import type { Origin } from '../text/origin.js';
import { no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';

export interface Contested {
  /** The facet: `policy`, `publicAccessBlock`. */
  readonly facet: string;
  /** In source order, two or more. */
  readonly claims: readonly [Claim, ...Claim[]];
}

export interface Claim {
  /** Who claims it, as its users write it. */
  readonly address: string;
  readonly origin: Origin;
}

/** Whether a setting is left to one declaration. */
export function isUncontested({ facet, claims }: Contested): Answer {
  if (claims.length < 2) return yes();
  return no(...claims.map(({ address, origin }) => ({ says: `${address} sets the ${settingName(facet)}`, origin })));
}

const NAMES: Readonly<Record<string, string>> = {
  acl: 'ACL',
  cors: 'CORS configuration',
  logging: 'access logging',
  policy: 'bucket policy',
  publicAccessBlock: 'Block Public Access',
  website: 'website configuration',
};

/** A facet in words: `objectLock` → "object lock". */
export function settingName(facet: string): string {
  return NAMES[facet] ?? facet.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
