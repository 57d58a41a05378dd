/** Doors that are seen to be shut: a Deny of everything under just the conditions that are asked about, or nothing that lets in whom it is asked of. */

import { namesOnlySome } from './named-only.js';
import { bearing } from './neutral/bearing.js';
import type { Condition, Elements, Statement } from './policy.js';
import type { KeyDemand, Reach, Verdict } from './question.js';
import { conditionKey, keyInfo } from './data/condition-keys.js';
import type { Situation } from './situation.js';
import { sameTerm, term, written } from './term.js';
import type { Term } from './term.js';

/**
 * @param search what stands in the way is looked for where somebody reads it
 * @returns undefined where it has to be searched for
 */
export function ofShut(situation: Situation, question: Reach, search: () => Verdict): Verdict | undefined {
  const { grant, through = 'bucket', without = [] } = question;
  if (grant || through !== 'bucket' || without.includes('denies')) return undefined;
  const statements = situation.policy?.statements.items ?? [];
  if (!statements.some((one) => deniesAll(one, situation, question)) && !letsNobodyIn(situation, question)) return undefined;
  // All that the engine would read, because what is read decides between which choices an answer is told.
  bearing(situation, question);
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
  if (effect.is('Deny').truth !== 'yes' || conditions.open || !conditions.items.every((one) => isImplied(one, context))) return false;
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
  const texts = values.items.flatMap(({ term: text }) => written(text) ?? []);
  const given = operator === 'Bool' ? texts.map((one) => one.toLowerCase()) : texts;
  return context.some(
    (demand) =>
      conditionKey(demand.key) === key &&
      typeof demand.is === 'object' &&
      'oneOf' in demand.is &&
      demand.is.oneOf.every((one) => typeof one === 'string' && given.includes(one)),
  );
}

/** All grants are to somebody in particular, and it is asked of those whom nothing names. */
function letsNobodyIn({ policy, acl }: Situation, { who, counting = 'own' }: Reach): boolean {
  if ((who.kind !== 'anonymous' && who.kind !== 'everybody') || counting !== 'own' || acl.items.length > 0 || acl.open) return false;
  return !policy?.statements.open && (policy?.statements.items ?? []).every((one) => one.effect.is('Allow').truth === 'no' || namesOnlySome(one));
}
