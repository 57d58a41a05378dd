/**
 * The engine that decides questions about policies: is there a request of this sort that is allowed? It answers exactly for
 * the documented policy language, shows a request for every yes, and says unknown where it depends on what is not known.
 * May not read files, and has no clock.
 */

import { compare, summarise } from './compare.js';
import { tooNarrow } from './explain.js';
import { live, redundant } from './live.js';
import type { Policy } from './policy.js';
import { isPublic, publicReasons, publicTruth } from './public.js';
import type { Engine, EngineOptions, Reach, Verdict } from './question.js';
import type { Situation } from './situation.js';
import { ask } from './solve/ask.js';
import type { Publicness } from './solve/rules.js';
import { Named } from './solve/named.js';
import { memory } from './solve/run.js';

const STEPS = 20_000;
const STATES = 50_000;

export function createEngine({ budget = STEPS, states = STATES }: EngineOptions = {}): Engine {
  const of = memory(budget, states);
  const named = new Named();
  const answers = new WeakMap<Situation, Map<string, Verdict>>();
  const publicness = (situation: Situation): Publicness => {
    const at = (on: 'bucket' | 'point', index: number): Policy | undefined => (on === 'bucket' ? situation.policy : situation.points.items[index]?.policy);
    const truth: Publicness = (on, index) => {
      const policy = at(on, index);
      return policy ? publicTruth(policy, situation, on, of) : 'no';
    };
    return Object.assign(truth, {
      why: (on: 'bucket' | 'point', index: number) => {
        const policy = at(on, index);
        return policy ? publicReasons(policy, situation, on, of) : [];
      },
    });
  };
  const asked = (given: Situation, question: Reach): Verdict => {
    const situation = named.situation(given);
    let known = answers.get(situation);
    if (!known) answers.set(situation, (known = new Map()));
    const key = JSON.stringify(question);
    let verdict = known.get(key);
    if (!verdict) known.set(key, (verdict = ask(situation, question, of, publicness(situation))));
    return verdict;
  };
  return {
    ask: asked,
    tooNarrow: (situation, question) => tooNarrow(named.situation(situation), question, asked),
    isPublic: (policy, situation, on) => isPublic(policy, situation, on, of),
    canRepair: (situation) => asked(situation, { who: { kind: 'owner' }, actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], counting: 'identities' }),
    live: (situation, statement) => live(named.situation(situation), statement, of),
    redundant: (given, statement) => {
      const situation = named.situation(given);
      return redundant(situation, statement, of, publicness(situation));
    },
    compare: (before, after, situation) => compare(named.policy(before, situation), named.policy(after, situation), named.situation(situation), of),
    summarise: (situation, who) => summarise(who, (question) => asked(situation, question)),
  };
}
