/**
 * Plain HTTP: whether a bucket answers it, and what its policy tries against it.
 * S3 User Guide, policy keys, read October 2026: `aws:SecureTransport` is part of every request of a caller, `s3:TlsVersion` only
 * of those over TLS; requests from service to service carry neither.
 */

import type { Condition, Statement } from '../policy/policy.js';
import type { Reach, TooNarrow } from '../policy/question.js';
import { written } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import type { Answer } from '../truth/answer.js';
import type { BucketAccess } from './access.js';
import { freeSid, refusal } from './remedy.js';
import type { Remedy } from './remedy.js';
import { bucketArn, objectsArn, on, withStatements, writtenArns } from './what-if.js';
import { deniesOf, missingArns } from './whole-bucket.js';

const SECURE = 'aws:securetransport';
const VERSION = 's3:tlsversion';

/** A request of anybody but AWS's services without TLS, whoever lets it in. */
const plainHttp: Reach = { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' };

export function answersPlainHttp(access: BucketAccess): Answer {
  return access.can(plainHttp);
}

/** The statements with which the policy tries to refuse plain HTTP, whether or not they do. */
export function transportDenies({ situation }: BucketAccess): readonly Statement[] {
  return deniesOf(situation).filter(({ conditions }) => conditions.items.some(isAboutTransport));
}

function isAboutTransport({ key }: Condition): boolean {
  return key === SECURE || key === VERSION;
}

/**
 * The statements of which only the Resource list stands in the way: with it complete, plain HTTP would be refused. None where
 * something else is wrong as well, or where nothing is.
 */
export function shortInResources(access: BucketAccess): readonly Statement[] {
  const { situation } = access;
  const tries = transportDenies(access);
  if (tries.length === 0 || answersPlainHttp(access).truth === 'no') return [];
  const all = situation.policy?.statements.items ?? [];
  const refusesWith = (complete: readonly Statement[]): boolean => {
    const widened = all.map((one) => (complete.includes(one) ? on(one, bucketArn(situation), objectsArn(situation)) : one));
    return complete.length > 0 && access.engine.ask(withStatements(situation, widened), plainHttp).verdict === 'no';
  };
  const one = tries.find((deny) => refusesWith([deny]));
  if (one) return [one];
  return refusesWith(tries) ? tries.filter((deny) => missingArns(access, deny).length > 0) : [];
}

/** Why a try to refuse plain HTTP fails: the element that is too narrow, and what is wrong with it. */
export interface Hole {
  readonly statement: Statement;
  readonly origin: Origin;
  readonly says: string;
}

export function holeOf(access: BucketAccess): Hole | undefined {
  const tries = transportDenies(access);
  if (tries.length === 0) return undefined;
  const first = access.engine.tooNarrow(access.situation, plainHttp).find((one) => tries.some(({ index }) => index === one.statement));
  const statement = tries.find(({ index }) => index === first?.statement) ?? tries[0];
  if (!statement) return undefined;
  const conditions = statement.conditions.items.filter(isAboutTransport);
  const misread = conditions.find((condition) => misreadingOf(condition) !== undefined);
  if (misread && (!first || first.element === 'condition')) {
    return { statement, origin: misread.values.items[0]?.origin ?? misread.origin, says: misreadingOf(misread) ?? '' };
  }
  if (first) return { statement, origin: first.origin, says: wordsFor(first) };
  return { statement, origin: conditions[0]?.origin ?? statement.origin, says: 'more than one of its elements is too narrow' };
}

function wordsFor({ element, key }: TooNarrow): string {
  switch (element) {
    case 'principal':
      return 'its Principal leaves callers out';
    case 'action':
      return 'its Action leaves requests out';
    case 'resource':
      return 'its Resource leaves a part of the bucket out';
    case 'condition':
      return `it holds only under a further condition${key === undefined ? '' : `, on ${key}`}`;
  }
}

/** What a condition on the transport says of plain HTTP, where that is not what its writer thought. */
function misreadingOf({ key, operator, negated, values }: Condition): string | undefined {
  if (key === VERSION) return operator === 'Null' ? undefined : 's3:TlsVersion is no part of a plain HTTP request, so no comparison with it refuses one';
  if (operator === 'Null') return 'aws:SecureTransport is part of every request of a caller, so its presence tells nothing';
  const texts = values.items.flatMap(({ term }) => written(term) ?? []);
  const compared = new Set(texts.map((text) => (operator === 'Bool' ? text.toLowerCase() : text)));
  if (texts.length === 0 || texts.length < values.items.length) return undefined;
  if (compared.has('false') === negated && compared.has('true') !== negated) return 'it refuses HTTPS and lets plain HTTP through';
  const spelledOtherwise = !negated && !compared.has('false') && texts.some((text) => text.toLowerCase() === 'false');
  return spelledOtherwise ? 'the value is compared letter by letter, and S3 says "false"' : undefined;
}

/** What makes a policy refuse plain HTTP. It is no matter to AWS's services, whose requests do not say how they came. */
export function httpRefusal(access: BucketAccess): Remedy {
  const { itself, objects } = writtenArns(access);
  return refusal({
    sid: freeSid(access.situation, 'DenyPlainHttp'),
    action: 's3:*',
    resources: [itself, objects],
    conditions: { Bool: { 'aws:SecureTransport': ['false'] } },
  });
}
