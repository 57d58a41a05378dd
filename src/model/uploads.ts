/**
 * Uploads and the encryption they ask for: by a header, or by none, and then the default encryption of the bucket serves them. Policies are
 * evaluated on the headers, before the default is applied.
 * S3 User Guide, UsingServerSideEncryption, UsingKMSEncryption and blocking-unblocking-s3-c-encryption-gpb, read October 2026.
 */

import type { Condition, Statement } from '../policy/policy.js';
import type { KeyDemand, Reach } from '../policy/question.js';
import type { Situation } from '../policy/situation.js';
import type { Origin } from '../text/origin.js';
import { all, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { Absent, Unknown } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import { whether } from './access.js';
import type { BucketAccess } from './access.js';
import type { Bucket } from './subjects.js';
import { freeSid, refusal } from './remedy.js';
import type { Remedy } from './remedy.js';
import { allowing, bucketArn, elements, forEverybody, objectsArn, on, under, writtenArns } from './what-if.js';

export const ALGORITHM = 's3:x-amz-server-side-encryption';
export const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const CUSTOMER_KEY = 's3:x-amz-server-side-encryption-customer-algorithm';

/** What the header may say. */
export const ALGORITHMS = ['AES256', 'aws:kms', 'aws:kms:dsse'] as const;

function upload(...context: readonly KeyDemand[]): Reach {
  return { who: { kind: 'caller' }, actions: ['s3:PutObject'], context, counting: 'identities' };
}

/** Whether an upload gets through that asks for an encryption which is none of these. */
export function takesOtherThan(access: BucketAccess, algorithms: readonly string[]): Answer {
  return access.can(upload({ key: ALGORITHM, is: { noneOf: algorithms } }));
}

/** What makes a policy refuse uploads that ask for another encryption. Uploads without the header are served by the default encryption. */
export function encryptionRefusal(access: BucketAccess, algorithms: readonly string[]): Remedy {
  return refusal({
    sid: freeSid(access.situation, 'DenyOtherEncryption'),
    action: 's3:PutObject',
    resources: [writtenArns(access).objects],
    conditions: { StringNotEquals: { [ALGORITHM]: algorithms.map((one) => [one]) }, Null: { [ALGORITHM]: ['false'] } },
  });
}

/** The default encryption; not known of a bucket that is not in sight. */
export function defaultAlgorithm({ bucket, situation }: BucketAccess): Value<string> {
  const { algorithm } = situation.encryption;
  return bucket
    ? algorithm
    : new Unknown<string>('a setting of the bucket, which is not in this scan', { ...algorithm.origin, label: 'the default encryption' });
}

/** Whether uploads with a key of the caller's own (SSE-C) get through: neither the bucket nor its policy stops them. */
export function takesCustomerKeys(access: BucketAccess): Answer {
  return all(not(blocksCustomerKeys(access.situation)), () => withoutReasons(policyTakesCustomerKeys(access)));
}

/** Whether somebody has said what the bucket does with such uploads, by a list of blocked types or by leaving encryption to S3. */
export function tellsOfCustomerKeys({ encryption: { blockedTypes } }: Bucket, { encryption }: Situation): boolean {
  return blockedTypes.items.length > 0 || blockedTypes.open !== undefined || encryption.customerKeysBlocked.kind !== 'unknown';
}

function blocksCustomerKeys({ encryption: { customerKeysBlocked: blocked } }: Situation): Answer {
  const { origin } = blocked;
  if (blocked.kind === 'unknown') return unknown({ says: `the list of blocked encryption types is ${blocked.reason}`, origin });
  const assumed = blocked.assumed;
  return blocked.is(true).truth === 'yes'
    ? yes({ says: 'the bucket blocks SSE-C', origin, assumed })
    : no({ says: 'the bucket does not block SSE-C', origin, assumed });
}

function policyTakesCustomerKeys(access: BucketAccess, is: KeyDemand['is'] = { oneOf: ['AES256'] }): Answer {
  const { encryption } = access.situation;
  const open = { ...access.situation, encryption: { ...encryption, customerKeysBlocked: new Absent(false, encryption.customerKeysBlocked.origin) } };
  return whether(open, upload({ key: CUSTOMER_KEY, is }));
}

/** Whether the policy takes no upload but those with a key of the caller's own. */
export function demandsCustomerKeys(access: BucketAccess): Answer {
  const spoken = conditionsOn(access.situation, CUSTOMER_KEY)[0];
  const hidden = access.situation.policy?.statements.open;
  if (!spoken) return hidden ? unknown({ says: `a statement of the policy is ${hidden.reason}`, origin: hidden.origin }) : no();
  const demanded = all(not(policyTakesCustomerKeys(access, 'absent')), () => withoutReasons(policyTakesCustomerKeys(access)));
  return demanded.truth === 'yes' ? yes({ says: 'the policy takes no upload without a key of the caller', origin: spoken.condition.origin }) : demanded;
}

function withoutReasons(answer: Answer): Answer {
  return answer.truth === 'unknown' ? answer : { truth: answer.truth, because: [] };
}

export interface Spoken {
  readonly statement: Statement;
  readonly condition: Condition;
}

/** Every condition on a key, with the statement in which it stands. */
export function conditionsOn({ policy }: Pick<Situation, 'policy'>, ...keys: readonly string[]): readonly Spoken[] {
  return (policy?.statements.items ?? []).flatMap((statement) =>
    statement.conditions.items.flatMap((condition) => (keys.includes(condition.key) ? [{ statement, condition }] : [])),
  );
}

/** Whether a Deny, for those and for the objects that it is about, refuses every upload with such headers. */
export function refusesUploads(situation: Situation, deny: Statement, ...headers: readonly KeyDemand[]): Answer {
  const thought = under(situation, [uploads(deny.origin), forEverybody(on(deny, bucketArn(situation), objectsArn(situation)))]);
  return not(withoutReasons(whether(thought, { who: { kind: 'caller' }, actions: ['s3:PutObject'], context: headers })));
}

function uploads(origin: Origin): Statement {
  return allowing(elements(origin, ['s3:PutObject']), origin);
}

/** The algorithms that a Deny lets an upload ask for. */
export function algorithmsLeft(situation: Situation, deny: Statement): readonly string[] {
  return ALGORITHMS.filter((one) => refusesUploads(situation, deny, { key: ALGORITHM, is: { oneOf: [one] } }).truth === 'no');
}

/** Whether uploads without the header get through. */
export function takesHeaderless(access: BucketAccess): Answer {
  return access.can(upload({ key: ALGORITHM, is: 'absent' }));
}

/** The algorithms that are as good as a wanted one: the double layer is KMS twice. */
export function equalTo(algorithm: string): readonly string[] {
  return algorithm === 'aws:kms' ? ['aws:kms', 'aws:kms:dsse'] : [algorithm];
}
