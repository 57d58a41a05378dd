/**
 * Doors that are seen to be shut: a Deny of everything under just the conditions that are asked about, or nothing that grants what is asked about, or to
 * whom.
 */

import { coversAction } from '../data/actions.js';
import { conditionKey, keyInfo } from '../data/condition-keys.js';
import { fits } from '../evaluate/match.js';
import type { Reading } from '../evaluate/pattern.js';
import { namesOnlySome } from '../named-only.js';
import { bearing } from '../neutral/bearing.js';
import type { Condition, Elements, Principal, Statement } from '../policy.js';
import type { KeyDemand, Reach, Verdict, Who } from '../question.js';
import type { Situation } from '../situation.js';
import { sameTerm, term, written } from '../term.js';
import type { Term } from '../term.js';
import { hasVariables } from '../variables.js';

/** Nothing stops what nothing grants. */
const NOT_GRANTED: Verdict = { verdict: 'no', causes: [], assumes: [] };

/**
 * @param search what stands in the way is looked for where somebody reads it
 * @returns undefined where it has to be searched for
 */
export function ofShut(situation: Situation, question: Reach, search: () => Verdict): Verdict | undefined {
  const { through = 'bucket', without = [] } = question;
  if (through !== 'bucket') return undefined;
  const barren = grantsNothing(situation, question);
  if (!barren && (without.includes('denies') || !situation.policy?.statements.items.some((one) => deniesAll(one, situation, question)))) return undefined;
  // All that the engine would read, because what is read decides between which choices an answer is told.
  bearing(situation, question);
  if (barren) return NOT_GRANTED;
  let found: Verdict | undefined;
  const told = (): Extract<Verdict, { verdict: 'no' }> => {
    found ??= search();
    return found.verdict === 'no' ? found : { verdict: 'no', causes: [], assumes: [] };
  };
  return {
    verdict: 'no',
    get causes() {
      return told().causes;
    },
    get assumes() {
      return told().assumes;
    },
  };
}

/** Everybody, everything and everywhere, where the request is as the question has it. */
export function deniesAll(statement: Statement, { bucket, partition }: Situation, { context = [] }: Reach): boolean {
  const { effect, principal, action, resource, conditions } = statement;
  if (effect.kind !== 'known' || effect.value !== 'Deny' || conditions.open || !conditions.items.every((one) => isImplied(one, context))) return false;
  const itself = term(`arn:${partition}:s3:::`, bucket);
  return (
    principal?.not === false &&
    principal.items.items.some(({ form }) => form === 'everybody') &&
    holds(action, (text) => ['*', 's3:*'].includes(written(text)?.toLowerCase() ?? '')) &&
    (holds(resource, (text) => written(text) === '*') ||
      (holds(resource, (text) => sameTerm(text, itself)) && holds(resource, (text) => sameTerm(text, term(itself, '/*')))))
  );
}

function holds(elements: Elements | undefined, is: (text: Term) => boolean): boolean {
  return elements?.not === false && elements.items.items.some((element) => is(element.term));
}

/** Whatever is demanded of the key is among what the condition asks for. */
function isImplied({ operator, negated, quantifier, key, values }: Condition, context: readonly KeyDemand[]): boolean {
  if (negated || quantifier !== 'none' || (operator !== 'Bool' && operator !== 'StringEquals') || keyInfo(key)?.type !== 'bool') return false;
  const isGiven = (one: string): boolean => values.items.some(({ term: text }) => (operator === 'Bool' ? written(text)?.toLowerCase() : written(text)) === one);
  return context.some(
    (demand) =>
      conditionKey(demand.key) === key &&
      typeof demand.is === 'object' &&
      'oneOf' in demand.is &&
      demand.is.oneOf.every((one) => typeof one === 'string' && isGiven(one)),
  );
}

/** Whether all grants are of other actions, or to somebody in particular where it is asked of those whom nothing names. */
export function grantsNothing({ policy, acl }: Situation, { who, actions, counting = 'own', grant }: Reach): boolean {
  if (counting !== 'own' || acl.items.length > 0 || acl.open || policy?.statements.open || grant?.kind === 'point') return false;
  const strangers = who.kind === 'anonymous' || who.kind === 'everybody';
  const names = typeof actions === 'object' && !actions.some((one) => /[*?]/.test(one)) ? actions : undefined;
  return (policy?.statements.items ?? []).every(
    (one) =>
      (grant && one.index !== grant.index) ||
      (one.effect.kind === 'known' && one.effect.value !== 'Allow') ||
      (strangers && namesOnlySome(one)) ||
      (who.kind === 'service' && meansOtherServices(one, who)) ||
      (names !== undefined && isAboutOthers(one, names)),
  );
}

/** It names another service, or one that comes for somebody else. */
function meansOtherServices({ principal, conditions }: Statement, { name, sourceArn, sourceAccount }: Extract<Who, { kind: 'service' }>): boolean {
  const others = principal?.not === false && !principal.items.open && principal.items.items.every((one) => isOtherService(one, name));
  return (
    others ||
    conditions.items.some(
      (one) =>
        (one.key === 'aws:sourcearn' && sourceArn !== undefined && asksForOther(one, sourceArn)) ||
        (one.key === 'aws:sourceaccount' && typeof sourceAccount === 'object' && asksForOther(one, sourceAccount)),
    )
  );
}

function isOtherService(principal: Principal, name: string): boolean {
  const own = principal.form === 'service' ? written(principal.name) : undefined;
  return own !== undefined && own !== name;
}

/** No value that is asked for can turn out to be this one. */
function asksForOther({ operator, negated, quantifier, values }: Condition, given: Term): boolean {
  const reading = READINGS[operator];
  if (reading === undefined || negated || quantifier !== 'none' || values.open) return false;
  return values.items.every(({ term: value }) => !hasVariables(value) && fits([{ text: value, wild: true }], given, reading) === 'no');
}

const READINGS: Readonly<Partial<Record<Condition['operator'], Reading>>> = { StringEquals: 'plain', StringLike: 'glob', ArnEquals: 'arn', ArnLike: 'arn' };

function isAboutOthers({ action }: Statement, names: readonly string[]): boolean {
  if (!action || action.not || action.items.open) return false;
  return action.items.items.every(({ term: text }) => {
    const pattern = written(text);
    return pattern !== undefined && !names.some((name) => coversAction(pattern, name));
  });
}
