/** Requests that were found, judged once more by the evaluator, which knows nothing of how they were. */

import { evaluate } from './evaluate/evaluate.js';
import type { Counting } from './evaluate/evaluate.js';
import { wellFormed } from './evaluate/well-formed.js';
import type { Request } from './request.js';
import type { Situation } from './situation.js';

/** Whether the evaluator lets a request through. */
export function isAllowed(situation: Situation, question: Counting, request: Request): boolean {
  return disagreement(situation, question, request) === undefined;
}

/** Why it is not let through, as a sentence. */
export function disagreement(situation: Situation, { counting, grant, without }: Counting, request: Request): string | undefined {
  const impossible = wellFormed(situation, request);
  if (impossible !== undefined) return impossible;
  const decided = evaluate(situation, request, { counting, grant, without });
  const { decision } = decided;
  if (decision === 'allowed') return undefined;
  const { because } = decided;
  return `${decision}${because.length > 0 ? `, since ${because.map((one) => one.says).join('; ')}` : ''}`;
}
