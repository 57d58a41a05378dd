/**
 * The engine that decides questions about policies: is there a request of this sort that is allowed? It answers exactly for
 * the documented policy language, shows a request for every yes, and says unknown where it depends on what is not known.
 * May not read files, and has no clock.
 */

import { compare, summarise } from './compare.js';
import { tooNarrow } from './explain.js';
import { live, redundant } from './live.js';
import { isPublic, publicTruth } from './public.js';
import type { Engine, EngineOptions, Reach, Verdict } from './question.js';
import type { Situation } from './situation.js';
import { ask } from './solve/ask.js';
import type { Publicness } from './solve/compose.js';
import { memory } from './solve/run.js';

const STEPS = 20_000;
const STATES = 50_000;

export function createEngine({ budget = STEPS, states = STATES }: EngineOptions = {}): Engine {
  const of = memory(budget, states);
  const answers = new WeakMap<Situation, Map<string, Verdict>>();
  const publicness =
    (situation: Situation): Publicness =>
    (on, index) => {
      const policy = on === 'bucket' ? situation.policy : situation.points.items[index]?.policy;
      return policy ? publicTruth(policy, situation, on, of) : 'no';
    };
  const asked = (situation: Situation, question: Reach): Verdict => {
    let known = answers.get(situation);
    if (!known) answers.set(situation, (known = new Map()));
    const key = JSON.stringify(question);
    let verdict = known.get(key);
    if (!verdict) known.set(key, (verdict = ask(situation, question, of, publicness(situation))));
    return verdict;
  };
  return {
    ask: asked,
    tooNarrow: (situation, question) => tooNarrow(situation, question, asked),
    isPublic: (policy, situation, on) => isPublic(policy, situation, on, of),
    canRepair: (situation) => asked(situation, { who: { kind: 'owner' }, actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], counting: 'identities' }),
    live: (situation, statement) => live(situation, statement, of),
    redundant: (situation, statement) => redundant(situation, statement, of, publicness(situation)),
    compare: (before, after, situation) => compare(before, after, situation, of),
    summarise: (situation, who) => summarise(who, (question) => asked(situation, question)),
  };
}
