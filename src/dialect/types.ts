/** How a dialect tells which of its types is which subject, and which says something about another. */

import type { SubjectKind } from '../model/kinds.js';
import type { Field, Shape } from '../model/shape.js';
import type { Shapes } from '../model/subjects.js';
import type { BlockWords, LeafWords, TypeWords, WordsFor } from './words.js';

/** A type that declares a subject. */
export interface SubjectType {
  readonly subject: SubjectKind;
  readonly words: TypeWords<Shape>;
}

/** A type that says a facet of another subject, all of it. */
export interface AttachmentType {
  readonly attaches: SubjectKind;
  readonly facet: string;
  /** Where it names the subject, or the list of them. */
  readonly target: string;
  readonly words: BlockWords | LeafWords;
}

/** What a type adds to a list that is a facet of other subjects; it may be a subject by itself as well. */
export interface Addition {
  readonly to: SubjectKind;
  readonly facet: string;
  /** Where it names the subject, or the list of them. */
  readonly target: string;
  readonly words: WordsFor<Field>;
}

type FacetName<K extends SubjectKind> = keyof Shapes[K] & string;
type FacetWords<K extends SubjectKind, N extends FacetName<K>> = WordsFor<Shapes[K][N] & Field>;

export function is<K extends SubjectKind>(subject: K, words: () => TypeWords<Shapes[K]>): SubjectType {
  return new Declaring(subject, words as () => TypeWords<Shape>);
}

/** Words are many, and made when the first declaration of the type is met: most templates hold few types. */
class Declaring implements SubjectType {
  #words: TypeWords<Shape> | undefined;

  constructor(
    readonly subject: SubjectKind,
    private readonly made: () => TypeWords<Shape>,
  ) {}

  get words(): TypeWords<Shape> {
    return (this.#words ??= this.made());
  }
}

export function says<K extends SubjectKind, N extends FacetName<K>>(attaches: K, facet: N, target: string, words: FacetWords<K, N>): AttachmentType {
  return { attaches, facet, target, words: words as BlockWords };
}

export function adds<K extends SubjectKind, N extends FacetName<K>>(to: K, facet: N, target: string, words: FacetWords<K, N>): Addition {
  return { to, facet, target, words: words as WordsFor<Field> };
}
