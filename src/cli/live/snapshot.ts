import { operations } from '../../dialect/api/operations.js';
import { type ExitCode, exit } from '../exit.js';
import { inLine } from '../say.js';
import type { World } from '../world.js';
import type { SnapshotFlags } from './flags.js';
import { operationsOf } from './operations.js';
import { rulesFor } from './rules.js';
import { writeSnapshot } from './snapshot-file.js';
import { nothingRead, saidProblems, takeSnapshot } from './take.js';

/** `s3lint snapshot -o FILE`: reads an account for the enabled rules and writes down what it says. */
export async function snapshotCommand(flags: SnapshotFlags, world: World): Promise<ExitCode> {
  const asked = operationsOf(await rulesFor(flags, world), flags.include);
  // The tags tell later which stack made a bucket.
  const tags = operations.filter(({ name }) => name === 'GetBucketTagging' && !asked.some((one) => one.name === name));
  const taken = await takeSnapshot([...asked, ...tags], flags, world);
  const { snapshot, calls } = taken;
  for (const line of saidProblems(taken)) world.stderr.write(line);
  const accounts = Object.values(snapshot.accounts);
  if (accounts.length === 0) return nothingRead(taken);
  writeSnapshot(flags.output, taken.text, world.cwd);
  if (flags.quiet !== true) {
    const buckets = accounts.reduce((sum, { resources }) => sum + Object.keys(resources.bucket ?? {}).length, 0);
    world.stderr.write(
      `${inLine(flags.output)}: ${buckets} bucket${buckets === 1 ? '' : 's'} of ${accounts.length} account${accounts.length === 1 ? '' : 's'}, ${calls.all} calls.\n`,
    );
    if (snapshot.taken.interrupted) world.stderr.write(`It was interrupted; go on with --resume ${inLine(flags.output)}.\n`);
  }
  if (accounts.some(({ failed }) => failed !== undefined)) return exit.unreadable;
  return snapshot.taken.interrupted ? exit.incomplete : exit.clean;
}
