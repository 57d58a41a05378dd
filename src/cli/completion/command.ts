import type { Command } from 'commander';
import { allMetas } from '../all-metas.js';
import type { World } from '../world.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { powershellScript } from './powershell.js';
import type { Shell } from './shells.js';
import { wordsOf } from './tree.js';
import { zshScript } from './zsh.js';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript } as const satisfies Record<Shell, unknown>;

/** `s3lint completion SHELL`: a script that offers commands, flags and values while somebody types. */
export function completionCommand(shell: Shell, program: Command, world: World): void {
  world.stdout.write(
    scripts[shell](
      wordsOf(program),
      allMetas.map(({ id }) => id),
    ),
  );
}
