/** A question under the names of a situation. */

import type { KeyDemand, Reach, Who } from '../question.js';
import type { Term } from '../term.js';
import type { Names } from './names.js';
import { isNumber } from './spelling.js';

export function questionUnder(names: Names, question: Reach): Reach {
  const { who, prefix, context } = question;
  const asked = whoUnder(names, who);
  if (asked === who && !prefix && !context?.some(isNamed)) return question;
  return {
    ...question,
    who: asked,
    ...(prefix ? { prefix: names.term(prefix) } : {}),
    ...(context ? { context: context.map((one) => demandUnder(names, one)) } : {}),
  };
}

function whoUnder(names: Names, who: Who): Who {
  switch (who.kind) {
    case 'outside':
      return who.accounts ? { ...who, accounts: who.accounts.map((one) => names.text(one)) } : who;
    case 'service': {
      const { sourceAccount, sourceArn } = who;
      return {
        ...who,
        ...(typeof sourceAccount === 'object' ? { sourceAccount: names.term(sourceAccount) } : {}),
        ...(sourceArn ? { sourceArn: names.term(sourceArn) } : {}),
      };
    }
    case 'identity':
      return { ...who, arn: names.term(who.arn) };
    default:
      return who;
  }
}

function isNamed({ is }: KeyDemand): boolean {
  return typeof is === 'object' && ('oneOf' in is || 'noneOf' in is);
}

function demandUnder(names: Names, demand: KeyDemand): KeyDemand {
  const { is, key } = demand;
  if (typeof is !== 'object' || isNumber(key.toLowerCase())) return demand;
  const under = (all: readonly (string | Term)[]): readonly (string | Term)[] =>
    all.map((one) => (typeof one === 'string' ? names.text(one) : names.term(one)));
  if ('oneOf' in is) return { ...demand, is: { oneOf: under(is.oneOf) } };
  return 'noneOf' in is ? { ...demand, is: { noneOf: under(is.noneOf) } } : demand;
}
