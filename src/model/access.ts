/** Who can do what with a bucket: the policy engine's view of it, as rules ask. */

import { answerOf } from '../policy/answer.js';
import { createEngine } from '../policy/engine.js';
import { allowsTheOrdinary } from '../policy/glance/ordinary.js';
import type { Statement } from '../policy/policy.js';
import type { Comparison, Engine, GrantRef, Liveness, Reach, TooNarrow, Verdict, Who } from '../policy/question.js';
import type { AclGrant, Point, Situation } from '../policy/situation.js';
import type { Term } from '../policy/term.js';
import { later } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Slot } from '../truth/value.js';
import type { DerivedCommon, PolicySubject } from './policies.js';
import type { AccessPoint, Bucket, MultiRegionAccessPoint } from './subjects.js';

export interface BucketAccess extends DerivedCommon {
  readonly kind: 'bucketAccess';
  readonly situation: Situation;
  /** The bucket, where it is in sight. */
  readonly bucket?: Bucket | undefined;
  /** Its policy, where it has one that is declared by itself or with the bucket. */
  readonly policy?: PolicySubject | undefined;
  /** Where the first statement of a policy would be written: of a bucket that has none and gets none, whatever is chosen. */
  readonly begin?: (() => { readonly slot: Slot } | undefined) | undefined;
  /** A reference to it, where its name is not certain: what is written into a file must hold for every name that it may get. */
  readonly reference?: Term | undefined;
  readonly engine: Engine;
  /** Whether such a request is possible; a yes has it as evidence. */
  can(question: Reach): Answer;
  verdict(question: Reach): Verdict;
}

export interface Grant extends DerivedCommon {
  readonly kind: 'grant';
  readonly ref: GrantRef;
  readonly access: BucketAccess;
  /** Of a policy: the statement. */
  readonly statement?: Statement | undefined;
  readonly acl?: AclGrant | undefined;
  /** Whether this grant alone lets such a request through. */
  lets(question: Reach): Answer;
  verdict(question: Reach): Verdict;
}

export interface PointAccess extends DerivedCommon {
  readonly kind: 'pointAccess';
  readonly point: AccessPoint | MultiRegionAccessPoint;
  /** The bucket behind it, in sight or not. */
  readonly access: BucketAccess;
  /** Its place among the points of the situation. */
  readonly index: number;
  readonly as: Point;
  can(question: Reach): Answer;
  verdict(question: Reach): Verdict;
}

/** One engine for all: what it keeps of a situation goes with it, and of what is common to several it keeps no more than a few hundred. */
export const engine: Engine = createEngine();

/** Whether such a request is possible, for those who hope for a yes: it is mostly seen at once, and why is then looked for only if somebody reads it. */
export function whether(situation: Situation, question: Reach): Answer {
  const answer = (): Answer => answerOf(engine.ask(situation, question));
  return allowsTheOrdinary(situation, question) ? later('yes', () => answer().because) : answer();
}

/** What a subject needs to become the access to a bucket. */
export interface AccessParts extends DerivedCommon {
  readonly situation: Situation;
  readonly bucket?: Bucket | undefined;
  readonly policy?: PolicySubject | undefined;
  readonly begin?: BucketAccess['begin'];
  readonly reference?: Term | undefined;
  /** Why it has no policy, where one is left out that would be its own. */
  readonly noPolicy?: Evidence | undefined;
}

export function bucketAccess(parts: AccessParts): BucketAccess {
  const { key, says, origin, cause, about, account, region, roles, situation, bucket, policy, begin, reference, noPolicy } = parts;
  const verdict = (question: Reach): Verdict => engine.ask(situation, question);
  const can = (question: Reach): Answer => also(answerOf(verdict(question)), noPolicy);
  return { kind: 'bucketAccess', key, says, origin, cause, about, account, region, roles, situation, bucket, policy, begin, reference, engine, verdict, can };
}

function also(answer: Answer, reason: Evidence | undefined): Answer {
  return reason ? later(answer.truth, () => [...answer.because, reason]) : answer;
}

/** Every Allow statement and every ACL grant of a bucket. Statements whose effect is not known are among them. */
export function grantsOf(access: BucketAccess): readonly Grant[] {
  const { situation } = access;
  const statements = (situation.policy?.statements.items ?? []).filter(({ effect }) => effect.kind !== 'known' || effect.value === 'Allow');
  return [
    ...statements.map((statement) => {
      const sid = statement.sid.kind === 'known' && statement.sid.value !== '' ? statement.sid.value : undefined;
      const name = sid ?? `#${statement.index + 1}`;
      const ref: GrantRef = { kind: 'statement', index: statement.index };
      return grant(access, ref, { key: name, says: sid === undefined ? `statement ${name}` : `statement "${sid}"`, origin: statement.origin, statement });
    }),
    ...situation.acl.items.map((acl, index) =>
      grant(access, { kind: 'acl', index }, { key: `acl ${acl.says}`, says: `the ACL grant ${acl.says}`, origin: acl.origin, acl }),
    ),
  ];
}

type GrantParts = Pick<Grant, 'key' | 'says' | 'origin' | 'statement' | 'acl'>;

function grant(access: BucketAccess, ref: GrantRef, parts: GrantParts): Grant {
  const verdict = (question: Reach): Verdict => access.verdict(aboutGrant(question, ref));
  const { about, account, region } = access;
  return {
    kind: 'grant',
    says: parts.says,
    origin: parts.origin,
    statement: parts.statement,
    acl: parts.acl,
    key: [access.key, parts.key].filter(Boolean).join('/'),
    cause: parts.origin,
    about,
    account,
    region,
    get roles() {
      return access.roles;
    },
    ref,
    access,
    verdict,
    lets: (question) => answerOf(verdict(question)),
  };
}

/** The same question about one grant alone. All its parts are named: each copy of one that has others would have a shape of its own. */
function aboutGrant({ who, actions, prefix, context, counting, through, point, without }: Reach, grant: GrantRef): { readonly [K in keyof Reach]-?: Reach[K] } {
  return { who, actions, prefix, context, counting, grant, through, point, without };
}

export function pointAccess(common: DerivedCommon, point: AccessPoint | MultiRegionAccessPoint, access: BucketAccess, index: number): PointAccess {
  const as = access.situation.points.items[index];
  if (!as) throw new Error(`the situation has no point ${index}`);
  const verdict = (question: Reach): Verdict => access.verdict({ ...question, through: 'point', point: index });
  return { ...common, kind: 'pointAccess', point, access, index, as, verdict, can: (question) => answerOf(verdict(question)) };
}

export type { Comparison, Liveness, Reach, TooNarrow, Verdict, Who };
