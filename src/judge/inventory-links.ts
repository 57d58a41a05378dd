/** What leads from one bucket to another, and from CloudFront to buckets. */

import { identityOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { Estate } from '../model/estate.js';
import type { Bucket, Distribution } from '../model/subjects.js';
import type { BucketLink, ReachEdge } from '../rule/inventory.js';
import type { Link } from '../truth/value.js';
import { nameOf } from './inventory-facets.js';
import { together } from './inventory-reach.js';
import type { SaidReach } from './inventory-reach.js';
import { paths } from './inventory-worlds.js';

/** Distributions in sight stand for what a policy says of CloudFront. */
export function withDistributions(estate: Estate, reach: readonly ReachEdge[]): readonly ReachEdge[] {
  const pointed = new Map<string, Set<string>>();
  for (const one of estate.subjects('distribution')) {
    const all = paths(estate, (world) =>
      one.exists(world) ? (estate.view(one, world) as Distribution).origins.items.flatMap(({ domain }) => domain.to?.identity ?? []) : [],
    );
    for (const { outcome } of all ?? []) for (const bucket of outcome) pointed.set(bucket, (pointed.get(bucket) ?? new Set()).add(one.says));
  }
  const kept = reach.filter(({ from, to }) => from.kind !== 'cdn' || !pointed.has(to));
  const served = [...pointed].flatMap(([to, names]) => {
    const granted = reach.filter((edge) => edge.from.kind === 'cdn' && edge.to === to);
    return [...names].map((name): ReachEdge => {
      const from = { kind: 'cdn', name: `CloudFront ${name}` } as const;
      const [first, ...more] = granted;
      if (!first) return { from, to, rights: [], because: ['it is an origin of the distribution; its policy grants CloudFront nothing'] };
      return { ...first, ...more.reduce<SaidReach>(together, first), from, to };
    });
  });
  return [...kept, ...served];
}

export function linksOf(estate: Estate, declaration: Declaration): readonly BucketLink[] {
  const from = identityOf(declaration);
  const found = new Map<string, BucketLink & { count: number }>();
  const all = paths(estate, (world) => (declaration.exists(world) ? namedBy(estate.view(declaration, world) as Bucket) : []));
  for (const { outcome } of all ?? []) {
    for (const { kind, link, says } of outcome) {
      if (link.name.kind === 'absent' && !link.to) continue;
      const key = JSON.stringify([kind, link.to?.identity ?? nameOf(link)]);
      const known = found.get(key);
      if (known) known.count++;
      else found.set(key, { kind, from, name: nameOf(link), certain: true, says, count: 1, ...(link.to ? { to: link.to.identity } : {}) });
    }
  }
  return [...found.values()].map(({ count, ...link }) => ({
    ...link,
    certain: count >= (all?.length ?? 0) && (link.to !== undefined || link.name !== '(unknown)'),
  }));
}

function namedBy({
  replication,
  logging,
  inventory,
}: Bucket): readonly { readonly kind: BucketLink['kind']; readonly link: Link<Bucket>; readonly says: string }[] {
  return [
    ...replication.rules.items
      .filter(({ status }) => status.is('Disabled').truth !== 'yes')
      .map(({ destination }) => ({ kind: 'replication' as const, link: destination.bucket, says: 'copies its objects to' })),
    { kind: 'logging', link: logging.target, says: 'writes its access logs to' },
    ...inventory.items.map(({ destination }) => ({ kind: 'inventory' as const, link: destination.bucket, says: 'writes its inventory to' })),
  ];
}
