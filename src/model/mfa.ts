/** Conditions that ask for a second factor. Requests signed with long-term keys lack the keys they ask for. */

import type { Condition, Element, Statement } from '../policy/policy.js';
import { all, any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import { asked } from './open-text.js';

const MFA_PRESENT = 'aws:multifactorauthpresent';
const MFA_AGE = 'aws:multifactorauthage';

/**
 * Whether a condition that asks for MFA takes a caller whose request lacks the key for one with MFA: long-term access keys
 * have no such key. IAM User Guide, aws:MultiFactorAuthPresent, October 2026.
 */
export function trustsWithoutMfa(condition: Condition, effect: Value<'Allow' | 'Deny'>): Answer {
  return any(
    all(refusesWithoutMfa(condition), not(passesAbsent(condition)), effect.is('Deny')),
    all(demandsMfa(condition), passesAbsent(condition), effect.is('Allow')),
  );
}

/** Whether a statement refuses whoever has no MFA at all, whatever else the request is. */
export function refusesAbsentMfa({ conditions }: Statement): Answer {
  const [only, ...more] = conditions.items;
  if (!only || conditions.open) return conditions.open ? unknown({ says: `a condition is ${conditions.open.reason}`, origin: conditions.origin }) : no();
  const closes = any(
    all(refusesWithoutMfa(only), passesAbsent(only)),
    all(
      isOf(only, 'Null', MFA_PRESENT, MFA_AGE),
      some(only.values, (value) => is(value, 'true')),
    ),
  );
  return more.length === 0 || closes.truth === 'no' ? closes : unknown({ says: 'further conditions narrow it', origin: only.origin });
}

/** Of a Deny: `Bool` on `false`, or an age above a limit. */
function refusesWithoutMfa(condition: Condition): Answer {
  return any(
    all(
      isOf(condition, 'Bool', MFA_PRESENT),
      some(condition.values, (value) => is(value, 'false')),
    ),
    isOf(condition, 'NumericGreaterThan', MFA_AGE),
    isOf(condition, 'NumericGreaterThanEquals', MFA_AGE),
  );
}

/** Of an Allow: `Bool` on `true`, or an age below a limit. */
function demandsMfa(condition: Condition): Answer {
  return any(
    all(
      isOf(condition, 'Bool', MFA_PRESENT),
      some(condition.values, (value) => is(value, 'true')),
    ),
    isOf(condition, 'NumericLessThan', MFA_AGE),
    isOf(condition, 'NumericLessThanEquals', MFA_AGE),
  );
}

function isOf({ operator, key, keyWritten, written, origin }: Condition, wanted: Condition['operator'], ...keys: readonly string[]): Answer {
  return operator === wanted && keys.includes(key) ? yes({ says: `${written} asks for ${keyWritten}`, origin }) : no();
}

function is(value: Element, wanted: string): Answer {
  return asked(
    value,
    (text) => text.toLowerCase() === wanted,
    (text) => `it is ${text}`,
  );
}

function passesAbsent({ ifExists }: Condition): Answer {
  return ifExists ? yes() : no();
}
