/**
 * How requests are signed. S3 API Reference, bucket-policy-s3-sigv4-conditions, read October 2026: `s3:signatureversion` is `AWS` for
 * Signature Version 2; `s3:signatureAge` counts milliseconds and is 0 under that version; a pre-signed URL has `s3:authType`
 * REST-QUERY-STRING.
 */

import { answerOf } from '../policy/answer.js';
import { globOf } from '../policy/glob/glob.js';
import { contains, language } from '../policy/glob/language.js';
import type { Condition, Statement } from '../policy/policy.js';
import type { KeyDemand, Reach } from '../policy/question.js';
import { written } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { no, supposing } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { BucketAccess } from './access.js';
import { freeSid, refusal } from './remedy.js';
import type { Remedy } from './remedy.js';
import { withStatements, writtenArns } from './what-if.js';
import { whereaboutsOf } from './whereabouts.js';

const VERSION_2: KeyDemand = { key: 's3:signatureversion', is: { oneOf: ['AWS'] } };
const PRESIGNED: KeyDemand = { key: 's3:authType', is: { oneOf: ['REST-QUERY-STRING'] } };

/** AWS News Blog, SigV2 deprecation period extended, updated August 2024: buckets made since then refuse it by themselves. */
const OLD_BUCKET = 'the bucket may be from before 24 June 2020';

/**
 * Regions that opened before 2014: all others take Signature Version 4 alone (AWS re:Post, Signature Version 4 to replace Signature Version 2,
 * updated June 2019; botocore, endpoints.json, read November 2026).
 */
const OLD_REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
  'us-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
]);

/** Whether a request signed with Signature Version 2 gets through, on a bucket that still knows it. */
export function takesVersion2(access: BucketAccess): Answer {
  return refusedByRegion(access) ?? supposing(OLD_BUCKET, access.can(of(VERSION_2)));
}

/** That a Region never took Signature Version 2, where it is known which it is. */
function refusedByRegion({ bucket, region: own }: BucketAccess): Answer | undefined {
  const region = bucket ? whereaboutsOf(bucket).region : own;
  if (region.kind !== 'known' || OLD_REGIONS.has(region.value) || !REGION.test(region.value)) return undefined;
  return no({ says: `${region.value} takes Signature Version 4 alone`, origin: region.origin, assumed: region.assumed });
}

const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/;

/**
 * Whether a pre-signed URL for an object works whatever its age: no Deny bounds it to some milliseconds, or to less. Asked of a policy in which
 * such bounds are exceeded, for S3 itself bounds the age to a week.
 */
export function takesPresignedAfter({ situation, engine }: BucketAccess, milliseconds: number): Answer {
  const all = situation.policy?.statements.items ?? [];
  const exceeding = all.map((one) => withoutBounds(one, milliseconds));
  // What is asked of the situation itself the engine knows already.
  const exceeded = exceeding.some((one, at) => one !== all[at]) ? withStatements(situation, exceeding) : situation;
  return answerOf(engine.ask(exceeded, ofObjects(PRESIGNED)));
}

/** A Deny without its bounds on the age of signatures, as far as they are no wider. */
function withoutBounds(statement: Statement, milliseconds: number): Statement {
  if (statement.effect.is('Deny').truth !== 'yes') return statement;
  const isExceeded = ({ key, operator, negated, values }: Condition): boolean =>
    key === 's3:signatureage' &&
    !negated &&
    operator.startsWith('NumericGreaterThan') &&
    values.items.some(({ term }) => Number(written(term) ?? Number.NaN) <= milliseconds);
  const items = statement.conditions.items.filter((one) => !isExceeded(one));
  return items.length === statement.conditions.items.length ? statement : { ...statement, conditions: { ...statement.conditions, items } };
}

/** Whether a pre-signed URL of Signature Version 2 works, whose age S3 does not tell. */
export function takesAgeless(access: BucketAccess): Answer {
  return refusedByRegion(access) ?? supposing(OLD_BUCKET, access.can(ofObjects(PRESIGNED, VERSION_2)));
}

function ofObjects(...context: readonly KeyDemand[]): Reach {
  return { who: { kind: 'caller' }, actions: 'object', context, counting: 'identities' };
}

function of(...context: readonly KeyDemand[]): Reach {
  return { who: { kind: 'caller' }, context, counting: 'identities' };
}

/** What makes a policy refuse Signature Version 2. */
export function version2Refusal(access: BucketAccess): Remedy {
  const { itself, objects } = writtenArns(access);
  return refusal({
    sid: freeSid(access.situation, 'DenySignatureVersion2'),
    action: 's3:*',
    resources: [itself, objects],
    conditions: { StringEquals: { 's3:signatureversion': ['AWS'] } },
  });
}

/** What makes a policy refuse pre-signed URLs that are too old, those that list the bucket too: a Deny of everything on one half of it reads like a slip. */
export function ageRefusal(access: BucketAccess, milliseconds: number): Remedy {
  const { itself, objects } = writtenArns(access);
  return refusal({
    sid: freeSid(access.situation, 'DenyOldSignatures'),
    action: 's3:*',
    resources: [itself, objects],
    conditions: { NumericGreaterThan: { 's3:signatureAge': [String(milliseconds)] } },
  });
}

/** Whether the name of a bucket is among some patterns, in which `*` stands for any text. A name that is not known may be. */
export function isSelected({ situation }: BucketAccess, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern === '*' || contains(language([globOf([pattern], { wildcards: true })], 'may'), situation.bucket));
}

/**
 * The cause of an age without bounds. It has no place of its own, and must not be taken for that of another rule: nothing stands at the very
 * beginning of where it is reported.
 */
export function ageCause({ origin, policy }: BucketAccess): Origin {
  const { locus } = policy?.policy.origin ?? origin;
  if (locus.kind === 'pointer') return { locus: { ...locus, pointer: `${locus.pointer}/s3:signatureAge` } };
  const { kind, mapped, start } = locus;
  return { locus: { kind, mapped, start, end: start } };
}
