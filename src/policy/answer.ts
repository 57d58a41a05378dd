/** Verdicts of the engine as answers with evidence. */

import { Proof, later } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Cause, Verdict } from './question.js';

/** How a rule says things in its own words; what is left out is said by the causes. */
export interface Words {
  /** Of a yes: "anybody can read the objects". */
  readonly yes?: string | undefined;
  /** Where nothing lets it through in the first place: "nothing grants it". */
  readonly no?: string | undefined;
}

/** A verdict as an answer: what bears on it is the evidence, and the request that proves it stands with the first. All that is looked for only if somebody reads it. */
export function answerOf(verdict: Verdict, words: Words = {}): Answer {
  switch (verdict.verdict) {
    case 'unknown':
      return later('unknown', () => verdict.why.map((cause) => evidenceOf(cause, undefined)));
    case 'yes':
      return later('yes', () => {
        const assumed = assumedOf(verdict.assumes);
        const [first, ...rest] = verdict.causes.map((cause) => evidenceOf(cause, assumed));
        const says = words.yes ?? first?.says ?? `${verdict.witness.says} is possible`;
        return [new Proof(says, first?.origin, assumed, undefined, verdict), ...rest];
      });
    case 'no':
      return later('no', () => {
        const assumed = assumedOf(verdict.assumes);
        const found = verdict.causes.map((cause) => evidenceOf(cause, assumed));
        return found.length > 0 || words.no === undefined ? found : [{ says: words.no, assumed }];
      });
  }
}

function evidenceOf({ says, origin }: Cause, assumed: string | undefined): Evidence {
  return assumed === undefined ? { says, origin } : { says, origin, assumed };
}

function assumedOf(assumes: readonly string[]): string | undefined {
  return assumes.length > 0 ? assumes.join('; ') : undefined;
}
