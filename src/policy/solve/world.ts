/** The world in which one search looks for a request: who asks, which way it comes, for what; and what is settled for the whole question. */

import { keyInfo, presenceOf } from '../data/condition-keys.js';
import type { Caller, Presence } from '../data/condition-keys.js';
import type { ActionInfo } from '../data/actions.js';
import { literalGlob } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import { language } from '../glob/language.js';
import type { Point as AccessPoint, Situation } from '../situation.js';
import { keyOf, term } from '../term.js';
import type { Term } from '../term.js';
import type { Approx } from './actions.js';
import { literal } from './formula.js';
import type { Formula } from './formula.js';
import type { Cuts } from './line.js';

/** What holds for every search of one run. */
export interface Setting {
  readonly situation: Situation;
  /** In which way what lets a request through is read in this run; what stops it is read the other way. */
  readonly approx: Approx;
  /** The caller and every key that could fix it are strangers to the policies: public as AWS means it. */
  readonly everybody: boolean;
  /** The policy alone is judged, as Block Public Access does: no actions, no resources, no ways; on what it is attached. */
  readonly alone?: 'bucket' | 'point' | undefined;
  readonly mentions: Mentions;
  /** Texts with which the keys begin that a question is about, and the name of the user that it is about. */
  readonly hints: readonly Term[];
  /** Tells settings apart for which a statement is compiled differently. */
  readonly key: string;
}

/** What the policies of a situation speak of. */
export interface Mentions {
  /** Texts with signs that a variable is compared with: a request can hold them too. */
  readonly signs: ReadonlyMap<string, readonly Term[]>;
  /** Written texts that a condition key is compared with. */
  readonly values: ReadonlyMap<string, readonly Term[]>;
  /** Ranges of aws:SourceIp that are narrow enough to fix a caller, and not so many in one condition that they fix nobody. */
  readonly narrow: Cuts;
  /** An account that is written nowhere. */
  readonly otherAccount: string;
  /** A text that is written nowhere. */
  readonly otherName: string;
}

export interface World {
  readonly setting: Setting;
  readonly caller: Caller;
  /** Whose account is not known: all that is known of the caller is a canonical id. */
  readonly canonical: boolean;
  readonly way: 'internet' | 'endpoint';
  readonly point?: { readonly index: number; readonly at: AccessPoint } | undefined;
  /** Through an access point that nobody has declared: of any account, or of another than the owner's. */
  readonly imagined?: 'any' | 'foreign' | undefined;
  readonly action: ActionInfo | undefined;
  readonly target: 'bucket' | 'object';
  /** Tells worlds of one setting apart, the action left out. */
  readonly key: string;
}

export function worldOf(base: Omit<World, 'action' | 'target' | 'key'>, action: World['action'], target: World['target']): World {
  const { setting, caller, canonical, way, point, imagined } = base;
  const key = `${setting.key} ${caller}${canonical ? '#' : ''} ${way} ${point?.index ?? imagined ?? '-'}`;
  return { setting, caller, canonical, way, point, imagined, action, target, key };
}

/** Variables that are no condition keys. */
export const ARN = 'arn';
export const OBJECT = 'object';
export const SERVICE = 'service';
export const SESSION = 'session';
export const CANONICAL = 'canonical';
export const TIME = 'time';

/** Whether requests of this world carry a key. A key that nobody knows may be newer than the tables: only in doubt it is there. */
export function presenceIn(world: World, key: string): Presence {
  const info = keyInfo(key);
  const { caller, way, point, imagined, action, setting } = world;
  if (!info) return setting.approx === 'may' ? 'maybe' : 'never';
  if (setting.alone) {
    // What a statement says of other keys does not change whom it names.
    const presence = info.presence[caller];
    return presence === 'always' && info.way === 'any' && !info.point ? 'always' : presence === 'never' ? 'never' : 'maybe';
  }
  const tls = (point || imagined) && key === 's3:tlsversion';
  const presence = presenceOf(info, { caller, way, point: point !== undefined || imagined !== undefined, action });
  return tls && presence === 'maybe' ? 'always' : presence;
}

export function partsOfArn(
  partition: string,
  account: Glob,
): { readonly root: readonly Glob[]; readonly users: readonly Glob[]; readonly roles: readonly Glob[]; readonly federated: readonly Glob[] } {
  const front = text(`arn:${partition}:iam::`);
  const name: Glob = [
    { kind: 'one', of: 'iamName' },
    { kind: 'star', of: 'iamName' },
  ];
  const path: Glob = [{ kind: 'one', of: 'iamPath' }, { kind: 'star', of: 'iamPath' }, ...text('/')];
  const named = (kind: string): readonly Glob[] => [
    [...front, ...account, ...text(`:${kind}/`), ...name],
    [...front, ...account, ...text(`:${kind}/`), ...path, ...name],
  ];
  return {
    root: [[...front, ...account, ...text(':root')]],
    users: named('user'),
    roles: named('role'),
    federated: [[...text(`arn:${partition}:sts::`), ...account, ...text(':federated-user/'), ...name]],
  };
}

export function text(written: string): Glob {
  return literalGlob([written]);
}

/** Every ARN of an account, given what its twelve digits are. */
export function arnsOf(account: Glob): Glob {
  const inside = account.map((token) =>
    token.kind === 'star' || token.kind === 'one' ? { ...token, of: token.of === 'any' ? ('notColon' as const) : token.of } : token,
  );
  return [
    ...text('arn:'),
    { kind: 'star', of: 'notColon' },
    ...text(':'),
    { kind: 'star', of: 'notColon' },
    ...text('::'),
    ...inside,
    ...text(':'),
    { kind: 'star', of: 'any' },
  ];
}

/** Formulas that every search of a run uses. */
const shared = new WeakMap<Setting, Map<string, Formula>>();

export function share(setting: Setting, key: string, make: () => Formula): Formula {
  let known = shared.get(setting);
  if (!known) shared.set(setting, (known = new Map()));
  let formula = known.get(key);
  if (!formula) known.set(key, (formula = make()));
  return formula;
}

/** The caller is of the account. */
export function ofAccount({ setting }: World, account: Term, approx: Approx): Formula {
  return share(setting, `${approx} ${keyOf(account)}`, () => texts(ARN, [arnsOf(literalGlob(account))], approx));
}

/** The caller is of the account that owns the bucket. */
export function ofOwner(world: World, approx: Approx): Formula {
  return ofAccount(world, world.setting.situation.account, approx);
}

export function isRoot({ setting }: World, approx: Approx): Formula {
  return share(setting, `${approx} root`, () => rootOf(setting, approx));
}

function rootOf(setting: Setting, approx: Approx): Formula {
  return texts(
    ARN,
    [[...text('arn:'), { kind: 'star', of: 'notColon' }, ...text(':iam::'), ...literalGlob(setting.situation.account), ...text(':root')]],
    approx,
  );
}

export function texts(variable: string, globs: readonly Glob[], approx: Approx): Formula {
  return literal(variable, false, globs.length > 0 && { kind: 'text', language: language(globs, approx), inside: true });
}

/** The ARN by which the bucket's own policies call what is asked for; of objects the part before the key. */
export function bucketArn({ bucket, partition }: Situation, target: 'bucket' | 'object'): Term {
  return term(`arn:${partition}:s3:::`, bucket, target === 'object' ? '/' : '');
}

export function pointArn({ arn }: AccessPoint, target: 'bucket' | 'object'): Term {
  return target === 'object' ? term(arn, '/object/') : arn;
}

export function settingKey(situation: Situation, approx: Approx, everybody: boolean, alone: 'bucket' | 'point' | undefined): string {
  const { bucket, account, partition, organization = '' } = situation;
  return [approx, everybody ? '*' : '', alone ?? '', partition, keyOf(bucket), keyOf(account), organization].join('\u0003');
}
