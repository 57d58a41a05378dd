/** Whether all resources of a kind are in a snapshot, and if not, why. */

import type { Unlisted } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import { own } from '../../text/own.js';
import { keyOf, operations } from './operations.js';
import type { Operation } from './operations.js';
import type { AccountSnapshot, Unanswered } from './snapshot.js';
import { NOT_ASKED, whyUnanswered } from './unanswered.js';

export function listsOf(kind: SubjectKind): readonly Operation[] {
  return operations.filter(({ role, of }) => role === 'lists' && of.includes(kind));
}

/** Why there may be others of a kind; undefined where all are there, or where a scan finds them by the names that others say. */
export function whyUnlisted(account: AccountSnapshot, kind: SubjectKind): Pick<Unlisted, 'reason' | 'wanted'> | undefined {
  for (const operation of listsOf(kind)) {
    const regions = own(account.listed, keyOf(operation));
    if (!regions || Object.keys(regions).length === 0)
      return { reason: `${NOT_ASKED}: nobody listed them`, ...(operation.optIn === undefined ? {} : { wanted: true }) };
    for (const [region, state] of Object.entries(regions)) {
      if (state.state === 'unknown') return { reason: `${whyUnanswered(state, operation.name)}${region === 'global' ? '' : ` in ${region}`}` };
    }
    const left = leftOut(account, kind, operation);
    if (left !== undefined) return { reason: left, wanted: true };
  }
  return undefined;
}

/** What was not looked at because nobody wanted it. */
function leftOut({ only }: AccountSnapshot, kind: SubjectKind, { where }: Operation): string | undefined {
  if (kind === 'bucket' && only?.buckets) return `this scan was asked for ${andOf(only.buckets)} alone`;
  if (kind === 'bucket' && only?.tags) return `this scan was asked for buckets with the tag ${andOf(only.tags)} alone`;
  const regional = where === 'region' || kind === 'bucket';
  return regional && only?.regions ? `this scan was asked for ${andOf(only.regions)} alone` : undefined;
}

/** What a reader should know of an account that was not read as a whole, a sentence each. */
export function notesOn(id: string, account: AccountSnapshot): readonly string[] {
  const notes: string[] = [];
  for (const [operation, regions] of Object.entries(account.listed)) {
    const name = operation.slice(operation.indexOf(':') + 1);
    const reasons = new Map<string, string[]>();
    for (const [region, state] of Object.entries(regions)) {
      if (state.state !== 'unknown') continue;
      const reason = sentence(state, name);
      reasons.set(reason, [...(reasons.get(reason) ?? []), region]);
    }
    for (const [reason, where] of reasons)
      notes.push(`Account ${id} was not seen as a whole: ${reason}${where.includes('global') ? '' : ` in ${andOf(where)}`}`);
  }
  const { only } = account;
  const asked = [
    ...(only?.buckets ? [`buckets named ${andOf(only.buckets)}`] : []),
    ...(only?.tags ? [`buckets with the tag ${andOf(only.tags)}`] : []),
    ...(only?.regions ? [`the Regions ${andOf(only.regions)}`] : []),
  ];
  if (asked.length > 0) notes.push(`Of account ${id} only ${asked.join(' and ')} were looked at, as the scan was asked to: what is elsewhere is not judged`);
  return notes;
}

function sentence(state: Unanswered, operation: string): string {
  return whyUnanswered(state, operation).replace(/^not known: /, '');
}

function andOf(names: readonly string[]): string {
  return names.join(', ');
}
