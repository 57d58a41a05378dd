import type { ExitCode } from './exit.js';
import { isPlain, plainFlags } from './plain-call.js';
import type { World } from './world.js';

/** Runs a command line (without `node` and the script) and says how it ended. What is not needed at once is loaded when it is. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await run(argv, world);
  } catch (error) {
    const { tellFault } = await import('./fault.js');
    return tellFault(error, argv.includes('--debug'), world);
  }
}

async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  if (isPlain(argv)) {
    const { lintCommand } = await import('./lint-command.js');
    return lintCommand(argv, plainFlags, world);
  }
  const { call } = await import('./call.js');
  return call(argv, world);
}
