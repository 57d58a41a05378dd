/** Which settings of a subject several declarations claim, in a world: attached ones, and what the subject says itself. */

import type { Contested } from '../model/contested.js';
import type { Declaration } from '../model/declaration.js';
import type { Answer } from '../truth/answer.js';
import { unlessOpen } from '../truth/explore.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';

/** @param ownView the subject as it is by itself */
export function contestedOf(subject: Declaration, estate: JoinedEstate, world: World, ownView: object): readonly Contested[] {
  const contested: Contested[] = [];
  for (const [facet, times] of estate.attachments.claimed(subject)) {
    // Nearly every setting is said once.
    if (times === 1 && unlessOpen(() => subject.isSilentOn?.(facet, world)) === true) continue;
    const claims = claimsOf(subject, facet, estate, world, ownView);
    if (claims) contested.push({ facet, claims });
  }
  return contested;
}

function claimsOf(subject: Declaration, facet: string, estate: JoinedEstate, world: World, ownView: object): Contested['claims'] | undefined {
  const attached = estate.attachments.of(subject, facet, world).sure.filter(({ attachment }) => !attachment.adds);
  const leaves = new Set(attached.flatMap(({ attachment }) => attachment.leaves ?? []));
  const own = attached.length > 0 && saysItself(ownView, facet, leaves) ? [subject] : [];
  const [first, ...others] = [...own, ...attached.map(({ declaration }) => declaration)].map(({ address, header }) => ({ address, origin: header }));
  return first && others.length > 0 ? [first, ...others] : undefined;
}

/** A facet as a declaration has it. */
type Said = { readonly isWritten?: () => Answer; readonly items?: readonly unknown[] } | undefined;

/** @param leaves members that the attachments leave to the subject: who says nothing but these claims nothing */
function saysItself(ownView: object, facet: string, leaves: ReadonlySet<string>): boolean {
  const own = (ownView as Readonly<Record<string, Said>>)[facet];
  if (leaves.size === 0 || !isSaid(own)) return isSaid(own);
  const members = own as Readonly<Record<string, Said>>;
  // Members are getters of the prototype, which is the same for all of one shape.
  for (const name in members) if (!leaves.has(name) && name !== 'isWritten' && name !== 'origin' && isSaid(members[name])) return true;
  return false;
}

/** Whether a declaration says anything of a facet. */
export function isSaid(own: unknown): boolean {
  const said = own as Said;
  return said?.isWritten?.().truth === 'yes' || (said?.items?.length ?? 0) > 0;
}
