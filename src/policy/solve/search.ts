/**
 * Whether some request satisfies a formula. Every literal speaks of one variable alone, so that a conjunction has a model where
 * every variable has one; disjunctions are taken up only where the model at hand breaks them.
 */

import { OutOfBudget, holds } from './domain.js';
import type { Budget, Domain, Model } from './domain.js';
import { not } from './formula.js';
import type { Formula, Literal } from './formula.js';
import { Steps, tableOf } from './table.js';
import type { Step } from './table.js';

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
  const steps = new Steps(domains, budget, tableOf(budget));
  const parts = formula.kind === 'and' ? formula.of : [formula];
  try {
    if (steps.isRefuted(parts)) return { kind: 'none' };
    const before = budget.steps;
    const one = new Search(budget, steps);
    const found = one.first(parts);
    if (found) return { kind: 'found', model: assignment(found, steps) };
    if (before - budget.steps >= LONG) steps.refuted([...parts.filter(({ kind }) => kind === 'literal'), ...one.taken]);
    return { kind: 'none' };
  } catch (error) {
    if (error instanceof OutOfBudget) return { kind: 'budget' };
    throw error;
  }
}

/** What took so many steps to refute, is worth remembering. */
const LONG = 32;

/** Alternatives that are worth trying all at once, to find the one that must be. */
const MANY = 24;

type States = Map<string, Step>;

/** One of its alternatives must hold. */
interface Clause {
  readonly of: readonly Formula[];
  /** The part of the whole formula that it comes from. */
  readonly from: Formula;
  /** The alternative that held when it was last asked: it likely does again. */
  last: number;
}

class Search {
  constructor(
    private readonly budget: Budget,
    private readonly steps: Steps,
  ) {}

  /** Parts of the formula of which a clause was taken up. Those that never were have no share in a refutation. */
  readonly taken = new Set<Formula>();

  first(parts: readonly Formula[]): States | undefined {
    const states: States = new Map();
    const open: Clause[] = [];
    for (const part of parts) if (!this.#assert(states, open, [part], part)) return undefined;
    return this.#solve(states, open);
  }

  #solve(states: States, open: Clause[]): States | undefined {
    for (;;) {
      if (--this.budget.steps < 0) throw new OutOfBudget('too many steps');
      const clause = this.#firstBroken(states, open);
      if (!clause) return states;
      this.taken.add(clause.from);
      const fitting = clause.of.length > MANY ? clause.of : clause.of.filter((one) => one.kind !== 'literal' || this.#narrowed(states, one) !== undefined);
      if (fitting.length === 0) return undefined;
      open.splice(open.indexOf(clause), 1);
      const [only] = fitting;
      if (fitting.length > 1 || !only) return this.#branch(states, open, fitting, clause.from);
      if (!this.#assert(states, open, [only], clause.from)) return undefined;
    }
  }

  /** One alternative after the other; what was refuted is not tried again. */
  #branch(states: States, clauses: readonly Clause[], alternatives: readonly Formula[], from: Formula): States | undefined {
    const base = new Map(states);
    for (const one of this.#ordered(alternatives, clauses)) {
      const next = new Map(base);
      const open = [...clauses];
      const found = this.#assert(next, open, [one], from) ? this.#solve(next, open) : undefined;
      if (found) return found;
      if (one.kind === 'literal' && !this.#assert(base, [], [not(one)], from)) return undefined;
    }
    return undefined;
  }

  /** Those first that satisfy most of the other clauses as well; then those that ask the least. */
  #ordered(alternatives: readonly Formula[], open: readonly Clause[]): readonly Formula[] {
    const seen = new Map<Literal, number>();
    for (const { of } of open) {
      for (const one of of) {
        if (one.kind !== 'literal') continue;
        const same = this.steps.same(one);
        seen.set(same, (seen.get(same) ?? 0) + 1);
      }
    }
    const rank = (one: Formula): number => (one.kind === 'literal' ? (seen.get(this.steps.same(one)) ?? 0) : -1);
    return alternatives
      .map((one, at) => ({ one, at, rank: rank(one) }))
      .sort((a, b) => b.rank - a.rank || a.at - b.at)
      .map(({ one }) => one);
  }

  /** The shortest clause that the model breaks. */
  #firstBroken(states: States, open: readonly Clause[]): Clause | undefined {
    let best: Clause | undefined;
    for (const clause of open) {
      if (best && clause.of.length >= best.of.length) continue;
      if (!this.#isMet(states, clause)) best = clause;
    }
    return best;
  }

  #isMet(states: States, clause: Clause): boolean {
    const { of, last } = clause;
    const before = of[last];
    if (before && this.#holds(states, before)) return true;
    clause.last = of.findIndex((one) => this.#holds(states, one));
    return clause.last >= 0;
  }

  #assert(states: States, open: Clause[], formulas: readonly Formula[], from: Formula): boolean {
    for (const formula of formulas) {
      switch (formula.kind) {
        case 'true':
          break;
        case 'false':
          return false;
        case 'or':
          open.push({ of: formula.of, from, last: -1 });
          break;
        case 'and':
          if (!this.#assert(states, open, formula.of, from)) return false;
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

  #narrowed(states: States, one: Literal): Step | undefined {
    const step = states.get(one.variable) ?? this.steps.first(one.variable);
    return step && this.steps.next(step, one);
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
        const step = states.get(formula.variable) ?? this.steps.first(formula.variable);
        return step !== undefined && this.steps.holds(step, formula);
      }
    }
  }
}

function assignment(states: States, steps: Steps): Assignment {
  const stepOf = (variable: string): Step | undefined => states.get(variable) ?? steps.first(variable);
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
        return holds(formula, stepOf(formula.variable)?.state.model);
    }
  };
  return { valueOf: (variable) => stepOf(variable)?.state.model, holds: satisfied, demanded: [...states.keys()] };
}
