/** Declarations that say something about another subject (a bucket policy), and what an unknown target means. */

import type { Declaration } from '../model/declaration.js';
import type { Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { whateverChosen, withoutChoice } from './estate.js';

/** What is attached to one facet of one subject in a world. */
export interface Attached {
  readonly declarations: readonly Declaration[];
  /** Attachments of the unit whose target is not known: one of them may be meant for this subject. */
  readonly maybe: readonly { readonly declaration: Declaration; readonly reason: string }[];
}

export class Attachments {
  /** Targets that no choice decides. */
  #fixed: Map<Declaration, Map<string, Declaration[]>> | undefined;
  /** Targets that are not known. */
  readonly #lost: { readonly declaration: Declaration; readonly reason: string }[] = [];
  /** Attachments whose target depends on a choice, by what it may be. */
  readonly #open = new Map<Declaration, Declaration[]>();
  readonly #homeless: Declaration[] = [];

  constructor(private readonly estate: JoinedEstate) {}

  of(subject: Declaration, facet: string, world: World): Attached {
    const fixed = this.#sort();
    const declarations = (fixed.get(subject)?.get(facet) ?? []).filter((one) => one.exists(world));
    for (const one of this.#open.get(subject) ?? []) {
      if (one.attaches?.facet !== facet || !one.exists(world)) continue;
      if (this.#targetOf(one, one.attaches.target(world), world) === subject) declarations.push(one);
    }
    const maybe = declarations.length > 0 ? [] : this.#lost.filter((one) => one.declaration.attaches?.facet === facet && one.declaration.attaches.to === subject.subject && one.declaration.unit === subject.unit && one.declaration.exists(world));
    return { declarations, maybe };
  }

  /** Attachments whose target is named but not in sight. */
  homeless(): readonly Declaration[] {
    this.#sort();
    return this.#homeless;
  }

  #sort(): Map<Declaration, Map<string, Declaration[]>> {
    if (this.#fixed) return this.#fixed;
    this.#fixed = new Map();
    for (const declaration of this.estate.declarations) {
      const { attaches } = declaration;
      if (!attaches) continue;
      const settled = withoutChoice(this.estate, (world) => {
        const value = attaches.target(world);
        return { value, target: this.#targetOf(declaration, value, world) };
      });
      if (!settled) this.#keepOpen(declaration);
      else if (settled.target) {
        const facets = this.#fixed.get(settled.target) ?? new Map<string, Declaration[]>();
        this.#fixed.set(settled.target, facets);
        facets.set(attaches.facet, [...(facets.get(attaches.facet) ?? []), declaration]);
      } else if (settled.value.kind === 'unknown') this.#lost.push({ declaration, reason: settled.value.reason });
      else this.#homeless.push(declaration);
    }
    return this.#fixed;
  }

  #keepOpen(declaration: Declaration): void {
    const possible = whateverChosen(this.estate, (world) => {
      const target = declaration.attaches && this.#targetOf(declaration, declaration.attaches.target(world), world);
      return target ? [target] : [];
    });
    for (const target of possible ?? declaration.unit.declarations) this.#open.set(target, [...(this.#open.get(target) ?? []), declaration]);
  }

  /** A name attaches only inside its unit; across units it may resolve a link but never adds a facet. */
  #targetOf(declaration: Declaration, value: Value<string>, world: World): Declaration | undefined {
    const { attaches, unit } = declaration;
    const match = attaches && this.estate.names.find(unit, value, [attaches.to], world);
    return match?.declaration.unit === unit ? match.declaration : undefined;
  }
}
