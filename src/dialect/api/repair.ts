/** The line of the AWS CLI that makes a change: always the whole document of a Put operation, because it replaces what was there. */

import type { Change } from '../../model/declaration.js';
import { own } from '../../text/own.js';
import { repliesAfter } from './edit.js';
import type { LiveResource } from './declaration.js';
import { putsOf } from './put.js';
import type { Argument, Put } from './put.js';
import { liveTypes } from './words/types.js';

/** Undefined where one of the changes cannot be made by a command, or what is there now is not known. */
export function commandFor({ subject, resource, address, unit }: LiveResource, changes: readonly Change[]): string | undefined {
  const live = liveTypes[subject];
  const after = live && repliesAfter(subject, live.words, resource, changes);
  if (!after || after.size === 0) return undefined;
  const account = unit.account.kind === 'known' ? unit.account.value : '';
  const about = { name: resource.name, arn: address, account, region: resource.region };
  const lines: string[] = [];
  for (const [operation, document] of after) {
    const reply = own(resource.replies, operation);
    const puts = putsOf(subject, operation, { ...about, before: reply?.state === 'ok' ? reply.value : undefined, after: document });
    if (!puts || puts.length === 0) return undefined;
    lines.push(...puts.map(lineOf));
  }
  return lines.join(' && ');
}

function lineOf({ command, arguments: given }: Put): string {
  return ['aws', command, ...given.map(([name, value]) => (value === undefined ? name : `${name} ${quoted(spoken(value))}`))].join(' ');
}

/** `Status=Enabled` for what is flat, JSON for all else. AWS CLI User Guide, shorthand syntax, read November 2026. */
function spoken(value: NonNullable<Argument[1]>): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value);
  const isFlat =
    entries.length > 0 &&
    entries.every(([, inner]) => typeof inner === 'boolean' || typeof inner === 'number' || (typeof inner === 'string' && /^[\w.:-]+$/.test(inner)));
  return isFlat ? entries.map(([name, inner]) => `${name}=${String(inner)}`).join(',') : JSON.stringify(value);
}

/** As a POSIX shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
