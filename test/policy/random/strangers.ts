/** Callers without a tie: accounts that no policy names, from where no policy fixes. "Everybody" as the question has it. */

import type { Condition, Policy, Principal } from '../../../src/policy/policy.js';
import type { Request } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { privateRanges, addressesOf, holds } from '../../../src/policy/evaluate/scalar.js';
import { valueOf } from '../../../src/policy/evaluate/view.js';
import { says, written } from '../../../src/policy/term.js';

/** Keys that say who asks, or from where, as far as it is the caller's own; with what of a value has to be fixed. */
const TIES: Readonly<Record<string, (value: string) => string>> = {
  'aws:principalorgid': (value) => value,
  'aws:principalorgpaths': (value) => value.split('/')[0] ?? '',
  'aws:principalaccount': (value) => value,
  'aws:principalarn': (value) => value.split(':')[4] ?? '',
  'aws:userid': (value) => value,
  'aws:sourcevpc': (value) => value,
  'aws:sourcevpcarn': (value) => value,
  'aws:sourcevpce': (value) => value,
  'aws:vpceaccount': (value) => value,
  'aws:vpceorgid': (value) => value,
  'aws:vpceorgpaths': (value) => value.split('/')[0] ?? '',
};

/** Of an access point that somebody made for himself; one that is declared is there for whoever is let in. */
const OF_POINTS: typeof TIES = {
  's3:dataaccesspointarn': (value) => value.split(':')[4] ?? '',
  's3:dataaccesspointaccount': (value) => value,
};

export function isStrange(situation: Situation, request: Request): boolean {
  const { principal } = request;
  if (principal.kind === 'service') return false;
  const policies = policiesOf(situation);
  // Who is let in, or is not kept out, is meant by a condition; of who is not meant nothing is told.
  const conditions = policies.flatMap(({ statements }) =>
    statements.items.flatMap(({ effect, conditions: all }) => all.items.filter(({ negated }) => effect.is(negated ? 'Deny' : 'Allow').truth === 'yes')),
  );
  if (principal.kind === 'account') {
    const account = says(principal.account);
    if (account === says(situation.account) || account === 'cloudfront' || principal.canonicalId !== undefined) return false;
    if (policies.some(({ statements }) => statements.items.some((statement) => (statement.principal?.items.items ?? []).some((one) => isOf(one, account)))))
      return false;
  }
  // Whoever is anonymous is nobody's.
  const own = (key: string): boolean => principal.kind === 'account' || !['aws:userid', 'aws:principalaccount'].includes(key);
  return conditions.every((condition) => !own(condition.key) || !ties(condition, situation, request));
}

export function policiesOf({ policy, points, guardrails }: Situation): readonly Policy[] {
  const { resourceControl = [], serviceControl = [], endpoint = [] } = guardrails;
  return [policy, ...points.items.map((point) => point.policy), ...resourceControl, ...serviceControl, ...endpoint].filter((one) => one !== undefined);
}

function isOf(principal: Principal, account: string): boolean {
  return 'account' in principal && says(principal.account) === account;
}

/** The request has what the condition fixes. */
function ties({ key, operator, values }: Condition, situation: Situation, request: Request): boolean {
  const given = valueOf(situation, request, key);
  const texts = given === undefined ? [] : given.kind === 'one' ? [says(given.value)] : given.values.map(says);
  const wanted = values.items.flatMap(({ term }) => written(term) ?? []);
  if (key === 'aws:sourceip') return operator === 'IpAddress' && !areMany(wanted) && texts.some((text) => wanted.some((range) => isNarrowAround(range, text)));
  const part = TIES[key] ?? (typeof request.point === 'object' ? OF_POINTS[key] : undefined);
  if (!part) return false;
  return texts.some((text) => wanted.some((value) => !/[*?]|\$\{/.test(part(value)) && part(value).toLowerCase() === part(text).toLowerCase()));
}

/** Ranges of at least eight bits, or of addresses that no one has on the internet. */
function isNarrowAround(written_: string, text: string): boolean {
  const [range, address] = [addressesOf(written_), addressesOf(text)];
  if (!range || !address) return false;
  const narrow = range.prefix >= (range.version === 6 ? 32 : 8) || privateRanges().some((one) => holds(one, range));
  return narrow && holds(range, address);
}

/** So many of the 256 ranges of eight bits that who is in one of them is nobody in particular. Overlaps are not looked for: what is drawn has none. */
function areMany(ranges: readonly string[]): boolean {
  const shares = [...new Set(ranges)].map((one) => {
    const range = addressesOf(one);
    if (!range || privateRanges().some((inner) => holds(inner, range))) return 0;
    return range.version === 4 ? 2 ** -range.prefix * 16 : 2 ** -range.prefix * 4096;
  });
  return shares.reduce((sum, share) => sum + share, 0) >= 1;
}
