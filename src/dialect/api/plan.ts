/** From what rules read to what a scan asks: the first step of a word's way is the operation that answers. */

import type { SubjectKind } from '../../model/kinds.js';
import type { Need } from '../../model/needs.js';
import { own } from '../../text/own.js';
import type { AnyWords, BlockWords, ListWords, Unsaid, Way } from '../words.js';
import { isUnsaid, longForm, stepsOf, waysOf } from '../words.js';
import { listsOf } from './listed.js';
import { keyOf, operations } from './operations.js';
import type { Operation } from './operations.js';
import { settled } from './settled.js';
import type { Json } from './snapshot.js';
import { liveTypes } from './words/types.js';

export interface PlanOptions {
  /** What takes a call for each of many resources, and is asked for by name; missing: all of it. */
  readonly include?: readonly ('tasks' | 'instances')[];
  /** Roles of other accounts are assumed. */
  readonly otherAccounts?: boolean;
  /** The accounts of the organization are looked up. */
  readonly organization?: boolean;
}

/** Who says the names of what no list has: topics stand in the notifications of buckets, keys in their encryption. */
const NAMED_BY: { readonly [K in SubjectKind]?: Need } = {
  key: { of: 'bucket', facet: 'encryption' },
  queue: { of: 'bucket', facet: 'notification' },
  topic: { of: 'bucket', facet: 'notification' },
};

/** The operations that a scan sends for these needs, in the order in which they are sent; with what it needs to know its way. */
export function operationsFor(
  needs: readonly Need[],
  { include = ['tasks', 'instances'], otherAccounts = false, organization = false }: PlanOptions = {},
): readonly Operation[] {
  const wanted = new Set<Operation>();
  /** What is sent only where others found something; the rest is sent in any case. */
  const conditional = new Map<Operation, readonly string[]>();
  const add = ({ of, facet, with: other }: Need): void => {
    for (const operation of [...listsOf(of), ...tellers(of, facet)]) {
      if (operation.optIn !== undefined && !include.includes(operation.optIn)) continue;
      const before = conditional.get(operation);
      if (other === undefined) conditional.delete(operation);
      else if (before || !wanted.has(operation)) conditional.set(operation, [...(before ?? []), ...tellers(of, other).map(({ name }) => name)]);
      wanted.add(operation);
    }
  };
  for (const need of needs) {
    add(need);
    const named = liveTypes[need.of] && NAMED_BY[need.of];
    if (named) add(named);
  }
  const chosen = [...wanted];
  const helps = (name: string, when: boolean): void => {
    const found = operations.find((one) => one.role === 'helps' && one.name === name);
    if (found && when) wanted.add(found);
  };
  helps('GetCallerIdentity', chosen.length > 0);
  helps(
    'DescribeRegions',
    chosen.some(({ where }) => where === 'region'),
  );
  helps(
    'GetQueueUrl',
    chosen.some(({ of }) => of.includes('queue')),
  );
  helps(
    'GetBucketLocation',
    chosen.some(({ name }) => name === 'ListBuckets'),
  );
  helps('AssumeRole', otherAccounts || organization);
  helps('ListAccounts', organization);
  return operations
    .filter((one) => wanted.has(one))
    .map((one) => {
      const onlyWith = conditional.get(one);
      return onlyWith ? { ...one, onlyWith } : one;
    });
}

/** The operations that are sent for a bucket with these answers, by operation, null where nothing is configured; with none, all that there may be. */
export function callsPerBucket(planned: readonly Operation[], answers: { readonly [operation: string]: Json } = {}): readonly Operation[] {
  return planned.filter(({ name, role, of, onlyWith }) => {
    const earlier = own(settled, name);
    const answer = earlier && own(answers, earlier.by);
    const isSettled = earlier !== undefined && answer !== undefined && earlier.absentIf(answer);
    return role === 'facet' && of.includes('bucket') && !isSettled && !onlyWith?.every((other) => own(answers, other) === null);
  });
}

/** By service and name: what tells some facets. */
export function keysFor(needs: readonly Need[]): readonly string[] {
  return operationsFor(needs).map(keyOf);
}

/** The operations that tell a facet of a kind. */
export function tellers(kind: SubjectKind, facet: string): readonly Operation[] {
  const words = liveTypes[kind]?.words[facet];
  if (words === undefined) return [];
  const names = new Set(firstSteps(words as AnyWords | Way | Unsaid));
  return operations.filter(({ name, of, role }) => role !== 'helps' && of.includes(kind) && names.has(name));
}

function firstSteps(words: AnyWords | Way | Unsaid): readonly string[] {
  const long = longForm(words);
  if (isUnsaid(long)) return [];
  const { single } = long as ListWords;
  const firsts = [...waysOf(long.at), ...(single === undefined ? [] : waysOf(single))].map((way) => stepsOf(way)[0]);
  const named = firsts.flatMap((step) => (typeof step === 'string' ? [step] : []));
  // "Here": what is inside says where.
  if (named.length > 0) return named;
  return Object.values((long as BlockWords).fields ?? {}).flatMap((inner) => firstSteps(inner as AnyWords | Way | Unsaid));
}
