/** Takes a snapshot: from flags to what AWS says, with progress, and Ctrl-C as a way to end early. */

import type { Operation } from '../../dialect/api/operations.js';
import type { Snapshot } from '../../dialect/api/snapshot.js';
import type * as Fetching from '../../fetch/index.js';
import type { Access, ScanResult } from '../../fetch/index.js';
import { type ExitCode, exit } from '../exit.js';
import { inLine } from '../say.js';
import { version } from '../version.js';
import type { World } from '../world.js';
import { WrongCall } from '../wrong-call.js';
import type { ScanFlags } from './flags.js';
import { progressLine } from './progress.js';
import { snapshotAt } from './snapshot-file.js';

export interface Taken extends ScanResult {
  /** The file to be. */
  readonly text: string;
}

interface Sparing {
  readonly quiet?: true;
  /** Asks about so many resources of a kind at most. */
  readonly sample?: number;
}

export async function takeSnapshot(operations: readonly Operation[], flags: ScanFlags & Sparing, world: World): Promise<Taken> {
  const resume = flags.resume === undefined ? undefined : snapshotAt(flags.resume, world.cwd);
  return await withAws(world, async (fetch, signal) => {
    const line = progressLine(world, flags.quiet === true);
    try {
      const result = await fetch.scan({
        ...accessOf(flags, world, signal),
        ...choiceOf(flags),
        operations,
        ...(resume && { resume }),
        ...(flags.sample !== undefined && { sample: flags.sample }),
        progress: line.show,
        now: world.now,
        tool: `s3lint ${version}`,
      });
      return { ...result, text: fetch.printSnapshot(result.snapshot) };
    } finally {
      line.clear();
    }
  });
}

/** What of an organization, an account and its buckets is meant. */
function choiceOf(flags: ScanFlags): Pick<Parameters<Fetch['scan']>[0], 'org' | 'roleName' | 'accounts' | 'buckets' | 'tags' | 'include'> {
  return {
    include: flags.include,
    ...(flags.org && { org: true }),
    ...(flags.roleName !== undefined && { roleName: flags.roleName }),
    ...(flags.accounts.length > 0 && { accounts: flags.accounts }),
    ...(flags.bucket.length > 0 && { buckets: flags.bucket }),
    ...(flags.tag.length > 0 && { tags: flags.tag }),
  };
}

export function accessOf(flags: ScanFlags, { ask }: World, signal: AbortSignal): Access {
  return {
    signal,
    ...(flags.profile !== undefined && { profile: flags.profile }),
    ...(flags.region.length > 0 && { regions: flags.region }),
    ...(flags.roleArn !== undefined && { roleArn: flags.roleArn }),
    ...(flags.externalId !== undefined && { externalId: flags.externalId }),
    ...(flags.endpointUrl !== undefined && { endpointUrl: flags.endpointUrl }),
    ...(flags.concurrency !== undefined && { concurrency: flags.concurrency }),
    ...(ask && { mfaCode: (serial: string) => ask(`Code of ${inLine(serial)}: `) }),
  };
}

type Fetch = typeof Fetching;

/** Loads what talks to AWS, and says what to install where it is missing. Ctrl-C aborts the signal; a second one ends the program. */
export async function withAws<T>(world: World, act: (fetch: Fetch, signal: AbortSignal) => Promise<T>): Promise<T> {
  const fetch = await import('../../fetch/index.js');
  const stop = new AbortController();
  const leave = world.onInterrupt?.(() => stop.abort());
  try {
    return await act(fetch, stop.signal);
  } catch (error) {
    if (fetch.isMissingPackages(error)) throw new WrongCall(error.message);
    throw error;
  } finally {
    leave?.();
  }
}

/** What went otherwise than asked, a line each. Where it left nothing to judge or to keep, it is an error. */
export function saidProblems({ problems, snapshot }: ScanResult): readonly string[] {
  const level = Object.keys(snapshot.accounts).length === 0 ? 'error' : 'warning';
  return problems.map(({ account, message, remedy }) => {
    const where = account === undefined ? '' : `account ${account}: `;
    return `${level}: ${inLine(`${where}${message}${remedy === undefined ? '' : `; ${remedy}`}`)}\n`;
  });
}

/** How a command ends of which no account let itself be read. */
export function nothingRead({ snapshot }: ScanResult): ExitCode {
  return snapshot.taken.interrupted ? exit.incomplete : exit.unreadable;
}

export function isComplete({ taken, accounts }: Snapshot): boolean {
  return taken.interrupted !== true && Object.values(accounts).every(({ failed }) => failed === undefined);
}
