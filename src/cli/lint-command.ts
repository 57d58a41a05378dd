import { resolve } from 'node:path';
import type { Choice } from '../config/choose.js';
import { knownRules } from '../config/config.js';
import { type LintRequest, type Run, run } from '../lint.js';
import { repair } from '../repair.js';
import { obeyedByNobody } from '../report/escape.js';
import type { Notice, Result } from '../rule/finding.js';
import { baselineFor } from './baseline/find.js';
import type { Recalled } from './baseline/recall.js';
import { dayOf } from './day.js';
import { MUCH } from './engine.js';
import { type ExitCode, exit, exitCodeOf } from './exit.js';
import { diffOf, heldIn, notMade, whyHeld, writeFixes } from './fix.js';
import type { Ignores } from './gitignore.js';
import { type Inputs, inputsFor } from './inputs.js';
import { entriesFrom, ignoresOf, noticesOf, settingsOf } from './judging.js';
import { type LoadedConfig, loadConfig } from './load-config.js';
import type { LintFlags } from './options.js';
import { type ReadText, parametersFrom } from './parameters.js';
import { baseOf, outputsOf, writeReports } from './reports.js';
import { harmless } from './say.js';
import { chosenRules, renamed } from './settings.js';
import { filesOfValues, terraformValues } from './terraform-values.js';
import type { World } from './world.js';

/** `s3lint [paths…]`: from arguments to reports and an exit code. */
export async function lintCommand(given: readonly string[], flags: LintFlags, world: World): Promise<ExitCode> {
  const started = world.now();
  const outputs = outputsOf(flags);
  const configured = await configuredBy(flags, world);
  const { loaded, choices, parameters, ignores } = configured;
  if (flags.printConfig !== undefined) {
    const { configThatHolds } = await import('./print-config.js');
    const path = resolve(world.cwd, flags.printConfig);
    world.stdout.write(await configThatHolds({ loaded, choices, parameters, presets: flags.preset }, path, ignores(path, false), world.cwd));
    return exit.clean;
  }
  const asked = await requestFor(given, flags, configured, started, world);
  if (asked.inputs.bytes > MUCH) world.expectMuch?.();
  const stats = flags.stats ? (await import('./stats.js')).measured(asked.request) : undefined;
  const compare = await comparison(given, flags, configured, asked, world);
  if (compare) stats?.mark('comparison');
  const { run: ended, notes, unwritten } = judged(stats?.request ?? asked.request, asked.inputs, flags, world);
  const known = compare?.(ended);
  const result: Result = { ...ended.result, diagnostics: [...ended.result.diagnostics, ...asked.inputs.notices, ...notes, ...(known?.notices ?? [])] };
  const wishes = known ? { ...flags, newness: known.newness } : flags;
  const leftOut = await writeReports(result, outputs, wishes, world, world.now().getTime() - started.getTime());
  for (const notice of noticesOf([...result.diagnostics, ...leftOut, ...emptiness(result)], renamed(loaded, flags), unwritten, flags))
    world.stderr.write(notice);
  if (stats) {
    stats.mark('reports');
    world.stderr.write(stats.tell());
  }
  return unwritten.length > 0
    ? exit.wrongCall
    : exitCodeOf(result, { ...flags, maxWarnings: flags.maxWarnings, requireComplete: flags.requireComplete === true }, known?.newness.isNew);
}

/** What the configuration and the flags want, before any input is looked for. */
export interface Configured {
  readonly loaded: LoadedConfig;
  readonly choices: readonly Choice[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly ignores: Ignores;
}

export async function configuredBy(flags: LintFlags, world: World): Promise<Configured> {
  const loaded = await loadConfig(flags, world.cwd);
  const choices = await chosenRules(loaded, flags);
  const parameters = parametersFrom(loaded.config.parameters, flags, world.cwd);
  const ignores = await ignoresOf(loaded.config);
  return { loaded, choices, parameters, ignores };
}

export interface Asked {
  readonly request: LintRequest;
  readonly inputs: Inputs;
  /** Files of the call itself, such as values. */
  readonly beside: readonly string[];
}

/** What is to be judged, and by what. */
export async function requestFor(
  given: readonly string[],
  flags: LintFlags,
  { loaded, choices, parameters, ignores }: Configured,
  started: Date,
  world: World,
): Promise<Asked> {
  const terraform = terraformValues(loaded.config, flags, world.cwd);
  const live = flags.with === undefined || flags.with.length === 0 ? [] : (await import('./live/with.js')).liveFiles(flags.with, world.cwd);
  const beside = [...filesOfValues(terraform), ...live.map(({ path }) => path)];
  const inputs = await inputsFor(given, flags, ignores, world, beside);
  const base = baseOf(world.cwd);
  const request: LintRequest = {
    files: inputs.files,
    paths: inputs.paths,
    ...(live.length > 0 && { live }),
    ...(await settingsOf(choices, loaded.rules, world.cwd)),
    known: knownRules(loaded.metas),
    parameters,
    terraform,
    facts: loaded.config.facts,
    ...(base !== undefined && { base }),
    today: dayOf(started),
    suppressions: flags.suppressions,
    ...(loaded.config.suppressions && { entries: await entriesFrom(loaded.config.suppressions, world.cwd) }),
  };
  return { request, inputs, beside };
}

/** What is meant where nothing is named. */
export function pathsOf(given: readonly string[]): readonly string[] {
  return given.length === 0 ? ['.'] : given;
}

/** What findings are held against, read before anything is changed; undefined where there is nothing. */
async function comparison(
  given: readonly string[],
  flags: LintFlags,
  { loaded, ignores }: Configured,
  { request, inputs, beside }: Asked,
  world: World,
): Promise<((run: Run) => Recalled) | undefined> {
  const { newSince } = flags;
  const baseline = baselineFor(flags, loaded, world.cwd);
  if (baseline === undefined && newSince === undefined) return undefined;
  const { recall } = await import('./baseline/recall.js');
  const parameters = (read: ReadText): ReadonlyMap<string, string> => parametersFrom(loaded.config.parameters, flags, world.cwd, read);
  const since =
    newSince === undefined ? undefined : { ref: newSince, request, given: pathsOf(given), inputs, ignores, beside, maxBytes: flags.maxFileSize, parameters };
  return recall({ baseline, since, rules: request, scope: { cwd: world.cwd, paths: pathsOf(given) } }, world);
}

interface Judged {
  readonly run: Run;
  /** What is to be said besides. */
  readonly notes: readonly Notice[];
  /** Fixes that could not be written, each with the reason. */
  readonly unwritten: readonly string[];
}

function judged(request: LintRequest, inputs: Inputs, flags: LintFlags, world: World): Judged {
  const mode = flags.fixDryRun ?? flags.fix;
  if (mode === undefined) return { run: run(request), notes: [], unwritten: [] };
  const repaired = repair(request, mode);
  const { changed, fixed, result } = repaired;
  const unmade = notMade(repaired, mode, flags.tfDir ?? '.');
  const notes: readonly Notice[] = unmade === undefined ? [] : [{ level: 'warn', message: unmade }];
  if (flags.fixDryRun !== undefined) {
    const diff = diffOf(changed);
    // A patch is as it is, but in a log that commands.
    world.stdout.write(world.stdout.isTTY ? harmless(diff) : world.env['GITHUB_ACTIONS'] ? obeyedByNobody(diff) : diff);
    if (!flags.quiet)
      world.stderr.write(`${fixed} would be fixed in ${filesOf(changed.length)}${heldIn(result)}; ${result.findings.length} would remain.\n${whyHeld(result)}`);
    return { run: repaired.run, notes, unwritten: [] };
  }
  const unwritten = writeFixes(
    changed.filter((file) => file.path !== inputs.stdin),
    world.cwd,
  );
  if (!flags.quiet) world.stderr.write(`${fixed} fixed in ${filesOf(changed.length - unwritten.length)}${heldIn(result)}.\n`);
  return { run: repaired.run, notes, unwritten };
}

/** Why there may be nothing to lint. */
function emptiness({ coverage, findings }: Result): readonly Notice[] {
  if (coverage.files > 0 || findings.length > 0) return [];
  const seen =
    coverage.skipped > 0
      ? `none of ${filesOf(coverage.skipped)} that could be one bears the mark of a CloudFormation template, a policy, or a plan or state of Terraform`
      : 'no file here could be a CloudFormation template, a Terraform configuration or a policy';
  return [{ level: 'warn', message: `${seen}; what .gitignore names is passed by, so name it: s3lint cdk.out` }];
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
