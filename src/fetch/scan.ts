/** Scans accounts. This room asks AWS and writes down what it says; it judges nothing and writes nothing to AWS. */

import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { keyOf, operations } from '../dialect/api/operations.js';
import type { Operation, Service } from '../dialect/api/operations.js';
import { SCHEMA, VERSION } from '../dialect/api/snapshot.js';
import type { AccountSnapshot, Snapshot, Unanswered } from '../dialect/api/snapshot.js';
import { scanAccount } from './account.js';
import { Asker } from './asker.js';
import type { AskerSetting } from './asker.js';
import { chance as real } from './chance.js';
import type { Chance } from './chance.js';
import { sayTag } from './filter.js';
import { Ledger } from './ledger.js';
import { Limiter, each } from './limiter.js';
import { listAccounts, stops } from './organization.js';
import type { Stop } from './organization.js';
import type { AwsPort, Identity, Surroundings } from './port.js';
import { ALL } from './regions.js';
import type { Access, ScanRequest, ScanResult } from './request.js';
import type { Problem, Scene } from './scene.js';
import { sdkPort } from './sdk/port.js';
import { Tally } from './tally.js';
import { remedyOf, sayFailure, whoAmI } from './who.js';
import type { Caller } from './who.js';

/** So many accounts at once: each has its own limits, this machine has one. */
const ACCOUNTS = 6;
export const CONCURRENCY = 64;
const REGION = 'us-east-1';
/**
 * The heap may grow by so much before what nobody needs any more is collected. Of ten thousand answers little stays: V8 would let four
 * times as much pile up, and take a third more memory for no time saved.
 */
const GROWING = 100;

/**
 * Reads what the request asks for. Never rejects for what AWS says or does not say: that is in the snapshot and in the problems.
 * Rejects with `MissingPackages` if the SDK is not installed.
 */
export async function scan(request: ScanRequest, aws: AwsPort = sdkPort(request), chance: Chance = real): Promise<ScanResult> {
  setFlagsFromString(`--heap-growing-percent=${GROWING}`);
  const plan = planOf(request);
  const around = await aws.open(servicesOf(plan, request));
  const trip: Trip = { request, aws, chance, plan, ...beginning(request, aws, around, chance), around, problems: [], accounts: new Map() };
  try {
    const { caller } = await visit(trip);
    return { snapshot: snapshotOf(trip, caller), problems: trip.problems, calls: trip.tally.calls };
  } finally {
    aws.close();
  }
}

interface Trip extends Beginning {
  readonly request: ScanRequest;
  readonly aws: AwsPort;
  readonly chance: Chance;
  readonly plan: readonly Operation[];
  readonly around: Surroundings;
  readonly problems: Problem[];
  readonly accounts: Map<string, AccountSnapshot>;
}

interface Beginning {
  readonly base: Identity;
  readonly home: string;
  readonly tally: Tally;
  readonly setting: Omit<AskerSetting, 'identity'>;
}

/** What a scan and a look at the credentials begin with. */
export function beginning(access: Access & Partial<Pick<ScanRequest, 'now' | 'progress'>>, aws: AwsPort, around: Surroundings, chance: Chance): Beginning {
  const { concurrency = CONCURRENCY, roleArn, externalId, signal } = access;
  // Every request listens; Node takes more than ten of them for a mistake, and says so on the terminal.
  setMaxListeners(0, signal);
  const tally = new Tally(access.now ?? (() => new Date(0)), access.progress);
  const gate = new Limiter({ start: concurrency * 2, floor: 1, cap: concurrency * 2 });
  return {
    base: roleArn === undefined ? { kind: 'base' } : { kind: 'role', arn: roleArn, by: { kind: 'base' }, ...(externalId !== undefined && { externalId }) },
    home: around.region ?? access.regions?.find((region) => region !== ALL) ?? REGION,
    tally,
    setting: { aws, signal, chance, tally, concurrency, gate },
  };
}

/** In the order of the table, whatever the order of the request. */
function planOf({ operations: asked, include = [] }: ScanRequest): readonly Operation[] {
  const wanted = new Map(asked.map((one) => [keyOf(one), one]));
  return operations.flatMap((known) => wanted.get(keyOf(known)) ?? []).filter(({ optIn }) => optIn === undefined || include.includes(optIn));
}

/** Those whose packages are needed: some take a while to load. */
function servicesOf(plan: readonly Operation[], { org = false, regions = [] }: ScanRequest): readonly Service[] {
  const told = plan.filter(({ role }) => role !== 'helps').map(({ service }) => service);
  return [...new Set<Service>([...told, 's3', 'sts', ...(org ? (['organizations'] as const) : []), ...(regions.includes(ALL) ? (['ec2'] as const) : [])])];
}

async function visit(trip: Trip): Promise<{ readonly caller?: Caller }> {
  const { request, setting, base, home, problems, tally } = trip;
  const asker = new Asker({ ...setting, identity: base });
  const caller = await whoAmI(asker, home, trip.around.endpoint);
  if ('state' in caller) {
    problems.push(problem(caller, caller.reason === 'interrupted' ? 'interrupted' : 'credentials'));
    return {};
  }
  const accounts = await accountsOf(trip, asker, caller);
  tally.accounts(accounts.length);
  await each(stops(accounts, caller, base, request), ACCOUNTS, async (stop) => {
    await visitAccount(trip, caller, stop, stop.identity === base ? asker : new Asker({ ...setting, identity: stop.identity }));
    tally.accountDone();
  });
  if (request.signal.aborted) problems.push({ kind: 'interrupted', message: 'stopped before all was read; what was read is kept' });
  return { caller };
}

async function accountsOf({ request, home, problems }: Trip, asker: Asker, caller: Caller): Promise<readonly string[]> {
  const { org = false, accounts } = request;
  if (!org) return accounts ?? [caller.account];
  const listed = await listAccounts(asker, home);
  if (!('state' in listed)) return accounts ? listed.filter((account) => accounts.includes(account)) : listed;
  problems.push({
    ...problem(listed, 'organization'),
    message: `the accounts of the organization cannot be listed: ${sayFailure(listed)}`,
    remedy: 'use credentials of the management account or of a delegated administrator, or name the accounts',
  });
  return accounts ?? [caller.account];
}

async function visitAccount(trip: Trip, caller: Caller, { account, identity }: Stop, asker: Asker): Promise<void> {
  const { request, plan, home, tally, problems } = trip;
  const only = onlyOf(request);
  const known = request.resume?.accounts[account];
  const ledger = new Ledger(account, caller.partition, known && sameOnly(known.only, only) ? known : undefined);
  if (identity !== trip.base) {
    const there = await whoAmI(asker, home, trip.around.endpoint);
    if ('state' in there && there.reason !== 'interrupted') {
      trip.accounts.set(account, ledger.snapshot({ failed: there, ...only }));
      problems.push({
        ...problem(there, 'account', account),
        ...(identity.kind === 'role' && { message: `the role ${identity.arn} cannot be taken on: ${sayFailure(there)}` }),
      });
      return;
    }
  }
  const scene: Scene = {
    ledger,
    asker,
    tally,
    plan,
    filter: { buckets: request.buckets ?? [], tags: request.tags ?? [] },
    home,
    ...(isChoice(request.regions) && { regions: request.regions }),
    allRegions: request.regions?.includes(ALL) === true,
    ...(request.sample !== undefined && { sample: request.sample }),
    say: (said) => problems.push(said),
  };
  await scanAccount(scene);
  const failed = asker.stopped;
  if (failed) problems.push(problem(failed, 'account', account));
  trip.accounts.set(account, ledger.snapshot({ ...(failed && { failed }), ...only }));
}

function isChoice(regions: readonly string[] | undefined): regions is readonly string[] {
  return regions !== undefined && regions.length > 0 && !regions.includes(ALL);
}

/** What the request leaves out, for whoever reads the snapshot. */
function onlyOf({ buckets, tags, regions }: ScanRequest): Pick<AccountSnapshot, 'only'> {
  const only = {
    ...(buckets && buckets.length > 0 && { buckets: [...buckets].sort() }),
    ...(tags && tags.length > 0 && { tags: tags.map(sayTag).sort() }),
    ...(isChoice(regions) && { regions: [...regions].sort() }),
  };
  return Object.keys(only).length > 0 ? { only } : {};
}

/** A scan that left out other things is no beginning of this one. */
function sameOnly(known: AccountSnapshot['only'], { only }: Pick<AccountSnapshot, 'only'>): boolean {
  return JSON.stringify([known?.buckets, known?.tags, known?.regions]) === JSON.stringify([only?.buckets, only?.tags, only?.regions]);
}

function problem(why: Unanswered, kind: Problem['kind'], account?: string): Problem {
  const remedy = remedyOf(why);
  const message = why.reason === 'interrupted' ? 'stopped before anything was read' : sayFailure(why);
  return { kind, message, ...(account !== undefined && { account }), ...(remedy !== undefined && { remedy }) };
}

function snapshotOf({ request, accounts }: Trip, caller: Caller | undefined): Snapshot {
  return {
    schema: SCHEMA,
    version: VERSION,
    taken: {
      at: request.now().toISOString(),
      by: request.tool,
      ...(caller?.arn !== undefined && { caller: caller.arn }),
      ...(request.signal.aborted && { interrupted: true as const }),
    },
    // What an earlier scan knew of accounts that were not reached this time is not lost.
    accounts: { ...request.resume?.accounts, ...Object.fromEntries([...accounts].sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}
