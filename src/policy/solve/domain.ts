/** What values a part of a request can have, and whether some value satisfies a list of constraints. */

import { certainly, contains } from '../glob/language.js';
import type { Language } from '../glob/language.js';
import { pick } from '../glob/pick.js';
import type { PickMemo } from '../glob/pick.js';
import { keyOf } from '../term.js';
import type { Term } from '../term.js';
import type { Constraint, Literal } from './formula.js';
import { includes, intersection, pointIn } from './line.js';
import type { Cuts, Point } from './line.js';

export interface Presence {
  /** It can be absent. */
  readonly absent: boolean;
  /** It can be present. */
  readonly present: boolean;
}

export type Domain = Presence &
  /** Languages are made where no familiar text will do. */
  (
    | { readonly kind: 'text'; readonly inAll: () => readonly Language[]; readonly familiar: readonly Term[]; readonly preferred?: () => readonly Language[] }
    /** Those of the values whose bit is set. */
    | { readonly kind: 'mask'; readonly values: readonly string[]; readonly mask: number }
    | { readonly kind: 'line'; readonly cuts: Cuts; readonly familiar: readonly Point[]; readonly whole: boolean }
    /** A set of texts, not empty. */
    | { readonly kind: 'set'; readonly members: readonly Language[]; readonly familiar: readonly Term[] }
  );

/** Undefined: absent. */
export type Model =
  | undefined
  | { readonly kind: 'text'; readonly text: Term }
  | { readonly kind: 'mask'; readonly index: number }
  | { readonly kind: 'line'; readonly point: Point }
  | { readonly kind: 'set'; readonly members: readonly Term[] };

/** A domain narrowed by constraints, with one value that satisfies them all. */
export interface State {
  readonly domain: Domain;
  readonly absent: boolean;
  readonly present: boolean;
  readonly constraints: readonly Constraint[];
  readonly model: Model;
}

export interface Budget {
  /** Steps of the search that are left. */
  steps: number;
  /** States of automata that are left. */
  left: number;
  /** What was found before. */
  readonly memo?: PickMemo | undefined;
}

/** Thrown and caught inside this room: the answer is then unknown. */
export class OutOfBudget extends Error {
  readonly kind = 'budget';
}

export function begin(domain: Domain, budget: Budget): State | undefined {
  const state: State = { domain, absent: domain.absent, present: domain.present, constraints: [], model: undefined };
  if (domain.absent) return state;
  return domain.present ? withModel(state, budget) : undefined;
}

/** Undefined: no value is left. */
export function narrowed(state: State, { absent, present }: Literal, budget: Budget): State | undefined {
  const next: State = {
    domain: state.domain,
    absent: state.absent && absent,
    present: state.present && present.kind !== 'none',
    constraints: present.kind === 'all' || present.kind === 'none' ? state.constraints : [...state.constraints, present],
    model: state.model,
  };
  if (!isGuess(present) && !state.constraints.some(isGuess) && (state.model === undefined ? next.absent : next.present && satisfies(state.model, present)))
    return next;
  return withModel(next, budget);
}

/**
 * What a sign may turn out to be differs from one demand to the next only as far as the sign itself allows, so that such
 * demands are looked at together; a text that each of them by itself could mean proves nothing.
 */
function isGuess(constraint: Constraint): boolean {
  return constraint.kind === 'text' && constraint.inside && constraint.language.mode === 'may' && constraint.language.signs;
}

/** Whether a literal holds for a value. */
export function holds({ absent, present }: Literal, model: Model): boolean {
  return model === undefined ? absent : satisfies(model, present);
}

function withModel(state: State, budget: Budget): State | undefined {
  if (state.absent) return stateWith(state, undefined);
  if (!state.present) return undefined;
  const model = member(state, budget);
  return model && stateWith(state, model);
}

function stateWith({ domain, absent, present, constraints }: State, model: Model): State {
  return { domain, absent, present, constraints, model };
}

function surelySatisfies(model: NonNullable<Model>, constraint: Constraint): boolean {
  if (constraint.kind !== 'text' || !isGuess(constraint)) return satisfies(model, constraint);
  return model.kind === 'text' && contains(certainly(constraint.language), model.text);
}

function satisfies(model: NonNullable<Model>, constraint: Constraint): boolean {
  switch (constraint.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'text':
      return model.kind === 'text' && contains(constraint.language, model.text) === constraint.inside;
    case 'mask':
      return model.kind === 'mask' && (constraint.mask & (1 << model.index)) !== 0;
    case 'line':
      return model.kind === 'line' && includes(constraint.cuts, model.point);
    case 'some':
      return model.kind === 'set' && model.members.some((one) => contains(constraint.language, one) === constraint.inside);
    case 'every':
      return model.kind === 'set' && model.members.every((one) => contains(constraint.language, one) === constraint.inside);
  }
}

function member({ domain, constraints }: State, budget: Budget): Model {
  switch (domain.kind) {
    case 'text': {
      // Familiar texts are of the domain, as they are given with it. Where signs are guessed, one counts that needs no guess.
      const known = domain.familiar.find((one) => constraints.every((constraint) => surelySatisfies({ kind: 'text', text: one }, constraint)));
      if (known) return { kind: 'text', text: known };
      const inAll = [...domain.inAll(), ...languages(constraints, 'text', true)];
      const text = textIn(inAll, languages(constraints, 'text', false), budget, domain.preferred?.());
      return text && { kind: 'text', text };
    }
    case 'mask': {
      let mask = domain.mask;
      for (const one of constraints) mask &= one.kind === 'mask' ? one.mask : 0;
      const index = domain.values.findIndex((_, at) => (mask & (1 << at)) !== 0);
      return index < 0 ? undefined : { kind: 'mask', index };
    }
    case 'line': {
      let cuts = domain.cuts;
      for (const one of constraints) cuts = one.kind === 'line' ? intersection(cuts, one.cuts) : [];
      const point = pointIn(cuts, domain.familiar, domain.whole);
      return point === undefined ? undefined : { kind: 'line', point };
    }
    case 'set':
      return setIn(domain.members, domain.familiar, constraints, budget);
  }
}

function languages(constraints: readonly Constraint[], kind: 'text' | 'some' | 'every', inside: boolean): Language[] {
  return constraints.flatMap((one) => (one.kind === kind && one.inside === inside ? [one.language] : []));
}

/** Some member for every demand for one, all of them within what every member must be. */
function setIn(members: readonly Language[], familiar: readonly Term[], constraints: readonly Constraint[], budget: Budget): Model {
  const inAll = [...members, ...languages(constraints, 'every', true)];
  const inNone = languages(constraints, 'every', false);
  const found = new Map<string, Term>();
  const wanted = constraints.flatMap((one) => (one.kind === 'some' ? [one] : []));
  for (const one of wanted.length > 0 ? wanted : [undefined]) {
    const among = one?.inside === true ? [...inAll, one.language] : inAll;
    const without = one?.inside === false ? [...inNone, one.language] : inNone;
    const known = familiar.find((text) => among.every((of) => contains(of, text)) && !without.some((of) => contains(of, text)));
    const text = known ?? textIn(among, without, budget);
    if (!text) return undefined;
    found.set(keyOf(text), text);
  }
  return { kind: 'set', members: [...found.values()] };
}

function textIn(inAll: readonly Language[], inNone: readonly Language[], budget: Budget, preferred: readonly Language[] = []): Term | undefined {
  const found = picked(inAll, inNone, budget);
  // A text is made up only where there is one: of those that there are, the most familiar.
  const given = inAll.some(({ texts }) => texts !== undefined);
  for (const one of found && !given ? preferred : []) {
    const better = picked([...inAll, one], inNone, budget);
    if (better) return better;
  }
  return found;
}

function picked(inAll: readonly Language[], inNone: readonly Language[], budget: Budget): Term | undefined {
  const found = pick(inAll, inNone, budget, budget.memo);
  if (found.kind === 'budget') throw new OutOfBudget('too many states');
  return found.kind === 'found' ? found.text : undefined;
}
