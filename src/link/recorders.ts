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
  return new RecordersInSight(bucket, estate, world);
}

class RecordersInSight implements Recorders {
  constructor(
    private readonly of: Declaration,
    private readonly estate: JoinedEstate,
    private readonly world: World,
  ) {}

  get trails(): Recorders['trails'] {
    return inSight(this.of, 'trail', this.estate, this.world) as Recorders['trails'];
  }

  get stores(): Recorders['stores'] {
    return inSight(this.of, 'eventDataStore', this.estate, this.world) as Recorders['stores'];
  }

  get bucket(): Recorders['bucket'] {
    return nameOfBucket(this.of, this.estate, this.world);
  }
}

/** They may stand in another file than the bucket: a trail is rarely deployed with what it watches. */
function inSight({ unit, header }: Declaration, kind: SubjectKind, estate: JoinedEstate, world: World): List<unknown> {
  const there = estate.subjects(kind).filter((one) => one.exists(world));
  const why = unit.unlisted?.(kind);
  if (there.length > 0 || why) estate.twins.looked();
  const open = why && { open: new Unknown<never>(why.reason, { ...why.origin, label: `the list of ${wordsOf(kind)}s` }) };
  return { items: there.map((one) => estate.view(one, world)), ...open, origin: header };
}
