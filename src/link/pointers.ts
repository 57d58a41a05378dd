/** Who points at a bucket, of one kind of neighbour: found once for the whole estate, the choices looked up in their world. */

import type { Declaration } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Subjects } from '../model/subjects.js';
import type { Evidence } from '../truth/answer.js';
import type { Link } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { whateverChosen, withoutChoice } from './choice.js';
import { declarationOf } from './view.js';

/** How a kind of subject names buckets. */
export interface Pointer {
  readonly from: SubjectKind;
  readonly links: (subject: object) => readonly Link<Subjects['bucket']>[];
  /** "sends its access logs here" */
  readonly says: string;
}

/** A pointer with the type of its subject checked. */
export function pointer<K extends SubjectKind>(from: K, says: string, links: (subject: Subjects[K]) => readonly Link<Subjects['bucket']>[]): Pointer {
  return { from, says, links: links as Pointer['links'] };
}

export class Pointers {
  #fixed: Map<Declaration, Evidence[]> | undefined;
  /** Neighbours whose links depend on a choice, by what they may point at. */
  readonly #open = new Map<Declaration, Declaration[]>();

  constructor(
    private readonly estate: JoinedEstate,
    private readonly pointer: Pointer,
  ) {}

  /** The reasons to say that somebody else points at `target` in this world. */
  at(target: Declaration, world: World): readonly Evidence[] {
    const fixed = this.#find().get(target) ?? [];
    const open = (this.#open.get(target) ?? []).flatMap((source) => (source.exists(world) ? this.#reasons(source, world).filter(({ to }) => to === target) : []));
    return [...fixed, ...open.map(({ evidence }) => evidence)];
  }

  #find(): Map<Declaration, Evidence[]> {
    if (this.#fixed) return this.#fixed;
    this.#fixed = new Map();
    for (const source of this.estate.subjects(this.pointer.from)) {
      const reasons = withoutChoice(this.estate, (world) => (source.exists(world) ? this.#reasons(source, world) : []));
      if (!reasons) this.#keepOpen(source);
      for (const { to, evidence } of reasons ?? []) {
        if (to !== source) this.#fixed.set(to, [...(this.#fixed.get(to) ?? []), evidence]);
      }
    }
    return this.#fixed;
  }

  #keepOpen(source: Declaration): void {
    const possible = whateverChosen(this.estate, (world) => (source.exists(world) ? this.#reasons(source, world).map(({ to }) => to) : []));
    for (const target of possible ?? source.unit.declarations) {
      if (target !== source) this.#open.set(target, [...(this.#open.get(target) ?? []), source]);
    }
  }

  #reasons(source: Declaration, world: World): readonly { readonly to: Declaration; readonly evidence: Evidence }[] {
    return this.pointer.links(this.estate.view(source, world)).flatMap((link) => {
      const { to } = link;
      return to ? [{ to: declarationOf(to), evidence: { says: `${source.says} ${this.pointer.says}`, origin: link.name.origin, assumed: link.assumed } }] : [];
    });
  }
}
