/** Where a bucket lives: its region and its account, also as its name tells them. */

import { Mapped } from '../text/mapped.js';
import { all, implies, no, unknown, yes } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import { sameText } from '../truth/symbol.js';
import { Known } from '../truth/value.js';
import type { Link, Value } from '../truth/value.js';
import type { Bucket } from './subjects.js';

export interface Whereabouts {
  readonly says: string;
  readonly region: Value<string>;
  readonly account: Value<string>;
}

type Place<W extends 'region' | 'account'> = Pick<Whereabouts, 'says' | W>;

type Locatable = Pick<Bucket, 'says' | 'region' | 'account' | 'naming'>;

/** `PREFIX-ACCOUNT-REGION-an`: a name of the account-regional namespace (UG bucketnamingrules, read October 2026). */
const accountRegional = /-(?<account>\d{12})-(?<region>[a-z]{2}(?:-[a-z]+)+-\d+)-an$/;

export function whereaboutsOf(bucket: Locatable): Whereabouts {
  const named = whereaboutsIn(bucket.says, bucket.naming.name);
  const { region, account } = bucket;
  return {
    says: bucket.says,
    region: region.kind === 'known' ? region : (named?.region ?? region),
    account: account.kind === 'known' ? account : (named?.account ?? account),
  };
}

/** What a name tells by itself. */
function whereaboutsIn(says: string, name: Value<string>): Whereabouts | undefined {
  if (name.kind !== 'known') return undefined;
  const { account, region } = accountRegional.exec(name.value)?.groups ?? {};
  if (account === undefined || region === undefined) return undefined;
  const part = (value: string): Value<string> => new Known(value, name.origin, name.assumed);
  return { says, region: part(region), account: part(account) };
}

/**
 * Whether what a link names lives in the region and account of `bucket`. A link that is not written is no question,
 * and one that leads out of the scan is answered only by a name that tells.
 */
export function livesWith(bucket: Locatable, link: Link<Bucket>): Answer {
  return implies(link.name.isWritten(), () => {
    const here = whereaboutsOf(bucket);
    const outside = link.to ? undefined : whereaboutsIn(link.name.kind === 'known' ? `"${link.name.value}"` : '', link.name);
    return outside ? together(here, outside) : link.ask((to) => together(here, whereaboutsOf(to)));
  });
}

function together(here: Whereabouts, there: Whereabouts): Answer {
  return all(same('region', here, there), same('account', here, there));
}

/** Whether two things are in one place; unknown where the texts may or may not be the same. */
export function same<W extends 'region' | 'account'>(what: W, here: Place<W>, there: Place<W>): Answer {
  const [left, right] = [textOf(here[what]), textOf(there[what])];
  const reasons = [here, there].map((one): Evidence => reason(what, one.says, one[what]));
  const truth = left && right ? sameText(left, right) : 'unknown';
  if (truth === 'unknown') return unknown({ says: `whether ${there.says} is in the same ${what} cannot be told from the files` });
  return truth === 'yes' ? yes(...reasons) : no(...reasons);
}

function textOf(value: Value<string>): Mapped | undefined {
  return value.kind === 'known' ? (value.text ?? Mapped.literal(value.value)) : value.kind === 'unknown' ? value.text : undefined;
}

function reason(what: string, says: string, value: Value<string>): Evidence {
  const text = textOf(value)?.says ?? 'unknown';
  if (value.kind !== 'known') return { says: `the ${what} of ${says} is ${text}` };
  return { says: `the ${what} of ${says} is ${text}`, origin: value.origin, assumed: value.assumed };
}
