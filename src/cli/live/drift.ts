/** `s3lint drift [paths…] --with SNAPSHOT`: where what is live has left what is declared. */

import { joined } from '../../lint.js';
import { driftOf } from '../../link/live/drift.js';
import { whereabouts } from '../../report/region.js';
import { type ExitCode, exit } from '../exit.js';
import { inputsFor } from '../inputs.js';
import { ignoresOf, noticesOf } from '../judging.js';
import { loadConfig } from '../load-config.js';
import { parametersFrom } from '../parameters.js';
import { json, lookFor } from '../policy-say.js';
import { harmless, inLine } from '../say.js';
import { filesOfValues, terraformValues } from '../terraform-values.js';
import type { World } from '../world.js';
import { WrongCall } from '../wrong-call.js';
import { driftJson, driftText } from './drift-say.js';
import type { DriftFlags } from './flags.js';
import { liveFiles } from './with.js';

export async function driftCommand(given: readonly string[], flags: DriftFlags, world: World): Promise<ExitCode> {
  if (flags.with.length === 0) throw new WrongCall('What is live is told by a snapshot.', 's3lint drift infra/ --with account.json');
  const live = liveFiles(flags.with, world.cwd);
  const loadedConfig = await loadConfig(flags, world.cwd);
  const { config } = loadedConfig;
  const ignores = await ignoresOf(config);
  const parameters = parametersFrom(config.parameters, flags, world.cwd);
  const terraform = terraformValues(config, flags, world.cwd);
  const inputs = await inputsFor(given, flags, ignores, world, [...filesOfValues(terraform), ...live.map(({ path }) => path)]);
  const { loaded, estate } = joined({ ...inputs, live, parameters, terraform, facts: config.facts });
  const drift = driftOf(estate);
  const secrets = loaded.documents.flatMap((document) => document.mapped.place(0, 0)?.source.secrets ?? []);
  world.stdout.write(
    flags.format === 'json' ? json(driftJson(drift), secrets) : driftText(drift, estate, lookFor(flags.color, secrets, world), flags.verbose === true),
  );
  const unreadable = loaded.problems.filter(({ id }) => id === 'unreadable-input');
  for (const { message, help, place } of unreadable)
    world.stderr.write(`error: ${inLine(`${whereabouts(place)}: ${message}`)}\n${help === undefined ? '' : `  ${harmless(help)}\n`}`);
  for (const notice of noticesOf([...loaded.notices, ...inputs.notices], [], [], flags)) world.stderr.write(notice);
  if (unreadable.length > 0) return exit.unreadable;
  if (drift.gaps.length > 0 && flags.requireComplete) return exit.incomplete;
  if (drift.differing.length + drift.missing.length > 0) return exit.findings;
  return drift.compared + drift.gaps.length === 0 ? exit.noInput : exit.clean;
}
