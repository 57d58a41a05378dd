/** One statement as a formula about a request, its parts kept for as long as the statement lives. */

import { carries, keyInfo } from '../data/condition-keys.js';
import { globOf, literalGlob } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import type { Condition, Element, Elements, Policy, Principal, Principals, Statement } from '../policy.js';
import { keyOf, term } from '../term.js';
import type { Term } from '../term.js';
import type { List } from '../../truth/value.js';
import { coverOf, flip } from './actions.js';
import type { Approx, Cover } from './actions.js';
import { conditionFormula } from './condition.js';
import { fixesCaller } from './domains.js';
import { FALSE, TRUE, and, not, or, truth } from './formula.js';
import type { Formula } from './formula.js';
import { placeOf } from './place.js';
import type { Place } from './place.js';
import { coversFormula } from './resource.js';
import { filled } from './variables.js';
import type { Filling } from './variables.js';
import { ARN, CANONICAL, SERVICE, SESSION, arnsOf, partsOfArn, texts } from './world.js';
import type { World } from './world.js';

/** Whose policy a statement stands in: how it calls the bucket, and whether it names whom it is about. */
export interface Frame {
  /** The ARN of the bucket; of objects what stands before the key. */
  readonly resource: Term;
  /** Policies of an organization need no Principal. */
  readonly everybody: boolean;
  readonly filling: Filling;
  readonly key: string;
}

export interface Parts {
  readonly principal: Formula;
  readonly resource: Formula;
  readonly conditions: Formula;
}

/** Holds what was compiled. One for each engine. */
export interface Compiled {
  readonly parts: WeakMap<Statement, Map<string, Formula>>;
  readonly conditions: WeakMap<Condition, Map<string, Formula>>;
  readonly covers: WeakMap<Statement, Cover>;
}

export function compiled(): Compiled {
  return { parts: new WeakMap(), conditions: new WeakMap(), covers: new WeakMap() };
}

export function coverCached(statement: Statement, { covers }: Compiled): Cover {
  let known = covers.get(statement);
  if (!known) covers.set(statement, (known = coverOf(statement)));
  return known;
}

/** All of a statement but its effect and its actions. */
export function aboutFormula(statement: Statement, world: World, frame: Frame, approx: Approx, memo: Compiled): Formula {
  const principal = partOf('principal', statement, world, frame, approx, memo);
  if (principal.kind === 'false') return FALSE;
  const resource = partOf('resource', statement, world, frame, approx, memo);
  if (resource.kind === 'false') return FALSE;
  return and(principal, resource, partOf('conditions', statement, world, frame, approx, memo));
}

/** One text or one condition of a statement by itself. */
export interface Piece {
  readonly of: 'effect' | 'action' | 'principal' | 'resource' | 'condition';
  readonly element?: Element | undefined;
  readonly condition?: Condition | undefined;
  readonly formula: Formula;
}

/** Piece by piece, in the same order for every reading: for telling which of them is at fault. */
export function piecesOf(statement: Statement, world: World, frame: Frame, approx: Approx): readonly Piece[] {
  const { principal, resource, conditions } = statement;
  const { alone } = world.setting;
  const hidden = (of: Piece['of'], open: unknown): readonly Piece[] => (open ? [{ of, formula: truth(approx === 'may') }] : []);
  const list = <T>(one: T): List<T> => ({ items: [one], origin: statement.origin });
  return [
    ...(principal?.items.items ?? []).map((one): Piece => {
      return {
        of: 'principal',
        element: one.element,
        formula: principal ? named({ ...principal, items: list(one) }, world, approx, sparesRoots(statement)) : FALSE,
      };
    }),
    ...hidden('principal', principal ? principal.items.open : !frame.everybody),
    ...(alone ? [] : (resource?.items.items ?? [])).map((one): Piece => {
      return { of: 'resource', element: one, formula: resource ? covered({ ...resource, items: list(one) }, world, frame, approx) : FALSE };
    }),
    ...hidden('resource', !alone && (resource ? resource.items.open : true)),
    ...conditions.items
      .filter((one) => !alone || fixesSomebody(one))
      .map((one): Piece => ({ of: 'condition', condition: one, formula: conditionFormula(one, world, approx, frame.filling) })),
    ...hidden('condition', conditions.open),
  ];
}

export type PartName = 'principal' | 'resource' | 'conditions';

export function partOf(name: PartName, statement: Statement, world: World, frame: Frame, approx: Approx, memo: Compiled): Formula {
  let cache = memo.parts.get(statement);
  if (!cache) memo.parts.set(statement, (cache = new Map()));
  const key = partKey(name, statement, world, frame, approx);
  let known = cache.get(key);
  if (!known) {
    known = build(name, statement, world, frame, approx, memo);
    cache.set(key, known);
  }
  return known;
}

/** All that a part depends on, and no more: what is built for one world serves the others. */
function partKey(name: PartName, statement: Statement, world: World, frame: Frame, approx: Approx): string {
  const { caller, canonical, setting, target } = world;
  const around = `${name[0]}${approx[1]}${frame.key}`;
  if (name === 'principal') return `${around}${caller}${canonical ? '#' : ''}${setting.key}`;
  if (name === 'resource' && !(statement.resource && hasVariable(statement.resource.items.items))) return `${around}${target}${setting.key}`;
  return `${around}${target}${carried(statement, world)}${world.key}`;
}

/** Like the parts of a statement: where the value is found, decides. */
function conditionCached(condition: Condition, world: World, approx: Approx, filling: Filling, { conditions }: Compiled): Formula {
  if (hasVariable(condition.values.items)) return conditionFormula(condition, world, approx, filling);
  let cache = conditions.get(condition);
  if (!cache) conditions.set(condition, (cache = new Map()));
  const key = `${approx}${placeKey(placeOf(condition.key, world))}${world.setting.key}`;
  let known = cache.get(key);
  if (!known) cache.set(key, (known = conditionFormula(condition, world, approx, filling)));
  return known;
}

function placeKey(place: Place): string {
  switch (place.kind) {
    case 'absent':
      return '-';
    case 'constant':
      return `=${keyOf(place.value)}`;
    case 'text':
      return `${place.present.kind}${place.variable}`;
    default:
      return place.kind;
  }
}

function hasVariable(elements: readonly Element[]): boolean {
  return elements.some(({ term: text }) => text.some((piece) => typeof piece === 'string' && piece.includes('${')));
}

function build(name: PartName, statement: Statement, world: World, frame: Frame, approx: Approx, memo: Compiled): Formula {
  switch (name) {
    case 'principal':
      return principalFormula(statement, world, frame, approx);
    case 'resource':
      return world.setting.alone ? TRUE : resourceFormula(statement.resource, world, frame, approx);
    case 'conditions': {
      const { items, open } = statement.conditions;
      return and(
        truth(!(open && approx === 'must')),
        ...items.filter((one) => !world.setting.alone || fixesSomebody(one)).map((one) => conditionCached(one, world, approx, frame.filling, memo)),
      );
    }
  }
}

/** Who is not meant, is no matter to Block Public Access: everybody else still is. */
function fixesSomebody({ key, negated }: Condition): boolean {
  return fixesCaller(key) && !negated;
}

/** Which of the keys that not all actions carry are carried here. */
function carried({ conditions }: Statement, { action }: World): string {
  let out = '';
  for (const { key } of conditions.items) {
    const info = keyInfo(key);
    if (info && info.actions !== 'every') out += !action || carries(info, action) ? '+' : '-';
  }
  return out;
}

/** AWS takes no statement without the element, so nothing says what it would do. */
function missing(approx: Approx): Formula {
  return truth(approx === 'may');
}

function principalFormula(statement: Statement, world: World, { everybody }: Pick<Frame, 'everybody'>, approx: Approx): Formula {
  const { principal } = statement;
  if (!principal) return everybody ? TRUE : missing(approx);
  if (principal.not) return not(named(principal, world, flip(approx), sparesRoots(statement)));
  return named(principal, world, approx, false);
}

/** Of an account that a Deny does not mean it means all the same whoever is not named himself: its root alone is spared (IAM User Guide, NotPrincipal, October 2026). */
function sparesRoots({ principal, effect }: Statement): boolean {
  return principal?.not === true && effect.is('Allow').truth !== 'yes';
}

function named({ items }: Principals, world: World, approx: Approx, roots: boolean): Formula {
  if (items.open && approx === 'may') return TRUE;
  const arns: Glob[] = [];
  const services: Glob[] = [];
  const canonical: Glob[] = [];
  const rest: Formula[] = [];
  for (const one of items.items) {
    if (one.form === 'everybody') return TRUE;
    if (one.form === 'unknown' && approx === 'may') return TRUE;
    // AWS refuses the whole policy, so that it is neither public nor not.
    if ((one.form === 'malformed' || one.form === 'federated') && world.setting.alone && approx === 'may') return TRUE;
    if (world.caller === 'account') {
      if (one.form === 'session') rest.push(ofSession(one, world, approx));
      else if (one.form === 'canonicalUser') canonical.push(literalGlob(one.id));
      else arns.push(...arnsNamed(one, roots ? world.setting.situation.partition : undefined));
    }
    if (world.caller === 'service' && one.form === 'service') services.push(literalGlob(one.name));
  }
  return or(texts(ARN, arns, approx), texts(SERVICE, services, approx), world.canonical ? texts(CANONICAL, canonical, approx) : FALSE, ...rest);
}

/** @param roots of accounts the root alone, in this partition */
function arnsNamed(one: Principal, roots: string | undefined): readonly Glob[] {
  switch (one.form) {
    case 'account':
      return roots === undefined ? [arnsOf(literalGlob(one.account))] : partsOfArn(roots, literalGlob(one.account)).root;
    case 'identity':
    case 'federatedUser':
    case 'originAccessIdentity':
      return [literalGlob(one.arn)];
    default:
      return [];
  }
}

/** The ARN of a session leaves out the path that its role's ARN has. */
function ofSession({ account, role, session }: Extract<Principal, { form: 'session' }>, { setting }: World, approx: Approx): Formula {
  const front = literalGlob(term(`arn:${setting.situation.partition}:iam::`, account, ':role/'));
  const roles = texts(
    ARN,
    [
      [...front, ...literalGlob(role)],
      [...front, { kind: 'star', of: 'any' }, ...literalGlob(['/']), ...literalGlob(role)],
    ],
    approx,
  );
  return and(roles, texts(SESSION, [literalGlob(session)], approx));
}

function resourceFormula(resource: Elements | undefined, world: World, frame: Frame, approx: Approx): Formula {
  if (!resource) return missing(approx);
  if (resource.not) return not(covered(resource, world, frame, flip(approx)));
  return covered(resource, world, frame, approx);
}

function covered({ items, not: negated }: Elements, world: World, frame: Frame, approx: Approx): Formula {
  if (items.open && approx === 'may') return TRUE;
  const ask = (globs: readonly Glob[]): Formula => coversFormula(globs, frame.resource, world.target, approx);
  const globs: Glob[] = [];
  const rest: Formula[] = [];
  for (const element of items.items) {
    const one = filled(element.term, world, approx, negated, frame.filling, (text) => [globOf(text, { wildcards: true })]);
    if (one.kind === 'globs') globs.push(...one.globs);
    else rest.push(one.kind === 'unsure' ? truth(approx === 'may') : one.formula(ask, `resource ${frame.key}`));
  }
  return or(ask(globs), ...rest);
}

/** Whether `${…}` is a variable in a document. */
export function fillingOf({ version }: Policy): Filling {
  const { truth: is } = version.is('2012-10-17');
  return { variables: is };
}
