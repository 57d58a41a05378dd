/** What questions of one sort see of a declaration, world by world: looked at once for all of them. */

import type { Declaration } from '../model/declaration.js';
import { isDerived } from '../model/derived.js';
import type { Estate } from '../model/estate.js';
import type { DerivedCommon } from '../model/policies.js';
import type { PolicyUse } from '../policy/policy.js';
import type { RuleSubject } from '../rule/rule.js';
import { begin } from '../truth/explore.js';
import type { Begun } from '../truth/explore.js';
import type { List } from '../truth/value.js';
import type { World } from '../truth/world.js';

/** The subject itself, those that are made of it, or nothing, where it is not there. */
export type Seen =
  | { readonly kind: 'itself'; readonly view: object }
  | { readonly kind: 'made'; readonly list: List<DerivedCommon> }
  | { readonly kind: 'nothing' };

const NOTHING: Seen = { kind: 'nothing' };

export class Sight {
  /**
   * @param uses of policies and their statements: only these
   * @param there whether it is there whatever is chosen
   */
  constructor(
    private readonly estate: Estate,
    readonly declaration: Declaration,
    private readonly on: RuleSubject,
    private readonly uses: readonly PolicyUse[] | undefined,
    private readonly there: boolean,
  ) {}

  #ways: readonly Begun<Seen>[] | undefined | null = null;

  /** Where all questions begin; undefined where there are too many ways. */
  get ways(): readonly Begun<Seen>[] | undefined {
    if (this.#ways === null) this.#ways = begin(this.estate.plain, (world) => this.in(world));
    return this.#ways;
  }

  in(world: World): Seen {
    const { estate, declaration, on } = this;
    if (!this.there && !declaration.exists(world)) return NOTHING;
    if (!isDerived(on)) return { kind: 'itself', view: estate.view(declaration, world) };
    const list = estate.within(on, declaration, world, this.uses);
    return list.items.length === 0 && list.open === undefined ? NOTHING : { kind: 'made', list };
  }

  /** Whether there is nothing to see, whatever is chosen: then no rule has anything to say. */
  get isEmpty(): boolean {
    const { ways } = this;
    return ways?.length === 1 && ways[0]?.found === NOTHING;
  }
}
