import { resolve } from 'node:path';
import type { Newness, ReportContext } from '../report/context.js';
import { formats } from '../report/formats.js';
import type { Notice, Result } from '../rule/finding.js';
import { hasColour, hasUnicode, widthOf } from './colour.js';
import type { LintFlags, Output } from './options.js';
import { repositoryTop, shownPath } from './repository.js';
import { version } from './version.js';
import type { World } from './world.js';
import { writeReport } from './write.js';
import { WrongCall } from './wrong-call.js';

/** Where the reports of a call go: without a wish, to the screen. */
export function outputsOf(flags: Pick<LintFlags, 'format' | 'fixDryRun'>): readonly Output[] {
  const onScreen = flags.format.filter((output) => output.file === undefined);
  if (onScreen.length > 1)
    throw new WrongCall(
      `${onScreen.map((output) => output.format).join(' and ')} cannot both go to standard output.`,
      `Give one a file: -f ${onScreen.at(-1)?.format}=FILE.`,
    );
  if (flags.fixDryRun === undefined) return flags.format.length > 0 ? flags.format : [{ format: 'pretty' }];
  if (onScreen[0]) throw new WrongCall('The diff of --fix-dry-run goes to standard output.', `Give the report a file: -f ${onScreen[0].format}=FILE.`);
  return flags.format;
}

/** What a report hangs on. */
export interface ReportWishes
  extends Pick<
    LintFlags,
    | 'color'
    | 'quiet'
    | 'verbose'
    | 'failOn'
    | 'maxWarnings'
    | 'requireComplete'
    | 'maxAnnotations'
    | 'sarifFingerprint'
    | 'sarifProfile'
    | 'sarifCategory'
    | 'argv'
  > {
  /** Of a live scan: each has a run of its own in SARIF. */
  readonly accounts?: readonly string[];
  /** What of it is new, where that is asked. */
  readonly newness?: Newness;
}

/** Writes every report; gives what had to be left out of one. */
export async function writeReports(
  result: Result,
  outputs: readonly Output[],
  flags: ReportWishes,
  world: World,
  elapsedMs: number,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const { format, file } of outputs) {
    const write = await formats[format]();
    const context = contextFor(file === undefined, flags, world, elapsedMs);
    const text = write(result, { ...context, leftOut: (notice) => void notices.push(notice) });
    if (file === undefined) world.stdout.write(text);
    else writeReport(resolve(world.cwd, file), text);
  }
  return notices;
}

function contextFor(onScreen: boolean, flags: ReportWishes, world: World, elapsedMs: number): ReportContext {
  const { stdout, env, cwd } = world;
  const base = baseOf(cwd);
  const linkBase = linkBaseOf(env);
  return {
    tool: { name: 's3lint', version },
    colour: onScreen && hasColour(flags.color, stdout, env),
    width: widthOf(stdout),
    unicode: onScreen && hasUnicode(stdout, env),
    showUndecided: flags.quiet !== true,
    ...(flags.verbose && { verbose: true }),
    failOn: flags.failOn,
    gates: { ...(flags.maxWarnings !== undefined && { maxWarnings: flags.maxWarnings }), requireComplete: flags.requireComplete === true },
    time: world.now().getTime(),
    ...(flags.argv && { call: withoutReports(flags.argv) }),
    ...(linkBase !== undefined && { linkBase }),
    ...(stdout.isTTY && { elapsedMs }),
    ...(base !== undefined && { base }),
    ...(flags.newness && { newSince: flags.newness }),
    ...(flags.maxAnnotations !== undefined && { maxAnnotations: flags.maxAnnotations }),
    sarif: {
      fingerprint: flags.sarifFingerprint,
      profile: flags.sarifProfile,
      ...(flags.sarifCategory !== undefined && { category: flags.sarifCategory }),
      ...(flags.accounts && { accounts: flags.accounts }),
    },
  };
}

/** Where a folder stands in its repository; undefined at the top of it, and outside of any. */
export function baseOf(cwd: string): string | undefined {
  const top = repositoryTop(cwd);
  return top === undefined || top === cwd ? undefined : shownPath(top, cwd);
}

/** Where a runner of GitHub says that files of this commit are to be seen. */
function linkBaseOf(env: World['env']): string | undefined {
  const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '', GITHUB_SHA: sha = '' } = env;
  if (server === '') return undefined;
  if (!/^https?:\/\/[\w.:-]+$/.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
  return `${server}/${repository}/blob/${sha}/`;
}

/** A call without the words that say where its reports go. */
function withoutReports(argv: readonly string[]): readonly string[] {
  return argv.filter((word, index) => !/^(?:-f|--format$|--format=)/.test(word) && !/^(?:-f|--format)$/.test(argv[index - 1] ?? ''));
}
