/** Policies that are only thought of: a question about one part of a policy is a question about a policy that has no other part. */

import type { Element, Elements, Policy, Principals, Statement } from '../policy/policy.js';
import type { Situation } from '../policy/situation.js';
import { says, term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { Absent, Known } from '../truth/value.js';
import type { List } from '../truth/value.js';
import type { BucketAccess } from './access.js';

/** The bucket's ARN, as its policy names it. */
export function bucketArn({ bucket, partition }: Pick<Situation, 'bucket' | 'partition'>): Term {
  return term(`arn:${partition}:s3:::`, bucket);
}

/** All of its objects. */
export function objectsArn(situation: Pick<Situation, 'bucket' | 'partition'>): Term {
  return term(bucketArn(situation), '/*');
}

/** How the two ARNs are written into a file. */
export function writtenArns({ situation, reference }: Pick<BucketAccess, 'situation' | 'reference'>): { readonly itself: Term; readonly objects: Term } {
  const named = reference ? { ...situation, bucket: reference } : situation;
  return { itself: bucketArn(named), objects: objectsArn(named) };
}

/** The same bucket under these statements alone: nothing else grants, and nothing stands in the way. */
export function under(situation: Situation, statements: readonly Statement[]): Situation {
  const { origin } = situation.acl;
  const off = new Absent(false, origin);
  return {
    ...situation,
    policy: policyOf(situation, { items: statements, origin }),
    acl: { items: [], origin },
    blocks: { bucket: { blockPublicAcls: off, ignorePublicAcls: off, blockPublicPolicy: off, restrictPublicBuckets: off } },
    points: { items: [], origin },
    guardrails: {},
  };
}

/** The same bucket with these statements in the place of those that can be seen of its policy. */
export function withStatements(situation: Situation, statements: readonly Statement[]): Situation {
  const { origin } = situation.acl;
  return { ...situation, policy: policyOf(situation, { ...(situation.policy?.statements ?? { origin }), items: statements }) };
}

function policyOf({ policy, acl }: Situation, { items, ...list }: List<Statement>): Policy {
  const { version, origin } = policy ?? { version: new Known('2012-10-17', acl.origin), origin: acl.origin };
  const numbered = items.map((statement, index) => (statement.index === index ? statement : { ...statement, index }));
  return { kind: 'policy', version, statements: { ...list, items: numbered }, problems: [], origin, size: undefined };
}

/** An Allow of actions on everything, for everybody. */
export function allowing(actions: Elements, origin: Origin): Statement {
  return {
    kind: 'statement',
    index: 0,
    sid: new Absent<string>(undefined, origin),
    effect: new Known('Allow', origin),
    principal: everybody(origin),
    action: actions,
    resource: elements(origin, ['*']),
    conditions: { items: [], origin },
    origin,
  };
}

/** The same statement, whoever calls. */
export function forEverybody(statement: Statement): Statement {
  return { ...statement, principal: everybody(statement.origin) };
}

/** The same statement with other resources. */
export function on(statement: Statement, ...resources: readonly Term[]): Statement {
  return { ...statement, resource: elements(statement.resource?.origin ?? statement.origin, ...resources) };
}

/** The same statement, whatever else the request says. */
export function unconditionally(statement: Statement): Statement {
  return { ...statement, conditions: { items: [], origin: statement.conditions.origin } };
}

export function elements(origin: Origin, ...terms: readonly Term[]): Elements {
  return { not: false, items: { items: terms.map((one) => element(one, origin)), origin }, origin };
}

function element(of: Term, origin: Origin): Element {
  return { term: of, value: new Known(says(of), origin), origin };
}

function everybody(origin: Origin): Principals {
  return { not: false, items: { items: [{ form: 'everybody', written: '*', element: element(['*'], origin) }], origin }, origin };
}
