/** Where the value of a condition key is found in a request: some keys are parts of others, some are settled. */

import { keyInfo } from '../data/condition-keys.js';
import type { KeyInfo } from '../data/condition-keys.js';
import type { Glob, Token } from '../glob/glob.js';
import { contains, language } from '../glob/language.js';
import type { Term } from '../term.js';
import type { Approx } from './actions.js';
import { FALSE, TRUE, literal, truth } from './formula.js';
import type { Constraint, Formula } from './formula.js';
import { POINT, pointsOf } from './undeclared.js';
import { ARN, SERVICE, TIME, arnsOf, partsOfArn, presenceIn, text, texts } from './world.js';
import type { World } from './world.js';
import { own } from '../../text/own.js';

export type Place =
  | { readonly kind: 'absent' }
  | { readonly kind: 'constant'; readonly value: Term }
  /** A text, or a part of one: what is asked of it becomes a question about the whole. */
  | { readonly kind: 'text'; readonly variable: string; readonly present: Formula; readonly within: (globs: readonly Glob[]) => readonly Glob[] }
  | { readonly kind: 'set'; readonly variable: string }
  | { readonly kind: 'mask'; readonly variable: string; readonly values: readonly string[] }
  /** Numbers, times, addresses.  */
  | { readonly kind: 'line'; readonly variable: string; readonly of: 'numeric' | 'date' | 'ip' };

const ABSENT: Place = { kind: 'absent' };

/** Values of which the first ones are the familiar ones. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'aws:securetransport': ['true', 'false'],
  's3:tlsversion': ['1.2', '1.3', '1.1', '1.0'],
  's3:signatureversion': ['AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256', 'AWS'],
};

/** Pairs of an organization's id and the path that begins with it. */
const ORGANIZATIONS: Readonly<Record<string, string>> = {
  'aws:principalorgid': 'aws:principalorgpaths',
  'aws:sourceorgid': 'aws:sourceorgpaths',
  'aws:vpceorgid': 'aws:vpceorgpaths',
  'aws:resourceorgid': 'aws:resourceorgpaths',
};
export const ORGANIZATION_PATHS: ReadonlySet<string> = new Set(Object.values(ORGANIZATIONS));

export function placeOf(key: string, world: World): Place {
  if (presenceIn(world, key) === 'never') return ABSENT;
  const { caller, setting } = world;
  const { situation } = setting;
  const info = keyInfo(key);
  switch (key) {
    case 'aws:principalarn':
      return caller === 'account' ? whole(ARN, TRUE) : ABSENT;
    case 'aws:principalaccount':
      if (caller === 'account') return { kind: 'text', variable: ARN, present: TRUE, within: (globs) => globs.map(arnsOf) };
      break;
    case 'aws:principaltype':
      if (caller === 'account') return { kind: 'text', variable: ARN, present: TRUE, within: (globs) => typesIn(globs, situation.partition) };
      break;
    case 'aws:username':
      return caller === 'account' ? { kind: 'text', variable: ARN, present: texts(ARN, usersNamed([ANYTHING]), 'may'), within: usersNamed } : ABSENT;
    case 'aws:principalservicename':
    case 'aws:principalservicenameslist':
      return caller === 'service' ? whole(SERVICE, TRUE) : ABSENT;
    case 'aws:resourceaccount':
    case 's3:resourceaccount':
      return { kind: 'constant', value: situation.account };
    case 'aws:resourceorgid':
      if (situation.organization !== undefined) return { kind: 'constant', value: [situation.organization] };
      break;
    case 'aws:currenttime':
    case 'aws:epochtime':
      return { kind: 'line', variable: TIME, of: 'date' };
    case 's3:dataaccesspointarn':
      if (world.point) return { kind: 'constant', value: world.point.at.arn };
      if (world.imagined) return whole(POINT, TRUE);
      break;
    case 's3:dataaccesspointaccount':
      if (world.point) return { kind: 'constant', value: world.point.at.account };
      if (world.imagined) return { kind: 'text', variable: POINT, present: TRUE, within: (globs) => globs.map(pointsOf) };
      break;
    case 'aws:sourcevpc':
      if (world.point?.at.vpc && world.way === 'endpoint') return { kind: 'constant', value: world.point.at.vpc };
      break;
    case 's3:accesspointnetworkorigin': {
      const network = world.point?.at.network;
      if (network?.kind === 'known') return { kind: 'constant', value: [network.value] };
      break;
    }
  }
  const paths = own(ORGANIZATIONS, key);
  if (paths !== undefined) return { ...whole(paths, isPresent(paths, world)), within: organizationsIn };
  if (ORGANIZATION_PATHS.has(key)) return whole(key, isPresent(key, world));
  if (info?.type === 'bool' || info?.closed) return { kind: 'mask', variable: key, values: valuesOf(key, info) };
  if (info?.fixed[caller] !== undefined && !(setting.alone && caller === 'anonymous')) return { kind: 'constant', value: [info.fixed[caller] ?? ''] };
  if (info?.multivalued) return { kind: 'set', variable: key };
  if (info?.type === 'numeric' || info?.type === 'date' || info?.type === 'ip') return { kind: 'line', variable: key, of: info.type };
  return whole(key, isPresent(key, world));
}

export function valuesOf(key: string, info: KeyInfo): readonly string[] {
  return own(ORDER, key) ?? info.values;
}

/** The request has the key at all. */
export function isThere(place: Place): Formula {
  switch (place.kind) {
    case 'absent':
      return FALSE;
    case 'constant':
      return TRUE;
    case 'text':
      return place.present;
    case 'mask':
    case 'set':
    case 'line':
      return literal(place.variable, false, true);
  }
}

/** Its value, or some one of its values, is one of the texts. Undefined: values of that sort are no texts. */
export function isOneOf(place: Place, globs: readonly Glob[], approx: Approx): Formula | undefined {
  switch (place.kind) {
    case 'absent':
      return FALSE;
    case 'constant':
      return truth(globs.length > 0 && contains(language(globs, approx), place.value));
    case 'text':
      return texts(place.variable, place.within(globs), approx);
    case 'set':
      return anyOf(place.variable, globs, approx, 'some', true);
    case 'mask': {
      const wanted = globs.length > 0 ? language(globs, approx) : undefined;
      return literal(place.variable, false, { kind: 'mask', mask: maskOf(place.values, (value) => wanted !== undefined && contains(wanted, [value])) });
    }
    case 'line':
      return undefined;
  }
}

export function anyOf(variable: string, globs: readonly Glob[], approx: Approx, kind: 'some' | 'every', inside: boolean): Formula {
  const constraint: Constraint = { kind, language: language(globs, approx), inside };
  return literal(variable, false, constraint);
}

export function maskOf(values: readonly string[], fits: (value: string) => boolean): number {
  return values.reduce((mask, value, at) => (fits(value) ? mask | (1 << at) : mask), 0);
}

/** A text of the request, if the policies settle it: for what is filled in where a variable stands. */
export function constantOf(place: Place): Term | undefined {
  return place.kind === 'constant' ? place.value : undefined;
}

const ANYTHING: Glob = [{ kind: 'star', of: 'any' }];
const NO_SLASH: Token = { kind: 'star', of: 'notSlash' };

function whole(variable: string, present: Formula): Extract<Place, { kind: 'text' }> {
  return { kind: 'text', variable, present, within: (globs) => globs };
}

function isPresent(variable: string, world: World): Formula {
  return presenceIn(world, variable) === 'always' ? TRUE : literal(variable, false, true);
}

function organizationsIn(globs: readonly Glob[]): readonly Glob[] {
  return globs.map((glob) => [
    ...glob.map((token) => (token.kind === 'star' ? NO_SLASH : token.kind === 'one' ? { ...token, of: 'notSlash' as const } : token)),
    ...text('/'),
    { kind: 'star', of: 'any' },
  ]);
}

/** The name of a user stands behind the last slash of its ARN. */
function usersNamed(globs: readonly Glob[]): readonly Glob[] {
  const front: Glob = [...text('arn:'), { kind: 'star', of: 'notColon' }, ...text(':iam::'), { kind: 'star', of: 'digit' }];
  return globs.flatMap((glob) => {
    const name = glob.map((token): Token => (token.kind === 'star' ? NO_SLASH : token.kind === 'one' ? { kind: 'one', of: 'notSlash' } : token));
    return [
      [...front, ...text(':user/'), ...name],
      [...front, ...text(':user/'), { kind: 'star', of: 'any' }, ...text('/'), ...name],
    ];
  });
}

/** IAM User Guide, aws:PrincipalType, October 2026. */
function typesIn(globs: readonly Glob[], partition: string): readonly Glob[] {
  const wanted = language(globs, 'must');
  const { root, users, roles, federated } = partsOfArn(partition, [{ kind: 'star', of: 'notColon' }]);
  const types = { Account: root, User: users, AssumedRole: roles, FederatedUser: federated };
  return Object.entries(types).flatMap(([type, arns]) => (contains(wanted, [type]) ? arns : []));
}
