import { resolve } from 'node:path';
import { knownRules } from '../config/config.js';
import { type LintRequest, lint } from '../lint.js';
import { repair } from '../repair.js';
import type { Notice, Result } from '../rule/finding.js';
import { allMetas } from './all-metas.js';
import { type ExitCode, exit, exitCodeOf } from './exit.js';
import { diffOf, notMade, writeFixes } from './fix.js';
import type { Ignores } from './gitignore.js';
import { type Inputs, inputsFor } from './inputs.js';
import { entriesFrom, noticesOf, settingsOf } from './judging.js';
import { loadConfig } from './load-config.js';
import type { LintFlags } from './options.js';
import { parametersFrom } from './parameters.js';
import { configThatHolds } from './print-config.js';
import { baseOf, outputsOf, writeReports } from './reports.js';
import { harmless } from './say.js';
import { chosenRules, renamed } from './settings.js';
import { filesOfValues, terraformValues } from './terraform-values.js';
import type { World } from './world.js';

/** `s3lint [paths…]`: from arguments to reports and an exit code. */
export async function lintCommand(given: readonly string[], flags: LintFlags, world: World): Promise<ExitCode> {
  const started = world.now();
  const outputs = outputsOf(flags);
  const loaded = await loadConfig(flags.config, world.cwd, allMetas);
  const choices = await chosenRules(loaded.config, flags, allMetas);
  const parameters = parametersFrom(loaded.config.parameters, flags, world.cwd);
  const { ignores: patterns } = loaded.config;
  const ignores: Ignores = patterns.length === 0 ? () => false : (await import('./gitignore.js')).patternIgnores(loaded.folder, patterns);
  if (flags.printConfig !== undefined) {
    const path = resolve(world.cwd, flags.printConfig);
    world.stdout.write(configThatHolds(loaded, choices, parameters, ignores(path, false), world.cwd));
    return exit.clean;
  }
  const terraform = terraformValues(loaded, flags, world.cwd);
  const live = flags.with === undefined || flags.with.length === 0 ? [] : (await import('./live/with.js')).liveFiles(flags.with, world.cwd);
  const inputs = await inputsFor(given, flags, ignores, world, [...filesOfValues(terraform), ...live.map(({ path }) => path)]);
  const base = baseOf(world.cwd);
  const request: LintRequest = {
    files: inputs.files,
    paths: inputs.paths,
    ...(live.length > 0 && { live }),
    ...settingsOf(choices),
    known: knownRules(allMetas),
    parameters,
    terraform,
    facts: loaded.config.facts,
    ...(base !== undefined && { base }),
    today: started.toISOString().slice(0, 10),
    suppressions: flags.suppressions,
    ...(loaded.config.suppressions && { entries: await entriesFrom(loaded.config.suppressions, loaded.folder, world.cwd) }),
  };
  const { result, unwritten } = judged(request, inputs, flags, world);
  const leftOut = await writeReports(result, outputs, flags, world, world.now().getTime() - started.getTime());
  for (const notice of noticesOf([...result.diagnostics, ...leftOut, ...emptiness(result)], renamed(loaded.config, flags, allMetas), unwritten, flags))
    world.stderr.write(notice);
  return unwritten.length > 0
    ? exit.wrongCall
    : exitCodeOf(result, { ...flags, maxWarnings: flags.maxWarnings, requireComplete: flags.requireComplete === true });
}

interface Judged {
  readonly result: Result;
  /** Fixes that could not be written, each with the reason. */
  readonly unwritten: readonly string[];
}

function judged(request: LintRequest, inputs: Inputs, flags: LintFlags, world: World): Judged {
  const mode = flags.fixDryRun ?? flags.fix;
  if (mode === undefined) return { result: lint(request), unwritten: [] };
  const repaired = repair(request, mode);
  const { changed, fixed } = repaired;
  const unmade = notMade(repaired, mode, flags.tfDir ?? '.');
  const result: Result =
    unmade === undefined ? repaired.result : { ...repaired.result, diagnostics: [...repaired.result.diagnostics, { level: 'warn', message: unmade }] };
  if (flags.fixDryRun !== undefined) {
    const diff = diffOf(changed);
    world.stdout.write(world.stdout.isTTY ? harmless(diff) : diff);
    if (!flags.quiet) world.stderr.write(`${fixed} would be fixed in ${filesOf(changed.length)}; ${result.findings.length} would remain.\n`);
    return { result, unwritten: [] };
  }
  const unwritten = writeFixes(
    changed.filter((file) => file.path !== inputs.stdin),
    world.cwd,
  );
  if (!flags.quiet) world.stderr.write(`${fixed} fixed in ${filesOf(changed.length - unwritten.length)}.\n`);
  return { result, unwritten };
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
