/**
 * Whether some request satisfies a formula. Every literal speaks of one variable alone, so that a conjunction has a model where
 * every variable has one; disjunctions are taken up only where the model at hand breaks them.
 */

import { OutOfBudget, begin, holds, narrowed } from './domain.js';
import type { Budget, Domain, Model, State } from './domain.js';
import { keyOfLiteral, not } from './formula.js';
import type { Formula, Literal } from './formula.js';

export type Outcome = { readonly kind: 'found'; readonly model: Assignment } | { readonly kind: 'none' } | { readonly kind: 'budget' };

/** The value of every variable that a formula can speak of. */
export interface Assignment {
  valueOf(variable: string): Model;
  holds(formula: Formula): boolean;
  /** Variables of which something was demanded, in the order in which it was. */
  readonly demanded: readonly string[];
}

export type Domains = (variable: string) => Domain;

/** @param budget counted down; shared by several searches it bounds them together */
export function search(formula: Formula, domains: Domains, budget: Budget): Outcome {
  const origin = new Map<string, State | undefined>();
  try {
    const found = new Search(domains, budget, origin).solve(new Map(), [], [formula]);
    return found ? { kind: 'found', model: assignment(found, domains, budget, origin) } : { kind: 'none' };
  } catch (error) {
    if (error instanceof OutOfBudget) return { kind: 'budget' };
    throw error;
  }
}

/** Alternatives that are worth trying all at once, to find the one that must be. */
const MANY = 24;

type States = Map<string, State>;
type Clause = readonly Formula[];

class Search {
  constructor(
    private readonly domains: Domains,
    private readonly budget: Budget,
    /** What a variable is like before anything is demanded of it; undefined: it can have no value at all. */
    private readonly origin: Map<string, State | undefined>,
  ) {}

  /** @param fresh what is to hold beside what is held already */
  solve(states: States, clauses: readonly Clause[], fresh: readonly Formula[]): States | undefined {
    const open = [...clauses];
    if (!this.#assert(states, open, fresh)) return undefined;
    for (;;) {
      if (--this.budget.steps < 0) throw new OutOfBudget('too many steps');
      const clause = this.#firstBroken(states, open);
      if (!clause) return states;
      const fitting = clause.length > MANY ? clause : clause.filter((one) => one.kind !== 'literal' || this.#fits(states, one));
      if (fitting.length === 0) return undefined;
      open.splice(open.indexOf(clause), 1);
      const [only] = fitting;
      if (fitting.length > 1 || !only) return this.#branch(states, open, fitting);
      if (!this.#assert(states, open, [only])) return undefined;
    }
  }

  /** One alternative after the other; what was refuted is not tried again. */
  #branch(states: States, open: readonly Clause[], alternatives: readonly Formula[]): States | undefined {
    const base = new Map(states);
    for (const one of this.#ordered(alternatives, open)) {
      const found = this.solve(new Map(base), open, [one]);
      if (found) return found;
      if (one.kind === 'literal' && !this.#assert(base, [], [not(one)])) return undefined;
    }
    return undefined;
  }

  /** Those first that satisfy most of the other clauses as well; then those that ask the least. */
  #ordered(alternatives: readonly Formula[], open: readonly Clause[]): readonly Formula[] {
    const seen = new Map<string, number>();
    for (const clause of open) {
      for (const one of clause) {
        if (one.kind !== 'literal') continue;
        const key = keyOfLiteral(one);
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    const rank = (one: Formula): number => (one.kind === 'literal' ? (seen.get(keyOfLiteral(one)) ?? 0) : -1);
    return alternatives
      .map((one, at) => ({ one, at, rank: rank(one) }))
      .sort((a, b) => b.rank - a.rank || a.at - b.at)
      .map(({ one }) => one);
  }

  /** The shortest clause that the model breaks. */
  #firstBroken(states: States, open: readonly Clause[]): Clause | undefined {
    let best: Clause | undefined;
    for (const clause of open) {
      if (best && clause.length >= best.length) continue;
      if (!clause.some((one) => this.#holds(states, one))) best = clause;
    }
    return best;
  }

  #assert(states: States, open: Clause[], formulas: readonly Formula[]): boolean {
    for (const formula of formulas) {
      switch (formula.kind) {
        case 'true':
          break;
        case 'false':
          return false;
        case 'or':
          open.push(formula.of);
          break;
        case 'and':
          if (!this.#assert(states, open, formula.of)) return false;
          break;
        case 'literal': {
          const next = this.#narrowed(states, formula);
          if (!next) return false;
          states.set(formula.variable, next);
        }
      }
    }
    return true;
  }

  #fits(states: States, one: Literal): boolean {
    return this.#narrowed(states, one) !== undefined;
  }

  #narrowed(states: States, one: Literal): State | undefined {
    const state = this.#stateOf(states, one.variable);
    return state && narrowed(state, one, this.budget);
  }

  #holds(states: States, formula: Formula): boolean {
    switch (formula.kind) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'and':
        return formula.of.every((one) => this.#holds(states, one));
      case 'or':
        return formula.of.some((one) => this.#holds(states, one));
      case 'literal': {
        const state = this.#stateOf(states, formula.variable);
        return state !== undefined && holds(formula, state.model);
      }
    }
  }

  #stateOf(states: States, variable: string): State | undefined {
    return states.get(variable) ?? originOf(variable, this.domains, this.budget, this.origin);
  }
}

function originOf(variable: string, domains: Domains, budget: Budget, origin: Map<string, State | undefined>): State | undefined {
  if (origin.has(variable)) return origin.get(variable);
  const state = begin(domains(variable), budget);
  origin.set(variable, state);
  return state;
}

function assignment(states: States, domains: Domains, budget: Budget, origin: Map<string, State | undefined>): Assignment {
  const valueOf = (variable: string): Model => (states.get(variable) ?? originOf(variable, domains, budget, origin))?.model;
  const satisfied = (formula: Formula): boolean => {
    switch (formula.kind) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'and':
        return formula.of.every(satisfied);
      case 'or':
        return formula.of.some(satisfied);
      case 'literal':
        return holds(formula, valueOf(formula.variable));
    }
  };
  return { valueOf, holds: satisfied, demanded: [...states.keys()] };
}
