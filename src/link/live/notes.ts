/** Declared buckets that are none of the live ones, or nobody can tell which: of them only the text is judged. */

import type { Declaration } from '../../model/declaration.js';
import type { Bucket } from '../../model/subjects.js';
import { unlessOpen } from '../../truth/explore.js';
import type { JoinedEstate } from '../estate.js';
import type { LinkNote } from '../notes.js';
import { ownViewOf } from '../view.js';

/** Why a declared bucket was matched with none. */
export interface Unmatched {
  readonly declared: Declaration;
  /** It would have been found if it were there. */
  readonly isMissing: boolean;
  /** "no live bucket is called acme-logs" */
  readonly reason: string;
}

export function unmatched(estate: JoinedEstate): readonly Unmatched[] {
  const { live } = estate;
  if (!live) return [];
  return live.matches.declared.filter((one) => live.matches.candidates(one).length === 0).map((declared) => ({ declared, ...whyNot(declared, estate) }));
}

export function liveNotes(estate: JoinedEstate): readonly LinkNote[] {
  return unmatched(estate).map(({ declared, reason }) => ({
    message: `${declared.address} was not matched with a live bucket, so only its text is judged: ${reason}`,
    origin: declared.header,
  }));
}

function whyNot(declared: Declaration, estate: JoinedEstate): Omit<Unmatched, 'declared'> {
  const name = unlessOpen(() => (ownViewOf(declared, estate, estate.plain) as Bucket).naming.name);
  const unlisted = estate.units.find((unit) => unit.floor === 'notConfigured' && unit.unlisted?.('bucket'))?.unlisted?.('bucket');
  if (name?.kind === 'known') {
    const among = unlisted
      ? `no live bucket that was read is called ${name.value}, and others may be there: ${unlisted.reason}`
      : `no live bucket is called ${name.value}`;
    return { isMissing: unlisted === undefined, reason: among };
  }
  const why = name === undefined ? 'depends on a choice' : name.kind === 'absent' ? 'is made up when it is created' : `is ${name.reason}`;
  const other = declared.unit.dialect === 'cloudformation' ? 'no live bucket bears the tags of its stack' : 'no state that is given tells it';
  return { isMissing: false, reason: `its name ${why}, and ${other}` };
}
