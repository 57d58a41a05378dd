/** The sorts of cases that are tried, and how many of each; a recorded run tries ten times as many. */

import type fc from 'fast-check';
import type { PlainSituation } from '../../../src/policy/plain.js';
import { bare, surrounded } from './surroundings.js';
import { TOPICS } from './vocabulary.js';
import type { Topic } from './vocabulary.js';

export interface Sort {
  readonly says: string;
  readonly situations: fc.Arbitrary<PlainSituation>;
  readonly cases: number;
  /** Everything is written and documented, so that there must be an answer. */
  readonly clear: boolean;
}

/** Requests that are drawn where the engine says that there is none. */
export const DRAWS = 50;

/** Few keys, so that their edges are met: what several values do under one key, and where ranges begin and end. */
const several: readonly Topic[] = TOPICS.filter(({ list }) => list === true);
const scales: readonly Topic[] = TOPICS.filter(({ key }) =>
  ['aws:SourceIp', 's3:max-keys', 's3:signatureAge', 'aws:CurrentTime', 's3:TlsVersion'].includes(key),
);

/** Who comes through which access point, and who makes it. */
const passing: readonly Topic[] = TOPICS.filter(({ key }) => /AccessPoint|aws:PrincipalAccount|aws:SourceVpc$/.test(key));

export const sorts: readonly Sort[] = [
  { says: 'a bucket with nothing but its policy', situations: bare(), cases: 400, clear: true },
  { says: 'a policy with variables', situations: bare({ variables: true }), cases: 400, clear: false },
  { says: 'conditions on keys of several values', situations: bare({ topics: several }), cases: 200, clear: true },
  { says: 'conditions on numbers, times and addresses', situations: bare({ topics: scales }), cases: 200, clear: true },
  { says: 'conditions on access points, declared or not', situations: bare({ topics: passing }), cases: 200, clear: true },
  { says: 'a bucket with ACL, blocks, access points and policies around it', situations: surrounded(), cases: 400, clear: true },
  { says: 'the same with variables', situations: surrounded({ variables: true }), cases: 200, clear: false },
  { says: 'the same where more is open', situations: surrounded({ variables: true, clouded: true }), cases: 200, clear: false },
];
