/** Questions, and whether a request is one that a question asks about: the words of src/policy/question.ts taken literally. */

import fc from 'fast-check';
import { actionNamed, actionsMatching } from '../../../src/policy/data/actions.js';
import { keyInfo, presenceOf } from '../../../src/policy/data/condition-keys.js';
import { valueOf } from '../../../src/policy/evaluate/view.js';
import type { PlainSituation } from '../../../src/policy/plain.js';
import type { ActionGroup, GrantRef, KeyDemand, Mask, Reach, Who } from '../../../src/policy/question.js';
import type { Request, UndeclaredPoint } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { says, term, written } from '../../../src/policy/term.js';
import type { Term } from '../../../src/policy/term.js';
import { inGroup } from '../../../src/policy/solve/actions.js';
import { OWNER, PARTNER, STRANGER } from '../situations.js';
import { isStrange } from './strangers.js';
import { ACCOUNTS, ARNS, ORGANIZATIONS, SERVICES } from './vocabulary.js';

const whos: fc.Arbitrary<Who> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Who>({ kind: 'anonymous' }, { kind: 'external' }, { kind: 'outsider' }, { kind: 'caller' }) },
  { weight: 1, arbitrary: fc.constantFrom<Who>({ kind: 'everybody' }, { kind: 'owner' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.subarray([PARTNER, STRANGER]), fc.subarray([...ORGANIZATIONS]))
      .map(([accounts, organizations]): Who => ({ kind: 'outside', accounts, organizations })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...SERVICES),
        fc.constantFrom<Partial<Extract<Who, { kind: 'service' }>>>(
          {},
          { sourceAccount: 'not the owner' },
          { sourceAccount: [OWNER] },
          { sourceArn: ['arn:aws:s3:::source'] },
        ),
      )
      .map(([name, source]): Who => ({ kind: 'service', name, ...source })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...ARNS, `arn:aws:sts::${PARTNER}:assumed-role/app/s1`).map((arn): Who => ({ kind: 'identity', arn: term(arn) })) },
);

const actions: fc.Arbitrary<ActionGroup | readonly string[] | undefined> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constantFrom<ActionGroup>('read', 'write', 'list', 'admin', 'object', 'bucket') },
  {
    weight: 4,
    arbitrary: fc.subarray(['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:Put*', 's3:GetBucketPolicy', 's3:PutBucketPolicy'], {
      minLength: 1,
      maxLength: 3,
    }),
  },
);

const DEMANDS: readonly KeyDemand[] = [
  { key: 'aws:SecureTransport', is: { oneOf: ['false'] } },
  { key: 'aws:SecureTransport', is: { noneOf: ['false'] } },
  { key: 's3:TlsVersion', is: { below: 1.2 } },
  { key: 's3:TlsVersion', is: 'absent' },
  { key: 's3:x-amz-server-side-encryption', is: { noneOf: ['aws:kms'] } },
  { key: 's3:x-amz-server-side-encryption', is: 'absent' },
  { key: 's3:x-amz-server-side-encryption-customer-algorithm', is: 'present' },
  { key: 'aws:SourceVpce', is: 'absent' },
  { key: 'aws:SourceVpce', is: { noneOf: ['vpce-11111111'] } },
  { key: 'aws:PrincipalOrgID', is: { noneOf: [ORGANIZATIONS[0]] } },
  { key: 's3:signatureAge', is: { above: 60_000 } },
  { key: 's3:prefix', is: { oneOf: ['a/', 'public/x'] } },
  { key: 'aws:PrincipalAccount', is: { oneOf: [PARTNER] } },
];

const prefixes = fc.constantFrom(undefined, undefined, undefined, 'a', 'public/', 'secret');

/** A situation, and a question about it: of its grants and access points as well. */
export function cases(situations: fc.Arbitrary<PlainSituation>): fc.Arbitrary<{ readonly plain: PlainSituation; readonly question: Reach }> {
  const asked = fc.record({
    who: whos,
    actions,
    prefix: prefixes,
    context: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.subarray([...DEMANDS], { minLength: 1, maxLength: 2 }) }),
    counting: fc.constantFrom('own' as const, 'own' as const, 'identities' as const),
    grant: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(20) }),
    through: fc.constantFrom('bucket' as const, 'point' as const),
    point: fc.constantFrom(undefined, 0, 1),
    without: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray<Mask>(['blocks', 'ownership', 'denies'], { minLength: 1 }) },
    ),
  });
  return fc.tuple(situations, asked).map(([plain, { who, actions: wanted, prefix, context, counting, grant, through, point, without }]) => {
    const points = plain.points?.length ?? 0;
    const grants = grantsOf(plain);
    return {
      plain,
      question: {
        who,
        ...(wanted === undefined ? {} : { actions: wanted }),
        ...(prefix === undefined ? {} : { prefix: term(prefix) }),
        ...(context.length === 0 ? {} : { context }),
        counting,
        ...(grant === undefined || grants.length === 0 ? {} : { grant: grants[grant % grants.length] }),
        ...(points === 0 ? {} : { through, ...(through === 'point' && point !== undefined ? { point: point % points } : {}) }),
        ...(without.length === 0 ? {} : { without }),
      },
    };
  });
}

function grantsOf({ policy, acl, points = [] }: PlainSituation): readonly GrantRef[] {
  const count = (of: unknown): number => (typeof of === 'object' && of !== null && 'Statement' in of && Array.isArray(of.Statement) ? of.Statement.length : 0);
  const refs = (length: number, ref: (index: number) => GrantRef): readonly GrantRef[] => Array.from({ length }, (_, index) => ref(index));
  return [
    ...refs(count(policy), (index) => ({ kind: 'statement', index })),
    ...refs(acl === undefined || acl === 'private' ? 0 : 1, (index) => ({ kind: 'acl', index })),
    ...points.flatMap((one, point) => refs(count(one.policy), (index) => ({ kind: 'point', point, index }))),
  ];
}

/** Whether the question is about this request, whatever S3 answers to it. */
export function isAskedFor(situation: Situation, question: Reach, request: Request): boolean {
  const { actions: wanted, prefix, context = [], through = 'bucket', point } = question;
  if (typeof request.point === 'object') {
    if (through === 'point' || !isOfAnother(request.point, situation, question.who)) return false;
  } else if ((request.point !== undefined) !== (through === 'point')) return false;
  if (through === 'point' && point !== undefined && request.point !== point) return false;
  if (!isAction(wanted, request.action)) return false;
  if (prefix !== undefined && !(request.objectKey && says(request.objectKey).startsWith(says(prefix)))) return false;
  return isWho(situation, question.who, request) && context.every((demand) => meets(situation, demand, request));
}

/** An access point that nobody declared is asked about with those of whom one may have made it. */
function isOfAnother({ account }: UndeclaredPoint, situation: Situation, who: Who): boolean {
  if (!['everybody', 'external', 'outsider', 'outside', 'caller'].includes(who.kind) || says(account) === says(situation.account)) return false;
  return !(who.kind === 'outside' && who.accounts?.includes(says(account)));
}

function isAction(wanted: Reach['actions'], name: string): boolean {
  const action = actionNamed(name);
  if (!action) return false;
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? inGroup(action, wanted) : wanted.some((pattern) => actionsMatching(pattern).includes(action));
}

function isWho(situation: Situation, who: Who, request: Request): boolean {
  const { principal } = request;
  const owner = says(situation.account);
  // Origin access identities of CloudFront are called users of an account that is none.
  const account = principal.kind === 'account' && says(principal.account) !== 'cloudfront' ? says(principal.account) : undefined;
  switch (who.kind) {
    case 'anonymous':
      return principal.kind === 'anonymous';
    case 'external':
      return account !== undefined && account !== owner;
    case 'outsider':
      return principal.kind === 'anonymous' || (account !== undefined && account !== owner);
    case 'caller':
      return principal.kind !== 'service';
    case 'everybody':
      return isStrange(situation, request);
    case 'owner':
      return principal.kind === 'account' && account === owner && !says(principal.arn).endsWith(':root');
    case 'outside': {
      if (principal.kind === 'anonymous') return true;
      const organization = textUnder(situation, request, 'aws:PrincipalOrgID');
      return (
        account !== undefined &&
        account !== owner &&
        !(who.accounts ?? []).includes(account) &&
        !(organization !== undefined && (who.organizations ?? []).includes(organization))
      );
    }
    case 'service': {
      if (principal.kind !== 'service' || written(principal.name) !== who.name) return false;
      const [from, arn] = [textUnder(situation, request, 'aws:SourceAccount'), textUnder(situation, request, 'aws:SourceArn')];
      if (who.sourceAccount === 'not the owner' ? from === undefined || from === owner : who.sourceAccount !== undefined && from !== says(who.sourceAccount))
        return false;
      return who.sourceArn === undefined || arn === says(who.sourceArn);
    }
    case 'identity':
      return principal.kind === 'account' && isIdentity(says(who.arn), says(principal.arn), principal.session);
  }
}

/** The ARN of a session leaves out the path of its role. */
function isIdentity(wanted: string, arn: string, session: Term | undefined): boolean {
  const [, account, role, name] = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(wanted) ?? [];
  if (account === undefined) return arn === wanted;
  return session !== undefined && says(session) === name && new RegExp(`^arn:[^:]*:iam::${account}:role/(?:.*/)?${role}$`).test(arn);
}

function meets(situation: Situation, { key, is }: KeyDemand, request: Request): boolean {
  const text = textUnder(situation, request, key);
  // What every such request carries is there, whether it is told or not.
  if (is === 'absent') return text === undefined && !alwaysThere(key, request);
  if (text === undefined) return false;
  if (is === 'present') return true;
  if ('oneOf' in is) return is.oneOf.map(plain).includes(text);
  if ('noneOf' in is) return !is.noneOf.map(plain).includes(text);
  return 'below' in is ? Number(text) < is.below : Number(text) > is.above;
}

function alwaysThere(key: string, { principal, action, point }: Request): boolean {
  const info = keyInfo(key);
  return (
    info !== undefined &&
    (['internet', 'endpoint'] as const).every(
      (way) => presenceOf(info, { caller: principal.kind, way, point: point !== undefined, action: actionNamed(action) }) === 'always',
    )
  );
}

function textUnder(situation: Situation, request: Request, key: string): string | undefined {
  const value = valueOf(situation, request, key);
  return value?.kind === 'one' ? says(value.value) : undefined;
}

function plain(value: string | Term): string {
  return typeof value === 'string' ? value : says(value);
}

export const ANYBODY: readonly Reach[] = [
  { who: { kind: 'anonymous' } },
  { who: { kind: 'outsider' }, actions: 'read' },
  { who: { kind: 'caller' }, counting: 'identities', context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }] },
  { who: { kind: 'external' }, actions: ['s3:PutObject'] },
  { who: { kind: 'service', name: SERVICES[0] } },
  { who: { kind: 'owner' }, actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], counting: 'identities' },
  ...ACCOUNTS.map((account): Reach => ({ who: { kind: 'identity', arn: term(`arn:aws:iam::${account}:role/app`) } })),
];
