/** The facets that a table has words for, each made on first read. */

import type { Declaration, Scene } from '../model/declaration.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Field, Shape } from '../model/shape.js';
import { shapeOf } from '../model/subjects.js';
import type { Seen } from '../truth/seen.js';
import { readFacet } from './read.js';
import type { Reading } from './read.js';
import type { TypeWords } from './words.js';

interface FacetState {
  readonly reading: Reading;
  readonly bodyOf: (scene: Scene) => Seen;
  body: Seen | undefined;
  /** By the place of the facet. */
  readonly made: unknown[];
}

const STATE = Symbol('facets');
type Facets = Record<symbol, FacetState>;

const prototypes = new WeakMap<TypeWords<Shape>, object>();

/** @param bodyOf what is seen of the declaration; asked once, and only if somebody reads a facet */
export function facetsOf(owner: Declaration, subject: SubjectKind, words: TypeWords<Shape>, scene: Scene, bodyOf: (scene: Scene) => Seen): object {
  let prototype = prototypes.get(words);
  if (!prototype) prototypes.set(words, (prototype = facetPrototype(words, subject)));
  const facets = Object.create(prototype) as Facets;
  facets[STATE] = { reading: { owner, subject, scene }, bodyOf, body: undefined, made: [] };
  return facets;
}

function facetPrototype(words: TypeWords<Shape>, subject: SubjectKind): object {
  const prototype = {};
  for (const [at, [name, field]] of Object.entries(shapeOf(subject) as Readonly<Record<string, Field>>).entries()) {
    const said = words[name];
    if (said === undefined) continue;
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Facets) {
        const state = this[STATE] as FacetState;
        const { reading, made } = state;
        if (made[at] === undefined) {
          state.body ??= state.bodyOf(reading.scene);
          made[at] = readFacet(reading, name, field, said as never, state.body);
        }
        return made[at];
      },
    });
  }
  return prototype;
}
