/** `s3lint/policy`: the policy engine by itself. Decides who can do what with a bucket, and shows the request that proves it. */

export { answerOf } from './policy/answer.js';
export { createEngine } from './policy/engine.js';
export { evaluate } from './policy/evaluate/evaluate.js';
export { policyFrom, situationFrom } from './policy/plain.js';
export type { PlainBlock, PlainPoint, PlainSituation } from './policy/plain.js';
export type * from './policy/policy.js';
export type * from './policy/question.js';
export type * from './policy/request.js';
export type * from './policy/situation.js';
export { keyOf, says, term, written } from './policy/term.js';
export type { Piece, Sign, Term } from './policy/term.js';
export type { Witness, WitnessPrincipal } from './truth/witness.js';
