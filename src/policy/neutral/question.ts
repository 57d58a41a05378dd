/** A question under the names of a situation. */

import type { KeyDemand, Reach, Who } from '../question.js';
import type { Term } from '../term.js';
import type { Names } from './names.js';
import { isNumber } from './kinds.js';

export function questionUnder(names: Names, question: Reach): Reach {
  const { who, prefix, context } = question;
  const asked = whoUnder(names, who);
  const demands = context?.map((one) => demandUnder(names, one));
  // Most name nobody.
  if (asked === who && !prefix && !demands?.some((one, at) => one !== context?.[at])) return question;
  return {
    ...question,
    who: asked,
    ...(prefix ? { prefix: names.term(prefix) } : {}),
    ...(demands ? { context: demands } : {}),
  };
}

/** Whether a question speaks of no bucket but the one about which it is asked. */
export function asksOfOneBucket({ who, prefix, context = [] }: Reach): boolean {
  if (prefix || who.kind === 'identity' || (who.kind === 'service' && (who.sourceArn !== undefined || typeof who.sourceAccount === 'object'))) return false;
  return context.every(({ is }) => typeof is !== 'object' || valuesOf(is).every((one) => typeof one === 'string' && !one.includes(':s3:::')));
}

function valuesOf(is: Exclude<KeyDemand['is'], string>): readonly (string | Term)[] {
  return 'oneOf' in is ? is.oneOf : 'noneOf' in is ? is.noneOf : [];
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

function demandUnder(names: Names, demand: KeyDemand): KeyDemand {
  const { is, key } = demand;
  if (typeof is !== 'object' || isNumber(key.toLowerCase())) return demand;
  const all = valuesOf(is);
  const under = all.map((one) => (typeof one === 'string' ? names.text(one) : names.term(one)));
  if (under.every((one, at) => one === all[at])) return demand;
  return { ...demand, is: 'oneOf' in is ? { oneOf: under } : { noneOf: under } };
}
