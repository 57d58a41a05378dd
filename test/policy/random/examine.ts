/** One question to the engine, held against the evaluator: a yes by its witness, a no by requests that are drawn. */

import { evaluate } from '../../../src/policy/evaluate/evaluate.js';
import { wellFormed } from '../../../src/policy/evaluate/well-formed.js';
import type { Engine, Reach, Verdict } from '../../../src/policy/question.js';
import type { Situation } from '../../../src/policy/situation.js';
import { dice } from './dice.js';
import { isAskedFor } from './questions.js';
import { requestsAbout } from './requests.js';
import { requestsOf } from './witnessed.js';

export interface Examined {
  readonly verdict: Verdict['verdict'];
  /** What is wrong with the answer. */
  readonly wrong?: string;
  /** It is unknown since the engine and the evaluator are not of one mind: no wrong answer, but a fault of one of them. */
  readonly split?: string;
  /** Requests that satisfy the question and were judged. */
  readonly tried: number;
}

/** @param draws how many requests are drawn for a no */
export function examine(engine: Engine, situation: Situation, question: Reach, seed: number, draws: number): Examined {
  const answer = engine.ask(situation, question);
  switch (answer.verdict) {
    case 'yes':
      return { verdict: 'yes', tried: 1, ...reported(faultOfYes(situation, question, answer)) };
    case 'no':
      return { verdict: 'no', ...counterexample(situation, question, seed, draws) };
    case 'unknown': {
      const fault = answer.why.find(({ says }) => says.startsWith('the engine disagrees with itself'));
      return { verdict: 'unknown', tried: 0, ...(fault ? { split: fault.says } : {}) };
    }
  }
}

function reported(wrong: string | undefined): { readonly wrong?: string } {
  return wrong === undefined ? {} : { wrong };
}

/** The witness must be a request that can be sent, that the question asks for, and that is allowed. */
function faultOfYes(situation: Situation, question: Reach, { witness }: Extract<Verdict, { verdict: 'yes' }>): string | undefined {
  const { counting, grant, without } = question;
  const faults = requestsOf(situation, witness).map((request) => {
    const impossible = wellFormed(situation, request);
    if (impossible !== undefined) return `yes with a witness that cannot be: ${impossible}`;
    if (!isAskedFor(situation, question, request)) return `yes with a witness that nobody asked for: ${JSON.stringify(witness)}`;
    const { decision } = evaluate(situation, request, { counting, grant, without });
    return decision === 'allowed' ? undefined : `yes with a witness that is ${decision}: ${JSON.stringify(witness)}`;
  });
  return faults.includes(undefined) ? undefined : faults[0];
}

/** A request that is allowed although the engine says that there is none. */
function counterexample(situation: Situation, question: Reach, seed: number, draws: number): { readonly tried: number; readonly wrong?: string } {
  const draw = requestsAbout(situation);
  const chance = dice(seed);
  const { counting, grant, without } = question;
  let tried = 0;
  for (let left = draws; left > 0; left--) {
    const drawn = draw(question, chance);
    if (!drawn) continue;
    tried++;
    if (evaluate(situation, drawn.request, { counting, grant, without }).decision === 'allowed')
      return { tried, wrong: `no, but this is allowed: ${JSON.stringify(drawn.plain)}` };
  }
  return { tried };
}
