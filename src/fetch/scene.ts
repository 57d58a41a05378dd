/** What every part of the scan of one account has at hand, and the two things they do: ask for a list, ask for a facet. */

import { keyOf, operations } from '../dialect/api/operations.js';
import type { Operation } from '../dialect/api/operations.js';
import type { Unanswered } from '../dialect/api/snapshot.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Asker } from './asker.js';
import type { BucketFilter } from './filter.js';
import type { Ledger } from './ledger.js';
import { askWhole } from './pages.js';
import type { Input } from './port.js';
import type { Told } from './spec.js';
import { facetSpec, listSpec } from './specs.js';
import type { Tally } from './tally.js';

export interface Scene {
  readonly ledger: Ledger;
  readonly asker: Asker;
  readonly tally: Tally;
  /** What is asked, in the order of the table. */
  readonly plan: readonly Operation[];
  readonly filter: BucketFilter;
  /** The Region that is set: where what is global is asked. */
  readonly home: string;
  /** Regions to ask in; those that hold buckets, if nobody says. */
  readonly regions?: readonly string[];
  readonly allRegions: boolean;
  /** Resources of a kind that are asked about, at most. */
  readonly sample?: number;
  readonly say: (problem: Problem) => void;
}

/** What went otherwise than asked, as a sentence; what a facet lacks is told by its reply. */
export interface Problem {
  readonly kind: 'credentials' | 'account' | 'organization' | 'regions' | 'tags' | 'buckets' | 'interrupted';
  readonly message: string;
  readonly account?: string;
  /** What would help. */
  readonly remedy?: string;
}

/** The key under which a list that is one for all Regions is kept. */
export const GLOBAL = 'global';

/** An operation of the plan. */
export function planned({ plan }: Scene, key: string): Operation | undefined {
  return plan.find((operation) => keyOf(operation) === key);
}

/** One that helps the scan: it may always be asked, and leaves nothing. */
export function helper(key: string): Operation {
  const found = operations.find((operation) => keyOf(operation) === key);
  if (!found) throw new Error(`no operation ${key}`);
  return found;
}

/** Lists the resources of an operation in one Region and writes them down, and whether that is all of them. */
export async function list(scene: Scene, operation: Operation, region: string): Promise<void> {
  const { ledger, asker } = scene;
  const spec = listSpec(operation);
  const key = operation.where === 'region' ? region : GLOBAL;
  if (!spec || ledger.isListed(operation, key)) return;
  if (spec.home !== undefined && ledger.partition !== 'aws') {
    ledger.list(operation, key, { state: 'unknown', reason: 'unsupported', detail: `not to be had in the partition ${ledger.partition}` });
    return;
  }
  const place = ledger.place(spec.home ?? region);
  let state: { readonly state: 'ok' } | Unanswered = { state: 'ok' };
  for (const { input, optional } of spec.questions?.(place) ?? [{ input: {} }]) {
    const { reply, before } = await askWhole(asker, { operation, region: place.region, input }, spec.pages);
    const answer = reply.state === 'ok' ? reply.value : before;
    if (answer !== undefined) for (const item of spec.items(answer as Input, place)) if (item.arn !== '') ledger.item(operation, item);
    const nothing = reply.state === 'unknown' && reply.code !== undefined && spec.nothing?.includes(reply.code);
    if (reply.state === 'unknown' && !nothing && !optional) state = reply;
  }
  if (!isMoot(scene, state)) ledger.list(operation, key, state);
}

/** Asks one facet of a resource, unless it is known, and writes it down. */
export async function tell(scene: Scene, kind: SubjectKind, of: Told, operation: Operation, extra: Input = {}): Promise<void> {
  const { ledger, asker, home } = scene;
  const spec = facetSpec(operation);
  if (!spec || ledger.replyOf(kind, of.arn, operation.name)) return;
  const place = ledger.place(of.region ?? home);
  const bucket = kind === 'bucket' ? { bucket: of.name } : {};
  const { reply } = await askWhole(asker, { operation, region: place.region, input: { ...spec.input(of, place), ...extra }, ...bucket }, spec.pages);
  if (isMoot(scene, reply)) return;
  const kept = reply.state === 'ok' && spec.keep ? { ...reply, value: spec.keep(reply.value as Input) } : reply;
  ledger.reply(kind, of, operation.name, kept);
}

/** Once an account can be asked no more, that is said once, and not by each of ten thousand questions. */
function isMoot({ asker }: Scene, reply: { readonly state: string }): boolean {
  return asker.stopped !== undefined && reply === asker.stopped;
}
