import { knownRules } from '../../config/config.js';
import { type LintRequest, run } from '../../lint.js';
import type { Newness } from '../../report/context.js';
import type { Notice, Result } from '../../rule/finding.js';
import { baselineFor } from '../baseline/find.js';
import { dayOf } from '../day.js';
import { type ExitCode, exit, exitCodeOf } from '../exit.js';
import { entriesFrom, noticesOf } from '../judging.js';
import type { Output } from '../options.js';
import { outputsOf, writeReports } from '../reports.js';
import type { World } from '../world.js';
import type { AwsFlags } from './flags.js';
import { operationsOf } from './operations.js';
import { rulesFor } from './rules.js';
import { writeSnapshot } from './snapshot-file.js';
import { type Taken, isComplete, nothingRead, saidProblems, takeSnapshot } from './take.js';

/** `s3lint aws`: reads an account and judges what it says. */
export async function awsCommand(flags: AwsFlags, world: World): Promise<ExitCode> {
  const started = world.now();
  const outputs = outputsOf(flags);
  const { loaded, settings, builtins, renamed, needs } = await rulesFor(flags, world);
  const known = knownRules(loaded.metas);
  const baseline = baselineFor(flags, loaded, world.cwd);
  const scope = { cwd: world.cwd, paths: [] };
  const compare =
    baseline === undefined ? undefined : await (await import('../baseline/recall.js')).recall({ baseline, rules: { known, settings, builtins }, scope }, world);
  const taken = await takeSnapshot(operationsOf({ settings, needs }, flags.include, outputs), flags, world);
  for (const line of saidProblems(taken)) world.stderr.write(line);
  const accounts = Object.keys(taken.snapshot.accounts);
  if (accounts.length === 0) return nothingRead(taken);
  if (flags.snapshot !== undefined) writeSnapshot(flags.snapshot, taken.text, world.cwd);
  const { facts, suppressions } = loaded.config;
  const request: LintRequest = {
    ...inMemory(taken),
    settings,
    builtins,
    known,
    parameters: new Map(),
    facts,
    today: dayOf(started),
    suppressions: flags.suppressions,
    ...(suppressions && { entries: await entriesFrom(suppressions, world.cwd) }),
  };
  const judged = run(request);
  const recalled = compare?.(judged);
  const result: Result = { ...judged.result, diagnostics: [...judged.result.diagnostics, ...(recalled?.notices ?? [])] };
  const { written, withheld } = partially(outputs, result, taken, flags);
  const elapsed = world.now().getTime() - started.getTime();
  const leftOut = await writeReports(result, written, { ...flags, accounts, ...(recalled && { newness: recalled.newness }) }, world, elapsed);
  for (const notice of noticesOf([...result.diagnostics, ...leftOut, ...withheld], renamed, [], flags)) world.stderr.write(notice);
  return endOf(result, taken, flags, recalled?.newness.isNew);
}

/** The snapshot as the one file of a lint; what is found stands in files of its own, one a resource. */
function inMemory({ text }: Taken): Pick<LintRequest, 'files' | 'paths'> {
  const path = 'aws.json';
  const bytes = new TextEncoder().encode(text);
  return { files: { read: (wanted) => (wanted === path ? { kind: 'bytes', bytes } : { kind: 'missing' }) }, paths: [{ path, named: true }] };
}

/** Code scanning takes a finding that is not there for one that is mended: SARIF tells all, or nothing. */
function partially(
  outputs: readonly Output[],
  result: Result,
  { snapshot }: Taken,
  flags: AwsFlags,
): { readonly written: readonly Output[]; readonly withheld: readonly Notice[] } {
  const whole = isComplete(snapshot) && result.undecided.length === 0;
  if (whole || flags.allowPartial || !outputs.some(({ format }) => format === 'sarif')) return { written: outputs, withheld: [] };
  const open = result.undecided.length === 0 ? 'the scan is not complete' : 'something is undecided';
  return {
    written: outputs.filter(({ format }) => format !== 'sarif'),
    withheld: [{ level: 'error', message: `SARIF is not written, because ${open} and the alerts about it would be closed; --allow-partial writes it` }],
  };
}

function endOf(result: Result, { snapshot }: Taken, flags: AwsFlags, isNew: Newness['isNew'] | undefined): ExitCode {
  const code = exitCodeOf(result, { failOn: flags.failOn, maxWarnings: flags.maxWarnings, requireComplete: flags.requireComplete === true }, isNew);
  if (snapshot.taken.interrupted) return code === exit.unreadable ? code : exit.incomplete;
  return result.coverage.buckets === 0 && code === exit.clean ? exit.noInput : code;
}
