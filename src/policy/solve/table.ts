/** What was found on the way of earlier searches: a search asks for the same steps again and again, and searches of one run alike ones. */

import { begin, holds, narrowed } from './domain.js';
import type { Budget, Domain, State } from './domain.js';
import { keyOfLiteral } from './formula.js';
import type { Formula, Literal } from './formula.js';

/** A variable of which some literals were demanded. */
export interface Step {
  readonly state: State;
  /** The last of them, and what was before it. */
  readonly by?: { readonly literal: Literal; readonly from: Step } | undefined;
  /** Where further ones lead; undefined: no value is left. */
  readonly next: Map<Literal, Step | undefined>;
  readonly holds: Map<Literal, boolean>;
}

/** Kept for as long as the budget that several searches share. */
export interface Table {
  readonly literals: Map<string, Literal>;
  readonly same: WeakMap<Literal, Literal>;
  readonly first: Map<Domain, Step | undefined>;
  /** Parts of formulas that cannot hold together. */
  readonly refuted: Refuted[];
  readonly numbers: Map<Literal, number>;
}

interface Refuted {
  readonly parts: ReadonlySet<string>;
  /** With what the variables of these parts can be. */
  readonly firsts: ReadonlyMap<string, Step | undefined>;
}

/** Enough for the sorts of actions and callers of one question. */
const MOST_REFUTED = 8;

const tables = new WeakMap<Budget, Table>();

export function tableOf(budget: Budget): Table {
  let table = tables.get(budget);
  if (!table) tables.set(budget, (table = { literals: new Map(), same: new WeakMap(), first: new Map(), refuted: [], numbers: new Map() }));
  return table;
}

export class Steps {
  readonly #first = new Map<string, Step | undefined>();

  constructor(
    private readonly domains: (variable: string) => Domain,
    private readonly budget: Budget,
    private readonly table: Table,
  ) {}

  /** Of equal literals always the same one. */
  same(literal: Literal): Literal {
    const known = this.table.same.get(literal);
    if (known) return known;
    const key = keyOfLiteral(literal);
    const same = this.table.literals.get(key) ?? literal;
    this.table.literals.set(key, same);
    this.table.same.set(literal, same);
    return same;
  }

  /** Before anything is demanded of it; undefined: it can have no value at all. */
  first(variable: string): Step | undefined {
    if (this.#first.has(variable)) return this.#first.get(variable);
    const domain = this.domains(variable);
    const { first } = this.table;
    let step = first.get(domain);
    if (!step && !first.has(domain)) {
      step = stepAt(begin(domain, this.budget));
      first.set(domain, step);
    }
    this.#first.set(variable, step);
    return step;
  }

  /** These cannot hold together. */
  refuted(parts: readonly Formula[]): void {
    const firsts = new Map<string, Step | undefined>();
    const collect = (one: Formula): void => {
      if (one.kind === 'literal') firsts.set(one.variable, this.first(one.variable));
      else if (one.kind === 'and' || one.kind === 'or') one.of.forEach(collect);
    };
    parts.forEach(collect);
    const { refuted } = this.table;
    if (refuted.length < MOST_REFUTED) refuted.push({ parts: new Set(parts.map((one) => this.#nameOf(one))), firsts });
  }

  /** Whether some of them are known not to hold together. */
  isRefuted(parts: readonly Formula[]): boolean {
    const { refuted } = this.table;
    if (refuted.length === 0) return false;
    const all = new Set(parts.map((one) => this.#nameOf(one)));
    return refuted.some(
      (known) => [...known.parts].every((one) => all.has(one)) && [...known.firsts].every(([variable, step]) => this.first(variable) === step),
    );
  }

  /** Equal names, equal formulas. */
  #nameOf(part: Formula): string {
    if (part.kind === 'true' || part.kind === 'false') return part.kind;
    if (part.kind !== 'literal') return `${part.kind}(${part.of.map((one) => this.#nameOf(one)).join(' ')})`;
    const { numbers } = this.table;
    const same = this.same(part);
    let number = numbers.get(same);
    if (number === undefined) numbers.set(same, (number = numbers.size));
    return String(number);
  }

  next(step: Step, literal: Literal): Step | undefined {
    const same = this.same(literal);
    const known = step.next.get(same);
    if (known || step.next.has(same)) return known;
    const next = isGiven(step, same) ? step : stepAt(narrowed(step.state, same, this.budget), { literal: same, from: step });
    step.next.set(same, next);
    return next;
  }

  holds(step: Step, literal: Literal): boolean {
    const same = this.same(literal);
    let known = step.holds.get(same);
    if (known === undefined) step.holds.set(same, (known = holds(same, step.state.model)));
    return known;
  }
}

function stepAt(state: State | undefined, by?: Step['by']): Step | undefined {
  return state && { state, by, next: new Map(), holds: new Map() };
}

function isGiven(step: Step, literal: Literal): boolean {
  for (let at: Step | undefined = step; at?.by; at = at.by.from) if (at.by.literal === literal) return true;
  return false;
}
