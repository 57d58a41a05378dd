/** Formulas over literals that each speak of one part of a request. Negation reaches the literals at once. */

import type { Language } from '../glob/language.js';
import { complement, cutsKey } from './line.js';
import type { Cuts } from './line.js';

/** What a literal demands of a value that is present. */
export type Constraint =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly language: Language; readonly inside: boolean }
  /** One bit for each value that the variable can have. */
  | { readonly kind: 'mask'; readonly mask: number }
  | { readonly kind: 'line'; readonly cuts: Cuts }
  /** Of a set of texts: a member, or every member, is inside (or outside) the language. */
  | { readonly kind: 'some' | 'every'; readonly language: Language; readonly inside: boolean };

export interface Literal {
  readonly kind: 'literal';
  readonly variable: string;
  /** It holds where the variable is absent. */
  readonly absent: boolean;
  readonly present: Constraint;
}

export type Formula = { readonly kind: 'true' } | { readonly kind: 'false' } | Literal | Group;

export interface Group {
  readonly kind: 'and' | 'or';
  readonly of: readonly Formula[];
}

export const TRUE: Formula = { kind: 'true' };
export const FALSE: Formula = { kind: 'false' };
const ALL: Constraint = { kind: 'all' };
const NONE: Constraint = { kind: 'none' };

export function truth(value: boolean): Formula {
  return value ? TRUE : FALSE;
}

export function literal(variable: string, absent: boolean, present: Constraint | boolean): Formula {
  const constraint = present === true ? ALL : present === false ? NONE : settled(present);
  if (constraint.kind === 'all' && absent) return TRUE;
  if (constraint.kind === 'none' && !absent) return FALSE;
  return { kind: 'literal', variable, absent, present: constraint };
}

const keys = new WeakMap<Literal, string>();

/** Equal keys, equal literals. */
export function keyOfLiteral(of: Literal): string {
  let key = keys.get(of);
  if (key === undefined) keys.set(of, (key = `${of.variable}\u0002${of.absent ? '-' : '+'}${keyOfConstraint(of.present)}`));
  return key;
}

function settled(constraint: Constraint): Constraint {
  if (constraint.kind === 'mask' && constraint.mask === 0) return NONE;
  if (constraint.kind === 'line' && constraint.cuts.length === 0) return NONE;
  return constraint;
}

export function and(...parts: readonly Formula[]): Formula {
  return join('and', parts, 'true', 'false');
}

export function or(...parts: readonly Formula[]): Formula {
  return join('or', parts, 'false', 'true');
}

function join(kind: 'and' | 'or', parts: readonly Formula[], neutral: 'true' | 'false', decisive: 'true' | 'false'): Formula {
  const of: Formula[] = [];
  for (const part of parts) {
    if (part.kind === decisive) return part;
    if (part.kind === neutral) continue;
    if (part.kind === kind) of.push(...part.of);
    else of.push(part);
  }
  if (of.length === 0) return neutral === 'true' ? TRUE : FALSE;
  return of.length === 1 && of[0] ? of[0] : { kind, of };
}

const negations = new WeakMap<Formula, Formula>();

/** Always the same for the same formula: what is known of a literal is found again. */
export function not(formula: Formula): Formula {
  let negation = negations.get(formula);
  if (!negation) {
    negation = negated(formula);
    negations.set(formula, negation);
    if (negation.kind === 'literal') negations.set(negation, formula);
  }
  return negation;
}

function negated(formula: Formula): Formula {
  switch (formula.kind) {
    case 'true':
      return FALSE;
    case 'false':
      return TRUE;
    case 'literal':
      return literal(formula.variable, !formula.absent, opposite(formula.present));
    case 'and':
      return or(...formula.of.map(not));
    case 'or':
      return and(...formula.of.map(not));
  }
}

function opposite(constraint: Constraint): Constraint {
  switch (constraint.kind) {
    case 'all':
      return NONE;
    case 'none':
      return ALL;
    case 'text':
      return { ...constraint, inside: !constraint.inside };
    case 'mask':
      return { kind: 'mask', mask: ~constraint.mask };
    case 'line':
      return { kind: 'line', cuts: complement(constraint.cuts) };
    case 'some':
      return { kind: 'every', language: constraint.language, inside: !constraint.inside };
    case 'every':
      return { kind: 'some', language: constraint.language, inside: !constraint.inside };
  }
}

function keyOfConstraint(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'all':
    case 'none':
      return constraint.kind;
    case 'mask':
      return `mask ${constraint.mask}`;
    case 'line':
      return `line ${cutsKey(constraint.cuts)}`;
    default:
      return `${constraint.kind} ${constraint.inside ? 'in' : 'out'} ${constraint.language.key}`;
  }
}
