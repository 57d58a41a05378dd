/**
 * A third reading of the policy language, straight from JSON and as short as it can be: it shares nothing with the parser, the
 * evaluator or the engine, so that a mistake of theirs is none of its own. Undefined: AWS does not say.
 */

import { BlockList, isIPv6 } from 'node:net';
import { OWNER } from '../situations.js';
import type { PlainRequest } from '../situations.js';
import type { PlainPolicy, PlainStatement } from './documents.js';

type Truth = boolean | undefined;
type Values = ReadonlyMap<string, readonly string[]>;

export function readDecision({ Version, Statement }: PlainPolicy, request: PlainRequest): 'allowed' | 'denied' | 'unknown' {
  const values = valuesOf(request);
  if (isRefused(request, values)) return 'denied';
  const matching = (effect: string): Truth =>
    some(Statement.filter(({ Effect }) => Effect === effect).map((one) => isAbout(one, request, values, Version === '2012-10-17')));
  const [denied, allowed] = [matching('Deny'), matching('Allow')];
  if (denied === true || allowed === false) return 'denied';
  return denied === false && allowed === true ? 'allowed' : 'unknown';
}

/** What S3 answers to nobody. */
function isRefused({ action = 's3:GetObject', by = 'anonymous', point }: PlainRequest, values: Values): boolean {
  const own = by.startsWith('arn:') && by.split(':')[4] === OWNER;
  return (
    (['s3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:DeleteBucketPolicy'].includes(action) && !own) ||
    // Access points answer signed requests over HTTPS.
    (point !== undefined && (by === 'anonymous' || values.get('aws:securetransport')?.[0] === 'false')) ||
    (values.has('s3:x-amz-server-side-encryption-customer-algorithm') && values.get('aws:securetransport')?.[0] === 'false')
  );
}

function isAbout(statement: PlainStatement, request: PlainRequest, values: Values, variables: boolean): Truth {
  const { action = 's3:GetObject', key } = request;
  const resource = `arn:aws:s3:::b${key === undefined ? '' : `/${key}`}`;
  const named = (principals: unknown): Truth => isNamed(principals, request, statement['NotPrincipal'] !== undefined && statement['Effect'] === 'Deny');
  const acts = (pattern: string): Truth => glob(pattern.toLowerCase()).test(action.toLowerCase());
  const covers = (negated: boolean) => (pattern: string) =>
    variables ? filled(pattern, values, negated, (source) => source.test(resource)) : glob(pattern).test(resource);
  const element = (name: string, test: (negated: boolean) => (text: string) => Truth): Truth =>
    statement[name] === undefined ? not(some(list(statement[`Not${name}`]).map(test(true)))) : some(list(statement[name]).map(test(false)));
  return every([
    statement['Principal'] === undefined ? not(named(statement['NotPrincipal'])) : named(statement['Principal']),
    element('Action', () => acts),
    element('Resource', covers),
    ...Object.entries((statement['Condition'] ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([name, wanted]) => holds(operator, values.get(name.toLowerCase()), list(wanted), values, variables)),
    ),
  ]);
}

/** @param spared who is not denied: of an account its root alone */
function isNamed(principals: unknown, { by = 'anonymous', session, canonicalId }: PlainRequest, spared: boolean): Truth {
  if (principals === '*') return true;
  const { AWS, Service, CanonicalUser } = principals as Record<string, unknown>;
  const isAws = (one: string): boolean => {
    if (one === '*') return true;
    if (!by.startsWith('arn:')) return false;
    const account = /^(?:(\d{12})|arn:aws:iam::(\d{12}):root)$/.exec(one);
    if (account && spared) return by === `arn:aws:iam::${account[1] ?? account[2]}:root`;
    if (account) return by.split(':')[4] === (account[1] ?? account[2]);
    const [, owner, role, name] = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(one) ?? [];
    return owner === undefined ? one === by : session === name && by.startsWith(`arn:aws:iam::${owner}:role/`) && by.slice(by.lastIndexOf('/') + 1) === role;
  };
  return list(AWS).some(isAws) || list(Service).includes(by) || (canonicalId !== undefined && list(CanonicalUser).includes(canonicalId));
}

function holds(operator: string, given: readonly string[] | undefined, wanted: readonly string[], values: Values, variables: boolean): Truth {
  if (operator === 'Null') return wanted.some((one) => (one === 'true') === (given === undefined));
  const [, quantifier, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const negated = /Not(?!e)/.test(name);
  const base = name.replace('Not', '');
  if (!given) return ifExists !== undefined || quantifier === 'ForAllValues' || (negated && quantifier === undefined);
  const fits = (value: string): Truth => some(wanted.map((pattern) => isFit(base, negated, pattern, value, values, variables)));
  if (quantifier === undefined) return negated ? not(some(given.map(fits))) : some(given.map(fits));
  const each = given.map((value) => (negated ? not(fits(value)) : fits(value)));
  return quantifier === 'ForAllValues' ? every(each) : some(each);
}

function isFit(base: string, negated: boolean, pattern: string, value: string, values: Values, variables: boolean): Truth {
  if (base.startsWith('Numeric')) return ordered(base.slice(7), Number(value), Number(pattern));
  if (base.startsWith('Date')) return ordered(base.slice(4), instant(value), instant(pattern));
  if (base === 'Bool') return value.toLowerCase() === pattern.toLowerCase();
  if (base === 'IpAddress') return inRange(pattern, value);
  const like = base.endsWith('Like') || base.startsWith('Arn');
  const fold = base === 'StringEqualsIgnoreCase';
  const test = (source: RegExp): boolean => source.test(fold ? value.toLowerCase() : value);
  const text = fold ? pattern.toLowerCase() : pattern;
  const kind = base.startsWith('Arn') ? 'arn' : like ? 'glob' : 'plain';
  return variables ? filled(text, values, negated, test, kind, fold) : test(glob(text, kind));
}

/** With the values of the request in the place of variables; without one it fits nothing, and of a Not-form nobody says what then. */
function filled(pattern: string, values: Values, negated: boolean, test: (source: RegExp) => boolean, kind: Kind = 'glob', fold = false): Truth {
  let known: Truth = true;
  const inserted: string[] = [];
  const text = pattern.replace(/\$\{\s*([^},]+?)\s*(?:,\s*'([^']*)')?\s*\}/g, (_, name: string, otherwise: string | undefined) => {
    const value = ['*', '?', '$'].includes(name) ? name : (values.get(name.toLowerCase())?.[0] ?? otherwise);
    if (value === undefined) known = negated ? undefined : false;
    inserted.push(fold ? (value ?? '').toLowerCase() : (value ?? ''));
    return `\u0000${inserted.length - 1}\u0001`;
  });
  return known === true ? test(glob(text, kind, inserted)) : known;
}

type Kind = 'plain' | 'glob' | 'arn';

function glob(pattern: string, kind: Kind = 'glob', inserted: readonly string[] = []): RegExp {
  let colons = 0;
  const parts = pattern.split(/(\u0000\d+\u0001|[*?:])/).map((part) => {
    if (part.startsWith('\u0000')) return escaped(inserted[Number(part.slice(1, -1))] ?? '');
    if (part === ':') colons++;
    if (kind === 'plain' || (part !== '*' && part !== '?')) return escaped(part);
    const one = kind === 'arn' && colons < 5 ? '[^:]' : '[^]';
    return part === '*' ? `${one}*` : one;
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function ordered(how: string, given: number, limit: number): boolean {
  return how === 'LessThan'
    ? given < limit
    : how === 'LessThanEquals'
      ? given <= limit
      : how === 'GreaterThan'
        ? given > limit
        : how === 'GreaterThanEquals'
          ? given >= limit
          : given === limit;
}

function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function inRange(range: string, address: string): boolean {
  const [net = '', prefix] = range.split('/');
  if (isIPv6(net) !== isIPv6(address)) return false;
  const addresses = new BlockList();
  addresses.addSubnet(net, Number(prefix ?? (isIPv6(net) ? 128 : 32)), isIPv6(net) ? 'ipv6' : 'ipv4');
  return addresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Every condition key of the request, those that follow from the rest of it as well. */
function valuesOf({ by = 'anonymous', point, with: context = {} }: PlainRequest): Values {
  const values = new Map<string, readonly string[]>([
    ['aws:resourceaccount', [OWNER]],
    ['s3:resourceaccount', [OWNER]],
  ]);
  const set = (entries: Readonly<Record<string, string | undefined>>): void => {
    for (const [key, value] of Object.entries(entries)) if (value !== undefined) values.set(key, [value]);
  };
  if (by === 'anonymous') set({ 'aws:principalaccount': by, 'aws:principaltype': 'Anonymous', 'aws:userid': by, 'aws:viaawsservice': 'false' });
  else if (!by.startsWith('arn:')) set({ 'aws:principalisawsservice': 'true', 'aws:principalservicename': by, 'aws:principalservicenameslist': by });
  else {
    const user = /^arn:aws:iam::\d{12}:user\/(?:.*\/)?([^/]+)$/.exec(by)?.[1];
    const type = by.includes(':role/') ? 'AssumedRole' : by.includes(':federated-user/') ? 'FederatedUser' : by.includes(':user/') ? 'User' : 'Account';
    set({
      'aws:principalarn': by,
      'aws:principalaccount': by.split(':')[4],
      'aws:principaltype': type,
      'aws:username': user,
      'aws:principalisawsservice': 'false',
    });
  }
  if (typeof point === 'string')
    set({ 's3:dataaccesspointarn': point, 's3:dataaccesspointaccount': point.split(':')[4], 's3:accesspointnetworkorigin': 'Internet' });
  for (const [key, value] of Object.entries(context)) values.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
  return values;
}

function list(value: unknown): readonly string[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly string[]) : [value as string];
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function every(all: readonly Truth[]): Truth {
  return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
}

function some(all: readonly Truth[]): Truth {
  return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
}
