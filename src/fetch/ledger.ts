/** What is known of an account so far; a snapshot of it can be made at any moment, and gone on from. */

import { keyOf } from '../dialect/api/operations.js';
import type { Operation } from '../dialect/api/operations.js';
import type { AccountSnapshot, Reply, ResourceSnapshot, Unanswered } from '../dialect/api/snapshot.js';
import type { SubjectKind } from '../model/kinds.js';
import { struckOut } from './mask.js';
import type { Item, Place, Told } from './spec.js';

type ListState = { readonly state: 'ok' } | Unanswered;

interface Entry {
  readonly name: string;
  region?: string;
  readonly replies: Map<string, Reply>;
}

export class Ledger {
  readonly #listed = new Map<string, Map<string, ListState>>();
  readonly #resources = new Map<SubjectKind, Map<string, Entry>>();

  constructor(
    readonly account: string,
    readonly partition: string,
    /** What an earlier scan knew. */
    known?: AccountSnapshot,
  ) {
    for (const [operation, regions] of Object.entries(known?.listed ?? {})) this.#listed.set(operation, new Map(Object.entries(regions)));
    for (const [kind, resources] of Object.entries(known?.resources ?? {})) {
      for (const [arn, { name, region, replies }] of Object.entries(resources)) {
        const entry = this.#entry(kind as SubjectKind, { arn, name, ...(region !== undefined && { region }) });
        for (const [operation, reply] of Object.entries(replies)) entry.replies.set(operation, reply);
      }
    }
    this.forget(() => true);
  }

  /** The account as seen from a Region. */
  place(region: string): Place {
    return { account: this.account, partition: this.partition, region };
  }

  /** Unanswered questions that are to be asked again. */
  forget(test: (why: Unanswered) => boolean): void {
    const open = (reply: Reply | ListState): boolean => reply.state === 'unknown' && test(reply);
    for (const [operation, regions] of this.#listed) {
      for (const [region, state] of regions) if (open(state)) regions.delete(region);
      if (regions.size === 0) this.#listed.delete(operation);
    }
    for (const { replies } of this.#entries()) for (const [operation, reply] of replies) if (open(reply)) replies.delete(operation);
  }

  /** Whether something was left unanswered for such a reason. */
  some(test: (why: Unanswered) => boolean): boolean {
    const open = (reply: Reply | ListState): boolean => reply.state === 'unknown' && test(reply);
    return (
      [...this.#listed.values()].some((regions) => [...regions.values()].some(open)) || this.#entries().some(({ replies }) => [...replies.values()].some(open))
    );
  }

  #entries(): readonly Entry[] {
    return [...this.#resources.values()].flatMap((resources) => [...resources.values()]);
  }

  isListed(operation: Operation, region: string): boolean {
    return this.#listed.get(keyOf(operation))?.has(region) === true;
  }

  /** Listed, and nothing is missing. */
  isWhole(operation: Operation, region: string): boolean {
    return this.#listed.get(keyOf(operation))?.get(region)?.state === 'ok';
  }

  list(operation: Operation, region: string, state: ListState): void {
    const regions = this.#listed.get(keyOf(operation)) ?? new Map<string, ListState>();
    this.#listed.set(keyOf(operation), regions.set(region, state));
  }

  /** Of a list operation, its item is what it told about the resource. */
  item(operation: Operation, { kind, value, ...told }: Item): void {
    this.reply(kind, told, operation.name, { state: 'ok', value });
  }

  reply(kind: SubjectKind, of: Told, operation: string, reply: Reply): void {
    this.#entry(kind, of).replies.set(operation, reply.state === 'ok' ? { state: 'ok', value: struckOut(reply.value) } : reply);
  }

  replyOf(kind: SubjectKind, arn: string, operation: string): Reply | undefined {
    return this.#resources.get(kind)?.get(arn)?.replies.get(operation);
  }

  /** In the order of their ARNs. */
  resources(kind: SubjectKind): readonly Told[] {
    return [...(this.#resources.get(kind) ?? [])]
      .map(([arn, { name, region }]) => ({ arn, name, ...(region !== undefined && { region }) }))
      .sort((a, b) => (a.arn < b.arn ? -1 : 1));
  }

  located(kind: SubjectKind, arn: string, region: string): void {
    const entry = this.#resources.get(kind)?.get(arn);
    if (entry) entry.region = region;
  }

  remove(kind: SubjectKind, arn: string): void {
    this.#resources.get(kind)?.delete(arn);
  }

  #entry(kind: SubjectKind, { arn, name, region }: Told): Entry {
    const resources = this.#resources.get(kind) ?? new Map<string, Entry>();
    this.#resources.set(kind, resources);
    const entry = resources.get(arn) ?? { name, replies: new Map<string, Reply>() };
    if (region !== undefined) entry.region ??= region;
    resources.set(arn, entry);
    return entry;
  }

  snapshot(extra: Pick<AccountSnapshot, 'failed' | 'only'>): AccountSnapshot {
    return {
      partition: this.partition,
      ...extra,
      listed: Object.fromEntries([...this.#listed].map(([operation, regions]) => [operation, Object.fromEntries(regions)])),
      resources: Object.fromEntries(
        [...this.#resources]
          .filter(([, resources]) => resources.size > 0)
          .map(([kind, resources]) => [kind, Object.fromEntries([...resources].map(([arn, entry]) => [arn, told(entry)]))]),
      ),
    };
  }
}

function told({ name, region, replies }: Entry): ResourceSnapshot {
  return { name, ...(region !== undefined && { region }), replies: Object.fromEntries(replies) };
}
