/** The trails and event data stores of the scan, as they are in a world. */

import type { Declaration } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Recorders } from '../model/recorders.js';
import { Unknown } from '../truth/value.js';
import type { List } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { nameOfBucket } from './bucket-name.js';
import type { JoinedEstate } from './estate.js';
import { wordsOf } from './words-of.js';

export function recordersOf(bucket: Declaration, estate: JoinedEstate, world: World): Recorders {
  return {
    get trails() {
      return inSight(bucket, 'trail', estate, world) as Recorders['trails'];
    },
    get stores() {
      return inSight(bucket, 'eventDataStore', estate, world) as Recorders['stores'];
    },
    get bucket() {
      return nameOfBucket(bucket, estate, world);
    },
  };
}

/** They may stand in another file than the bucket: a trail is rarely deployed with what it watches. */
function inSight({ unit, header }: Declaration, kind: SubjectKind, estate: JoinedEstate, world: World): List<unknown> {
  const there = estate.subjects(kind).filter((one) => one.exists(world));
  const why = unit.unlisted?.(kind);
  if (there.length > 0 || why) estate.twins.looked();
  const open = why && { open: new Unknown<never>(why.reason, { ...why.origin, label: `the list of ${wordsOf(kind)}s` }) };
  return { items: there.map((one) => estate.view(one, world)), ...open, origin: header };
}
