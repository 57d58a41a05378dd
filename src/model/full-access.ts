/** Whether an identity policy hands out all of S3. */

import type { Condition, Elements, Statement } from '../policy/policy.js';
import { says } from '../policy/term.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import { namesEverything } from './arn.js';
import { answerOf, willShow } from './open-text.js';
import type { StatementSubject } from './policies.js';
import { deniesBeside, speaksOfEveryAction } from './statements.js';

/** Whether a statement allows every action of S3 on every bucket, and no Deny of its document takes that back. */
export function givesAllOfS3(subject: Pick<StatementSubject, 'statement' | 'of'>): Answer {
  const { statement } = subject;
  return all(
    speaksOfEveryAction(statement),
    () => isOnEverything(statement.resource),
    () => statement.effect.is('Allow'),
    () => not(choosesBuckets(statement)),
    () => not(deniesBeside(subject, takesBack)),
  );
}

function isOnEverything(resource: Elements | undefined): Answer {
  if (!resource || resource.not) return no();
  return some(resource.items, ({ term, origin }) => {
    const truth = namesEverything(term);
    if (truth === 'yes') return yes({ says: `"${says(term)}" is every bucket`, origin });
    return answerOf(truth, `whether "${says(term)}" is every bucket ${willShow(term)}`, origin);
  });
}

/** Keys of what is asked for: a condition on them leaves only some buckets. Service Authorization Reference, Amazon S3, April 2026. */
const OF_RESOURCE =
  /^(?:aws:resourcetag\/|s3:(?:buckettag|accesspointtag|existingobjecttag)\/|s3:(?:dataaccesspointarn|dataaccesspointaccount|accesspointnetworkorigin|accessgrantsinstancearn)$)/;

function choosesBuckets({ conditions }: Statement): Answer {
  const chosen = some(conditions, ({ key, negated, ifExists, origin }: Condition) => {
    if (key === '?') return unknown({ says: 'a condition key is not resolved', origin });
    return OF_RESOURCE.test(key) && !negated && !ifExists ? yes() : no();
  });
  if (chosen.truth !== 'no') return chosen;
  return no({ says: conditions.items.length === 0 ? 'it has no condition' : 'no condition of it chooses among buckets', origin: conditions.origin });
}

/**
 * A Deny takes it back if it always holds and leaves only some buckets, or only some actions. One that forbids single
 * actions leaves the rest of S3 open.
 */
function takesBack({ action, resource, conditions }: Statement): Answer {
  const always = conditions.open
    ? unknown({ says: `a condition is ${conditions.open.reason}`, origin: conditions.origin })
    : conditions.items.length === 0
      ? yes()
      : no();
  const everywhere = any(isOnEverything(resource), resource?.not ? yes() : no());
  const whatever = any(action ? speaksOfEveryAction({ action } as Statement) : no(), action?.not ? yes() : no());
  return all(always, everywhere, whatever);
}
