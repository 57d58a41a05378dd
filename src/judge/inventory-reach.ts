/** Who gets at a bucket by its policy, its ACL and its access points, as the engine answers. */

import type { BucketAccess, Grant } from '../model/access.js';
import { grantsOf } from '../model/access.js';
import { actionsOf, rights } from '../model/rights.js';
import type { Condition, Principal, Statement } from '../policy/policy.js';
import type { Reach, Verdict, Who } from '../policy/question.js';
import { sameTerm, says, term, written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { ReachEdge, ReachRight } from '../rule/inventory.js';
import type { Answer } from '../truth/answer.js';

/** Who reaches a bucket in one world, and what it can do there. */
export type SaidReach = Omit<ReachEdge, 'to' | 'when'>;

type From = ReachEdge['from'];

/** A caller that some grant names, and how the engine is asked about it. */
interface Caller {
  readonly from: From;
  readonly who: Who;
  /** Where nobody but this grant says who it is. */
  readonly grant?: Grant;
}

const INTERNET: From = { kind: 'internet', name: 'Internet' };
const everybody: Who = { kind: 'everybody' };

export function reachOf(access: BucketAccess): readonly SaidReach[] {
  const internet = rightsBy((question) => access.verdict({ ...question, who: everybody }));
  const points = access.situation.points.items.map(({ arn }, index) => ({ via: says(arn), found: rightsOverPoint(access, index) }));
  const byCaller = new Map<string, SaidReach>();
  for (const grant of grantsOf(access)) {
    for (const caller of callersOf(grant, access.situation.account)) {
      const key = `${caller.from.kind} ${caller.from.name}`;
      // Conditions tell their callers apart by statement: what two of them give is put together.
      if (byCaller.has(key) && !caller.grant) continue;
      const found = rightsFor(caller, access);
      const known = byCaller.get(key);
      if (found.length > 0) byCaller.set(key, known ? together(known, said(caller.from, found)) : said(caller.from, found));
    }
  }
  return [
    ...(internet.length > 0 ? [said(INTERNET, internet)] : []),
    ...points.flatMap(({ via, found }) => (found.length > 0 ? [{ ...said(INTERNET, found), via }] : [])),
    ...byCaller.values(),
  ];
}

interface Found {
  readonly right: ReachRight;
  readonly verdict: Extract<Verdict, { readonly verdict: 'yes' | 'unknown' }>;
}

function rightsBy(ask: (question: Omit<Reach, 'who'>) => Verdict): readonly Found[] {
  return rights.flatMap((right): readonly Found[] => {
    const verdict = ask({ actions: actionsOf(right) });
    return verdict.verdict === 'no' ? [] : [{ right, verdict }];
  });
}

function rightsOverPoint(access: BucketAccess, point: number): readonly Found[] {
  return rightsBy((question) => access.verdict({ ...question, who: everybody, through: 'point', point }));
}

function rightsFor({ who, grant }: Caller, access: BucketAccess): readonly Found[] {
  if (!grant) return rightsBy((question) => access.verdict({ ...question, who }));
  return rightsBy((question) => {
    // Whom everybody includes, nobody need name.
    const open = grant.verdict({ ...question, who: everybody });
    return open.verdict === 'no' ? grant.verdict({ ...question, who }) : { verdict: 'no', causes: [], assumes: [] };
  });
}

function said(from: From, found: readonly Found[]): SaidReach {
  const sure = found.find(({ verdict }) => verdict.verdict === 'yes');
  const { verdict } = (sure ?? found[0]) as Found;
  const causes = verdict.verdict === 'yes' ? verdict.causes : verdict.why;
  const assumes = verdict.verdict === 'yes' ? verdict.assumes : [];
  const witness = verdict.verdict === 'yes' ? verdict.witness : verdict.example;
  return {
    from,
    rights: found.map(({ right, verdict: own }) => ({ right, certain: own.verdict === 'yes' })),
    because: [...new Set([...causes.map((cause) => cause.says), ...assumes.map((one) => `supposed: ${one}`)])],
    ...(witness ? { witness } : {}),
  };
}

/** What two ways of one caller give it. */
export function together(one: SaidReach, other: SaidReach): SaidReach {
  const certain = new Map<ReachRight, boolean>();
  for (const { right, certain: sure } of [...one.rights, ...other.rights]) certain.set(right, sure || certain.get(right) === true);
  const witness = one.witness ?? other.witness;
  return {
    ...one,
    rights: rights.flatMap((right) => (certain.has(right) ? [{ right, certain: certain.get(right) === true }] : [])),
    because: [...new Set([...one.because, ...other.because])],
    ...(witness ? { witness } : {}),
  };
}

/** Whether a role gets at a bucket by its own policies, as far as `may` tells. */
export function reachOfRole(name: string, may: (actions: readonly string[]) => Answer): SaidReach | undefined {
  const found = [...ROLE_ASKS].flatMap(([right, actions]) => {
    const answer = may(actions);
    return answer.truth === 'no' ? [] : [{ right, certain: answer.truth === 'yes', because: answer.because }];
  });
  if (found.length === 0) return undefined;
  const witness = found.flatMap((one) => one.because).find((reason) => reason.witness)?.witness;
  const doubts = found.flatMap((one) => (one.certain ? [] : one.because.map((reason) => reason.says)));
  return {
    from: { kind: 'identity', name },
    rights: found.map(({ right, certain }) => ({ right, certain })),
    because: [...new Set([...(found.some((one) => one.certain) ? [`policies of ${name} allow it`] : []), ...doubts])],
    ...(witness ? { witness } : {}),
  };
}

/** One action stands for each right: an identity policy is asked about more buckets than a bucket's own. */
const ROLE_ASKS: ReadonlyMap<ReachRight, readonly string[]> = new Map([
  ['admin', ['s3:PutBucketPolicy']],
  ['write', ['s3:PutObject', 's3:DeleteObject']],
  ['read', ['s3:GetObject']],
  ['list', ['s3:ListBucket']],
]);

function callersOf(grant: Grant, own: Term): readonly Caller[] {
  const { statement, acl } = grant;
  if (acl) {
    const who = acl.grantee.kind === 'known' ? acl.grantee.value : undefined;
    return who && 'user' in who && !who.owner
      ? [{ from: { kind: 'account', name: `canonical user ${shortened(who.user)}` }, who: { kind: 'outsider' }, grant }]
      : [];
  }
  const named = statement?.principal;
  if (!statement || !named) return [];
  if (named.not) return [byConditions(statement, grant)];
  return named.items.items.flatMap((principal) => callerFor(principal, statement, grant, own) ?? []);
}

function callerFor(principal: Principal, statement: Statement, grant: Grant, own: Term): Caller | undefined {
  switch (principal.form) {
    case 'everybody':
      return statement.conditions.items.length > 0 ? byConditions(statement, grant) : undefined;
    case 'account': {
      const { account } = principal;
      if (sameTerm(account, own)) return undefined;
      return { from: { kind: 'account', name: `account ${says(account)}` }, who: { kind: 'identity', arn: rootOf(account, grant) } };
    }
    case 'identity':
    case 'federatedUser':
      return { from: { kind: 'identity', name: identityName(principal.arn) }, who: { kind: 'identity', arn: principal.arn } };
    case 'session':
      return { from: { kind: 'identity', name: `role ${says(principal.role)}` }, who: { kind: 'identity', arn: principal.element.term } };
    case 'originAccessIdentity':
      return { from: { kind: 'cdn', name: 'CloudFront' }, who: { kind: 'identity', arn: principal.arn } };
    case 'canonicalUser':
      // CloudFormation: nothing but an origin access identity has such an attribute.
      return says(principal.id).endsWith('.S3CanonicalUserId}')
        ? { from: { kind: 'cdn', name: 'CloudFront' }, who: { kind: 'outsider' }, grant }
        : { from: { kind: 'account', name: `canonical user ${shortened(says(principal.id))}` }, who: { kind: 'outsider' }, grant };
    case 'service': {
      const name = written(principal.name);
      if (name === undefined) return undefined;
      const from: From = name === 'cloudfront.amazonaws.com' ? { kind: 'cdn', name: distributionIn(statement) } : { kind: 'service', name };
      return { from, who: { kind: 'service', name } };
    }
    // Whoever it may be, everybody is among them: the question about the internet is open for it.
    default:
      return undefined;
  }
}

function rootOf(account: Term, { access }: Grant): Term {
  return term(`arn:${access.situation.partition}:iam::`, account, ':root');
}

/** `arn:aws:iam::111122223333:role/app` → `role/app in 111122223333`; a reference as the file writes it. */
function identityName(arn: Term): string {
  const text = says(arn);
  const [, account, path] = /^arn:[^:]*:(?:iam|sts)::([^:]*):(.+)$/.exec(text) ?? [];
  return path === undefined ? text : `${path} in ${account}`;
}

function distributionIn({ conditions }: Statement): string {
  const pin = conditions.items.find(({ key }) => key === 'aws:sourcearn');
  const [only, ...more] = pin?.values.items ?? [];
  const [, id] = (only && more.length === 0 && /distribution\/(.+)$/.exec(says(only.term))) || [];
  return id === undefined || id === '*' ? 'CloudFront' : `CloudFront ${id}`;
}

/** Keys that say who is meant, the most telling first, and how people say it. */
const TELLING: readonly (readonly [key: string, kind: 'account' | 'identity' | 'condition', how: (values: string) => string])[] = [
  ['aws:principalaccount', 'account', (values) => `account ${values}`],
  ['aws:principalarn', 'identity', (values) => values],
  ['aws:principalorgid', 'account', (values) => `organization ${values}`],
  ['aws:principalorgpaths', 'account', (values) => `organization ${values}`],
  ['aws:sourcevpce', 'condition', (values) => `VPC endpoint ${values}`],
  ['aws:sourcevpc', 'condition', (values) => `VPC ${values}`],
  ['s3:dataaccesspointaccount', 'condition', (values) => `access points of ${values}`],
  ['s3:dataaccesspointarn', 'condition', (values) => `access point ${values}`],
  ['aws:sourceip', 'condition', (values) => `addresses ${values}`],
];

function byConditions(statement: Statement, grant: Grant): Caller {
  const { items } = statement.conditions;
  const positive = (key: string): Condition | undefined => items.find((one) => one.key === key && !one.negated && one.operator !== 'Null');
  for (const [key, kind, how] of TELLING) {
    const condition = positive(key);
    if (condition) return { from: { kind, name: how(valuesOf(condition)) }, who: { kind: 'outsider' }, grant };
  }
  const keys = [...new Set(items.map(({ keyWritten }) => keyWritten))].join(', ');
  return { from: { kind: 'condition', name: keys === '' ? 'all but some' : `whoever meets ${keys}` }, who: { kind: 'outsider' }, grant };
}

const MOST_VALUES = 3;

function valuesOf({ values }: Condition): string {
  const texts = values.items.map(({ term: value }) => says(value));
  return texts.length > MOST_VALUES ? `${texts.slice(0, MOST_VALUES).join(', ')} and ${texts.length - MOST_VALUES} more` : texts.join(', ');
}

function shortened(id: string): string {
  return id.length > 20 ? `${id.slice(0, 12)}…` : id;
}
