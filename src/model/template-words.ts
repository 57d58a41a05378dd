/** How a bucket is called in a file that holds its policy and knows no name of the file that declares it: a template, or plain JSON. */

import { written } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import type { Place } from '../text/source.js';
import type { BucketAccess } from './access.js';
import { canNameBucket } from './arn.js';

/** The access to a bucket, named as a person can write it into its policy. */
export function inItsPolicy(access: BucketAccess): BucketAccess {
  const { policy, situation, origin } = access;
  const [here, there] = [placeOf(origin), policy && placeOf(policy.policy.origin)];
  if (!here || !there || sortOf(here) === sortOf(there)) return access;
  const name = calledIn(access) ?? written(situation.bucket) ?? 'BUCKET';
  return { ...access, situation: { ...situation, bucket: [name] }, reference: undefined };
}

/** As a Resource of the policy calls it: `${name}`. */
function calledIn({ situation: { policy, bucket, partition } }: BucketAccess): string | undefined {
  for (const { resource } of policy?.statements.items ?? []) {
    for (const { term, origin } of resource?.items.items ?? []) {
      const place = canNameBucket(term, bucket, partition) === 'yes' ? placeOf(origin) : undefined;
      const name = place && /:::((?:\$\{[^}]*\}|[\w.-])+)(?:["/]|$)/.exec(textAt(place))?.[1];
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

function placeOf({ locus }: Origin): Place | undefined {
  return locus.kind === 'span' ? locus.mapped.place(locus.start, locus.end) : undefined;
}

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

/** Files of one sort have their names in common, files of a module at least; what a file is written in its ending tells. */
function sortOf({ source: { path } }: Place): string {
  return /\.tf(?:\.json)?$/.test(path) ? '.tf' : (/\.[^./]*$/.exec(path)?.[0] ?? '');
}
