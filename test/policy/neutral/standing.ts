import { besideOf, bearing } from '../../../src/policy/neutral/bearing.js';
import { Called, Neutrals } from '../../../src/policy/neutral/neutral.js';
import type { Neutral } from '../../../src/policy/neutral/neutral.js';
import { Speller } from '../../../src/policy/neutral/spelling.js';
import type { Reach } from '../../../src/policy/question.js';
import type { Situation } from '../../../src/policy/situation.js';
import { PARTNER } from '../situations.js';

/** A partner's role may read. */
export function read(Resource: string | readonly string[], Condition: object = {}): object {
  return { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${PARTNER}:role/reader` }, Action: 's3:GetObject', Resource, Condition };
}

/** Finds what is judged in the place of situations; equal ones have the same. */
export function standing(): (of: Situation, question?: Pick<Reach, 'without' | 'through'>) => Neutral<Situation, never> {
  const speller = new Speller();
  const neutrals = new Neutrals<Situation, never>({ speller, statements: new Map() });
  return (of, question = {}) => {
    const own = bearing(of, question);
    return neutrals.of(own, new Called(of, speller), besideOf(own));
  };
}
