/** Which live bucket a declared one is: by its literal name, by the tags of its stack, or by what a given state says of it. */

import { explore } from '../../truth/explore.js';
import type { Declaration, Unit } from '../../model/declaration.js';
import type { Bucket } from '../../model/subjects.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import { whateverChosen, withoutChoice } from '../choice.js';
import type { JoinedEstate } from '../estate.js';
import { ownViewOf } from '../view.js';
import { isLive, liveBearers } from './bearers.js';
import type { LiveBearers } from './bearers.js';
import { Stacks } from './stacks.js';

export class Matches {
  readonly #live: LiveBearers;
  readonly #stacks: Stacks;
  #candidates: ReadonlyMap<Declaration, readonly Declaration[]> | undefined;
  #declaredFor: ReadonlyMap<Declaration, readonly Declaration[]> | undefined;

  constructor(private readonly estate: JoinedEstate) {
    this.#live = liveBearers(estate);
    this.#stacks = new Stacks(this.#live.stacks);
  }

  get live(): readonly Declaration[] {
    return this.#live.all;
  }

  /** The live bucket that a declared one is in a world; where it may be several, that is a choice. */
  of(declared: Declaration, world: World): Declaration | undefined {
    if (declared.subject !== 'bucket' || !this.#all().has(declared)) return undefined;
    const name = this.#nameOf(declared, world);
    // Names of buckets are given once.
    if (name.kind === 'known') return this.#live.byName.get(name.value)?.at(-1);
    return this.#stacks.of(declared, world) ?? this.#byState(declared, world);
  }

  /** Every live bucket that a declared one may be, in some world or other. */
  candidates(declared: Declaration): readonly Declaration[] {
    return this.#all().get(declared) ?? [];
  }

  /** The declared buckets that a live one may be. */
  declaredFor(live: Declaration): readonly Declaration[] {
    if (!this.#declaredFor) {
      const found = new Map<Declaration, Declaration[]>();
      for (const [declared, candidates] of this.#all()) for (const one of candidates) found.set(one, [...(found.get(one) ?? []), declared]);
      this.#declaredFor = found;
    }
    return this.#declaredFor.get(live) ?? [];
  }

  /** Buckets that texts declare and that exist in some world. */
  get declared(): readonly Declaration[] {
    return this.estate.subjects('bucket').filter((one) => !isLive(one) && mayExist(one, this.estate));
  }

  #all(): ReadonlyMap<Declaration, readonly Declaration[]> {
    if (this.#candidates) return this.#candidates;
    const found = new Map<Declaration, readonly Declaration[]>();
    this.#candidates = found;
    for (const one of this.declared) {
      const candidates = new Set([...this.#namesOf(one).flatMap((name) => this.#live.byName.get(name) ?? []), ...this.#unnamed(one)]);
      if (candidates.size > 0) found.set(one, [...candidates]);
    }
    return found;
  }

  /** Those that it may be where its name is not known. */
  #unnamed(declared: Declaration): readonly Declaration[] {
    const everNameless = [...this.#everyName(declared)].some(({ kind }) => kind !== 'known');
    if (!everNameless) return [];
    const stacked = this.#stacks.candidates(declared);
    const stated = stacked.length > 0 ? undefined : this.#byState(declared, this.estate.plain);
    return stated ? [stated] : stacked;
  }

  #namesOf(declared: Declaration): readonly string[] {
    return [...new Set([...this.#everyName(declared)].flatMap((name) => (name.kind === 'known' ? [name.value] : [])))];
  }

  #everyName(declared: Declaration): Iterable<Value<string>> {
    const read = (world: World): readonly Value<string>[] => [this.#nameOf(declared, world)];
    return withoutChoice(this.estate, read) ?? whateverChosen(this.estate, read) ?? [];
  }

  #nameOf(declaration: Declaration, world: World): Value<string> {
    return (ownViewOf(declaration, this.estate, world) as Bucket).naming.name;
  }

  readonly #states = new Map<Unit, Unit | undefined>();

  /** What a state calls by the same address bears its name. */
  #byState(declared: Declaration, world: World): Declaration | undefined {
    const { unit, address } = declared;
    if (!this.#states.has(unit)) this.#states.set(unit, stateOf(unit, this.estate));
    const stated = this.#states.get(unit)?.declarations.find((one) => one.subject === 'bucket' && one.address === address);
    const name = stated && this.#nameOf(stated, world);
    return name?.kind === 'known' ? this.#live.byName.get(name.value)?.at(-1) : undefined;
  }
}

/** The one plan or state all of whose buckets a configuration declares, if it is the only configuration that does. */
function stateOf(unit: Unit, { units }: JoinedEstate): Unit | undefined {
  if (unit.planned || unit.dialect === 'api') return undefined;
  const fits = (one: Unit, state: Unit): boolean => {
    const declared = new Set(addressesOf(one));
    const stated = addressesOf(state);
    return stated.length > 0 && stated.every((address) => declared.has(address));
  };
  const states = units.filter((one) => one.planned && fits(unit, one));
  const [only, another] = states;
  if (!only || another) return undefined;
  return units.some((one) => one !== unit && !one.planned && one.dialect === unit.dialect && fits(one, only)) ? undefined : only;
}

function addressesOf({ declarations }: Unit): readonly string[] {
  return declarations.flatMap(({ subject, address }) => (subject === 'bucket' ? [address] : []));
}

function mayExist(declared: Declaration, { plain }: JoinedEstate): boolean {
  const paths = explore(plain, (world) => declared.exists(world));
  return 'kind' in paths || paths.some(({ outcome }) => outcome);
}
