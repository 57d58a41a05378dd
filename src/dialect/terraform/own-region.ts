/** The Region of a resource: from version 6 of the provider on it may have one of its own. */

import type { Origin } from '../../text/origin.js';
import { unlessOpen } from '../../truth/explore.js';
import type { Seen } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { Part } from '../../truth/symbol.js';
import { Unknown } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { leafAt } from '../leaf.js';
import type { Referred } from './instance.js';
import { saysNothing } from './value.js';
import { usedAt } from './variable.js';

export function seeRegion(instance: Referred, at: Origin, world: World): Seen {
  const own = instance.written('region', world);
  return saysNothing(own) ? instance.provider.seeRegion(at, world) : usedAt(own, at);
}

/** As a part of an ARN. */
export function regionParts(instance: Referred, world: World): readonly Part[] {
  const own = instance.written('region', world);
  if (saysNothing(own)) return instance.provider.parts('region', world);
  const text = own.kind === 'scalar' || own.kind === 'unknown' ? own.text : undefined;
  if (text) return partsOf(text);
  return [{ kind: 'unknown', says: instance.says('region'), reason: own.kind === 'unknown' ? own.reason : 'not known', looks: 'region' }];
}

export function regionOf(instance: Referred, plain: World): Value<string> {
  const own = unlessOpen(() => instance.written('region', plain));
  if (!own) return new Unknown('set by a choice', instance.header);
  return saysNothing(own) ? instance.provider.region : leafAt(own);
}
