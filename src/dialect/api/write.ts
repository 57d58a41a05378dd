/** Model facts as a snapshot of an account that has them: how examples are written. What is not stated is as AWS makes it today. */

import type { SubjectKind } from '../../model/kinds.js';
import type { Intent, Shape } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import { own } from '../../text/own.js';
import { writeFacets } from '../write.js';
import type { Speaker } from '../write.js';
import { answered } from './answered.js';
import { namespaceOf } from './derive.js';
import { listsOf } from './listed.js';
import { keyOf, operations } from './operations.js';
import { SCHEMA, VERSION } from './snapshot.js';
import type { AccountSnapshot, Json, Reply, ResourceSnapshot, Snapshot } from './snapshot.js';
import { sorted } from './virtual-file.js';
import { NAME, NAMESPACE } from './words/parts.js';
import { liveTypes } from './words/types.js';

export interface StatedSubject {
  readonly of: SubjectKind;
  readonly facts: { readonly [facet: string]: Intent };
  readonly again?: { readonly [facet: string]: Intent };
}

export interface WrittenSnapshot {
  readonly snapshot: Snapshot;
  readonly unsayable: readonly string[];
  /** Of an answer all is told or nothing. */
  readonly blurred: readonly string[];
}

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const UNKNOWN = '\u0000not to be told';

export function writeSnapshot(subjects: Readonly<Record<string, StatedSubject>>): WrittenSnapshot {
  const unsayable: string[] = [];
  const blurred: string[] = [];
  const resources: { [K in SubjectKind]?: { [arn: string]: ResourceSnapshot } } = {};
  const names = new Map(Object.entries(subjects).map(([key, stated]) => [key, nameOf(key, stated)]));
  const speaker: Speaker = {
    computed: () => UNKNOWN,
    refers: (to, _field, words) => {
      const kind = subjects[to]?.of ?? 'bucket';
      const name = names.get(to) ?? to;
      if (kind === 'bucket' && !words.arn) return name;
      return kind === 'originAccessControl' ? name : arnOf(kind, name);
    },
    encoded: (value) => JSON.stringify(value),
  };
  for (const [key, { of, facts, again }] of Object.entries(subjects)) {
    const live = own(liveTypes, of);
    const name = names.get(key);
    if (!live || again || name === undefined) {
      unsayable.push(!live ? of : again ? `${of} said again` : `${of}.naming.name`);
      continue;
    }
    const { body, left } = writeFacets(shapeOf(of) as Shape, live.words, facts, speaker);
    unsayable.push(...left.map((what) => `${of}.${what}`));
    if (body[NAMESPACE] !== undefined && body[NAMESPACE] !== namespaceOf(name)) unsayable.push(`${of}.naming.namespace`);
    delete body[NAME];
    delete body[NAMESPACE];
    const told = answered(of, body, { name, arn: arnOf(of, name), account: ACCOUNT });
    unsayable.push(...told.unsayable);
    const replies = Object.fromEntries(Object.entries(told.replies).map(([operation, reply]) => [operation, hidden(of, operation, reply, unsayable, blurred)]));
    const region = isGlobal(of) ? {} : { region: regionIn(name) };
    (resources[of] ??= {})[of === 'account' ? ACCOUNT : arnOf(of, name)] = { name, ...region, replies };
  }
  resources.account ??= { [ACCOUNT]: { name: ACCOUNT, replies: { GetPublicAccessBlock: { state: 'absent' } } } };
  return { snapshot: snapshotOf({ partition: 'aws', listed: allLists(), resources }), unsayable, blurred };
}

/** Of an answer of which a part is not to be told nothing is told. */
function hidden(kind: SubjectKind, name: string, reply: Reply, unsayable: string[], blurred: string[]): Reply {
  if (reply.state !== 'ok' || !JSON.stringify(reply.value).includes(JSON.stringify(UNKNOWN).slice(1, -1))) return reply;
  const operation = operations.find((one) => one.name === name && one.of.includes(kind));
  if (operation?.role !== 'facet') unsayable.push(`a part of ${name}`);
  blurred.push(`a part of ${name}`);
  return { state: 'unknown', reason: 'denied', code: 'AccessDenied', http: 403, action: operation?.actions[0] ?? name };
}

/** Undefined where it is stated and not known: everything live has a name. */
function nameOf(key: string, { of, facts }: StatedSubject): string | undefined {
  if (of === 'account') return ACCOUNT;
  const naming = facts['naming'] as { readonly name?: Intent; readonly family?: Intent } | undefined;
  const stated = naming?.name ?? naming?.family;
  if (stated === undefined) return of === 'bucket' ? key.toLowerCase() : key;
  return typeof stated === 'string' ? stated : undefined;
}

/** A name of the account's own namespace tells its Region. */
function regionIn(name: string): string {
  return /-\d{12}-([a-z]{2}(?:-[a-z]+)+-\d)-an$/.exec(name)?.[1] ?? REGION;
}

const GLOBAL: ReadonlySet<SubjectKind> = new Set([
  'account',
  'distribution',
  'group',
  'identityPolicy',
  'multiRegionAccessPoint',
  'organizationPolicy',
  'originAccessControl',
  'role',
  'user',
]);

function isGlobal(kind: SubjectKind): boolean {
  return GLOBAL.has(kind);
}

const ARNS: { readonly [K in SubjectKind]?: (name: string) => string } = {
  accessPoint: (name) => `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/${name}`,
  bucket: (name) => `arn:aws:s3:::${name}`,
  distribution: (name) => `arn:aws:cloudfront::${ACCOUNT}:distribution/${name}`,
  endpoint: (name) => `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc-endpoint/${name}`,
  group: (name) => `arn:aws:iam::${ACCOUNT}:group/${name}`,
  identityPolicy: (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}`,
  instance: (name) => `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/${name}`,
  key: (name) => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${name}`,
  lambda: (name) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
  multiRegionAccessPoint: (name) => `arn:aws:s3::${ACCOUNT}:accesspoint/${name}.mrap`,
  organizationPolicy: (name) => `arn:aws:organizations::${ACCOUNT}:policy/o-a1b2c3d4e5/service_control_policy/${name}`,
  originAccessControl: (name) => `arn:aws:cloudfront::${ACCOUNT}:origin-access-control/${name}`,
  queue: (name) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
  role: (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  task: (name) => `arn:aws:ecs:${REGION}:${ACCOUNT}:task-definition/${name}:1`,
  topic: (name) => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`,
  trail: (name) => `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/${name}`,
  user: (name) => `arn:aws:iam::${ACCOUNT}:user/${name}`,
};

function arnOf(kind: SubjectKind, name: string): string {
  return ARNS[kind]?.(name) ?? ACCOUNT;
}

/** Every list, read as a whole. */
export function allLists(): AccountSnapshot['listed'] {
  const kinds = Object.keys(liveTypes) as SubjectKind[];
  return Object.fromEntries(kinds.flatMap(listsOf).map((one) => [keyOf(one), { [one.where === 'region' ? REGION : 'global']: { state: 'ok' } }]));
}

function snapshotOf(account: AccountSnapshot): Snapshot {
  const snapshot: Snapshot = { schema: SCHEMA, version: VERSION, taken: { at: '2026-11-21T00:00:00Z', by: 's3lint' }, accounts: { [ACCOUNT]: account } };
  return sorted(snapshot as unknown as Json) as unknown as Snapshot;
}
