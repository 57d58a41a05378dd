/** What questions of one sort see of a declaration, world by world: looked at once for all of them. */

import type { Declaration } from '../model/declaration.js';
import type { DerivedKind } from '../model/derived.js';
import type { Estate } from '../model/estate.js';
import type { ChosenPolicies, DerivedCommon } from '../model/policies.js';
import { begin, stoppedBy } from '../truth/explore.js';
import type { Begun } from '../truth/explore.js';
import type { List } from '../truth/value.js';
import type { World } from '../truth/world.js';

/** The subject itself, those that are made of it, or nothing, where it is not there. */
export type Seen =
  | { readonly kind: 'itself'; readonly view: object }
  | { readonly kind: 'made'; readonly list: List<DerivedCommon> }
  | { readonly kind: 'nothing' };

const NOTHING: Seen = { kind: 'nothing' };

/** What is looked at. */
export interface Sort {
  /** What is made of declarations; missing: those themselves. */
  readonly made: DerivedKind | undefined;
  /** Of policies and their statements: only these. */
  readonly chosen: ChosenPolicies | undefined;
}

export class Sight {
  #looked = false;
  /** What is seen where that hangs on no choice, as of nearly all; missing: it does, or nobody has asked yet whether it is empty. */
  straight: Seen | undefined;
  /** Where all questions begin, if it does; undefined where there are too many ways. */
  ways: readonly Begun<Seen>[] | undefined;

  /** @param there whether it is there whatever is chosen */
  constructor(
    private readonly estate: Estate,
    readonly declaration: Declaration,
    private readonly sort: Sort,
    private readonly there: boolean,
  ) {}

  #look(): void {
    const { plain } = this.estate;
    try {
      this.straight = this.in(plain);
    } catch (thrown) {
      this.ways = begin(plain, (world) => this.in(world), stoppedBy(thrown, plain));
    }
    this.#looked = true;
  }

  in(world: World): Seen {
    const { estate, declaration } = this;
    if (!this.there && !declaration.exists(world)) return NOTHING;
    const { made, chosen } = this.sort;
    if (!made) return { kind: 'itself', view: estate.view(declaration, world) };
    const list = estate.within(made, declaration, world, chosen);
    return list.items.length === 0 && list.open === undefined ? NOTHING : { kind: 'made', list };
  }

  /** Whether there is nothing to see, whatever is chosen: then no rule has anything to say. */
  get isEmpty(): boolean {
    if (!this.#looked) this.#look();
    return this.straight === NOTHING;
  }
}
