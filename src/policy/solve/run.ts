/** One question, run twice at most: what certainly can happen, and, if nothing does, what possibly can. */

import { pickMemo } from '../glob/pick.js';
import type { PickMemo } from '../glob/pick.js';
import type { Policy } from '../policy.js';
import type { Reach } from '../question.js';
import type { Situation } from '../situation.js';
import { keyOf } from '../term.js';
import type { Term } from '../term.js';
import type { Approx } from './actions.js';
import { planOf, requestFormula } from './compose.js';
import type { Extra, Plan, Publicness } from './compose.js';
import type { Budget } from './domain.js';
import { domainOf } from './domains.js';
import type { Formula } from './formula.js';
import type { Rule } from './rules.js';
import { otherAccount, survey } from './mentions.js';
import type { Survey } from './mentions.js';
import { worldFor, worldsOf } from './question.js';
import type { Inner } from './question.js';
import { search } from './search.js';
import type { Assignment, Outcome } from './search.js';
import { compiled } from './statement.js';
import type { Compiled } from './statement.js';
import { settingKey } from './world.js';
import type { Setting, World } from './world.js';

/** Everything that one engine remembers. */
export interface Memory {
  readonly compiled: Compiled;
  readonly surveys: WeakMap<Situation, Survey>;
  readonly publicness: WeakMap<Policy, Map<string, 'yes' | 'no' | 'unknown'>>;
  picks: PickMemo;
  readonly steps: number;
  readonly states: number;
}

export function memory(steps: number, states: number): Memory {
  return { compiled: compiled(), surveys: new WeakMap(), publicness: new WeakMap(), picks: pickMemo(), steps, states };
}

export function surveyed(situation: Situation, { surveys }: Memory, beside?: Situation): Survey {
  if (beside) return survey(situation, beside);
  let known = surveys.get(situation);
  if (!known) surveys.set(situation, (known = survey(situation)));
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
  alone?: 'bucket' | 'point',
): Setting {
  const everybody = who.kind === 'everybody';
  const asked = JSON.stringify([who, prefix]);
  const given = known.mentions.otherAccount;
  const other = asked.includes(given) ? otherAccount(given + asked) : given;
  const key = [settingKey(situation, approx, everybody, alone), other === given ? '' : other, keyOf(prefix)].join('\u0003');
  let all = settings.get(known);
  if (!all) settings.set(known, (all = new Map()));
  let setting = all.get(key);
  if (!setting) {
    const mentions = { ...known.mentions, otherAccount: other };
    all.set(key, (setting = { situation, approx, everybody, ...(alone ? { alone } : {}), mentions, hints: hintsOf(prefix), key }));
  }
  return setting;
}

/** The prefix, and what stands before its first slash. */
function hintsOf(prefix: Term): readonly Term[] {
  const [first] = prefix;
  if (first === undefined) return [];
  const slash = typeof first === 'string' ? first.indexOf('/') : -1;
  return typeof first === 'string' && slash > 0 ? [prefix, [first.slice(0, slash)]] : [prefix];
}

/**
 * The first request that satisfies the question, familiar actions and callers first.
 * @param accept whether what was found is to be taken; the search goes on where it is not
 */
export function run(
  situation: Situation,
  question: Inner,
  approx: Approx,
  of: Memory,
  publicness: Publicness,
  accept: (found: Found) => boolean,
  extra?: Extra,
): Run {
  return first(prepare(situation, question, approx, of, publicness, extra), undefined, accept);
}

/** The same with other sets of what stops requests. */
export function runWith(
  situation: Situation,
  question: Inner,
  approx: Approx,
  of: Memory,
  publicness: Publicness,
  extra?: Extra,
): { readonly stops: readonly Rule[]; readonly find: (only: readonly Rule[] | undefined) => Found | undefined } {
  const prepared = prepare(situation, question, approx, of, publicness, extra);
  return {
    stops: prepared.plan.allStops,
    find: (only) => {
      const found = first({ ...prepared, budget: budgetOf(of) }, only, () => true);
      return found.kind === 'found' ? found.found : undefined;
    },
  };
}

interface Prepared {
  readonly question: Reach;
  readonly approx: Approx;
  readonly plan: Plan;
  readonly bases: ReturnType<typeof worldsOf>;
  readonly budget: Budget;
}

function prepare(situation: Situation, question: Inner, approx: Approx, of: Memory, publicness: Publicness, extra?: Extra): Prepared {
  const known = surveyed(situation, of, extra?.otherwise);
  const setting = settingOfRun(situation, question, approx, known);
  const plan = planOf(situation, question, known, of.compiled, publicness, extra);
  return { question, approx, plan, bases: worldsOf(setting, question, plan.uses, known), budget: budgetOf(of) };
}

function first({ question, approx, plan, bases, budget }: Prepared, only: readonly Rule[] | undefined, accept: (found: Found) => boolean): Run {
  let spent = false;
  for (const atom of plan.atoms) {
    for (const base of bases) {
      const world = worldFor(base, atom.action, atom.target);
      const formula = requestFormula(question, world, plan, approx, only);
      if (formula.kind === 'false') continue;
      const outcome = solve(formula, world, budget);
      if (outcome.kind === 'budget') spent = true;
      if (outcome.kind !== 'found') continue;
      const found = { world, model: outcome.model, plan };
      if (accept(found)) return { kind: 'found', found };
    }
    if (budget.steps < 0 || budget.left < 0) break;
  }
  return { kind: spent ? 'budget' : 'none' };
}

export function solve(formula: Formula, world: World, budget: Budget): Outcome {
  return search(formula, (variable) => domainOf(variable, world), budget);
}
