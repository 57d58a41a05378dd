/** Who comes through an access point, to the buckets behind it, in sight or not. */

import { bucketAccess, pointAccess } from '../model/access.js';
import type { PointAccess } from '../model/access.js';
import type { Declaration } from '../model/declaration.js';
import { accountOf, identityOf, regionOf } from '../model/declaration.js';
import type { DerivedCommon } from '../model/policies.js';
import { situationOutOfSight, termOfValue } from '../model/situation.js';
import type { AccessPoint, Bucket, MultiRegionAccessPoint } from '../model/subjects.js';
import { parsePolicy } from '../policy/parse.js';
import type { Situation } from '../policy/situation.js';
import type { Term } from '../policy/term.js';
import type { Seen } from '../truth/seen.js';
import type { World } from '../truth/world.js';
import type { BucketAccesses } from './bucket-access.js';
import type { JoinedEstate } from './estate.js';
import { pointOf } from './point.js';
import { declarationOf } from './view.js';

export class PointAccesses {
  constructor(
    private readonly estate: JoinedEstate,
    private readonly accesses: BucketAccesses,
  ) {}

  of(declaration: Declaration, world: World): readonly PointAccess[] {
    const point = this.estate.view(declaration, world) as AccessPoint | MultiRegionAccessPoint;
    const common: DerivedCommon = {
      key: '',
      says: declaration.says,
      origin: declaration.header,
      about: [],
      account: point.account,
      region: point.region,
    };
    const buckets = point.kind === 'accessPoint' ? [point.bucket] : point.members.items.map((member) => member.bucket);
    return buckets.flatMap((link, number) => {
      const to = link.to as Bucket | undefined;
      const key = number === 0 ? '' : String(number + 1);
      const as = pointOf(point, (document) => this.estate.settled(document, declaration, world));
      const access = to && this.accesses.of(declarationOf(to), world);
      const situation = access?.situation ?? this.#behind(declaration, termOfValue(link.name, `${identityOf(declaration)}.bucket${number}`));
      const all: Situation = { ...situation, points: { items: [as], origin: declaration.header } };
      return [pointAccess({ ...common, key }, point, bucketAccess({ ...common, key, bucket: to, situation: all, policy: access?.policy }), 0)];
    });
  }

  /** A bucket behind a point of which nothing is in sight: whether it lets the point's callers in is not known. */
  #behind(declaration: Declaration, name: Term): Situation {
    const nothing: Seen = { kind: 'unknown', reason: 'that of a bucket which is not in this scan', origin: declaration.header };
    const at = { account: accountOf(declaration), region: regionOf(declaration), key: `${identityOf(declaration)}.bucket` };
    const parts = situationOutOfSight(name, parsePolicy(nothing, 'bucket'), at, this.estate.facts);
    return { ...parts, points: { items: [], origin: declaration.header } };
  }
}
