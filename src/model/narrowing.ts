/** Conditions that were meant to narrow a grant to everybody, and do not. */

import { keyInfo } from '../policy/data/condition-keys.js';
import { addressesOf, holds, privateRanges } from '../policy/evaluate/scalar.js';
import type { Addresses } from '../policy/evaluate/scalar.js';
import type { Condition, Element, Statement } from '../policy/policy.js';
import type { Situation } from '../policy/situation.js';
import { says } from '../policy/term.js';
import { all, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import { isPublicStatement } from './exposure.js';
import { isInSight } from './list.js';

/** What the caller writes into its request: headers, parameters, tags. Service Authorization Reference, Amazon S3, April 2026. */
const REQUEST_PARAMETER =
  /^(?:aws:requesttag\/|aws:tagkeys$|s3:(?:prefix|delimiter|max-keys|versionid|locationconstraint|if-match|if-none-match|objectcreationoperation|object-lock-|requestobjecttag|inventoryaccessibleoptionalfields|x-amz-))/;

/** Whether the caller fills in the key as it likes, so that no value of it says who is calling. */
export function isChosenByCaller({ key }: Condition): boolean {
  return keyInfo(key)?.spoofable === true || REQUEST_PARAMETER.test(key);
}

/**
 * Whether a condition passes a request that lacks its key, although it names the values that it wants: by IfExists, or by
 * ForAllValues without a Null beside it that demands the key. IAM User Guide, condition operators, October 2026.
 * @param beside all conditions of the statement
 */
export function passesWithoutKey(condition: Condition, beside: readonly Condition[]): boolean {
  const { operator, negated, ifExists, quantifier, key } = condition;
  if (negated || operator === 'Null' || operator === 'unknown' || !canLack(key)) return false;
  return ifExists || (quantifier === 'all' && !beside.some((other) => other.key === key && demandsPresence(other)));
}

function demandsPresence({ operator, values }: Condition): boolean {
  return operator === 'Null' && values.items.some(({ value }) => value.kind === 'known' && value.value.toLowerCase() === 'false');
}

/** Whether some caller from outside has no such key in its requests. */
function canLack(key: string): boolean {
  const info = keyInfo(key);
  if (!info) return true;
  return info.point || info.way !== 'any' || info.actions === 'listed' || info.presence.anonymous !== 'always' || info.presence.account !== 'always';
}

/** The shortest prefixes that still tell some addresses from the rest of the internet. */
export interface PrefixLimits {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** S3 User Guide, "The meaning of public", read October 2026: anything wider is public. */
export const WIDEST: PrefixLimits = { ipv4: 8, ipv6: 32 };

/**
 * Whether a range of addresses is wider than the limits. Private ranges are not: nobody calls S3 from there, so the range
 * is wrong for another reason. What is no range is refused by S3 and lets nobody in.
 */
export function isWiderThan({ value, origin }: Element, limits: PrefixLimits): Answer {
  if (value.kind === 'unknown') return unknown({ says: `the range of addresses is ${value.reason}`, origin });
  const range = value.kind === 'known' ? addressesOf(value.value) : undefined;
  if (!range || value.kind !== 'known' || isPrivate(range)) return no();
  const limit = range.version === 4 ? limits.ipv4 : limits.ipv6;
  if (range.prefix >= limit) return no();
  return yes({ says: `${value.value} is wider than /${limit}`, origin, assumed: value.assumed });
}

/** RFC 1918 and RFC 4193. */
function isPrivate(range: Addresses): boolean {
  return [...privateRanges(), ...uniqueLocal()].some((one) => holds(one, range));
}

let unique: readonly Addresses[] | undefined;

function uniqueLocal(): readonly Addresses[] {
  return (unique ??= ['fc00::/7'].flatMap((range) => addressesOf(range) ?? []));
}

/** The conditions of a statement of which a test holds, as an answer with their places. */
export function someCondition({ conditions }: Statement, test: (condition: Condition) => boolean, why: string): Answer {
  return some(conditions, (condition) => {
    const { written, keyWritten, origin } = condition;
    return test(condition) ? yes({ says: `${written} on ${keyWritten} ${why}`, origin }) : no();
  });
}

/** A range of addresses that is too wide for what it is to do, as far as `answer` says. */
export interface WideRange {
  /** `wide`: an Allow lets all of it in; `negated`: an Allow lets in all but some; `deny`: a Deny lets all of it through. */
  readonly as: 'wide' | 'negated' | 'deny';
  readonly statement: Statement;
  readonly range: string;
  readonly limit: number;
  readonly answer: Answer;
}

/** Every range of aws:SourceIp in a policy that could be too wide. */
export function wideRangesIn(situation: Situation, limits: PrefixLimits): readonly WideRange[] {
  return (situation.policy?.statements.items ?? []).flatMap((statement) =>
    statement.conditions.items
      .filter(({ key, operator }) => key === 'aws:sourceip' && operator === 'IpAddress')
      .flatMap((condition) => (condition.negated ? negated(statement, condition, situation, limits) : positive(statement, condition, situation, limits))),
  );
}

function positive(statement: Statement, condition: Condition, situation: Situation, limits: PrefixLimits): readonly WideRange[] {
  // What lets in whoever has no address at all is wide for that reason.
  if (condition.ifExists) return [];
  const isOpenBut = (): Answer => isPublicStatement(statement, situation, ({ key }) => key !== condition.key);
  return [
    ...condition.values.items.map(
      (element): WideRange => ({
        ...rangeOf(element, limits),
        as: 'wide',
        statement,
        answer: all(isWiderThan(element, limits), statement.effect.is('Allow'), isOpenBut),
      }),
    ),
    ...unseen(condition, 'wide', statement, () => all(statement.effect.is('Allow'), isOpenBut)),
  ];
}

/** Ranges that cannot be seen may be wide ones. */
function unseen({ values }: Condition, as: WideRange['as'], statement: Statement, counts: () => Answer): readonly WideRange[] {
  return values.open ? [{ as, statement, range: '', limit: 0, answer: all(isInSight(values), counts) }] : [];
}

function negated(statement: Statement, condition: Condition, situation: Situation, limits: PrefixLimits): readonly WideRange[] {
  const allows = all(yes({ says: `${condition.written} lets in every other address`, origin: condition.origin }), statement.effect.is('Allow'), () =>
    isPublicStatement(statement, situation),
  );
  return [
    { as: 'negated', statement, range: '', limit: 0, answer: allows },
    ...condition.values.items.map(
      (element): WideRange => ({
        ...rangeOf(element, limits),
        as: 'deny',
        statement,
        answer: all(isWiderThan(element, limits), statement.effect.is('Deny')),
      }),
    ),
    ...unseen(condition, 'deny', statement, () => statement.effect.is('Deny')),
  ];
}

function rangeOf({ term }: Element, limits: PrefixLimits): Pick<WideRange, 'range' | 'limit'> {
  const range = says(term);
  return { range, limit: range.includes(':') ? limits.ipv6 : limits.ipv4 };
}
