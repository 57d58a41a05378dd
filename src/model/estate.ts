import type { World } from '../truth/world.js';
import type { Declaration, Unit } from './declaration.js';
import type { PolicyUse } from '../policy/policy.js';
import type { List } from '../truth/value.js';
import type { DerivedKind } from './derived.js';
import type { SubjectKind } from './kinds.js';
import type { ChosenPolicies, DerivedCommon } from './policies.js';

/** Everything in sight, joined: what the judge asks about. */
export interface Estate {
  readonly units: readonly Unit[];
  readonly declarations: readonly Declaration[];
  /** The world in which nothing depends on a choice. */
  readonly plain: World;
  subjects(kind: SubjectKind): readonly Declaration[];
  /** Declarations that hold derived subjects of a kind. */
  holders(kind: DerivedKind): readonly Declaration[];
  /** Whether it can hold such subjects of one of these uses, as far as what it is and to what it is attached tells. */
  mayHold(kind: DerivedKind, declaration: Declaration, uses: readonly PolicyUse[]): boolean;
  /** The derived subjects of a declaration in a world; open where there may be some that cannot be seen. @param chosen of policies: only these */
  within(kind: DerivedKind, declaration: Declaration, world: World, chosen?: ChosenPolicies): List<DerivedCommon>;
  /** Whether a declaration is judged as another one that it is known to be: a live bucket as the one that a text declares. */
  passesBy(declaration: Declaration, on: SubjectKind | DerivedKind): boolean;
  /** A declared subject as it is in a world. */
  view(declaration: Declaration, world: World): object;
  /** A declaration as one of all that say the same under other names; undefined where there is no telling. */
  twin(declaration: Declaration): Twin | undefined;
  /** What was kept for further questions about one declaration is not needed for others. */
  forget(): void;
}

/** One of the declarations that differ in names alone: what is answered about one of them without a look at a name holds for all. */
export interface Twin {
  /** The declarations that it is seen with, itself among them, in an order that is that of all its twins. */
  readonly circle: readonly Declaration[];
  /** How it is called. */
  readonly name?: string | undefined;
  /** What was answered about it or one of the others. */
  answered(question: object): unknown;
  /**
   * Notices on what an answer rests.
   * @param derived it is about what is made of the declaration, all that belongs to it
   */
  watch<T>(question: object, derived: boolean, ask: () => T): Watched<T>;
}

export interface Watched<T> {
  readonly answer: T;
  /** Keeps what it comes to for those for whom it is the same; nothing where somebody looked at a name, or at what else there is. */
  keep(answer: unknown): void;
}
