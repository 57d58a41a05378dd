/** What joining leaves to say: attachments of which nothing comes, and those of which only one can hold. */

import type { Declaration } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Origin } from '../text/origin.js';
import { explore, whenOf } from '../truth/explore.js';
import type { Choice } from '../truth/explore.js';
import type { JoinedEstate } from './estate.js';
import { wordsOf } from './words-of.js';

export interface LinkNote {
  readonly message: string;
  readonly origin: Origin;
}

export function notesOf(estate: JoinedEstate): readonly LinkNote[] {
  return [...homeless(estate), ...contested(estate)];
}

/** Who starts machines from a template says what these get besides: others may do so as well, or from a template of another stack. */
function isShared(kind: SubjectKind | undefined): boolean {
  return kind === 'launchTemplate';
}

/** What only adds items (a permission, a role's policy) often means something of another stack; a whole policy seldom does. */
function homeless({ attachments }: JoinedEstate): readonly LinkNote[] {
  const told = new Set<Declaration>();
  return attachments.homeless().flatMap(({ declaration, attachment: { adds, facet, to } }) => {
    // What can be meant for a bucket of either kind is still one place.
    if (adds || isShared(to) || told.has(declaration)) return [];
    told.add(declaration);
    // A policy is read wherever it stands; what else is said means nothing without its subject.
    const consequence = facet === 'policy' ? `only the policy is judged, as if nothing else shielded the ${wordsOf(to)}` : 'what it sets is not judged';
    const message = `${declaration.address} says the ${wordsOf(facet)} of a ${wordsOf(to)} that is not in sight: ${consequence}`;
    return [{ message, origin: declaration.header }];
  });
}

/** Of buckets a rule says it. */
function contested(estate: JoinedEstate): readonly LinkNote[] {
  return estate.attachments.contested().flatMap(({ subject, facet }) => {
    if (subject.subject === 'bucket' || isShared(subject.subject)) return [];
    const paths = explore(estate.plain, (world) =>
      subject.exists(world) ? estate.attachments.of(subject, facet, world).sure.flatMap((one) => (one.attachment.adds ? [] : [one.declaration])) : [],
    );
    if ('kind' in paths) {
      const says = `Several declarations say the ${wordsOf(facet)} of ${subject.address}, under more conditions than are tried: where several of them hold, the last is judged`;
      return [{ message: says, origin: subject.header }];
    }
    const rivals = new Map<string, { readonly all: readonly Declaration[]; readonly ways: (readonly Choice[])[] }>();
    for (const { outcome, choices } of paths) {
      if (outcome.length < 2) continue;
      const key = JSON.stringify(outcome.map(({ address }) => address));
      const known = rivals.get(key);
      if (known) known.ways.push(choices);
      else rivals.set(key, { all: outcome, ways: [choices] });
    }
    return [...rivals.values()].map(({ all, ways }) => {
      const last = all.at(-1) as Declaration;
      const when = whenOf(
        ways,
        paths.flatMap(({ choices }) => (ways.includes(choices) ? [] : [choices])),
      );
      const names = `${all
        .slice(0, -1)
        .map(({ address }) => address)
        .join(', ')} and ${last.address}`;
      const message = `${names} each say the whole ${wordsOf(facet)} of ${subject.address}${when ? ` where ${when}` : ''}, and only one can hold: ${last.address}, which stands last, is judged`;
      return { message, origin: last.header };
    });
  });
}
