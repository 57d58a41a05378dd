import { type Command, InvalidArgumentError, Option } from 'commander';
import { configOptions } from '../config-options.js';
import { count, each, lists, oneOf } from '../parse.js';
import type { AwsFlags, DoctorFlags, DriftFlags, PermissionsFlags, SnapshotFlags, TagFlag } from './flags.js';

/** What the commands about live accounts do; loaded when one is called. */
export interface LiveActions {
  aws(flags: AwsFlags): Promise<void>;
  snapshot(flags: SnapshotFlags): Promise<void>;
  permissions(flags: PermissionsFlags): Promise<void>;
  doctor(flags: DoctorFlags): Promise<void>;
  drift(paths: readonly string[], flags: DriftFlags): Promise<void>;
}

/** Options that these commands share with others. */
export interface SharedOptions {
  readonly rules: () => readonly Option[];
  readonly reports: () => readonly Option[];
  readonly values: () => readonly Option[];
  readonly colour: () => Option;
}

/** Puts `s3lint aws`, `snapshot`, `permissions`, `doctor` and `drift` into the program. */
export function addLiveCommands(program: Command, actions: LiveActions, shared: SharedOptions): void {
  command(program, 'aws', 'scan an account, or an organization', AWS, [
    ...scanOptions(),
    new Option('-o, --snapshot <file>', 'keep what was read as well'),
    ...shared.rules(),
    ...shared.reports(),
    new Option('--allow-partial', 'write SARIF although something could not be read, which closes the alerts about it'),
  ]).action((flags: AwsFlags) => actions.aws(flags));
  command(program, 'snapshot', 'read an account into a file, to be linted later', SNAPSHOT, [
    new Option('-o, --output <file>', 'where it goes').makeOptionMandatory(),
    ...scanOptions(),
    ...shared.rules(),
    new Option('-q, --quiet', 'say nothing but errors'),
    shared.colour(),
  ]).action((flags: SnapshotFlags) => actions.snapshot(flags));
  command(program, 'permissions', 'print the least IAM policy for a scan', PERMISSIONS, [
    new Option('-f, --format <format>', 'json, terraform or cloudformation').argParser(oneOf(['json', 'terraform', 'cloudformation'])).default('json'),
    include(),
    ...shared.rules(),
  ]).action((flags: PermissionsFlags) => actions.permissions(flags));
  command(program, 'doctor', 'tell which account a scan would see, and what it may not see', DOCTOR, [
    ...scanOptions().filter(({ long }) => !DOCTOR_WITHOUT.has(long ?? '')),
    ...shared.rules(),
    shared.colour(),
  ]).action((flags: DoctorFlags) => actions.doctor({ ...flags, bucket: [], tag: [], accounts: [] }));
  command(program, 'drift', 'list where what is live differs from what is declared', DRIFT, [
    new Option('--with <snapshot>', 'what is live (repeatable)').argParser(each(String)).default([]),
    ...configOptions(),
    ...shared.values(),
    new Option('-f, --format <format>', 'pretty or json').argParser(oneOf(['pretty', 'json'])).default('pretty'),
    new Option('--require-complete', 'exit 4 when something could not be compared'),
    shared.colour(),
    new Option('-q, --quiet', 'say nothing but errors besides'),
    new Option('-v, --verbose', 'list the buckets that nobody declares as well'),
  ])
    .argument('[paths...]', 'files and folders')
    .action((paths: readonly string[], flags: DriftFlags) => actions.drift(paths, flags));
}

const DOCTOR_WITHOUT: ReadonlySet<string> = new Set(['--bucket', '--tag', '--accounts', '--org', '--role-name', '--resume']);

function command(program: Command, name: string, says: string, help: string, options: readonly Option[]): Command {
  const made = program.command(name).description(says).showHelpAfterError(`(s3lint ${name} --help shows all options)`).addHelpText('after', help);
  for (const option of [...options, new Option('--debug', 'show the stack when s3lint itself fails')]) made.addOption(option);
  return made;
}

function scanOptions(): readonly Option[] {
  const list = (flags: string, says: string): Option => new Option(flags, says).default([]);
  return [
    new Option('--profile <name>', 'profile of ~/.aws; otherwise the usual chain of credentials'),
    list('--region <names>', 'only these Regions (with commas, or repeatable); all: every enabled one').argParser(
      lists(matching(/^(?:all|[a-z]{2}(?:-[a-z]+)+-\d)$/, 'Such as eu-central-1, or all.')),
    ),
    list('--bucket <globs>', 'only buckets whose names fit: data-*').argParser(lists(String)),
    list('--tag <key[=value]>', 'only buckets with this tag (repeatable)').argParser(each(tag)),
    new Option('--role-arn <arn>', 'take this role first').argParser(matching(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'arn:aws:iam::111122223333:role/NAME')),
    new Option('--external-id <id>', 'what the role asks for besides'),
    new Option('--org', 'every account of the organization, by a role in each'),
    new Option('--role-name <name>', 'that role').default(undefined, 's3lint-scan'),
    list('--accounts <ids>', 'only these accounts, by that role in each').argParser(lists(matching(/^\d{12}$/, 'An account id is twelve digits.'))),
    new Option('--endpoint-url <url>', 'another service than AWS that speaks its API').argParser(
      matching(/^https?:\/\/[^/]/, 'It begins with http:// or https://.'),
    ),
    new Option('--concurrency <count>', 'calls in flight at most, per account').argParser(count).default(undefined, '64'),
    include(),
    new Option('--resume <file>', 'go on from a snapshot that was interrupted'),
  ];
}

function include(): Option {
  return new Option('--include <names>', 'read as well, with a call for each: tasks (of ECS), instances (user data of EC2)')
    .argParser(lists(oneOf(['tasks', 'instances'])))
    .default([]);
}

function matching(pattern: RegExp, help: string): (typed: string) => string {
  return (typed) => {
    if (!pattern.test(typed)) throw new InvalidArgumentError(help);
    return typed;
  };
}

function tag(typed: string): TagFlag {
  const cut = typed.indexOf('=');
  if (cut === 0 || typed === '') throw new InvalidArgumentError('Write KEY or KEY=VALUE.');
  return cut < 0 ? { key: typed } : { key: typed.slice(0, cut), value: typed.slice(cut + 1) };
}

const AWS = `
Only reads are ever sent, and no object is read. The least policy for it: s3lint permissions

Examples:
  s3lint aws                                     the account of your credentials
  s3lint aws --profile audit --preset strict     another profile, more rules
  s3lint aws --bucket 'prod-*' -o today.json     some buckets; keep what was read
  s3lint aws --org --role-name audit             every account of the organization
  s3lint aws -f sarif=scan.sarif                 for code scanning

Exit codes:
  0  nothing at or above --fail-on              4  something is undecided, and --require-complete
  1  findings                                   5  there is no bucket
  2  wrong call or configuration               70  a fault of s3lint
  3  an account could not be read
`;

const SNAPSHOT = `
A snapshot is a file like any other: s3lint FILE judges it, offline. It holds no secrets; values of environment variables are left out.

Examples:
  s3lint snapshot -o account.json
  s3lint snapshot -o account.json --resume account.json     go on after an interruption
  s3lint infra/ --with account.json                         what the text leaves open, as it is live
  s3lint drift infra/ --with account.json                   where live differs from the text

Exit codes:
  0  all that was asked for is in the file      4  it was interrupted
  2  wrong call or configuration               70  a fault of s3lint
  3  an account could not be read
`;

const PERMISSIONS = `
Examples:
  s3lint permissions > s3lint-scan.json
  s3lint permissions --preset strict -f terraform
  s3lint permissions -f cloudformation           a role for a stack set
`;

const DOCTOR = `
Examples:
  s3lint doctor
  s3lint doctor --profile audit --preset strict

Exit codes:
  0  all permissions are there                  4  some are missing
  2  wrong call, or packages to install        70  a fault of s3lint
  3  the credentials are not good
`;

const DRIFT = `
Examples:
  s3lint drift infra/ --with account.json
  s3lint drift template.yaml --parameters prod.json --with account.json
  s3lint drift infra/ state.json --tf-dir infra --with account.json     buckets whose names a state tells

Exit codes:
  0  no drift                                   4  something could not be compared, and --require-complete
  1  something differs, or is not live          5  nothing is declared here
  2  wrong call or configuration               70  a fault of s3lint
  3  an input could not be read
`;
