import { CommanderError } from 'commander';
import { type ExitCode, exit } from './exit.js';
import { programFor, withValuesAttached } from './program.js';
import type { World } from './world.js';

/** Does what a command line with commands and options asks for. */
export async function call(argv: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = exit.clean;
  const program = programFor(
    {
      lint: async (paths, flags) => {
        const lint = flags.watch ? (await import('./commands.js')).watchCommand : (await import('./lint-command.js')).lintCommand;
        code = await lint(paths, { ...flags, argv }, world);
      },
      explain: async (id, flags) => {
        const { explainCommand } = await import('./commands.js');
        await explainCommand(id, flags, world);
      },
      rules: async (flags) => {
        const { rulesCommand } = await import('./commands.js');
        await rulesCommand(flags, world);
      },
      completion: async (shell, whole) => {
        const { completionCommand } = await import('./commands.js');
        completionCommand(shell, whole, world);
      },
      baselineWrite: async (paths, flags) => {
        const { baselineWriteCommand } = await import('./baseline/commands.js');
        code = await baselineWriteCommand(paths, flags, world);
      },
      baselinePrune: async (paths, flags) => {
        const { baselinePruneCommand } = await import('./baseline/commands.js');
        code = await baselinePruneCommand(paths, flags, world);
      },
      baselineShow: async (paths, flags) => {
        const { baselineShowCommand } = await import('./baseline/commands.js');
        code = await baselineShowCommand(paths, flags, world);
      },
      init: async (flags) => {
        const { initCommand } = await import('./commands.js');
        code = await initCommand(flags, world);
      },
      policyCheck: async (files, flags) => {
        const { policyCheckCommand } = await import('./commands.js');
        code = await policyCheckCommand(files, flags, world);
      },
      policyDiff: async (before, after, flags) => {
        const { policyDiffCommand } = await import('./commands.js');
        code = await policyDiffCommand(before, after, flags, world);
      },
      aws: async (flags) => {
        const { awsCommand } = await import('./live/commands.js');
        code = await awsCommand(flags, world);
      },
      snapshot: async (flags) => {
        const { snapshotCommand } = await import('./live/commands.js');
        code = await snapshotCommand(flags, world);
      },
      permissions: async (flags) => {
        const { permissionsCommand } = await import('./live/commands.js');
        await permissionsCommand(flags, world);
      },
      doctor: async (flags) => {
        const { doctorCommand } = await import('./live/commands.js');
        code = await doctorCommand(flags, world);
      },
      drift: async (paths, flags) => {
        const { driftCommand } = await import('./live/commands.js');
        code = await driftCommand(paths, flags, world);
      },
    },
    world,
  );
  try {
    await program.parseAsync([...withValuesAttached(argv)], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.wrongCall;
    throw error;
  }
  return code;
}
