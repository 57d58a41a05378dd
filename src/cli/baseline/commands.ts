/** `s3lint baseline write|prune|show` */

import { existsSync } from 'node:fs';
import { type Entry, type Left, type Marked, compared, entriesOf, inOrder, marked } from '../../judge/baseline.js';
import { type LintRequest, type Run, run } from '../../lint.js';
import { veilOver } from '../../report/veil.js';
import { alwaysOn } from '../../rule/builtin.js';
import { type ExitCode, exit } from '../exit.js';
import { configuredBy, pathsOf, requestFor } from '../lint-command.js';
import { plainFlags } from '../plain-call.js';
import { shownPath } from '../repository.js';
import { harmless, inLine } from '../say.js';
import type { World } from '../world.js';
import { WrongCall, isWrongCall } from '../wrong-call.js';
import { readBaseline, standing, writeBaseline } from './file.js';
import { baselineFor, newBaseline } from './find.js';
import type { BaselineFlags, ShowFlags } from './program.js';
import { type Scope, isLookedAt } from './scope.js';
import { type Listed, findingsOf, listing, sumOf } from './show.js';

export async function baselineWriteCommand(paths: readonly string[], flags: BaselineFlags, world: World): Promise<ExitCode> {
  const today = await judgedToday(paths, flags, world);
  const file = today.file ?? today.otherwise;
  if (today.code !== exit.noInput) {
    const kept = entriesBefore(today, flags, world).filter((entry) => !isLookedAt(entry, today.run, today.request, today.scope));
    const found = entriesOf(today.marked.flatMap(({ marks }) => marks));
    writeBaseline(file, world.cwd, inOrder([...kept, ...found]));
    const others = kept.length === 0 ? '' : ` What this call does not look at stays: ${findingsOf(sumOf(kept))}.`;
    tell(`${findingsOf(sumOf(found))} known from now on, in ${shownPath(world.cwd, file)}.${others}`, flags, world);
  }
  return ended(today, world);
}

/** The list so far; one that cannot be read is written anew. */
function entriesBefore({ file, request }: Today, flags: BaselineFlags, world: World): readonly Entry[] {
  if (file === undefined || !existsSync(file)) return [];
  try {
    return readBaseline(file, world.cwd, request.known);
  } catch (error) {
    if (!isWrongCall(error)) throw error;
    tell(`The baseline so far could not be read, so it is replaced as a whole. ${error.message}`, flags, world);
    return [];
  }
}

export async function baselinePruneCommand(paths: readonly string[], flags: BaselineFlags, world: World): Promise<ExitCode> {
  const today = await judgedToday(paths, flags, world);
  const { file, entries, left } = heldAgainst(today, world);
  if (today.code !== exit.noInput) {
    const rest = entries.flatMap((entry) => {
      const one = left.get(entry);
      const count = entry.count - (one && isStale(one, today) ? one.count : 0);
      return count > 0 ? [{ ...entry, count }] : [];
    });
    const removed = sumOf(entries) - sumOf(rest);
    if (removed > 0) writeBaseline(file, world.cwd, rest);
    tell(`${removed === 0 ? 'Nothing is stale' : `${removed} removed`}; ${findingsOf(sumOf(rest))} known in ${shownPath(world.cwd, file)}.`, flags, world);
  }
  return ended(today, world);
}

export async function baselineShowCommand(paths: readonly string[], flags: ShowFlags, world: World): Promise<ExitCode> {
  const today = await judgedToday(paths, flags, world);
  const { file, entries, left } = heldAgainst(today, world);
  const listed = entries.map((entry): Listed => {
    const one = left.get(entry);
    if (!one) return { entry, state: 'known' };
    if (one.changed) return { entry, state: 'changed' };
    return { entry, state: isStale(one, today) ? 'stale' : 'not looked at' };
  });
  world.stdout.write(listing(listed, shownPath(world.cwd, file), flags.format));
  return ended(today, world);
}

/** What a lint finds today. */
interface Today {
  readonly request: LintRequest;
  readonly run: Run;
  readonly marked: readonly Marked[];
  readonly scope: Scope;
  /** The baseline that it would use. */
  readonly file: string | undefined;
  /** Where one would be. */
  readonly otherwise: string;
  readonly code: ExitCode;
}

async function judgedToday(paths: readonly string[], flags: BaselineFlags, world: World): Promise<Today> {
  const { cwd } = world;
  const all = { ...plainFlags, ...flags };
  const configured = await configuredBy(all, world);
  const { request } = await requestFor(paths, all, configured, world.now(), world);
  const judged = run(request);
  const { result, found } = judged;
  const unread = result.findings.some(({ ruleId }) => ruleId === alwaysOn);
  return {
    request,
    run: judged,
    marked: marked(found, veilOver(result)),
    scope: { cwd, paths: pathsOf(paths) },
    file: baselineFor(flags, configured.loaded, cwd),
    otherwise: newBaseline(configured.loaded, cwd),
    code: unread ? exit.unreadable : result.coverage.files === 0 ? exit.noInput : exit.clean,
  };
}

interface HeldAgainst {
  readonly file: string;
  readonly entries: readonly Entry[];
  /** Those for which nothing, or not so much, was found. */
  readonly left: ReadonlyMap<Entry, Left>;
}

function heldAgainst({ file, otherwise, marked, request }: Today, { cwd }: World): HeldAgainst {
  if (file === undefined) throw new WrongCall(`There is no baseline, such as ${shownPath(cwd, otherwise)}.`, 'Write one: s3lint baseline write.');
  const entries = readBaseline(file, cwd, request.known);
  const { left } = compared(marked, entries, standing(cwd));
  return { file, entries, left: new Map(left.map((one) => [one.entry, one])) };
}

function isStale({ entry, changed }: Left, { run, request, scope }: Today): boolean {
  return !changed && isLookedAt(entry, run, request, scope);
}

function ended({ code, run: { result } }: Today, { stderr }: World): ExitCode {
  if (code === exit.noInput) stderr.write('warning: nothing was found that could be linted, so nothing is done.\n');
  const unread = result.findings.filter(({ ruleId }) => ruleId === alwaysOn);
  for (const { message, place } of unread) {
    const { line, column } = place.source.position(place.start);
    stderr.write(`error: ${inLine(`${place.source.path}:${line}:${column}: ${message}`)}\n`);
  }
  if (unread.length > 0) stderr.write('What could not be read is in no baseline.\n');
  return code;
}

function tell(text: string, { quiet }: BaselineFlags, { stderr }: World): void {
  if (!quiet) stderr.write(`${harmless(text)}\n`);
}
