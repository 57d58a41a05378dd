/** The buckets of an estate with their settings, and who reaches them: made only for reports that show it. May not judge. */

import type { BucketAccess } from '../model/access.js';
import { identityOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { Estate } from '../model/estate.js';
import type { Bucket, Roles } from '../model/subjects.js';
import { says, written } from '../policy/term.js';
import { facetNames } from '../rule/inventory.js';
import type { FacetName, Inventory, InventoryBucket, InventoryFacet, ReachEdge } from '../rule/inventory.js';
import { placeAll } from '../text/origin.js';
import type { Origin } from '../text/origin.js';
import { whenOf } from '../truth/explore.js';
import type { Path } from '../truth/explore.js';
import type { World } from '../truth/world.js';
import { facetTellers, roleNames } from './inventory-facets.js';
import type { SaidFacet } from './inventory-facets.js';
import { linksOf, withDistributions } from './inventory-links.js';
import { reachOf } from './inventory-reach.js';
import { reachOfRoles } from './inventory-roles.js';
import { TOO_MANY, joinWorlds, paths } from './inventory-worlds.js';

interface Draft extends Omit<InventoryBucket, 'facets' | 'place'> {
  readonly header: Origin;
  readonly facets: readonly (SaidFacet & { readonly name: FacetName })[];
}

export function inventoryOf(estate: Estate): Inventory {
  const declared = estate.subjects('bucket').filter((one) => !estate.passesBy(one, 'bucket'));
  const away = estate.holders('bucketAccess').filter((one) => one.subject !== 'bucket');
  const drafts = [...declared.flatMap((one) => draftOf(estate, one) ?? []), ...away.flatMap((one) => outOfSight(estate, one))];
  const places = placeAll(drafts.flatMap(({ header, facets }) => [header, ...facets.flatMap(({ origin }) => origin ?? [])]));
  const buckets = drafts.map(({ header, facets, ...draft }): InventoryBucket => {
    const place = places.get(header);
    return {
      ...draft,
      facets: facets.map(({ origin, ...facet }): InventoryFacet => {
        const own = origin && places.get(origin);
        return own ? { ...facet, place: own } : facet;
      }),
      ...(place ? { place } : {}),
    };
  });
  const reach = withDistributions(estate, [
    ...declared.flatMap((one) => edgesTo(estate, identityOf(one), (world) => (one.exists(world) ? [accessOf(estate, one, world)] : []))),
    ...away.flatMap((one) =>
      drafts.filter(({ id }) => id.startsWith(`${identityOf(one)} `)).flatMap(({ id }) => edgesTo(estate, id, (world) => awayIn(estate, one, world, id))),
    ),
    ...reachOfRoles(estate, declared),
  ]);
  const links = declared.flatMap((one) => linksOf(estate, one));
  return { buckets: [...buckets].sort(bySource), reach: [...reach].sort(byWeight), links: [...links].sort((a, b) => compare(a.from, b.from)) };
}

function draftOf(estate: Estate, declaration: Declaration): Draft | undefined {
  const there = paths(estate, (world) => declaration.exists(world));
  if (there?.every(({ outcome }) => !outcome)) return undefined;
  const view = (world: World): Bucket | undefined => (declaration.exists(world) ? (estate.view(declaration, world) as Bucket) : undefined);
  const [name] = paths(estate, (world) => view(world)?.access.situation.bucket ?? []) ?? [];
  return {
    id: identityOf(declaration),
    address: declaration.address,
    name: (name && written(name.outcome)) || declaration.says,
    type: declaration.type,
    ...(declaration.arn === undefined ? {} : { arn: declaration.arn }),
    header: declaration.header,
    roles: (Object.keys(roleNames) as (keyof Roles)[]).flatMap((role) => {
      const truths = paths(estate, (world) => view(world)?.roles[role].truth ?? 'no')?.map(({ outcome }) => outcome) ?? ['unknown'];
      if (!truths.includes('yes')) return [];
      return [{ name: roleNames[role], certain: truths.every((truth) => truth === 'yes') }];
    }),
    facets: facetNames.map((facet) => ({ name: facet, ...facetOf(estate, view, facet) })),
  };
}

function facetOf(estate: Estate, view: (world: World) => Bucket | undefined, name: FacetName): SaidFacet {
  const all = paths(estate, (world) => {
    const bucket = view(world);
    return bucket && facetTellers[name](bucket);
  });
  if (!all) return { state: 'unknown', text: TOO_MANY };
  const groups = new Map<string, { readonly said: SaidFacet; readonly choices: Path<unknown>['choices'][] }>();
  for (const { outcome, choices } of all) {
    if (!outcome) continue;
    const key = `${outcome.state} ${outcome.text}`;
    const group = groups.get(key);
    if (group) group.choices.push(choices);
    else groups.set(key, { said: outcome, choices: [choices] });
  }
  const [first, ...more] = [...groups.values()];
  if (!first || more.length === 0) return first?.said ?? { state: 'absent', text: 'not set' };
  const texts = [first, ...more].map(({ said, choices }) => {
    const others = all.filter((path) => !choices.includes(path.choices)).map((path) => path.choices);
    return `${said.text} when ${whenOf(choices, others) ?? 'otherwise'}`;
  });
  return { state: 'varies', text: texts.join('; '), ...(first.said.origin ? { origin: first.said.origin } : {}) };
}

function accessOf(estate: Estate, declaration: Declaration, world: World): BucketAccess {
  return (estate.view(declaration, world) as Bucket).access;
}

/** The bucket of a policy that stands by itself is known by a name alone. */
function outOfSight(estate: Estate, declaration: Declaration): readonly Draft[] {
  const names = paths(estate, (world) => awayIn(estate, declaration, world).map(nameOfAway)) ?? [];
  return [...new Set(names.flatMap(({ outcome }) => outcome))].map((name) => ({
    id: `${identityOf(declaration)} ${name}`,
    address: declaration.address,
    name,
    type: declaration.type,
    header: declaration.header,
    roles: [],
    facets: [{ name: 'policy', state: 'set', text: 'only its policy is in this scan', origin: declaration.header }],
    outOfSight: true,
  }));
}

function nameOfAway({ situation }: BucketAccess): string {
  return says(situation.bucket);
}

function awayIn(estate: Estate, declaration: Declaration, world: World, id?: string): readonly BucketAccess[] {
  if (!declaration.exists(world)) return [];
  const all = estate.within('bucketAccess', declaration, world).items as readonly BucketAccess[];
  return id === undefined ? all : all.filter((access) => id === `${identityOf(declaration)} ${nameOfAway(access)}`);
}

function edgesTo(estate: Estate, to: string, accesses: (world: World) => readonly BucketAccess[]): readonly ReachEdge[] {
  const all = paths(estate, (world) => accesses(world).flatMap(reachOf));
  if (!all) return [{ from: { kind: 'condition', name: 'not decided' }, to, rights: [], because: [TOO_MANY] }];
  return joinWorlds(all, to);
}

function bySource(a: InventoryBucket, b: InventoryBucket): number {
  return compare(a.place?.source.path ?? '', b.place?.source.path ?? '') || (a.place?.start ?? 0) - (b.place?.start ?? 0) || compare(a.id, b.id);
}

/** Whoever is least known first. */
const KINDS: readonly ReachEdge['from']['kind'][] = ['internet', 'account', 'condition', 'cdn', 'service', 'identity'];

function byWeight(a: ReachEdge, b: ReachEdge): number {
  return (
    KINDS.indexOf(a.from.kind) - KINDS.indexOf(b.from.kind) || compare(a.from.name, b.from.name) || compare(a.to, b.to) || compare(a.via ?? '', b.via ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
