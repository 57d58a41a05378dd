/**
 * The engine that decides questions about policies: is there a request of this sort that is allowed? It answers exactly for
 * the documented policy language, shows a request for every yes, and says unknown where it depends on what is not known.
 * May not read files, and has no clock.
 */

import { isAllowed } from './allowed.js';
import { evaluate } from './evaluate/evaluate.js';
import { ofFenced } from './glance/fenced.js';
import type { Engine, EngineOptions, Reach, Verdict } from './question.js';
import type { Request } from './request.js';
import { searchingEngine } from './search.js';
import { ofShut } from './glance/shut.js';
import type { Situation } from './situation.js';
import { ofBare } from './glance/bare.js';

export function createEngine(options: EngineOptions = {}): Engine {
  let made: Engine | undefined;
  // Most buckets have no policy; where nothing has to be searched for, nothing that searches is loaded.
  const searching = (): Engine => (made ??= searchingEngine(options));
  const ask = (situation: Situation, question: Reach): Verdict => {
    const search = (): Verdict => searching().ask(situation, question);
    // That such a request can be sent needs no second look: but for names it is always the same.
    const isLetThrough = (read: Situation, request: Request): boolean => evaluate(read, request, question).decision === 'allowed';
    const holds = (read: Situation, request: Request): boolean => isAllowed(read, question, request);
    return ofBare(situation, question, isLetThrough, search) ?? ofShut(situation, question, search) ?? ofFenced(situation, question, holds, search) ?? search();
  };
  return {
    ask,
    tooNarrow: (situation, question) => searching().tooNarrow(situation, question),
    isPublic: (policy, situation, on) => searching().isPublic(policy, situation, on),
    canRepair: (situation) => searching().canRepair(situation),
    live: (situation, statement) => searching().live(situation, statement),
    redundant: (situation, statement) => searching().redundant(situation, statement),
    compare: (before, after, situation) => searching().compare(before, after, situation),
    summarise: (situation, who) => searching().summarise(situation, who),
  };
}
