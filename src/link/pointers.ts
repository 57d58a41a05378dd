/** Who points at a bucket, of one kind of neighbour: found once for the whole estate, the choices looked up in their world. */

import type { Declaration, Unit } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Subjects } from '../model/subjects.js';
import { no, unknown, yes } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import { Unknown } from '../truth/value.js';
import type { Link, List, Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { whateverChosen, withoutChoice } from './choice.js';
import { isNoneOf, mayMean } from './meant.js';
import { declarationOf } from './view.js';
import { wordsOf } from './words-of.js';

/** How a kind of subject names buckets. */
export interface Pointer {
  readonly from: SubjectKind;
  readonly links: (subject: object) => readonly Link<Subjects['bucket']>[];
  /** "sends its access logs here" */
  readonly says: string;
  /** AWS refuses a bucket of another Region there. */
  readonly withinRegion?: boolean;
}

/** A pointer with the type of its subject checked. */
export function pointer<K extends SubjectKind>(from: K, says: string, links: (subject: Subjects[K]) => readonly Link<Subjects['bucket']>[]): Pointer {
  return { from, says, links: links as Pointer['links'] };
}

/** The same, where a bucket of another Region is refused. */
export function withinRegion(pointer: Pointer): Pointer {
  return { ...pointer, withinRegion: true };
}

/** The links of a list; where some of its items cannot be seen, one more that may lead anywhere. */
export function linksIn<T>({ items, open }: List<T>, link: (item: T) => Link<Subjects['bucket']>): readonly Link<Subjects['bucket']>[] {
  const all = items.map(link);
  return open ? [...all, { name: new Unknown<string>(open.reason, open.origin), ask: () => unknown({ says: open.reason, origin: open.origin }) }] : all;
}

/** One link of a neighbour: to whom it leads, or by what name it leads to somebody who is not found. */
interface Pointed {
  readonly to?: Declaration;
  readonly name: Value<string>;
  readonly evidence: Evidence;
}

/** A name that is not known, and who uses it. */
interface Vague extends Pointed {
  readonly sources: Set<Declaration>;
}

export class Pointers {
  #fixed: Map<Declaration, Evidence[]> | undefined;
  /** Neighbours whose links depend on a choice, by what they may point at. */
  readonly #open = new Map<Declaration, Declaration[]>();
  /** Links to nobody in sight whose names are not known, each name once: in their unit they may mean anybody that they fit. */
  readonly #vague = new Map<Unit, Map<string, Vague>>();
  /** Links by names that several bear. */
  readonly #torn = new Map<Declaration, Evidence>();

  constructor(
    private readonly estate: JoinedEstate,
    private readonly pointer: Pointer,
  ) {}

  /** Whether somebody else points at `target` in this world. */
  at(target: Declaration, world: World): Answer {
    const fixed = this.#find().get(target) ?? [];
    const open = (this.#open.get(target) ?? []).flatMap((source) =>
      source.exists(world) ? this.#pointed(source, world).filter(({ to }) => to === target) : [],
    );
    const reasons = [...fixed, ...open.map(({ evidence }) => evidence)];
    if (reasons.length > 0) return yes(...reasons);
    const doubt = this.#torn.get(target) ?? this.#vaguelyMeant(target, world) ?? this.#outOfSight(target);
    return doubt ? unknown(doubt) : no();
  }

  /** An account that did not list all of its neighbours may have one that points here. */
  #outOfSight({ unit }: Declaration): Evidence | undefined {
    const why = unit.unlisted?.(this.pointer.from);
    return (
      why && {
        says: `a ${wordsOf(this.pointer.from)} that ${this.pointer.says} ${why.wanted ? 'may be where nobody looked:' : 'is'} ${why.reason}`,
        origin: why.origin,
      }
    );
  }

  #vaguelyMeant(target: Declaration, world: World): Evidence | undefined {
    const vague = this.#vague.get(target.unit);
    if (!vague) return undefined;
    const { name } = (this.estate.view(target, world) as Subjects['bucket']).naming;
    const reaches = (source: Declaration): boolean => source !== target && !this.#isElsewhere(source, target, world);
    return [...vague.values()].find((one) => mayMean(one.name, name) && !isNoneOf(one.name, target, world) && [...one.sources].some(reaches))?.evidence;
  }

  /** Whether a bucket is certainly in another Region than those that can be meant. */
  #isElsewhere(source: Declaration, target: Declaration, world: World): boolean {
    if (!this.pointer.withinRegion) return false;
    const [own, theirs] = [source, target].map((one) => this.estate.regionOf(one, world));
    return own?.kind === 'known' && theirs?.kind === 'known' && own.value !== theirs.value;
  }

  #find(): Map<Declaration, Evidence[]> {
    if (this.#fixed) return this.#fixed;
    this.#fixed = new Map();
    for (const source of this.estate.subjects(this.pointer.from)) {
      const pointed = withoutChoice(this.estate, (world) => (source.exists(world) ? this.#pointed(source, world) : []));
      if (!pointed) this.#keepOpen(source);
      for (const one of pointed ?? []) {
        if (!one.to) this.#keepVague(source, one);
        else if (one.to !== source) put(this.#fixed, one.to, one.evidence);
      }
    }
    return this.#fixed;
  }

  #keepOpen(source: Declaration): void {
    const possible = whateverChosen(this.estate, (world) => (source.exists(world) ? this.#pointed(source, world) : []));
    const targets = new Set(possible ? [...possible].flatMap(({ to }) => to ?? []) : source.unit.declarations);
    for (const target of targets) if (target !== source) put(this.#open, target, source);
    // That it is so in some world is enough for a doubt.
    for (const one of possible ?? []) if (!one.to) this.#keepVague(source, one);
  }

  #keepVague(source: Declaration, one: Pointed): void {
    const { name, evidence } = one;
    if (name.kind === 'known') {
      for (const bearer of this.estate.names.bearersOf(name.value, 'bucket')) if (bearer !== source) this.#torn.set(bearer, evidence);
    }
    if (name.kind !== 'unknown') return;
    const vague = this.#vague.get(source.unit) ?? new Map<string, Vague>();
    this.#vague.set(source.unit, vague);
    const key = name.text?.says ?? '';
    const known = vague.get(key);
    if (known) known.sources.add(source);
    else vague.set(key, { ...one, sources: new Set([source]) });
  }

  #pointed(source: Declaration, world: World): readonly Pointed[] {
    return this.pointer.links(this.estate.view(source, world)).flatMap((link) => {
      const { to, name } = link;
      if (name.kind === 'absent' && !to) return [];
      const evidence = { says: `${source.says} ${this.pointer.says}`, origin: name.origin, assumed: link.assumed };
      return [{ ...(to ? { to: declarationOf(to) } : {}), name, evidence }];
    });
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
