/** One question, run twice at most: what certainly can happen, and, if nothing does, what possibly can. */

import { pickMemo } from '../glob/pick.js';
import type { PickMemo } from '../glob/pick.js';
import type { ActionInfo } from '../data/actions.js';
import type { Policy } from '../policy.js';
import type { Reach } from '../question.js';
import type { Situation } from '../situation.js';
import { keyOf } from '../term.js';
import type { Term } from '../term.js';
import type { Approx } from './actions.js';
import { all, planOf, requestFormula } from './compose.js';
import type { Extra, Plan, Readings } from './compose.js';
import type { Budget } from './domain.js';
import { domainOf } from './domains.js';
import type { Formula } from './formula.js';
import type { Publicness, Rule } from './rules.js';
import { otherAccount, survey } from './mentions.js';
import type { Survey, Told } from './mentions.js';
import { worldsOf } from './question.js';
import type { Inner } from './question.js';
import { search } from './search.js';
import type { Assignment, Outcome } from './search.js';
import { compiled } from './statement.js';
import type { Compiled } from './statement.js';
import { settingKey, worldOf } from './world.js';
import type { Setting, World } from './world.js';

/** Everything that one engine remembers. */
export interface Memory {
  readonly compiled: Compiled;
  readonly told: Told;
  readonly surveys: WeakMap<Situation, Survey>;
  readonly publicness: WeakMap<Policy, Map<string, 'yes' | 'no' | 'unknown'>>;
  /** Short names of settings: what is compiled is kept under them. */
  readonly settings: { names: Map<string, string>; count: number };
  picks: PickMemo;
  readonly steps: number;
  readonly states: number;
}

export function memory(steps: number, states: number): Memory {
  return {
    compiled: compiled(),
    told: new WeakMap(),
    surveys: new WeakMap(),
    publicness: new WeakMap(),
    settings: { names: new Map(), count: 0 },
    picks: pickMemo(),
    steps,
    states,
  };
}

export function surveyed(situation: Situation, { surveys, told }: Memory, beside?: Situation): Survey {
  if (beside) return survey(situation, told, beside);
  let known = surveys.get(situation);
  if (!known) surveys.set(situation, (known = survey(situation, told)));
  return known;
}

/** Answers about texts that are kept; many situations are judged by one engine. */
const MOST_PICKS = 20_000;

export function budgetOf(of: Memory): Budget {
  if (of.picks.answers.size > MOST_PICKS) of.picks = pickMemo();
  return { steps: of.steps, left: of.states, memo: of.picks };
}

export interface Found {
  readonly world: World;
  readonly model: Assignment;
  readonly plan: Plan;
}

export type Run = { readonly kind: 'found'; readonly found: Found } | { readonly kind: 'none' } | { readonly kind: 'budget' };

/** Settings of one survey, so that what depends on them alone is made once. */
const settings = new WeakMap<Survey, Map<string, Setting>>();

export function settingOfRun(
  situation: Situation,
  { who, prefix = [] }: Pick<Reach, 'who' | 'prefix'>,
  approx: Approx,
  known: Survey,
  of: Memory,
  alone?: 'bucket' | 'point',
): Setting {
  const everybody = who.kind === 'everybody';
  const asked = JSON.stringify([who, prefix]);
  const given = known.mentions.otherAccount;
  const other = asked.includes(given) ? otherAccount(known.texts + asked) : given;
  const hints = [...hintsOf(prefix), ...(who.kind === 'identity' ? userIn(who.arn) : [])];
  const key = [settingKey(situation, approx, everybody, alone), other === given ? '' : other, ...hints.map(keyOf)].join('\u0003');
  let all = settings.get(known);
  if (!all) settings.set(known, (all = new Map()));
  let setting = all.get(key);
  if (!setting) {
    const mentions = { ...known.mentions, otherAccount: other };
    all.set(key, (setting = { situation, approx, everybody, ...(alone ? { alone } : {}), mentions, hints, key: nameOf(key, of) }));
  }
  return setting;
}

const MOST_NAMES = 50_000;

function nameOf(key: string, { settings: named }: Memory): string {
  let name = named.names.get(key);
  if (name === undefined) {
    if (named.names.size >= MOST_NAMES) named.names = new Map();
    named.names.set(key, (name = `s${named.count++} `));
  }
  return name;
}

/** The prefix, and what stands before its first slash. */
function hintsOf(prefix: Term): readonly Term[] {
  const [first] = prefix;
  if (first === undefined) return [];
  const slash = typeof first === 'string' ? first.indexOf('/') : -1;
  return typeof first === 'string' && slash > 0 ? [prefix, [first.slice(0, slash)]] : [prefix];
}

/** A user has a name, which policies may fill in. */
function userIn(arn: Term): readonly Term[] {
  const last = arn.at(-1);
  const name = typeof last === 'string' ? /:user\/(?:.*\/)?([^/]+)$/.exec(last)?.[1] : undefined;
  return name === undefined ? [] : [[name]];
}

/** A question made ready: what bears on it is the same however it is read. */
export interface Asked {
  readonly situation: Situation;
  readonly question: Inner;
  readonly known: Survey;
  readonly plan: Plan;
}

export function asking(situation: Situation, question: Inner, of: Memory, publicness: Publicness, extra?: Extra): Asked {
  const known = surveyed(situation, of, extra?.otherwise);
  return { situation, question, known, plan: planOf(situation, question, known, of.compiled, publicness, extra) };
}

/**
 * The first request that satisfies the question, familiar actions and callers first.
 * @param accept whether what was found is to be taken; the search goes on where it is not
 */
export function run(asked: Asked, approx: Approx, of: Memory, accept: (found: Found) => boolean = () => true): Run {
  return first(asked, approx, all(approx), undefined, of, accept);
}

/** With as little left open as can be: of what lets it through, of what stops it, or of who is meant. */
const FEW: readonly Readings[] = [
  { grants: 'must', asks: 'must', stops: 'may' },
  { grants: 'may', asks: 'must', stops: 'must' },
  { grants: 'must', asks: 'may', stops: 'must' },
];

/** A request that is possible, and of which only a part is uncertain. */
export function leastOpen(asked: Asked, of: Memory): Found | undefined {
  for (const readings of FEW) {
    const found = first(asked, 'may', readings, undefined, of, () => true);
    if (found.kind === 'found') return found.found;
  }
  return undefined;
}

/** What is possible with other sets of what stops requests. */
export function possibleWith(asked: Asked, only: readonly Rule[] | undefined, of: Memory): Found | undefined {
  const found = first(asked, 'may', all('may'), only, of, () => true);
  return found.kind === 'found' ? found.found : undefined;
}

function first(
  { situation, question, known, plan }: Asked,
  approx: Approx,
  readings: Readings,
  only: readonly Rule[] | undefined,
  of: Memory,
  accept: (found: Found) => boolean,
): Run {
  const budget = budgetOf(of);
  let spent = false;
  const bases = worldsOf(settingOfRun(situation, question, approx, known, of), question, plan.uses, known);
  const undeclared = bases.filter(({ imagined }) => imagined);
  for (const [atoms, from] of undeclared.length === 0 ? [[plan.atoms, bases] as const] : waysOf(plan, bases, undeclared)) {
    for (const atom of atoms) {
      for (const base of from) {
        if (!isConcerned(plan.sides(base), atom.action)) continue;
        const world = worldOf(base, atom.action, atom.target);
        const formula = requestFormula(question, world, plan, readings, only);
        if (formula.kind === 'false') continue;
        const outcome = solve(formula, world, budget);
        if (outcome.kind === 'budget') spent = true;
        if (outcome.kind !== 'found') continue;
        const found = { world, model: outcome.model, plan };
        if (accept(found)) return { kind: 'found', found };
      }
      if (budget.steps < 0 || budget.left < 0) break;
    }
  }
  return { kind: spent ? 'budget' : 'none' };
}

type Base = ReturnType<typeof worldsOf>[number];

/** What comes directly, and after it what takes a way that somebody has to make first. */
function waysOf({ atoms, passing }: Plan, bases: readonly Base[], undeclared: readonly Base[]): readonly (readonly [Plan['atoms'], readonly Base[]])[] {
  return [
    [atoms, bases.filter(({ imagined }) => !imagined)],
    [passing(), undeclared],
  ];
}

/** Whether every side has something that may let the action through. */
function isConcerned(sides: readonly (readonly Rule[])[], action: ActionInfo): boolean {
  return sides.every((side) => side.some(({ concerns }) => !concerns || concerns(action)));
}

export function solve(formula: Formula, world: World, budget: Budget): Outcome {
  return search(formula, (variable) => domainOf(variable, world), budget);
}
