import { CommanderError } from 'commander';
import { type ExitCode, exit } from './exit.js';
import { programFor, withValuesAttached } from './program.js';
import { harmless } from './say.js';
import { version } from './version.js';
import type { World } from './world.js';
import { isWrongCall } from './wrong-call.js';

/** Runs a command line (without `node` and the script) and says how it ended. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await run(argv, world);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.wrongCall;
    if (isWrongCall(error)) {
      world.stderr.write(`error: ${harmless(error.message)}\n${error.help === undefined ? '' : `${harmless(error.help)}\n`}`);
      return exit.wrongCall;
    }
    world.stderr.write(faultOf(error, argv.includes('--debug')));
    return exit.internal;
  }
}

async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = exit.clean;
  const program = programFor(
    {
      lint: async (paths, flags) => {
        const { lintCommand } = await import('./commands.js');
        code = await lintCommand(paths, flags, world);
      },
      explain: async (id, flags) => {
        const { explainCommand } = await import('./commands.js');
        explainCommand(id, flags, world);
      },
      rules: async (flags) => {
        const { rulesCommand } = await import('./commands.js');
        rulesCommand(flags, world);
      },
      policyCheck: async (files, flags) => {
        const { policyCheckCommand } = await import('./commands.js');
        code = await policyCheckCommand(files, flags, world);
      },
      policyDiff: async (before, after, flags) => {
        const { policyDiffCommand } = await import('./commands.js');
        code = await policyDiffCommand(before, after, flags, world);
      },
    },
    world,
  );
  await program.parseAsync([...withValuesAttached(argv)], { from: 'user' });
  return code;
}

function faultOf(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : message;
  const says = `s3lint ${version} failed, and that is not your fault: ${harmless(message)}\n`;
  return says + (debug ? `${harmless(stack)}\n` : 'Run it again with --debug to see where, and please report what you see.\n');
}
