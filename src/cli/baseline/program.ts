import { type Command, Option } from 'commander';
import type { SharedOptions } from '../live/program.js';
import type { LintFlags } from '../options.js';
import { each, oneOf } from '../parse.js';

/** What says what is judged, as for `s3lint [paths]`. */
export type BaselineFlags = Pick<
  LintFlags,
  | 'config'
  | 'executableConfig'
  | 'plugin'
  | 'preset'
  | 'rule'
  | 'only'
  | 'skip'
  | 'baseline'
  | 'parameter'
  | 'parameters'
  | 'var'
  | 'varFile'
  | 'tfDir'
  | 'with'
  | 'maxFileSize'
  | 'color'
  | 'quiet'
>;

export interface ShowFlags extends BaselineFlags {
  readonly format: 'pretty' | 'json';
}

/** What the commands about baselines do; loaded when one is called. */
export interface BaselineActions {
  baselineWrite(paths: readonly string[], flags: BaselineFlags): Promise<void>;
  baselinePrune(paths: readonly string[], flags: BaselineFlags): Promise<void>;
  baselineShow(paths: readonly string[], flags: ShowFlags): Promise<void>;
}

/** Puts `s3lint baseline write`, `prune` and `show` into the program. */
export function addBaselineCommands(program: Command, actions: BaselineActions, shared: Pick<SharedOptions, 'rules' | 'values' | 'colour'>): void {
  const group = program
    .command('baseline')
    .description('keep a list of findings that are known, so that only new ones count')
    .addHelpText('after', GROUP)
    .helpCommand(false);
  const command = (name: string, says: string, help: string): Command => {
    const made = group
      .command(name)
      .description(says)
      .argument('[paths...]', 'files and folders, as they are linted')
      .showHelpAfterError(`(s3lint baseline ${name} --help shows all options)`)
      .addHelpText('after', help);
    const options = [
      new Option('--baseline <file>', 'otherwise .s3lint-baseline.json beside the configuration, or here'),
      ...shared.rules(),
      ...shared.values(),
      new Option('--with <snapshot>', 'what is live: it tells what the text leaves open (repeatable)').argParser(each(String)).default([]),
      shared.colour(),
      new Option('-q, --quiet', 'say nothing but errors'),
      new Option('--debug', 'show the stack when s3lint itself fails'),
    ];
    for (const option of options) made.addOption(option);
    return made;
  };
  command('write', 'write down what is found, so that it is known', WRITE).action((paths: readonly string[], flags: BaselineFlags) =>
    actions.baselineWrite(paths, flags),
  );
  command('prune', 'remove what is found no more', PRUNE).action((paths: readonly string[], flags: BaselineFlags) => actions.baselinePrune(paths, flags));
  command('show', 'list what is known, and what of it is stale', SHOW)
    .addOption(new Option('-f, --format <format>', 'pretty or json').argParser(oneOf(['pretty', 'json'])).default('pretty'))
    .action((paths: readonly string[], flags: ShowFlags) => actions.baselineShow(paths, flags));
}

const GROUP = `
Examples:
  s3lint baseline write                 what is found today is known from now on
  s3lint                                only what is new is told, and fails
  s3lint baseline show                  what is known, and what of it is stale
  s3lint baseline prune                 forget what was mended
  s3lint --no-baseline                  all of it
`;

const CODES = `
Exit codes:
  0  done                                       5  no input
  2  wrong call or configuration               70  a fault of s3lint
  3  an input could not be read
`;

const WRITE = `
Entries about what this call does not look at (other paths, rules that are off) stay as they are.
${CODES}`;

const PRUNE = `
Only what this call looks at is removed: entries about other paths, and of rules that are off or cannot decide, stay.
${CODES}`;

const SHOW = CODES;
