/** What a role may do with a bucket by the policies that are given to it. */

import { parsePolicy } from '../policy/parse.js';
import type { Statement } from '../policy/policy.js';
import type { Reach } from '../policy/question.js';
import type { Situation } from '../policy/situation.js';
import { says, term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { any, no, unknown } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Link, Value } from '../truth/value.js';
import { whether } from './access.js';
import { documentsOf } from './policies.js';
import { termOfValue } from './situation.js';
import type { Bucket, Role, Subjects } from './subjects.js';
import { allowing, bucketArn, elements, forEverybody, objectsArn, under } from './what-if.js';
import { own } from '../text/own.js';

/** A bucket as the policies of a role meet it. */
export type Asked = Pick<Situation, 'bucket' | 'partition'>;

/** AWS managed policies whose part on S3 is known (AWS Managed Policy Reference, October 2026). Of all others nobody here knows what they say. */
const MANAGED: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  PowerUserAccess: ['s3:*'],
  AmazonS3FullAccess: ['s3:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*'],
};

/** Where a role asks for something. */
export interface Asking {
  readonly bucket: Asked;
  /** The situation of some bucket in the same account. */
  readonly base: Situation;
  /** Grants of the bucket's own policy, where one of them is enough. */
  readonly others: readonly Statement[];
}

/** Whether the policies of a role, or grants that others make to it, let it do one of some actions. */
type May = (actions: readonly string[]) => Answer;

/** What a role may do there. The engine knows a situation by itself, so all questions are put to the same. */
export function rightsOf(role: Link<Role>, { bucket, base, others }: Asking): May {
  const asIf = (all: readonly Statement[]): Situation => ({ ...under(base, all), ...bucket });
  let own: { readonly situation: Situation; readonly hidden: readonly Evidence[] } | undefined;
  let beside: Situation | undefined;
  return (actions) =>
    role.ask((to) => {
      if (!own) {
        const { statements, hidden } = givenTo(to);
        // The statements say nothing of who calls: they are the role's.
        own = { situation: asIf(statements.map(forEverybody)), hidden };
      }
      const byItself = asks(own.situation, { who: { kind: 'caller' }, actions });
      if (byItself.truth === 'yes') return byItself;
      const { hidden } = own;
      const granted =
        others.length > 0 ? asks((beside ??= asIf(others)), { who: { kind: 'identity', arn: termOfValue(role.name, `${to.identity}.arn`) }, actions }) : no();
      const lacks = { says: `${to.says} may not ${actions[0]} on ${says(resourceOf(actions, bucket))}`, origin: to.policies.origin };
      return any(byItself, granted, hidden.length > 0 ? unknown(...hidden) : no(lacks));
    });
}

function asks(situation: Situation, question: Reach): Answer {
  const answer = whether(situation, question);
  return answer.truth === 'unknown' ? answer : { truth: answer.truth, because: [] };
}

/** The statements of all policies that a role has, and why there may be more. */
function givenTo(role: Role): { readonly statements: readonly Statement[]; readonly hidden: readonly Evidence[] } {
  const managed = role.managed.items.map((link) => managedPolicy(link));
  const policies = documentsOf('role', role).flatMap(({ use, document }) => (use === 'identity' ? [parsePolicy(document, use)] : []));
  const open = [role.policies.open, role.managed.open, ...policies.map(({ statements }) => statements.open)];
  return {
    statements: [...policies.flatMap(({ statements }) => statements.items), ...managed.flatMap(({ statements }) => statements)],
    hidden: [
      ...open.flatMap((one) => (one ? [{ says: `a policy of ${role.says} is ${one.reason}`, origin: one.origin }] : [])),
      ...managed.flatMap(({ hidden }) => hidden),
    ],
  };
}

function managedPolicy({ name, to }: Link<Subjects['identityPolicy']>): { readonly statements: readonly Statement[]; readonly hidden: readonly Evidence[] } {
  const policies = to ? documentsOf('identityPolicy', to).map(({ document }) => parsePolicy(document, 'identity')) : [];
  if (to) {
    const open = policies.flatMap(({ statements }) =>
      statements.open ? [{ says: `a statement of ${to.says} is ${statements.open.reason}`, origin: statements.open.origin }] : [],
    );
    return { statements: policies.flatMap(({ statements }) => statements.items), hidden: open };
  }
  const known = name.kind === 'known' ? /:aws:policy\/(?:.*\/)?([^/]+)$/.exec(name.value)?.[1] : undefined;
  const actions = known === undefined ? undefined : own(MANAGED, known);
  if (actions) return { statements: [allowing(elements(name.origin, ...actions.map((one) => [one])), name.origin)], hidden: [] };
  return { statements: [], hidden: [{ says: `${nameOf(name)} is not part of this scan`, origin: name.origin }] };
}

function nameOf(name: Value<string>): string {
  return name.kind === 'known' ? `policy "${name.value}"` : 'a policy whose name is not known';
}

const ON_BUCKET = new Set(['s3:GetReplicationConfiguration', 's3:ListBucket']);

function resourceOf([first]: readonly string[], bucket: Asked): Term {
  return ON_BUCKET.has(first ?? '') ? bucketArn(bucket) : objectsArn(bucket);
}

/** The bucket that a link names, in sight or not; undefined where the name is not known. */
export function askedOf({ to, name }: Link<Bucket>): Asked | undefined {
  if (to) return { bucket: to.access.situation.bucket, partition: to.access.situation.partition };
  if (name.kind === 'absent' || (name.kind === 'unknown' && !name.text)) return undefined;
  const [first, ...rest] = termOfValue(name, 'bucket');
  if (typeof first !== 'string') return undefined;
  const [, partition, own] = /^arn:([^:]+):s3:::(.*)$/.exec(first) ?? [];
  if (own !== undefined) return { bucket: term(own, ...rest), partition: partition ?? 'aws' };
  return first.startsWith('arn:') ? undefined : { bucket: [first, ...rest], partition: 'aws' };
}
