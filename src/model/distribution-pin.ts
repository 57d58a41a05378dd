/** For which distributions of CloudFront a statement lets it in. CloudFront Developer Guide, origin access control, read October 2026. */

import type { Condition, Element, Statement } from '../policy/policy.js';
import { says, term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every, some } from '../truth/value.js';
import { isOpen, unresolved } from './open-text.js';
import type { StatementSubject } from './policies.js';
import { partitionOf, termOfValue } from './situation.js';

/** Whether a condition names its distributions one by one, by their ARNs. */
export function namesDistributions({ conditions, origin }: Statement): Answer {
  const named = some(conditions, namesEach);
  return named.truth === 'no' ? no({ says: 'no condition names the distribution by its ARN', origin }) : named;
}

function namesEach({ key, operator, negated, ifExists, quantifier, values }: Condition): Answer {
  if (key !== 'aws:sourcearn' || negated || ifExists || quantifier === 'all' || !/^(?:String|Arn)/.test(operator) || values.items.length === 0) return no();
  return every(values, namesOne);
}

function namesOne(value: Element): Answer {
  if (value.term.some((piece) => typeof piece === 'string' && /[*?]/.test(piece)))
    return no({ says: `${says(value.term)} is more than one`, origin: value.origin });
  return value.term.some(isOpen) ? unresolved(value) : yes({ says: `${says(value.term)} is one`, origin: value.origin });
}

/** The ARNs of all distributions of the account that owns the bucket; undefined where that is not known. */
export function ownDistributions({ account, region, of }: Pick<StatementSubject, 'account' | 'region' | 'of'>): Term | undefined {
  const own = termOfValue(account, 'the own account');
  if (own.some((piece) => typeof piece !== 'string' && piece.looks !== 'account')) return undefined;
  return term(`arn:${partitionOf(region, of.policy)}:cloudfront::`, own, ':distribution/*');
}
