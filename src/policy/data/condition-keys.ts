/** Condition keys: of what type each is, what values it takes, and which requests to S3 carry it. */

import type { ActionInfo } from './actions.js';
import { KEY_TABLE } from './key-table.js';

export type KeyType = 'string' | 'bool' | 'numeric' | 'date' | 'ip' | 'arn';
export type Caller = 'anonymous' | 'account' | 'service';
export type Presence = 'always' | 'maybe' | 'never';

export interface KeyInfo {
  /** As AWS writes it: `aws:SecureTransport`; of tag keys the family: `aws:PrincipalTag/`. */
  readonly name: string;
  readonly type: KeyType;
  /** A request may carry several values: it needs `ForAllValues` or `ForAnyValue`. */
  readonly multivalued: boolean;
  /** Values that are known. */
  readonly values: readonly string[];
  /** There are no other values than `values`. */
  readonly closed: boolean;
  /** The caller sets it as it likes, so it proves nothing. */
  readonly spoofable: boolean;
  readonly presence: Readonly<Record<Caller, Presence>>;
  /** The one value that it has with such callers. */
  readonly fixed: Readonly<Partial<Record<Caller, string>>>;
  /** Only requests that take this way carry it. */
  readonly way: 'internet' | 'endpoint' | 'any';
  /** Only requests through an access point carry it. */
  readonly point: boolean;
  /** Which actions can carry it: those that list it, those that name a resource, or every one. */
  readonly actions: 'listed' | 'resource' | 'every';
}

/** What a request is like, as far as it decides which keys it carries. */
export interface Circumstances {
  readonly caller: Caller;
  /** Over a VPC endpoint or not. Services take neither way: it is not looked at. */
  readonly way: 'internet' | 'endpoint';
  readonly point: boolean;
  /** Missing: some action that can carry the key. */
  readonly action?: ActionInfo | undefined;
}

/** Families whose tag keys differ by case: the tags of objects are S3's own. Tag keys in `aws:` keys do not (IAM User Guide, aws:ResourceTag). */
const KEEPS_CASE = /^s3:[a-z]*tag\//i;

const TYPES: Readonly<Record<string, Presence>> = { A: 'always', M: 'maybe', N: 'never' };

/** What was made of the lines of the table, by name in lower case: few of them are ever asked for. */
const infos = new Map<string, KeyInfo>();

/** The table in lower case, to find a line by its name without taking all of them apart. */
let lower: string | undefined;

/**
 * A condition key as conditions and requests are compared by it: in lower case, but for what follows the slash of S3's own tag keys.
 * @param written as a policy writes it
 */
export function conditionKey(written: string): string {
  const slash = written.indexOf('/');
  if (slash < 0 || !KEEPS_CASE.test(written)) return written.toLowerCase();
  return written.slice(0, slash).toLowerCase() + written.slice(slash);
}

/** What is known of a key, given as `conditionKey` or a policy writes it. Undefined: neither S3 nor AWS as a whole knows it. */
export function keyInfo(key: string): KeyInfo | undefined {
  const wanted = key.toLowerCase();
  return infoNamed(wanted) ?? infoNamed(family(wanted));
}

function infoNamed(name: string): KeyInfo | undefined {
  let info = infos.get(name);
  if (!info) {
    const line = lineOf(name);
    if (line !== undefined) infos.set(name, (info = infoOf(line)));
  }
  return info;
}

function lineOf(name: string): string | undefined {
  if (name === '') return undefined;
  lower ??= KEY_TABLE.toLowerCase();
  const before = lower.indexOf(`\n${name} `);
  return before < 0 ? undefined : KEY_TABLE.slice(before + 1, KEY_TABLE.indexOf('\n', before + 1));
}

/** As AWS writes it; a key that is not known as it is given. */
export function spellingOf(key: string): string {
  const info = keyInfo(key);
  return info ? info.name + key.slice(info.name.length) : key;
}

/** Names of all keys, families of tag keys with their slash: for suggestions. */
export function allKeys(): readonly string[] {
  return KEY_TABLE.trim().split('\n').map(nameIn);
}

/** Whether such requests carry the key. Coupled keys (TLS and its version, say) are coupled elsewhere. */
export function presenceOf(info: KeyInfo, { caller, way, point, action }: Circumstances): Presence {
  if (info.point && !point) return 'never';
  if (info.way !== 'any' && info.way !== way && caller !== 'service') return 'never';
  if (action && !carries(info, action)) return 'never';
  return info.presence[caller];
}

/** Whether requests for this action can carry the key at all. */
export function carries(info: KeyInfo, action: ActionInfo): boolean {
  if (info.actions === 'every') return true;
  return action.keys.includes(info.name.toLowerCase()) || (info.actions === 'resource' && action.resources.length > 0);
}

/** Up to the first slash and with it. */
function family(key: string): string {
  return key.slice(0, key.indexOf('/') + 1);
}

function nameIn(line: string): string {
  return line.slice(0, line.indexOf(' '));
}

function infoOf(line: string): KeyInfo {
  const [name = '', type = '', anonymous = '', account = '', service = '', ...more] = line.split(' ');
  const callers = { anonymous, account, service };
  const fixed: Partial<Record<Caller, string>> = {};
  for (const [caller, sign] of Object.entries(callers)) if (sign.startsWith('=')) fixed[caller as Caller] = sign.slice(1);
  const presence = (sign: string): Presence => TYPES[sign] ?? 'always';
  const listOf = (word: string): string | undefined => more.find((one) => one.startsWith(`${word}:`))?.slice(word.length + 1);
  const only = type === 'bool' ? 'true,false' : listOf('only');
  return {
    name,
    type: type as KeyType,
    multivalued: more.includes('list'),
    values: (only ?? listOf('of') ?? '').split(',').filter((value) => value !== ''),
    closed: only !== undefined,
    spoofable: more.includes('caller'),
    presence: { anonymous: presence(anonymous), account: presence(account), service: presence(service) },
    fixed,
    way: more.includes('internet') ? 'internet' : more.includes('endpoint') ? 'endpoint' : 'any',
    point: more.includes('point'),
    actions: more.includes('listed') ? 'listed' : more.includes('resource') ? 'resource' : 'every',
  };
}
