/** The model of a formula as a request. */

import { keyInfo } from '../data/condition-keys.js';
import type { ContextValue, Request, RequestPrincipal, UndeclaredPoint } from '../request.js';
import { says, term } from '../term.js';
import type { Looks } from '../../truth/symbol.js';
import type { Piece, Term } from '../term.js';
import type { Model } from './domain.js';
import { accountOf } from './mentions.js';
import { placeOf } from './place.js';
import type { Place } from './place.js';
import { addressText, instantText } from './scalar.js';
import type { Assignment } from './search.js';
import { POINT } from './undeclared.js';
import { ARN, CANONICAL, OBJECT, SERVICE, SESSION } from './world.js';
import type { World } from './world.js';

/** @param uses condition keys that anybody asks for */
export function requestOf(model: Assignment, world: World, uses: ReadonlySet<string>): Request {
  const { setting, point, target, action } = world;
  const context = new Map<string, ContextValue>();
  for (const key of [...uses].sort()) {
    const value = key === '?' || (world.imagined && WHOSE_POINT.has(key)) ? undefined : contextValue(key, placeOf(key, world), model);
    if (value) context.set(key, value);
  }
  const vpc = point?.at.vpc;
  if ((point || world.imagined) && world.way === 'endpoint' && !context.has('aws:sourcevpc'))
    context.set('aws:sourcevpc', { kind: 'one', value: vpc ?? ['vpc-0123456789abcdef0'] });
  const object = target === 'object' ? textOf(model.valueOf(OBJECT)) : undefined;
  return {
    principal: principalOf(model, world),
    action: action?.name ?? 's3:GetObject',
    bucket: setting.situation.bucket,
    ...(object ? { objectKey: object } : {}),
    ...(point ? { point: point.index } : world.imagined ? { point: undeclaredPoint(model) } : {}),
    context,
  };
}

/** Told by the access point itself. */
const WHOSE_POINT: ReadonlySet<string> = new Set([POINT, 's3:dataaccesspointaccount']);

function undeclaredPoint(model: Assignment): UndeclaredPoint {
  const arn = whole(textOf(model.valueOf(POINT)) ?? []);
  const network = model.valueOf('s3:accesspointnetworkorigin');
  return { arn, account: accountOf(arn) ?? accountNamedBy(arn), network: network?.kind === 'mask' && network.index === 1 ? 'VPC' : 'Internet' };
}

function accountNamedBy(arn: Term): Term {
  return [{ kind: 'sign', key: `account of ${says(arn)}`, says: `the account of ${says(arn)}`, looks: 'account' }];
}

function principalOf(model: Assignment, { caller, canonical }: World): RequestPrincipal {
  if (caller === 'anonymous') return { kind: 'anonymous' };
  if (caller === 'service') return { kind: 'service', name: textOf(model.valueOf(SERVICE)) ?? ['logging.s3.amazonaws.com'] };
  const arn = whole(textOf(model.valueOf(ARN)) ?? []);
  const account = accountOf(arn) ?? accountNamedBy(arn);
  const session = model.demanded.includes(SESSION) ? textOf(model.valueOf(SESSION)) : undefined;
  const id = canonical ? textOf(model.valueOf(CANONICAL)) : undefined;
  return { kind: 'account', arn, account, ...(session ? { session } : {}), ...(id ? { canonicalId: says(id) } : {}) };
}

/** An account of which a policy fixes a part has as many digits as any other. */
function whole(arn: Term): Term {
  const account = accountOf(arn);
  const digits = account && account.length > 1 ? says(account) : '';
  if (!account || !/^\d+$/.test(digits)) return arn;
  return term(says(arn).replace(`:${digits}:`, `:${digits.padEnd(12, '9').slice(0, 12)}:`));
}

function textOf(model: Model): Term | undefined {
  return model?.kind === 'text' ? model.text : undefined;
}

/** What follows from the rest of the request is left out. */
function contextValue(key: string, place: Place, model: Assignment): ContextValue | undefined {
  const one = (value: Term): ContextValue => ({ kind: 'one', value });
  switch (place.kind) {
    case 'absent':
      return undefined;
    case 'constant':
      return key === 'aws:sourcevpc' ? one(place.value) : undefined;
    case 'text': {
      if (key === 'aws:username') return userName(textOf(model.valueOf(ARN)) ?? []);
      if (place.variable === ARN || place.variable === SERVICE) return undefined;
      const text = textOf(model.valueOf(place.variable));
      if (!text) return undefined;
      if (key !== place.variable) return one(untilSlash(text));
      return keyInfo(key)?.multivalued ? { kind: 'many', values: [text] } : one(text);
    }
    case 'set': {
      const value = model.valueOf(place.variable);
      return value?.kind === 'set' ? { kind: 'many', values: value.members } : undefined;
    }
    case 'mask': {
      const value = model.valueOf(place.variable);
      return value?.kind === 'mask' ? one([place.values[value.index] ?? '']) : undefined;
    }
    case 'line': {
      const value = model.valueOf(place.variable);
      if (value?.kind !== 'line') return undefined;
      const { point } = value;
      if (place.of === 'ip') return one([addressText(point)]);
      if (place.of === 'numeric') return one([String(point)]);
      return one([key === 'aws:epochtime' ? String(Math.floor(Number(point))).padStart(5, '0') : instantText(point)]);
    }
  }
}

/** What stands behind the last slash of a user's ARN. An origin access identity of CloudFront is called a user, and has no name. */
function userName(arn: Term): ContextValue | undefined {
  const shape = arn.map((piece) => (typeof piece === 'string' ? piece : piece.looks === 'account' ? '0' : 'x')).join('');
  if (!/^arn:[^:]*:iam::(?!cloudfront:)[^:]*:user\//.test(shape)) return undefined;
  const at = arn.findLastIndex(mayHoldSlash);
  const last = arn[at];
  if (typeof last === 'string') return { kind: 'one', value: term(last.slice(last.lastIndexOf('/') + 1), arn.slice(at + 1)) };
  // Which part of a text that is not resolved is the name, is not known, but there is one.
  const whose = `the name in ${says(arn)}`;
  return { kind: 'one', value: [{ kind: 'sign', key: `?${whose}`, says: whose, looks: 'name' }] };
}

const SLASHLESS: ReadonlySet<Looks> = new Set(['account', 'bucketName', 'bucketNamePart', 'organization', 'partition', 'region']);

function mayHoldSlash(piece: Piece): boolean {
  return typeof piece === 'string' ? piece.includes('/') : !SLASHLESS.has(piece.looks);
}

function untilSlash(text: Term): Term {
  const out: Term[number][] = [];
  for (const piece of text) {
    const slash = typeof piece === 'string' ? piece.indexOf('/') : -1;
    if (slash < 0 || typeof piece !== 'string') out.push(piece);
    else return term(...out, piece.slice(0, slash));
  }
  return term(...out);
}
