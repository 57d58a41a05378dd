/** What a bucket is used for, inferred from everything in sight. */

import type { Declaration } from '../model/declaration.js';
import type { Bucket, Roles } from '../model/subjects.js';
import { any, no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { withoutChoice } from './estate.js';
import { declarationOf } from './view.js';

/** Who points at whom, found once; what depends on a choice is looked up in its world. */
export class Neighbours {
  readonly #pointers = new Map<string, Pointers>();

  constructor(private readonly estate: JoinedEstate) {}

  rolesOf(declaration: Declaration, world: World): Roles {
    const bucket = this.estate.view(declaration, world) as Bucket;
    const made: Partial<Record<keyof Roles, Answer>> = {};
    const role = (name: keyof Roles, infer: () => Answer): Answer => {
      made[name] ??= infer();
      return made[name] as Answer;
    };
    const self = this;
    return {
      get logTarget() {
        return role('logTarget', () => any(self.#pointedAt('logging', declaration, world, (other) => [other.logging.target.to], (other) => ({ says: `${other.says} sends its access logs here`, origin: other.logging.origin })), bucket.acl.canned.is('log-delivery-write')));
      },
      get deliveryTarget() {
        return role('deliveryTarget', () => no());
      },
      get websiteOrigin() {
        return role('websiteOrigin', () => no());
      },
      get cdnOrigin() {
        return role('cdnOrigin', () => no());
      },
      get cdnLogTarget() {
        return role('cdnLogTarget', () => no());
      },
      get replica() {
        return role('replica', () =>
          self.#pointedAt('replication', declaration, world, (other) => other.replication.rules.items.map((rule) => rule.destination.bucket.to), (other) => ({ says: `${other.says} is replicated to it`, origin: other.replication.origin })),
        );
      },
      get stateStore() {
        return role('stateStore', () => no());
      },
    };
  }

  /** Whether another bucket points here. */
  #pointedAt(by: string, declaration: Declaration, world: World, targets: (bucket: Bucket) => readonly (object | undefined)[], reason: (bucket: Bucket) => Answer['because'][number]): Answer {
    let pointers = this.#pointers.get(by);
    if (!pointers) {
      pointers = this.#find(targets);
      this.#pointers.set(by, pointers);
    }
    const sources = pointers.fixed.get(declaration)?.filter((source) => source.exists(world)) ?? [];
    const open = pointers.open.filter((source) => source.exists(world) && targets(this.estate.view(source, world) as Bucket).some((to) => to && declarationOf(to) === declaration));
    const found = [...sources, ...open].filter((source) => source !== declaration);
    return found.length > 0 ? yes(...found.map((source) => reason(this.estate.view(source, world) as Bucket))) : no();
  }

  #find(targets: (bucket: Bucket) => readonly (object | undefined)[]): Pointers {
    const fixed = new Map<Declaration, Declaration[]>();
    const open: Declaration[] = [];
    for (const source of this.estate.subjects('bucket')) {
      const found = withoutChoice(this.estate, (world) => targets(this.estate.view(source, world) as Bucket));
      if (!found) open.push(source);
      for (const to of found ?? []) {
        if (to) fixed.set(declarationOf(to), [...(fixed.get(declarationOf(to)) ?? []), source]);
      }
    }
    return { fixed, open };
  }
}

interface Pointers {
  readonly fixed: ReadonlyMap<Declaration, readonly Declaration[]>;
  readonly open: readonly Declaration[];
}
