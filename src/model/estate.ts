import type { World } from '../truth/world.js';
import type { Declaration, Unit } from './declaration.js';
import type { PolicyUse } from '../policy/policy.js';
import type { List } from '../truth/value.js';
import type { DerivedKind } from './derived.js';
import type { SubjectKind } from './kinds.js';
import type { DerivedCommon } from './policies.js';

/** Everything in sight, joined: what the judge asks about. */
export interface Estate {
  readonly units: readonly Unit[];
  readonly declarations: readonly Declaration[];
  /** The world in which nothing depends on a choice. */
  readonly plain: World;
  subjects(kind: SubjectKind): readonly Declaration[];
  /** Declarations that hold derived subjects of a kind. */
  holders(kind: DerivedKind): readonly Declaration[];
  /** The derived subjects of a declaration in a world; open where there may be some that cannot be seen. @param uses of policies: only these */
  within(kind: DerivedKind, declaration: Declaration, world: World, uses?: readonly PolicyUse[]): List<DerivedCommon>;
  /** Whether a declaration is judged as another one that it is known to be: a live bucket as the one that a text declares. */
  passesBy(declaration: Declaration, on: SubjectKind | DerivedKind): boolean;
  /** A declared subject as it is in a world. */
  view(declaration: Declaration, world: World): object;
  /** What was kept for further questions about one declaration is not needed for others. */
  forget(): void;
}
