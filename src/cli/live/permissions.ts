import { permissionsText } from '../../dialect/api/permissions.js';
import type { World } from '../world.js';
import type { PermissionsFlags } from './flags.js';
import { operationsOf } from './operations.js';
import { rulesFor } from './rules.js';

/** `s3lint permissions`: the least policy under which a scan for the enabled rules leaves nothing undecided. */
export async function permissionsCommand(flags: PermissionsFlags, world: World): Promise<void> {
  world.stdout.write(permissionsText(operationsOf(await rulesFor(flags, world), flags.include), flags.format));
}
