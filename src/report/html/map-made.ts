import type { Inventory } from '../../rule/inventory.js';
import { visibleText } from '../escape.js';
import type { MapBucket, MapData } from './map-data.js';

/** The inventory as the map wants it: buckets by number, those that are only named among them. */
export function mapDataOf({ buckets, reach, links }: Inventory): MapData {
  const bearers = new Map<string, number>();
  for (const { name } of buckets) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const all: MapBucket[] = buckets.map(({ name, address, outOfSight }) => ({
    // Two of one name are told apart by where they are declared.
    name: visibleText((bearers.get(name) ?? 0) > 1 ? `${name} (${address})` : name),
    address: visibleText(address),
    ...(outOfSight ? { away: true } : {}),
  }));
  const places = new Map(buckets.map(({ id }, index) => [id, index]));
  const named = new Map<string, number>();
  const outside = (name: string): number => {
    const known = named.get(name);
    if (known !== undefined) return known;
    const shown = visibleText(name);
    named.set(name, all.length);
    return all.push({ name: shown, address: shown, away: true }) - 1;
  };
  return {
    edges: reach.flatMap(({ from, to, rights, because, witness, via, when }) => {
      const place = places.get(to);
      if (place === undefined) return [];
      return [
        {
          kind: from.kind,
          name: visibleText(from.name),
          to: place,
          rights: rights.map(({ right, certain }) => (certain ? right : `${right}?`)),
          because: because.map(visibleText),
          ...(witness ? { witness: visibleText(witness.says) } : {}),
          // Nobody should delete a bucket to see whether he can.
          ...(witness?.command === undefined || !/^s3:(?:Get|Head|List)/.test(witness.action) ? {} : { command: visibleText(witness.command) }),
          ...(via === undefined ? {} : { via: visibleText(via) }),
          ...(when === undefined ? {} : { when: visibleText(when) }),
        },
      ];
    }),
    links: links.flatMap(({ kind, from, to, name, certain, says }) => {
      const place = places.get(from);
      return place === undefined ? [] : [{ kind, from: place, to: (to === undefined ? undefined : places.get(to)) ?? outside(name), certain, says }];
    }),
    buckets: all,
  };
}
