/** Declarations become an estate: everything in sight, joined. This room may not read text, and may not judge. */

import { accountOf, regionOf } from '../model/declaration.js';
import type { Declaration, Linked, Scene, Unit } from '../model/declaration.js';
import type { DerivedKind } from '../model/derived.js';
import type { Estate, Twin } from '../model/estate.js';
import type { Facts } from '../model/facts.js';
import type { SubjectKind } from '../model/kinds.js';
import type { ChosenPolicies, DerivedCommon } from '../model/policies.js';
import type { PolicyUse } from '../policy/policy.js';
import { forget } from '../truth/explore.js';
import type { Seen } from '../truth/seen.js';
import type { List, Value } from '../truth/value.js';
import { plainWorld } from '../truth/world.js';
import type { World } from '../truth/world.js';
import { Attachments } from './attach.js';
import { Derived, holds, mayHoldAny } from './derived.js';
import { withoutChoice } from './choice.js';
import { liveUnder } from './live/live.js';
import type { Live } from './live/live.js';
import { isNoneOf, mayMean } from './meant.js';
import { Names } from './names.js';
import { Neighbours } from './roles.js';
import { Twins } from './twins.js';
import { viewOf } from './view.js';

/** So many declarations, one after the other, share what is read of them: a bucket and its policy stand near each other. */
const NEIGHBOURS = 200;

/** Everything in sight. Views of it are made for a world and kept as long as that lasts. */
export class JoinedEstate implements Estate {
  readonly kind = 'estate';
  readonly units: readonly Unit[];
  readonly declarations: readonly Declaration[];
  /** The world in which nothing depends on a choice, shared by all who can live in it. */
  readonly plain: World = plainWorld();
  readonly names: Names;
  readonly attachments: Attachments;
  readonly neighbours: Neighbours;

  readonly derived: Derived;

  /** Live buckets that stand under declared ones; missing where none are to. */
  readonly live?: Live;

  /**
   * @param facts what the user tells about the account
   * @param overlay whether what was read live is laid under what is declared
   */
  constructor(
    units: readonly Unit[],
    readonly facts: Facts = {},
    overlay = false,
  ) {
    this.units = units;
    const declarations: Declaration[] = [];
    for (const unit of units) for (const declaration of unit.declarations) declarations.push(declaration);
    this.declarations = declarations;
    this.names = new Names(this);
    this.attachments = new Attachments(this);
    this.neighbours = new Neighbours(this);
    this.derived = new Derived(this);
    if (overlay) this.live = liveUnder(this);
  }

  #byKind: ReadonlyMap<SubjectKind, readonly Declaration[]> | undefined;

  subjects(kind: SubjectKind): readonly Declaration[] {
    this.#byKind ??= byKind(this.declarations);
    return this.#byKind.get(kind) ?? NONE;
  }

  readonly #holders = new Map<DerivedKind, readonly Declaration[]>();
  #holding: readonly Declaration[] | undefined;

  holders(kind: DerivedKind): readonly Declaration[] {
    let found = this.#holders.get(kind);
    if (!found) {
      this.#holding ??= this.declarations.filter(mayHoldAny);
      this.#holders.set(kind, (found = this.#holding.filter((declaration) => holds(kind, declaration))));
    }
    return found;
  }

  mayHold(kind: DerivedKind, declaration: Declaration, uses: readonly PolicyUse[]): boolean {
    return this.derived.mayHold(kind, declaration, uses);
  }

  within(kind: DerivedKind, declaration: Declaration, world: World, chosen?: ChosenPolicies): List<DerivedCommon> {
    return chosen ? this.derived.chosen(kind, declaration, world, chosen) : this.derived.within(kind, declaration, world);
  }

  #judged = 0;

  forget(): void {
    if (++this.#judged % NEIGHBOURS !== 0) return;
    this.derived.forget();
    forget(this.plain);
  }

  readonly twins = new Twins(this);

  twin(declaration: Declaration): Twin | undefined {
    return this.twins.of(declaration);
  }

  passesBy(declaration: Declaration, on: SubjectKind | DerivedKind): boolean {
    return this.live?.passesBy(declaration, on) ?? false;
  }

  /** Where a declaration is deployed. */
  accountOf(declaration: Declaration, world: World): Value<string> {
    return this.live?.settledWhere(declaration, 'account', world) ?? accountOf(declaration);
  }

  regionOf(declaration: Declaration, world: World): Value<string> {
    return this.live?.settledWhere(declaration, 'region', world) ?? regionOf(declaration);
  }

  /** A document of a declaration, as far as it is known how that came out where it is deployed. */
  settled(document: Seen, { unit }: Declaration, world: World): Seen {
    return this.live?.settled(document, unit, world) ?? document;
  }

  /** A declared subject as it is in a world. */
  view(declaration: Declaration, world: World): object {
    let view = world.memo.get(declaration) as object | undefined;
    if (!view) {
      view = viewOf(declaration, this, world);
      world.memo.set(declaration, view);
    }
    return view;
  }

  scene(world: World): Scene {
    let scene = world.memo.get(this) as Scene | undefined;
    if (!scene) {
      scene = {
        world,
        link: (from, name, kinds) => this.#link(from, name, kinds, world),
        view: (declaration) => this.view(declaration, world),
        maybe: (from, name, kinds) => this.#maybe(from, name, kinds, world),
      };
      world.memo.set(this, scene);
    }
    return scene;
  }

  #link(from: Declaration, name: Value<string>, kinds: readonly SubjectKind[], world: World): Linked {
    const match = this.names.find(from.unit, name, kinds, world);
    if (!match) return {};
    return new Found(this.view(match.declaration, world), match.assumed, this.twins);
  }

  /** Whoever may exist, and may be called so: what hangs on a choice is not chosen for a doubt. */
  #maybe({ unit }: Declaration, name: Value<string>, kinds: readonly SubjectKind[], world: World): readonly object[] {
    this.twins.looked();
    return kinds
      .flatMap((kind) => this.subjects(kind))
      .filter((one) => one.unit === unit && !isNoneOf(name, one, world) && withoutChoice(this, (plain) => this.#fits(name, one, plain)) !== false)
      .map((one) => this.view(one, world));
  }

  #fits(name: Value<string>, one: Declaration, world: World): boolean {
    const own = (this.view(one, world) as Named).naming?.name;
    // What is known only after deployment may be made of a name that AWS makes up.
    return own === undefined || own.kind === 'absent' || mayMean(name, own);
  }
}

/** What a name leads to. Who looks at it has looked at more than one resource. */
class Found implements Linked {
  constructor(
    private readonly view: object | undefined,
    readonly assumed: string | undefined,
    private readonly twins: Twins,
  ) {}

  get to(): object | undefined {
    this.twins.looked();
    return this.view;
  }
}

const NONE: readonly Declaration[] = [];

interface Named {
  readonly naming?: { readonly name?: Value<string> };
}

function byKind(declarations: readonly Declaration[]): ReadonlyMap<SubjectKind, readonly Declaration[]> {
  const found = new Map<SubjectKind, Declaration[]>();
  for (const declaration of declarations) {
    const { subject } = declaration;
    if (!subject) continue;
    const others = found.get(subject);
    if (others) others.push(declaration);
    else found.set(subject, [declaration]);
  }
  return found;
}
