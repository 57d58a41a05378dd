import { Command, Help, Option } from 'commander';
import { formatNames } from '../report/format-names.js';
import { type BaselineActions, addBaselineCommands } from './baseline/program.js';
import { presetNames } from '../config/presets.js';
import { type Shell, shells } from './completion/shells.js';
import { configOptions } from './config-options.js';
import { type InitActions, addInitCommand } from './init/program.js';
import { type LiveActions, addLiveCommands } from './live/program.js';
import type { ListFlags, LintFlags } from './options.js';
import { assignment, count, each, lists, oneOf, output, ruleFlag, ruleId, size } from './parse.js';
import type { CheckFlags } from './policy-check.js';
import type { PolicyFlags } from './policy-input.js';
import { addPolicyCommands } from './policy-program.js';
import { harmless } from './say.js';
import { version } from './version.js';
import type { World } from './world.js';

/** What each command does; loaded when it is called. */
export interface Actions extends InitActions, BaselineActions, LiveActions {
  lint(paths: readonly string[], flags: LintFlags): Promise<void>;
  explain(id: string, flags: ListFlags): Promise<void>;
  rules(flags: ListFlags): Promise<void>;
  completion(shell: Shell, program: Command): Promise<void>;
  policyCheck(files: readonly string[], flags: CheckFlags): Promise<void>;
  policyDiff(before: string, after: string, flags: PolicyFlags): Promise<void>;
}

const EXAMPLES = `
Examples:
  s3lint                                        lint what lies here and below
  s3lint infra/ template.yaml                   these; a file that is named is always read
  s3lint --preset strict --fail-on warn         ask for more, and fail on warnings too
  s3lint --only require-versioning infra/       one rule
  s3lint --parameters prod.json template.yaml   with the parameter values of a deployment
  s3lint --var-file prod.tfvars infra/          with the values of a Terraform deployment
  s3lint --fix-dry-run=unsafe                   show all fixes as a diff; --fix writes the safe ones
  s3lint -f pretty -f sarif=s3lint.sarif        for the eye, and for code scanning
  cdk synth -q && s3lint cdk.out                what a CDK app deploys
  s3lint infra/ --with account.json             what the text leaves open, as it is live
  cat template.yaml | s3lint -                  from standard input
  s3lint policy check bucket-policy.json        who can reach the bucket, and with which request
  s3lint ./rules                                a folder that is called like a command

Exit codes:
  0  nothing at or above --fail-on              4  something is undecided, and --require-complete
  1  findings                                   5  no input
  2  wrong call or configuration               70  a fault of s3lint
  3  an input could not be read
`;

export function programFor(actions: Actions, world: World): Command {
  const program = new Command('s3lint')
    .description('The linter for Amazon S3 configurations: CloudFormation, SAM and CDK templates, Terraform, policies, and accounts.')
    .usage(
      '[options] [paths...]\n       s3lint explain ID\n       s3lint rules\n       s3lint init\n       s3lint policy check FILE\n       s3lint policy diff OLD NEW\n       s3lint baseline write\n       s3lint aws',
    )
    .argument('[paths...]', 'files and folders; - is standard input')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(harmless(text)),
      getOutHelpWidth: () => 110,
      getErrHelpWidth: () => 110,
      // Said here, because asking Node's own streams takes as long as all of the rest.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ optionTerm: termOf, optionDescription: describe })
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(s3lint --help shows all options)');

  for (const option of lintOptions()) program.addOption(option);
  program.action((paths: readonly string[], flags: LintFlags) => actions.lint(paths, flags));

  const explain = program
    .command('explain')
    .description('explain a rule: why, examples, options, how to fix')
    .argument('<id>', 'the id of a rule', ruleId)
    .addOption(colour());
  for (const option of whichRules()) explain.addOption(option);
  explain.action((id: string, flags: ListFlags) => actions.explain(id, flags));
  const rules = program
    .command('rules')
    .description('list all rules')
    .addOption(new Option('-f, --format <format>', 'pretty or json').argParser(oneOf(['pretty', 'json'])).default('pretty'))
    .addOption(colour());
  for (const option of whichRules()) rules.addOption(option);
  rules.action((flags: ListFlags) => actions.rules(flags));
  program
    .command('completion')
    .description('print a script by which a shell completes calls of s3lint')
    .argument('<shell>', shells.join(', '), oneOf(shells))
    .action((shell: Shell) => actions.completion(shell, program));
  addInitCommand(program, actions);
  addPolicyCommands(program, actions, colour);
  addBaselineCommands(program, actions, { rules: ruleOptions, values: valueOptions, colour });
  addLiveCommands(program, actions, { rules: ruleOptions, reports: reportOptions, values: valueOptions, colour });
  return program;
}

function lintOptions(): readonly Option[] {
  return [
    ...ruleOptions(),
    ...reportOptions(),
    new Option('--new-since <ref>', 'report what is new since this branch left that one: main; asks git'),
    new Option('--fix [unsafe]', 'apply fixes that are safe; with =unsafe all').argParser(fixMode),
    new Option('--fix-dry-run [unsafe]', 'print the fixes as a diff instead').argParser(fixMode),
    ...valueOptions(),
    list('--with <snapshot>', 'what is live: it tells what the text leaves open (repeatable)').argParser(each(String)),
    new Option('--stdin-filename <path>', 'the name of what comes from standard input'),
    new Option('--print-config <path>', 'print the configuration that holds for a path, and stop'),
    new Option('--watch', 'lint again whenever something changes'),
    new Option('--stats', 'tell where the time went, on standard error'),
    new Option('--debug', 'show the stack when s3lint itself fails'),
  ];
}

/** How texts are read. */
function valueOptions(): readonly Option[] {
  return [
    list('--parameter <name=value>', 'value of a CloudFormation parameter (repeatable)').argParser(each(assignment)),
    list('--parameters <file>', 'file of parameter values: AWS CLI, CodePipeline or plain (repeatable)').argParser(each(String)),
    list('--var <name=value>', 'value of a Terraform variable, or of terraform.workspace (repeatable)').argParser(each(assignment)),
    list('--var-file <file>', 'file of values of Terraform variables (repeatable)').argParser(each(String)),
    new Option('--tf-dir <folder>', 'the Terraform configuration of which a plan was made: findings stand there'),
    new Option('--max-file-size <size>', 'larger files are refused').argParser(size).default(16 * 1024 * 1024, '16MB'),
  ];
}

/** Which rules there are. */
function whichRules(): readonly Option[] {
  return [
    ...configOptions(),
    list('--plugin <file>', 'rules of others: a file or a package, maybe with a name: acme=./rules/index.ts (repeatable)').argParser(each(String)),
  ];
}

/** Which rules are asked. */
function ruleOptions(): readonly Option[] {
  return [
    ...whichRules(),
    list('--preset <names>', `${presetNames.join(', ')}; wins over the configuration's \`extends\``).argParser(lists(oneOf(presetNames))),
    list('--rule <id=level[,json]>', 'set one rule: off, info, warn or error, and its options (repeatable)').argParser(each(ruleFlag)),
    list('--only <ids>', 'these rules and no others').argParser(lists(ruleId)),
    list('--skip <ids>', 'without these rules').argParser(lists(ruleId)),
  ];
}

/** What is told, where, and when it fails. */
function reportOptions(): readonly Option[] {
  return [
    list('-f, --format <format[=file]>', `${formatNames.join(', ')} (repeatable)`).argParser(each(output)),
    new Option('--fail-on <level>', 'exit 1 from this level on: info, warn, error, never')
      .argParser(oneOf(['info', 'warn', 'error', 'never']))
      .default('error'),
    new Option('--max-warnings <count>', 'exit 1 when there are more warnings').argParser(count),
    new Option('--require-complete', 'exit 4 when something is undecided'),
    new Option('--no-suppressions', 'report what is suppressed as well'),
    new Option('--baseline <file>', 'findings that are known; otherwise .s3lint-baseline.json beside the configuration, or here or above'),
    new Option('--no-baseline', 'report what the baseline knows as well'),
    new Option('--max-annotations <count>', 'of each level in the github format; GitHub shows ten').argParser(count),
    new Option('--sarif-category <name>', 'tells several uploads of one commit apart'),
    new Option('--sarif-fingerprint <kind>', 'semantic or line').argParser(oneOf(['semantic', 'line'])).default('semantic'),
    new Option('--sarif-profile <profile>', 'github or full').argParser(oneOf(['github', 'full'])).default('github'),
    colour(),
    new Option('-q, --quiet', 'say nothing but findings'),
    new Option('-v, --verbose', 'also say what was passed by, and why'),
  ];
}

/** An option that may be given several times. */
function list(flags: string, says: string): Option {
  return new Option(flags, says).default([]);
}

function colour(): Option {
  return new Option('--color <when>', 'auto, always or never; NO_COLOR and FORCE_COLOR are heard')
    .argParser(oneOf(['auto', 'always', 'never']))
    .default('auto');
}

const fixMode = oneOf(['safe', 'unsafe']);

/** Flags whose value may be missing. It must follow an equals sign, or `--fix infra/` would mean a mode called infra/. */
const ATTACHED = new Set(['--fix', '--fix-dry-run']);

/** The arguments with every missing value of such a flag put in. */
export function withValuesAttached(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) => (ATTACHED.has(word) && (end === -1 || index < end) ? `${word}=safe` : word));
}

/** That a list is empty at first goes without saying. */
function describe(option: Option): string {
  return Array.isArray(option.defaultValue) ? option.description : new Help().optionDescription(option);
}

function termOf(option: Option): string {
  return option.flags.replace(/ \[(\w+)\]$/, '[=$1]');
}
