/** Whom a statement names, and whether the owner of the bucket trusts them. */

import { ownedByAws } from '../policy/data/services.js';
import type { Condition, Principal, Statement } from '../policy/policy.js';
import { sameTerm, says, term, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { every } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import type { Facts } from './facts.js';
import { termOfValue } from './situation.js';
import { own } from '../text/own.js';

/** Who belongs to the owner of a bucket: its account, and whom the user trusts. */
export interface Circle {
  /** The account that owns the bucket; a sign where it is not known. */
  readonly own: Term;
  readonly accounts: readonly string[];
  readonly organizations: readonly string[];
  /** Which organization is the own one, is told. */
  readonly organizationKnown: boolean;
}

export function circleOf(account: Value<string>, facts: Facts): Circle {
  const { organization, trustedAccounts = [], trustedOrganizations = [] } = facts;
  return {
    own: account.kind === 'unknown' && !account.text && facts.account !== undefined ? [facts.account] : termOfValue(account, 'the own account'),
    accounts: [...trustedAccounts, ...(facts.account === undefined ? [] : [facts.account])],
    organizations: [...trustedOrganizations, ...(organization === undefined ? [] : [organization])],
    organizationKnown: organization !== undefined,
  };
}

/**
 * Whether everybody whom a statement names belongs to the circle: by its principals, or by a condition that names
 * accounts or organizations. One of them is enough, for all must hold. A statement that names nobody (a service, or
 * everybody) is no question.
 */
export function staysWithin(statement: Statement, circle: Circle): Answer {
  const named = partiesOf(statement);
  return named.length === 0 ? yes() : any(...named.map((list) => allBelong(list, circle)));
}

/** Those who are named and of whom one at least does not belong to the circle, as the policy writes them. */
export function strangersIn(statement: Statement, circle: Circle): readonly string[] {
  return partiesOf(statement).flatMap((list) => {
    const strangers = list.items.filter((party) => belongs(party, circle).truth === 'no');
    return (strangers.length > 0 ? strangers : candidatesIn(list, circle)).map(({ says: name }) => name);
  });
}

function allBelong(list: List<Party>, circle: Circle): Answer {
  const each = every(list, (party) => belongs(party, circle));
  const candidates = each.truth === 'unknown' ? candidatesIn(list, circle) : [];
  return candidates.length > 0
    ? no(...candidates.map(({ says: name, origin }) => ({ says: `at most one of those who are named is the own one, and ${name} is not trusted`, origin })))
    : each;
}

/** Several different accounts, or organizations, each of which could be the own one: no two are. */
function candidatesIn({ items }: List<Party>, circle: Circle): readonly Party[] {
  const open = items.filter((party) => 'id' in party && written(party.id) !== undefined && belongs(party, circle).truth === 'unknown');
  return (['account', 'organization'] as const).flatMap((kind) => {
    const alike = open.filter((party) => party.kind === kind);
    return new Set(alike.map((party) => ('id' in party ? written(party.id) : undefined))).size > 1 ? alike : [];
  });
}

/** One principal, or one value of a condition, as whom it lets in. */
type Party = { readonly says: string; readonly origin: Origin } & (
  | { readonly kind: 'account' | 'organization'; readonly id: Term }
  /** No customer of AWS: a service, or a principal that lets nobody in. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown'; readonly reason: string }
);

function belongs(party: Party, circle: Circle): Answer {
  const { origin } = party;
  switch (party.kind) {
    case 'nobody':
      return yes();
    case 'unknown':
      return unknown({ says: `${party.says} is ${party.reason}`, origin });
    case 'account':
      return ownOrTrusted(party.id, circle, origin);
    case 'organization': {
      const id = written(party.id);
      if (id !== undefined && circle.organizations.includes(id)) return yes({ says: `organization ${id} is trusted`, origin });
      if (isOwnOrganization(party.id)) return yes({ says: `organization ${says(party.id)} is that of the account`, origin });
      if (id !== undefined && circle.organizationKnown) return no({ says: `organization ${id} is neither the own nor a trusted one`, origin });
      return unknown({ says: `whether organization ${says(party.id)} is the own one is not told (facts.organization)`, origin });
    }
  }
}

/** Which organization it is that whoever deploys belongs to, nobody has to write down: a reference says it. */
function isOwnOrganization([only, ...more]: Term): boolean {
  return typeof only === 'object' && more.length === 0 && only.looks === 'organization' && only.reason === undefined;
}

function ownOrTrusted(account: Term, { own, accounts }: Circle, origin: Origin): Answer {
  const id = written(account);
  if (sameTerm(account, own) || (id !== undefined && accounts.includes(id)))
    return yes({ says: `account ${says(account)} is the own or a trusted one`, origin });
  const part = ownedByAws(account);
  if (part !== undefined) return yes({ says: `account ${says(account)} is AWS's own: ${part}`, origin });
  if (id === undefined) return unknown({ says: `account ${says(account)} is ${reasonIn(account)}`, origin });
  if (written(own) === undefined) return unknown({ says: `whether account ${id} is the own one is not told (facts.account)`, origin });
  return no({ says: `account ${id} is neither the own nor a trusted one`, origin });
}

function reasonIn(text: Term): string {
  const reasons = text.flatMap((piece) => (typeof piece === 'object' && piece.reason !== undefined ? [piece.reason] : []));
  return reasons[0] ?? 'known only after deployment';
}

/** The elements of a statement that say who: each narrows the others. */
function partiesOf({ principal, conditions }: Statement): readonly List<Party>[] {
  const who = principal && !principal.not && principal.items.items.every(({ form }) => form !== 'everybody') ? [mapped(principal.items, ofPrincipal)] : [];
  return [...who, ...conditions.items.flatMap((condition) => ofCondition(condition) ?? [])];
}

function ofPrincipal(principal: Principal): Party {
  const { element } = principal;
  const party = { says: says(element.term), origin: element.origin };
  switch (principal.form) {
    case 'account':
    case 'identity':
    case 'session':
    case 'federatedUser':
      return { ...party, kind: 'account', id: principal.account };
    case 'canonicalUser':
      return ORIGIN_IDENTITY.test(says(principal.id))
        ? { ...party, kind: 'nobody' }
        : { ...party, kind: 'unknown', reason: 'a canonical id, which does not tell its account' };
    case 'unknown':
      return { ...party, kind: 'unknown', reason: principal.reason };
    default:
      return { ...party, kind: 'nobody' };
  }
}

/** CloudFormation, AWS::CloudFront::CloudFrontOriginAccessIdentity, return values: nothing else has an attribute of that name. */
const ORIGIN_IDENTITY = /\.S3CanonicalUserId\}$/;

type Named =
  | { readonly kind: 'account' | 'organization'; readonly id: Term }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What each key says of the caller (IAM User Guide, global condition keys, October 2026). */
const PARTIES: Readonly<Record<string, ((value: Term) => Named | undefined) | undefined>> = {
  'aws:principalaccount': (value) => ({ kind: 'account', id: value }),
  'aws:principalarn': (value) => accountIn(value),
  'aws:principalorgid': (value) => ({ kind: 'organization', id: value }),
  'aws:principalorgpaths': (value) => ({ kind: 'organization', id: before(value, '/') }),
  // Whoever comes through an access point, a network or an endpoint of theirs: they decide who that is.
  's3:dataaccesspointaccount': (value) => ({ kind: 'account', id: value }),
  's3:dataaccesspointarn': (value) => accountIn(value),
  'aws:sourcevpcarn': (value) => accountIn(value),
  'aws:vpceaccount': (value) => ({ kind: 'account', id: value }),
  'aws:vpceorgid': (value) => ({ kind: 'organization', id: value }),
  'aws:vpceorgpaths': (value) => ({ kind: 'organization', id: before(value, '/') }),
};

/** A policy variable: the account or organization of the bucket itself is the own one, what else the request fills in is open. */
function variable(value: Term): Named | undefined {
  const text = written(value);
  if (text === undefined || !text.includes('${')) return undefined;
  if (/^\$\{(?:(?:aws|s3):ResourceAccount|aws:ResourceOrgID)\}$/i.test(text)) return { kind: 'nobody' };
  return { kind: 'unknown', reason: 'filled in by the request' };
}

/** A condition that lets in only whom it names; undefined where it names nobody, or lets others in as well. */
function ofCondition({ operator, negated, ifExists, quantifier, key, values }: Condition): List<Party> | undefined {
  const party = own(PARTIES, key);
  if (!party || negated || ifExists || quantifier === 'all' || !/^(?:String|Arn)/.test(operator)) return undefined;
  const parties = mapped(values, (value): Party | undefined => {
    const named = variable(value.term) ?? party(value.term);
    const isOpen = !named || ('id' in named && operator !== 'StringEquals' && hasWildcard(named.id));
    return isOpen ? undefined : { says: says(value.term), origin: value.origin, ...named };
  });
  return parties.items.includes(undefined) ? undefined : (parties as List<Party>);
}

/** The account of an ARN, where nothing before it is left open. */
function accountIn(arn: Term): Named | undefined {
  const parts = split(arn, ':');
  const id = parts[4];
  if (parts.length > 5 && id && id.length > 0) return parts.slice(0, 4).some(hasWildcard) ? undefined : { kind: 'account', id };
  return written(arn) === undefined ? { kind: 'unknown', reason: 'known only after deployment' } : undefined;
}

function before(value: Term, separator: string): Term {
  return split(value, separator)[0] ?? value;
}

function split(value: Term, separator: string): readonly Term[] {
  const parts: Term[] = [[]];
  for (const piece of value) {
    const [first, ...more] = typeof piece === 'string' ? piece.split(separator).map((text) => term(text)) : [[piece]];
    parts[parts.length - 1] = term(...(parts.at(-1) ?? []), ...(first ?? []));
    parts.push(...more);
  }
  return parts;
}

function hasWildcard(value: Term): boolean {
  return value.some((piece) => typeof piece === 'string' && /[*?]/.test(piece));
}

function mapped<T, U>(list: List<T>, to: (item: T) => U): List<U> {
  return { ...list, items: list.items.map(to) };
}
