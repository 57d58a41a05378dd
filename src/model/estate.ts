import type { World } from '../truth/world.js';
import type { Declaration, Unit } from './declaration.js';
import type { SubjectKind } from './kinds.js';

/** Everything in sight, joined: what the judge asks about. */
export interface Estate {
  readonly units: readonly Unit[];
  readonly declarations: readonly Declaration[];
  /** The world in which nothing depends on a choice. */
  readonly plain: World;
  subjects(kind: SubjectKind): readonly Declaration[];
  /** A declared subject as it is in a world. */
  view(declaration: Declaration, world: World): object;
}
