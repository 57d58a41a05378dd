import { type Command, Option } from 'commander';
import type { InitFlags } from './command.js';

export interface InitActions {
  init(flags: InitFlags): Promise<void>;
}

/** Puts `s3lint init` into the program. */
export function addInitCommand(program: Command, actions: InitActions): void {
  program
    .command('init')
    .description('write a configuration that fits what is here')
    .showHelpAfterError('(s3lint init --help shows all options)')
    .addOption(new Option('--workflow', 'write .github/workflows/s3lint.yml as well'))
    .action((flags: InitFlags) => actions.init(flags));
}
