/** What S3 asks of CORS rules before it takes them. User Guide, "Elements of a CORS configuration" and API Reference, PutBucketCors, read April 2026. */

import { says } from '../policy/term.js';
import { no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import type { CorsRule } from './cors.js';
import { knownOf } from './list.js';
import { isOpen, willShow } from './open-text.js';
import { termOfValue } from './situation.js';
import type { Bucket } from './subjects.js';

/** One demand that S3 makes, and whether it is met. */
export interface CorsDemand {
  /** Tells it from the others, stable over edits elsewhere. */
  readonly key: string;
  /** What is wrong where it is not met. */
  readonly flaw: string;
  readonly met: Answer;
}

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'] as const;
const MOST_RULES = 100;

export function corsDemands({ rules }: Bucket['cors']): readonly CorsDemand[] {
  return [
    { key: 'number', flaw: `there are ${rules.items.length} rules, and ${MOST_RULES} are allowed`, met: areFewEnough(rules) },
    ...rules.items.flatMap(demandsOf),
  ];
}

/** Whatever a list that cannot be seen to its end may hold, it is as long as what is seen of it. */
function areFewEnough(rules: Bucket['cors']['rules']): Answer {
  const tooMany = rules.items[MOST_RULES];
  return tooMany ? no({ says: `this is rule ${MOST_RULES + 1}`, origin: tooMany.origin }) : every({ ...rules, items: [] }, () => yes());
}

function demandsOf(rule: CorsRule, index: number): readonly CorsDemand[] {
  const { allowedMethods, allowedOrigins, allowedHeaders, exposedHeaders, maxAge } = rule;
  const name = rule.id.kind === 'known' ? rule.id.value : String(index + 1);
  const strange = knownOf(allowedMethods).filter((method) => !METHODS.includes(method));
  const demand = (about: string, flaw: string, met: Answer): CorsDemand => ({ key: `${name} ${about}`, flaw: `rule "${name}" ${flaw}`, met });
  return [
    demand(
      'methods',
      `allows ${strange.join(', ')}, and CORS in S3 knows ${METHODS.join(', ')} only`,
      every(allowedMethods, (one) => one.isOneOf(METHODS)),
    ),
    demand(
      'origins',
      'has an origin with more than one *',
      every(allowedOrigins, (one) => holdsAtMost(1, one)),
    ),
    demand(
      'headers',
      'allows a header with more than one *',
      every(allowedHeaders, (one) => holdsAtMost(1, one)),
    ),
    demand(
      'exposed',
      'exposes a header with a *, and those are named one by one',
      every(exposedHeaders, (one) => holdsAtMost(0, one)),
    ),
    demand('max age', 'has a negative max age', not(maxAge.satisfies('negative', (seconds) => seconds < 0))),
  ];
}

/** How many wildcards a text has; what is filled in from outside may hold more. */
function holdsAtMost(most: number, value: Value<string>): Answer {
  const { origin } = value;
  const text = termOfValue(value, 'a part of a CORS rule');
  const stars = text.flatMap((piece) => (typeof piece === 'string' ? [...piece] : [])).filter((character) => character === '*').length;
  if (stars > most) return no({ says: `"${says(text)}" holds ${stars === 1 ? 'a *' : `${stars} of *`}`, origin });
  return text.some(isOpen) ? unknown({ says: `how many * "${says(text)}" holds ${willShow(text)}`, origin }) : yes();
}
