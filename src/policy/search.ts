/** The engine where answers have to be searched for. */

import { compare, summarise } from './compare.js';
import { tooNarrow } from './explain.js';
import { live, redundant } from './live.js';
import { bearing, besideOf, sortOf } from './neutral/bearing.js';
import type { Copied } from './neutral/copy.js';
import { Called, Neutrals } from './neutral/neutral.js';
import type { Neutral } from './neutral/neutral.js';
import { asksOfOthers } from './named-only.js';
import { asksOfOneBucket, questionUnder } from './neutral/question.js';
import { Speller } from './neutral/spelling.js';
import type { Policy } from './policy.js';
import { boundToVpc, isPublic, publicReasons, publicTruth } from './public.js';
import type { Engine, EngineOptions, Reach, Verdict } from './question.js';
import type { Request } from './request.js';
import type { Situation } from './situation.js';
import { isAllowed } from './allowed.js';
import { REPAIRS } from './repairs.js';
import { ask } from './solve/ask.js';
import type { Answered } from './solve/ask.js';
import type { Publicness } from './solve/rules.js';
import { Named } from './solve/named.js';
import { memory } from './solve/run.js';
import { told } from './told.js';

const STEPS = 20_000;
const STATES = 50_000;

/** A policy by itself, and what it is attached to. */
interface Granting {
  readonly policy: Policy;
  readonly situation: Situation;
}

/** Nothing stops whom nothing lets in. */
const NOT_MEANT: Verdict = { verdict: 'no', causes: [], assumes: [] };

/** What a policy grants, it grants whatever masks it. */
const MASKED = { without: ['blocks', 'ownership'] } as const;

export function searchingEngine({ budget = STEPS, states = STATES }: EngineOptions = {}): Engine {
  const of = memory(budget, states);
  const named = new Named();
  const copied: Copied = { speller: new Speller(), statements: new Map() };
  const situations = new Neutrals<Situation, Answered>(copied);
  const grants = new Neutrals<Granting, Answered>(copied);
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
  const standing = (own: Situation, called: Called, alone: boolean): Neutral<Situation, Answered> => situations.of(own, called, besideOf(own), alone);
  const known = new WeakMap<Situation, Known>();
  const knownOf = (given: Situation): Known => {
    let found = known.get(given);
    if (!found) {
      const situation = named.situation(given);
      known.set(given, (found = { situation, answers: new Map(), stands: new Map(), called: new Called(situation, copied.speller) }));
    }
    return found;
  };
  const asked = (given: Situation, question: Reach): Verdict => {
    if (asksOfOthers(given, question)) return NOT_MEANT;
    const { situation, answers, stands, called } = knownOf(given);
    const key = JSON.stringify(question);
    return once(answers, key, () => {
      const alone = asksOfOneBucket(question);
      const stand = once(stands, `${sortOf(question)}${alone ? '' : '+'}`, () => standing(bearing(situation, question), called, alone));
      const put = questionUnder(stand.names, question);
      const verdict = once(stand.answers, put === question ? key : JSON.stringify(put), () => ask(stand.neutral, put, of, publicness(stand.neutral)));
      // What was decided about the neutral request is decided once more about the one that people read.
      const holds = (request: Request): boolean => isAllowed(stand.own, question, request);
      return told(verdict, stand, situation, () => ask(situation, question, of, publicness(situation)), holds);
    });
  };
  return {
    ask: asked,
    tooNarrow: (situation, question) => tooNarrow(knownOf(situation).situation, question, asked),
    isPublic: (policy, given, on) => {
      const bound = on === 'point' ? boundToVpc(policy, given) : undefined;
      if (bound) return bound;
      const situation = bearing(given, MASKED);
      const stand = grants.of({ policy, situation }, knownOf(given).called, [policy, ...besideOf(situation)]);
      const verdict = once(stand.answers, on, () => isPublic(stand.neutral.policy, stand.neutral.situation, on, of));
      return told(verdict, stand, given, () => isPublic(policy, given, on, of));
    },
    canRepair: (situation) => asked(situation, REPAIRS),
    live: (situation, statement) => live(named.situation(situation), statement, of),
    redundant: (given, statement) => {
      const situation = named.situation(given);
      return redundant(situation, statement, of, publicness(situation));
    },
    compare: (before, after, situation) => compare(named.policy(before, situation), named.policy(after, situation), named.situation(situation), of),
    summarise: (situation, who) => summarise(who, (question) => asked(situation, question)),
  };
}

/** What is known of one situation: by question, and by what questions read of it. */
interface Known {
  /** With what its bucket's name tells of its texts. */
  readonly situation: Situation;
  readonly answers: Map<string, Verdict>;
  readonly stands: Map<string, Neutral<Situation, Answered>>;
  readonly called: Called;
}

function once<T>(all: Map<string, T>, key: string, find: () => T): T {
  let found = all.get(key);
  if (found === undefined) all.set(key, (found = find()));
  return found;
}
