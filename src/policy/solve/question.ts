/** A question as formulas: who asks, and what the request's context holds. */

import { literalGlob } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import type { KeyDemand, Reach, Who } from '../question.js';
import { says, term, written } from '../term.js';
import type { Term } from '../term.js';
import { flip } from './actions.js';
import type { Approx } from './actions.js';
import { FALSE, TRUE, and, literal, not, or, truth } from './formula.js';
import type { Formula } from './formula.js';
import { above, below, between, union } from './line.js';
import type { Cuts } from './line.js';
import { isOneOf, isThere, maskOf, placeOf } from './place.js';
import type { Place } from './place.js';
import { addressesOf, instantOf, numberOf } from './scalar.js';
import type { Survey } from './mentions.js';
import { mayPassUndeclared, ofSomebodyElse, tellsPoints } from './undeclared.js';
import { ARN, CANONICAL, OBJECT, SERVICE, SESSION, isRoot, ofAccount, ofOwner, share, text, texts } from './world.js';
import type { Setting, World } from './world.js';

/** Questions of the engine itself are about more. */
export interface Inner extends Reach {
  /** AWS services too. */
  readonly services?: boolean | undefined;
  /** And what comes through access points that nobody has declared, whosever they are. */
  readonly imagined?: boolean | undefined;
}

/** Keys that tell which way a request comes. */
const NETWORK: ReadonlySet<string> = new Set([
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:vpcsourceip',
]);

/** The sorts of requests that a question can be about, without the action; the familiar ones first. */
export function worldsOf(
  setting: Setting,
  question: Inner,
  uses: ReadonlySet<string>,
  { canonical }: Survey,
): readonly Omit<World, 'action' | 'target' | 'key'>[] {
  const { who, through = 'bucket', point, services } = question;
  const { points } = setting.situation;
  const callers: readonly World['caller'][] = services ? [...callersOf(who, through), 'service'] : callersOf(who, through);
  const named = canonical.length > 0 && (who.kind === 'caller' || who.kind === 'external' || who.kind === 'outsider' || who.kind === 'outside');
  const out: Omit<World, 'action' | 'target' | 'key'>[] = [];
  const networked = [...uses].some((key) => NETWORK.has(key)) || setting.situation.guardrails.endpoint !== undefined;
  const ways = networked ? WAYS : (['internet'] as const);
  const add = ({ caller, canonical, point }: Pick<World, 'caller' | 'canonical' | 'point'>, own: readonly World['way'][]): void => {
    for (const way of caller === 'service' ? (['internet'] as const) : own) out.push({ setting, caller, canonical, way, point });
  };
  if (through === 'bucket') {
    for (const caller of callers) add({ caller, canonical: false }, ways);
    if (named) add({ caller: 'account', canonical: true }, ways);
    const imagined = undeclared(question, uses);
    // Over an endpoint it may be bound to a network, which is its owner's.
    if (imagined)
      for (const way of uses.has('s3:accesspointnetworkorigin') ? WAYS : ways) out.push({ setting, caller: 'account', canonical: false, way, imagined });
    return out;
  }
  for (const [index, at] of points.items.entries()) {
    if (point !== undefined && index !== point) continue;
    // Bound to a VPC, it is reached from there alone, and by no service; where that is not known, it is certain of no other way.
    const bound = at.network.is('VPC').truth;
    const open = bound === 'no' || (bound === 'unknown' && setting.approx === 'may');
    // A VPC is a special tie.
    if (who.kind === 'everybody' && !open) continue;
    const own =
      bound === 'yes' || !open
        ? (['endpoint'] as const)
        : bound === 'no'
          ? ways
          : who.kind === 'everybody'
            ? (['internet'] as const)
            : (['internet', 'endpoint'] as const);
    for (const caller of callers) if (caller !== 'service' || open) add({ caller, canonical: false, point: { index, at } }, own);
    if (named) add({ caller: 'account', canonical: true, point: { index, at } }, own);
  }
  return out;
}

const WAYS = ['internet', 'endpoint'] as const;

/** Directly, or through an access point that nobody declared: whose is it, where it matters that there may be one? */
function undeclared(question: Inner, uses: ReadonlySet<string>): World['imagined'] {
  if (question.imagined) return tellsPoints(uses) ? 'any' : undefined;
  return mayPassUndeclared(question, uses) ? 'foreign' : undefined;
}

function callersOf({ kind }: Who, through: 'bucket' | 'point'): readonly World['caller'][] {
  const callers: readonly World['caller'][] =
    kind === 'anonymous'
      ? ['anonymous']
      : kind === 'service'
        ? ['service']
        : kind === 'external' || kind === 'owner' || kind === 'identity'
          ? ['account']
          : ['anonymous', 'account'];
  // Access points answer signed requests only.
  return through === 'point' ? callers.filter((caller) => caller !== 'anonymous') : callers;
}

/** Condition keys of which a question itself speaks. */
export function keysAsked({ who, context = [] }: Reach): readonly string[] {
  const own =
    who.kind === 'service'
      ? [...(who.sourceAccount === undefined ? [] : ['aws:sourceaccount']), ...(who.sourceArn === undefined ? [] : ['aws:sourcearn'])]
      : [];
  return [...context.map(({ key }) => lower(key)), ...own, ...(who.kind === 'outside' && who.organizations?.length ? ['aws:principalorgid'] : [])];
}

/** As conditions name keys: the tags of objects keep their case. */
function lower(key: string): string {
  const slash = /^s3:[a-z]*tag\//i.test(key) ? key.indexOf('/') : key.length;
  return key.slice(0, slash).toLowerCase() + key.slice(slash);
}

export function questionFormula(question: Reach, world: World, approx: Approx): Formula {
  const { context = [] } = question;
  const carried = context.map(({ key }) => placeOf(lower(key), world).kind).join();
  return share(world.setting, `${approx} ${world.key} ${world.target} ${carried} ${keyOfQuestion(question)}`, () => buildQuestion(question, world, approx));
}

const keys = new WeakMap<Reach, string>();

function keyOfQuestion(question: Reach): string {
  let key = keys.get(question);
  if (key === undefined) keys.set(question, (key = JSON.stringify([question.who, question.prefix, question.context])));
  return key;
}

function buildQuestion({ who, prefix, context = [] }: Reach, world: World, approx: Approx): Formula {
  const parts = [
    whoFormula(who, world, approx),
    world.imagined ? ofSomebodyElse({ who }, world, approx) : TRUE,
    ...context.map((one) => demandFormula(one, world, approx)),
  ];
  if (prefix && prefix.length > 0) {
    if (world.target === 'bucket') return FALSE;
    parts.push(texts(OBJECT, [[...literalGlob(prefix), { kind: 'star', of: 'any' }]], approx));
  }
  return and(...parts);
}

function whoFormula(who: Who, world: World, approx: Approx): Formula {
  if (world.caller === 'anonymous') return TRUE;
  switch (who.kind) {
    case 'external':
    case 'outsider':
      return and(not(ofOwner(world, flip(approx))), ofAnAccount(world, approx));
    case 'owner':
      return and(ofOwner(world, approx), not(isRoot(world, flip(approx))));
    case 'outside': {
      const { accounts = [], organizations = [] } = who;
      const fits = isOneOf(placeOf('aws:principalorgid', world), organizations.map(text), flip(approx)) ?? FALSE;
      return and(
        ofAnAccount(world, approx),
        not(ofOwner(world, flip(approx))),
        ...accounts.map((one) => not(ofAccount(world, [one], flip(approx)))),
        organizations.length > 0 ? not(fits) : TRUE,
      );
    }
    case 'service':
      return serviceFormula(who, world, approx);
    case 'identity':
      return identityFormula(who.arn, world, approx);
    default:
      return TRUE;
  }
}

/** Origin access identities of CloudFront are no accounts; their canonical ids are longer than those of accounts. */
function ofAnAccount(world: World, approx: Approx): Formula {
  const { canonical, setting } = world;
  if (!canonical) return not(ofAccount(world, ['cloudfront'], flip(approx)));
  const accounts = (setting.mentions.signs.get(CANONICAL) ?? []).filter((id) =>
    written(id) === undefined ? approx === 'may' : !/^[\da-f]{65,}$/i.test(says(id)),
  );
  return share(setting, `${approx} accounts`, () => texts(CANONICAL, accounts.map(literalGlob), approx));
}

function serviceFormula({ name, sourceAccount, sourceArn }: Extract<Who, { kind: 'service' }>, world: World, approx: Approx): Formula {
  const [account, arn] = [placeOf('aws:sourceaccount', world), placeOf('aws:sourcearn', world)];
  const owner = literalGlob(world.setting.situation.account);
  const ofAccount =
    sourceAccount === undefined
      ? TRUE
      : sourceAccount === 'not the owner'
        ? and(isThere(account), not(isOneOf(account, [owner], flip(approx)) ?? FALSE))
        : (isOneOf(account, [literalGlob(sourceAccount)], approx) ?? FALSE);
  return and(texts(SERVICE, [text(name)], approx), ofAccount, sourceArn === undefined ? TRUE : (isOneOf(arn, [literalGlob(sourceArn)], approx) ?? FALSE));
}

/** The ARN of an identity, or of the session of a role. */
function identityFormula(arn: Term, { setting }: World, approx: Approx): Formula {
  const plain = written(arn);
  const session = plain === undefined ? null : /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(plain);
  if (!session) return texts(ARN, [literalGlob(arn)], approx);
  const [, account = '', role = '', name = ''] = session;
  const front = literalGlob(term(`arn:${setting.situation.partition}:iam::${account}:role/`));
  const roles: readonly Glob[] = [
    [...front, ...text(role)],
    [...front, { kind: 'star', of: 'any' }, ...text(`/${role}`)],
  ];
  return and(texts(ARN, roles, approx), texts(SESSION, [text(name)], approx));
}

function demandFormula({ key, is }: KeyDemand, world: World, approx: Approx): Formula {
  const place = placeOf(lower(key), world);
  const there = isThere(place);
  if (is === 'absent') return not(there);
  if (is === 'present') return there;
  if ('oneOf' in is) return oneOf(place, is.oneOf.map(asTerm), approx);
  if ('noneOf' in is) return and(there, not(oneOf(place, is.noneOf.map(asTerm), flip(approx))));
  const fits = (value: number): boolean => ('below' in is ? value < is.below : value > is.above);
  if (place.kind === 'mask') return literal(place.variable, false, { kind: 'mask', mask: maskOf(place.values, (value) => fits(Number(value))) });
  if (place.kind !== 'line') return FALSE;
  return literal(place.variable, false, { kind: 'line', cuts: 'below' in is ? below(is.below, false) : above(is.above, false) });
}

function asTerm(value: string | Term): Term {
  return typeof value === 'string' ? term(value) : value;
}

function oneOf(place: Place, values: readonly Term[], approx: Approx): Formula {
  if (place.kind === 'line') {
    const cuts = values.map((value) => pointsOf(place.of, written(value)));
    return cuts.includes(undefined) && approx === 'may'
      ? TRUE
      : or(literal(place.variable, false, { kind: 'line', cuts: union(...cuts.map((one) => one ?? [])) }));
  }
  return values.length === 0 ? FALSE : (isOneOf(place, values.map(literalGlob), approx) ?? truth(approx === 'may'));
}

function pointsOf(type: 'numeric' | 'date' | 'ip', value: string | undefined): Cuts | undefined {
  if (value === undefined) return undefined;
  if (type === 'ip') return addressesOf(value)?.cuts;
  const point = type === 'date' ? instantOf(value) : numberOf(value);
  return point === undefined ? undefined : between(point, point);
}
