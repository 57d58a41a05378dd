/** Verdicts about neutral things, told about those that they stand for. */

import type { Neutral } from './neutral/neutral.js';
import type { Cause, Verdict } from './question.js';
import type { Request } from './request.js';
import type { Situation } from './situation.js';
import type { Answered } from './solve/ask.js';
import type { Witness } from '../truth/witness.js';
import { witnessOf } from './witness.js';

/**
 * @param afresh the verdict that is reached without other names: where they do not serve to tell the request
 * @param holds whether the request that is told is one for which the verdict holds, decided by somebody else
 */
export function told(
  verdict: Answered,
  of: Pick<Neutral<object, unknown>, 'names' | 'place'>,
  situation: Situation,
  afresh: () => Verdict,
  holds: (request: Request) => boolean = () => true,
): Verdict {
  const sentences = (all: readonly string[]): readonly string[] => all.map((one) => of.names.sentence(one));
  const causes = (all: readonly Cause[]): readonly Cause[] =>
    all.map(({ says, origin, ...rest }) => ({ ...rest, says: of.names.sentence(says), origin: of.place(origin) }));
  switch (verdict.verdict) {
    case 'yes': {
      const witness = once(() => shown(verdict, of, situation, holds) ?? shownBy(afresh()) ?? verdict.witness);
      const own = once(() => causes(verdict.causes));
      return {
        verdict: 'yes',
        get witness() {
          return witness();
        },
        get causes() {
          return own();
        },
        get assumes() {
          return sentences(verdict.assumes);
        },
      };
    }
    case 'no': {
      const own = once(() => causes(verdict.causes));
      return {
        verdict: 'no',
        get causes() {
          return own();
        },
        get assumes() {
          return sentences(verdict.assumes);
        },
      };
    }
    case 'unknown': {
      const why = once(() => causes(verdict.why));
      if (!('example' in verdict)) {
        return {
          verdict: 'unknown',
          get why() {
            return why();
          },
        };
      }
      const example = once(() => shown(verdict, of, situation) ?? shownBy(afresh()));
      return {
        verdict: 'unknown',
        get why() {
          return why();
        },
        get example() {
          return example() as Witness;
        },
      };
    }
  }
}

function shown(
  { request }: { readonly request?: () => Request },
  { names }: Pick<Neutral<object, unknown>, 'names'>,
  situation: Situation,
  holds: (request: Request) => boolean = () => true,
): Witness | undefined {
  const own = request && names.request(request());
  return own && holds(own) ? witnessOf(own, situation) : undefined;
}

function shownBy(verdict: Verdict): Witness | undefined {
  return verdict.verdict === 'yes' ? verdict.witness : verdict.verdict === 'unknown' ? verdict.example : undefined;
}

/** Looked for when somebody asks for it, and once. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}
