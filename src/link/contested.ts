/** Which settings of a subject several declarations claim, in a world: attached ones, and what the subject says itself. */

import type { Contested } from '../model/contested.js';
import type { Declaration } from '../model/declaration.js';
import type { Answer } from '../truth/answer.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';

/** @param ownView the subject as it is by itself */
export function contestedOf(subject: Declaration, estate: JoinedEstate, world: World, ownView: object): readonly Contested[] {
  return estate.attachments.claimed(subject).flatMap((facet) => {
    const attached = estate.attachments.of(subject, facet, world).sure.filter(({ attachment }) => !attachment.adds);
    const own = attached.length > 0 && saysItself(ownView, facet) ? [subject] : [];
    const [first, ...others] = [...own, ...attached.map(({ declaration }) => declaration)].map(({ address, header }) => ({ address, origin: header }));
    return first && others.length > 0 ? [{ facet, claims: [first, ...others] }] : [];
  });
}

function saysItself(ownView: object, facet: string): boolean {
  const own = (ownView as Readonly<Record<string, { readonly isWritten?: () => Answer; readonly items?: readonly unknown[] }>>)[facet];
  return own?.isWritten?.().truth === 'yes' || (own?.items?.length ?? 0) > 0;
}
