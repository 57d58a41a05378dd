/** Everything that lets requests through or stops them, each by itself: statements, grants of ACLs, blocks, policies around the bucket. */

import { own } from '../../text/own.js';
import type { ActionInfo } from '../data/actions.js';
import { literalGlob } from '../glob/glob.js';
import type { Value } from '../../truth/value.js';
import type { Policy, Statement } from '../policy.js';
import type { Cause, GrantRef } from '../question.js';
import type { AclGrant, AclPermission, Grantee, Situation } from '../situation.js';
import { covers, flip } from './actions.js';
import type { Approx } from './actions.js';
import { settingOf } from './axioms.js';
import { FALSE, TRUE, and, not, or, truth } from './formula.js';
import type { Formula } from './formula.js';
import { aboutFormula, coverCached, fillingOf, partOf, piecesOf } from './statement.js';
import type { Compiled, Frame, Piece } from './statement.js';
import { CANONICAL, SERVICE, bucketArn, ofAccount, ofOwner, pointArn, text, texts } from './world.js';
import type { World } from './world.js';

export interface Rule {
  readonly cause: Cause;
  readonly statement?: Statement | undefined;
  /** Whether it can have to do with an action at all; missing: with every one. */
  readonly concerns?: (action: ActionInfo) => boolean;
  /** Whether it lets through, or stops, a request of this world. */
  readonly applies: (world: World, approx: Approx) => Formula;
  /** Of statements: each element by itself. */
  readonly parts?: (world: World, approx: Approx) => StatementParts;
  /** Of statements: each text and each condition by itself. */
  readonly pieces?: (world: World, approx: Approx) => readonly Piece[];
  /** Rules of which it is made. */
  readonly inner?: readonly Rule[];
  /** What is not settled of it, where it is no statement. */
  readonly open?: (world: World) => readonly Cause[];
  /** What was supposed where a setting is not written. */
  readonly assumed?: readonly string[] | undefined;
}

/** Whether the policy of the bucket, or of one of its access points, counts as public. */
export interface Publicness {
  (on: 'bucket' | 'point', index: number): 'yes' | 'no' | 'unknown';
  /** What would have to be known. */
  readonly why?: (on: 'bucket' | 'point', index: number) => readonly Cause[];
}

export interface StatementParts {
  readonly action: boolean;
  readonly principal: Formula;
  readonly resource: Formula;
  readonly conditions: Formula;
}

export function nameOf({ sid, index }: Statement): string {
  return sid.kind === 'known' && sid.value !== '' ? `statement ${sid.value}` : `statement #${index + 1}`;
}

export type Attached = { readonly on: 'bucket' } | { readonly on: 'point'; readonly index: number } | { readonly on: 'around'; readonly everybody: boolean };

function frameOf(policy: Policy, attached: Attached, situation: Situation): (world: World) => Frame {
  const filling = fillingOf(policy);
  const everybody = attached.on === 'around' && attached.everybody;
  const key = `${attached.on}${attached.on === 'point' ? attached.index : ''}${filling.variables}${everybody ? '*' : ''}`;
  const frames = new Map<string, Frame>();
  return ({ target, point }) => {
    const at = attached.on === 'point' ? point : undefined;
    const name = `${target}${at?.index ?? ''}`;
    let frame = frames.get(name);
    if (!frame) frames.set(name, (frame = { resource: at ? pointArn(at.at, target) : bucketArn(situation, target), everybody, filling, key }));
    return frame;
  };
}

/** Made once for a policy in a situation. */
const made = new WeakMap<Compiled, WeakMap<Policy, WeakMap<Situation, Map<string, readonly Rule[]>>>>();

/** The statements of a policy with one effect. Where there may be others that cannot be seen, one of them may be any. */
export function statementRules(policy: Policy, effect: 'Allow' | 'Deny', attached: Attached, situation: Situation, memo: Compiled): readonly Rule[] {
  const of = within(
    within(made, memo, () => new WeakMap<Policy, WeakMap<Situation, Map<string, readonly Rule[]>>>()),
    policy,
    () => new WeakMap(),
  );
  const known = within(of, situation, () => new Map<string, readonly Rule[]>());
  const key = `${effect} ${attached.on}${attached.on === 'point' ? attached.index : attached.on === 'around' ? attached.everybody : ''}`;
  let rules = known.get(key);
  if (!rules) known.set(key, (rules = makeRules(policy, effect, attached, situation, memo)));
  return rules;
}

function within<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (!value) map.set(key, (value = make()));
  return value;
}

function makeRules(policy: Policy, effect: 'Allow' | 'Deny', attached: Attached, situation: Situation, memo: Compiled): readonly Rule[] {
  const frame = frameOf(policy, attached, situation);
  const does = effect === 'Allow' ? 'allows it' : 'denies it';
  const rules = policy.statements.items.flatMap((statement): readonly Rule[] => {
    const is = statement.effect.is(effect).truth;
    if (is === 'no') return [];
    const grant: GrantRef | undefined =
      effect === 'Deny' || attached.on === 'around'
        ? undefined
        : attached.on === 'bucket'
          ? { kind: 'statement', index: statement.index }
          : { kind: 'point', point: attached.index, index: statement.index };
    return [
      {
        cause: { says: `${nameOf(statement)} ${does}`, origin: statement.origin, ...(grant ? { grant } : {}) },
        statement,
        concerns: (action) => coversAction(statement, action, 'may', memo),
        applies: (world, approx) => {
          if (is === 'unknown' && approx === 'must') return FALSE;
          if (!coversAction(statement, world.action, approx, memo)) return FALSE;
          return aboutFormula(statement, world, frame(world), approx, memo);
        },
        parts: (world, approx) => ({
          action: coversAction(statement, world.action, approx, memo),
          principal: partOf('principal', statement, world, frame(world), approx, memo),
          resource: partOf('resource', statement, world, frame(world), approx, memo),
          conditions: partOf('conditions', statement, world, frame(world), approx, memo),
        }),
        pieces: (world, approx) => [
          { of: 'effect', formula: truth(approx === 'may' || is === 'yes') },
          { of: 'action', formula: truth(coversAction(statement, world.action, approx, memo)) },
          ...piecesOf(statement, world, frame(world), approx),
        ],
      },
    ];
  });
  const { open, origin } = policy.statements;
  return open
    ? [
        ...rules,
        { cause: { says: `there may be a statement that ${does}: Statement is ${open.reason}`, origin }, applies: (_, approx) => truth(approx === 'may') },
      ]
    : rules;
}

function coversAction(statement: Statement, action: ActionInfo | undefined, approx: Approx, memo: Compiled): boolean {
  if (!action) return true;
  if (!statement.action) return approx === 'may';
  return covers(coverCached(statement, memo).bits.get(action) ?? 0, approx);
}

/** Policies of one sort around the bucket. Without any Allow they stand beside a full access that nobody writes down. */
export function guardrailRule(
  policies: readonly Policy[],
  says: string,
  where: (world: World, approx: Approx) => Formula,
  everybody: boolean,
  situation: Situation,
  memo: Compiled,
): readonly Rule[] {
  const [first] = policies;
  if (!first) return [];
  const rulesOf = (effect: 'Allow' | 'Deny'): readonly Rule[] =>
    policies.flatMap((policy) => statementRules(policy, effect, { on: 'around', everybody }, situation, memo));
  const [allows, denies] = [rulesOf('Allow'), rulesOf('Deny')];
  const lists = policies.some(({ statements }) => statements.items.some(({ effect }) => effect.is('Allow').truth !== 'no'));
  const some = (rules: readonly Rule[], world: World, approx: Approx): Formula => or(...rules.map((rule) => rule.applies(world, approx)));
  return [
    {
      cause: { says, origin: first.origin },
      inner: [...allows, ...denies],
      applies: (world, approx) => {
        const here = where(world, approx);
        return here.kind === 'false' ? FALSE : and(here, or(some(denies, world, approx), lists ? not(some(allows, world, flip(approx))) : FALSE));
      },
    },
  ];
}

type Right = Exclude<AclPermission, 'FULL_CONTROL'>;

/** What a permission of an ACL lets do. S3 User Guide, mapping of ACL permissions, October 2026. */
const RIGHTS: Readonly<Record<AclGrant['on'], Readonly<Record<Right, readonly string[]>>>> = {
  bucket: {
    READ: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
    WRITE: ['s3:PutObject'],
    READ_ACP: ['s3:GetBucketAcl'],
    WRITE_ACP: ['s3:PutBucketAcl'],
  },
  object: {
    READ: ['s3:GetObject', 's3:GetObjectVersion'],
    WRITE: [],
    READ_ACP: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'],
    WRITE_ACP: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'],
  },
};

/** Whoever may write may do these to objects of his own; whose the objects are is not known. */
const PERHAPS: ReadonlySet<string> = new Set(['s3:DeleteObject', 's3:DeleteObjectVersion']);

/** Tells actions apart that ACLs treat differently. */
export function aclClass({ name }: ActionInfo): string {
  return PERHAPS.has(name) ? 'own' : ((aclClasses ??= classesOf(RIGHTS)).get(name) ?? '');
}

let aclClasses: ReadonlyMap<string, string> | undefined;

function classesOf(rights: typeof RIGHTS): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  for (const on of ['bucket', 'object'] as const)
    for (const [right, names] of Object.entries(rights[on])) for (const name of names) if (!classes.has(name)) classes.set(name, `${on}${right}`);
  return classes;
}

export function aclRules(situation: Situation, without: { readonly blocks: boolean; readonly ownership: boolean }): readonly Rule[] {
  const { acl, ownership, blocks } = situation;
  const enforced = without.ownership ? 'no' : ownership.is('BucketOwnerEnforced').truth;
  if (enforced === 'yes') return [];
  const levels = [blocks.bucket, ...(blocks.account ? [blocks.account] : [])].map((block) => block.ignorePublicAcls);
  const ignored = without.blocks ? 'off' : inForce(levels);
  const counts = (approx: Approx): boolean => approx === 'may' || enforced === 'no';
  const rules = acl.items.map((grant, index): Rule => {
    const assumed = [...(without.ownership ? [] : assumedOf(ownership)), ...(without.blocks || !isPublicGroup(grant.grantee) ? [] : levels.flatMap(assumedOf))];
    return {
      cause: { says: `the ACL grant ${grant.says} allows it`, origin: grant.origin, grant: { kind: 'acl', index } },
      assumed,
      open: () => [
        ...notKnown('the grantee', grant.grantee),
        ...notKnown('the permission', grant.permission),
        ...(without.ownership ? [] : notKnown('the ownership of objects', ownership)),
        ...(without.blocks || !isPublicGroup(grant.grantee) ? [] : levels.flatMap((level) => notKnown('whether public ACLs are ignored', level))),
      ],
      applies: (world, approx) => {
        if (!counts(approx) || !permits(grant, world, approx)) return FALSE;
        if (isPublicGroup(grant.grantee) && (ignored === 'on' || (ignored === 'open' && approx === 'must'))) return FALSE;
        return granteeFormula(grant.grantee, world, approx);
      },
    };
  });
  const { open, origin } = acl;
  return open
    ? [
        ...rules,
        {
          cause: { says: `there may be a grant of the ACL that allows it: the ACL is ${open.reason}`, origin },
          applies: (_, approx) => truth(approx === 'may'),
        },
      ]
    : rules;
}

function isPublicGroup(grantee: Value<Grantee>): boolean {
  return grantee.kind === 'known' && 'group' in grantee.value && grantee.value.group !== 'LogDelivery';
}

function permits({ permission, on }: AclGrant, { action }: World, approx: Approx): boolean {
  if (permission.kind !== 'known') return permission.kind === 'unknown' && approx === 'may';
  const rights: readonly Right[] = permission.value === 'FULL_CONTROL' ? ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP'] : [permission.value];
  if (!action) return true;
  return rights.some(
    (right) => (own(RIGHTS[on], right) ?? []).includes(action.name) || (approx === 'may' && right === 'WRITE' && on === 'bucket' && PERHAPS.has(action.name)),
  );
}

function granteeFormula(grantee: Value<Grantee>, world: World, approx: Approx): Formula {
  if (grantee.kind !== 'known') return truth(grantee.kind === 'unknown' && approx === 'may');
  const { value } = grantee;
  if ('group' in value) {
    if (value.group === 'AllUsers') return TRUE;
    if (value.group === 'AuthenticatedUsers') return truth(world.caller === 'account');
    return world.caller === 'service' ? texts(SERVICE, [text('logging.s3.amazonaws.com')], approx) : FALSE;
  }
  if (world.caller !== 'account') return FALSE;
  if (value.owner) return ofOwner(world, approx);
  return world.canonical ? texts(CANONICAL, [literalGlob([value.user])], approx) : FALSE;
}

/** A setting that is in force where one level has it on. */
export function inForce(levels: readonly Value<boolean>[]): 'on' | 'off' | 'open' {
  const all = new Set(levels.map(settingOf));
  return all.has('on') ? 'on' : all.has('open') ? 'open' : 'off';
}

function notKnown(name: string, value: Value<unknown>): readonly Cause[] {
  return value.kind === 'unknown' ? [{ says: `${name} is ${value.reason}`, origin: value.origin }] : [];
}

export function assumedOf(value: Value<unknown>): readonly string[] {
  return value.kind !== 'unknown' && value.assumed !== undefined ? [value.assumed] : [];
}

/** RestrictPublicBuckets: where a policy is public, only AWS services and the accounts of the owners get in. */
export function restrictRule(situation: Situation, isPublic: Publicness): Rule {
  const { blocks, points } = situation;
  const levels = [blocks.bucket, ...(blocks.account ? [blocks.account] : [])].map((block) => block.restrictPublicBuckets);
  return {
    cause: {
      says: 'Block Public Access keeps all but the owner out, since the policy is public (RestrictPublicBuckets)',
      origin: (levels.find((one) => settingOf(one) === 'on') ?? blocks.bucket.restrictPublicBuckets).origin,
    },
    assumed: levels.filter((one) => settingOf(one) === 'on').flatMap(assumedOf),
    open: ({ point }) => {
      const all = [...levels, ...(point ? [point.at.block.restrictPublicBuckets] : [])];
      return [
        ...(inForce(all) === 'open' ? all.flatMap((level) => notKnown('RestrictPublicBuckets', level)) : []),
        ...(isPublic('bucket', 0) === 'unknown' ? (isPublic.why?.('bucket', 0) ?? []) : []),
        ...(point && isPublic('point', point.index) === 'unknown' ? (isPublic.why?.('point', point.index) ?? []) : []),
      ];
    },
    applies: (world, approx) => {
      if (world.caller === 'service') return FALSE;
      const point = world.point && points.items[world.point.index];
      const force = inForce(point ? [...levels, point.block.restrictPublicBuckets] : levels);
      if (force === 'off' || (force === 'open' && approx === 'must')) return FALSE;
      const own = isPublic('bucket', 0);
      const inner = world.point && point ? least(isPublic('point', world.point.index), point.network.is('Internet').truth) : 'no';
      const open = own === 'yes' || inner === 'yes' ? 'yes' : own === 'unknown' || inner === 'unknown' ? 'unknown' : 'no';
      if (open === 'no' || (open === 'unknown' && approx === 'must')) return FALSE;
      if (world.caller === 'anonymous') return TRUE;
      return not(or(ofOwner(world, flip(approx)), point ? ofAccount(world, point.account, flip(approx)) : FALSE));
    },
  };
}

function least(a: 'yes' | 'no' | 'unknown', b: 'yes' | 'no' | 'unknown'): 'yes' | 'no' | 'unknown' {
  return a === 'no' || b === 'no' ? 'no' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}
