import type { Operation } from '../../dialect/api/operations.js';
import type { Reply, Snapshot, Unanswered } from '../../dialect/api/snapshot.js';
import { styles } from '../../report/paint.js';
import { scanNeedsOf } from '../../rule/needs.js';
import { operationsFor } from '../../dialect/api/plan.js';
import type { RuleSetting } from '../../judge/setting.js';
import { hasColour } from '../colour.js';
import { type ExitCode, exit } from '../exit.js';
import { inLine } from '../say.js';
import type { World } from '../world.js';
import type { DoctorFlags } from './flags.js';
import { operationsOf } from './operations.js';
import { rulesFor } from './rules.js';
import { accessOf, saidProblems, takeSnapshot, withAws } from './take.js';

/** So many buckets and others of a kind tell whether a permission is there. */
const SAMPLE = 3;

/** `s3lint doctor`: whose credentials these are, and what a scan with them would leave undecided. */
export async function doctorCommand(flags: DoctorFlags, world: World): Promise<ExitCode> {
  const asked = await rulesFor(flags, world);
  const { settings } = asked;
  const style = styles(hasColour(flags.color, world.stdout, world.env));
  const say = (name: string, value: string): void => world.stdout.write(`${style('bold')(name.padEnd(13))}${inLine(value)}\n`);
  const operations = operationsOf(asked, flags.include);
  const services = operations.map(({ service }) => service);
  const who = await withAws(world, (fetch, signal) => fetch.identity({ ...accessOf(flags, world, signal), services }));
  say('credentials', [who.source ?? 'none found', ...(who.expires ? [`until ${who.expires.toISOString()}`] : [])].join(', '));
  say('region', who.regionIsSet ? who.region : `${who.region}, because none is set`);
  if (who.endpoint !== undefined) say('endpoint', who.endpoint);
  if (who.account === undefined) {
    say('account', `not told: ${who.problem ?? 'AWS does not say'}${who.remedy === undefined ? '' : `; ${who.remedy}`}`);
    return exit.unreadable;
  }
  say('account', who.account);
  if (who.arn !== undefined) say('identity', who.arn);
  const taken = await takeSnapshot(operations, { ...flags, sample: SAMPLE, quiet: true }, world);
  for (const line of saidProblems(taken)) world.stderr.write(line);
  const missing = missingIn(taken.snapshot, operations);
  say('permissions', missing.length === 0 ? `all that ${settings.length} rules need` : `${missing.length} missing of what ${settings.length} rules need`);
  for (const { action, why } of missing) {
    const rules = rulesThatNeed(action, settings);
    world.stdout.write(`  ${style('yellow')(action)}  ${inLine(why)}\n${rules.length > 0 ? `    undecided without it: ${some(rules)}\n` : ''}`);
  }
  if (missing.length > 0) world.stdout.write('\nThe least policy for a scan: s3lint permissions\n');
  return missing.length === 0 ? exit.clean : exit.incomplete;
}

/** So many names are a line or two; a permission that nearly every rule needs would fill the screen. */
const NAMED = 8;

function some(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest > 1 ? `${names.slice(0, NAMED).join(', ')} and ${rest} more` : names.join(', ');
}

interface Missing {
  readonly action: string;
  readonly why: string;
}

/** Actions that were denied at least once, in the order of the table. */
function missingIn({ accounts }: Snapshot, operations: readonly Operation[]): readonly Missing[] {
  const denied = new Map<string, string>();
  const note = (reply: { readonly state: 'ok' } | Reply): void => {
    if (reply.state === 'unknown' && reply.reason === 'denied' && reply.action !== undefined) denied.set(reply.action, detailOf(reply));
  };
  for (const { listed, resources } of Object.values(accounts)) {
    for (const regions of Object.values(listed)) Object.values(regions).forEach(note);
    for (const all of Object.values(resources)) for (const { replies } of Object.values(all)) Object.values(replies).forEach(note);
  }
  const actions = [...new Set(operations.flatMap((operation) => operation.actions))];
  return [...actions, ...[...denied.keys()].filter((action) => !actions.includes(action))].flatMap((action) => {
    const why = denied.get(action);
    return why === undefined ? [] : [{ action, why }];
  });
}

function detailOf({ detail, code }: Unanswered): string {
  return detail ?? code ?? 'denied';
}

function rulesThatNeed(action: string, settings: readonly RuleSetting[]): readonly string[] {
  return settings.flatMap(({ rule }) => (operationsFor(scanNeedsOf(rule)).some(({ actions }) => actions.includes(action)) ? [rule.meta.id] : []));
}
