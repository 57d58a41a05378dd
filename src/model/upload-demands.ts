/**
 * What a policy demands of the encryption headers of uploads, held against what the bucket does by itself and against what such a header can
 * say. S3 User Guide, UsingKMSEncryption and amazon-s3-policy-keys, read October 2026: the key id is compared as the key's ARN.
 */

import type { Element, Statement } from '../policy/policy.js';
import type { Situation } from '../policy/situation.js';
import { written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { partsOf } from '../truth/symbol.js';
import { no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { BucketAccess } from './access.js';
import type { Declaration } from './declaration.js';
import { identityOf } from './declaration.js';
import { ALGORITHM, ALGORITHMS, KEY_ID, conditionsOn, defaultAlgorithm, refusesUploads } from './uploads.js';
import type { Spoken } from './uploads.js';
import { deniesOf } from './whole-bucket.js';

/** The Denies that judge uploads by the encryption that they ask for. */
export function encryptionDenies(situation: Situation): readonly Statement[] {
  return deniesOf(situation).filter(({ conditions }) => conditions.items.some(({ key }) => key === ALGORITHM || key === KEY_ID));
}

/** Whether a Deny lets an upload pass that asks for just what the bucket does by default. */
export function takesDefaultAlgorithm(access: BucketAccess, deny: Statement): Answer {
  const refuses = (algorithm: string): Answer => refusesUploads(access.situation, deny, { key: ALGORITHM, is: { oneOf: [algorithm] } });
  // A Deny of every upload that names an algorithm demands none.
  if (ALGORITHMS.every((one) => refuses(one).truth === 'yes')) return yes();
  return defaultAlgorithm(access).satisfies('what the Deny takes', (algorithm) => not(refuses(algorithm)));
}

/** The same of the KMS key. */
export function takesDefaultKey(access: BucketAccess, deny: Statement): Answer {
  const { situation, bucket } = access;
  const spoken = deny.conditions.items.filter(({ key }) => key === KEY_ID);
  const values = spoken.flatMap(({ values: { items } }) => items);
  if (!bucket || values.length === 0 || defaultAlgorithm(access).isOneOf(['aws:kms', 'aws:kms:dsse']).truth !== 'yes') return yes();
  const { to, name } = bucket.encryption.key;
  const reason = {
    says: name.kind === 'absent' ? 'the default encryption uses the AWS managed key' : 'the default encryption uses another key',
    origin: name.origin,
  };
  const refuses = (...keys: readonly Term[]): Answer => {
    const is = keys.length > 0 ? { oneOf: keys } : { noneOf: values.map(({ term }) => term) };
    return refusesUploads(situation, deny, { key: ALGORITHM, is: { oneOf: ['aws:kms', 'aws:kms:dsse'] } }, { key: KEY_ID, is });
  };
  if (refuses().truth === 'no') return yes();
  if (name.kind === 'absent') return no(reason);
  const named = values.flatMap((value) => declaredKey(value) ?? []);
  if (to && named.some((key) => identityOf(key) === to.identity)) return yes();
  if (to && named.length === values.length) return no(reason);
  const { key = [] } = situation.encryption;
  if (!isArn(key)) return unknown({ says: 'the ARN of the default key is not known', origin: name.origin });
  const refused = refuses(key);
  return refused.truth === 'yes' ? no(reason) : not(refused);
}

function isArn(text: Term): boolean {
  const [first] = text;
  return typeof first === 'string' ? /^arn:[^:]*:kms:/.test(first) && !/:alias\//.test(first) : first?.looks === 'arn';
}

/** A value with which an encryption header is compared and which it can never have. */
export interface Comparison extends Spoken {
  readonly value: Element;
  /** Yes: some header can be like that. */
  readonly possible: Answer;
}

/** What the policy compares an encryption header with, where that is nothing such a header can be. A value beside one that can be does no harm. */
export function impossibleIn(access: BucketAccess): readonly Comparison[] {
  return conditionsOn(access.situation, ALGORITHM, KEY_ID).flatMap((spoken) => {
    const { condition } = spoken;
    if (!['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike'].includes(condition.operator)) return [];
    const all = condition.values.items.map((value) => ({
      ...spoken,
      value,
      possible: condition.key === ALGORITHM ? canBeAlgorithm(spoken, value) : canBeKey(value),
    }));
    return !condition.values.open && all.every(({ possible }) => possible.truth === 'no') ? all : [];
  });
}

function canBeAlgorithm({ condition: { operator } }: Spoken, { term, origin }: Element): Answer {
  const text = written(term);
  if (text === undefined || text.includes('${')) return yes();
  const wildcards = operator === 'StringLike' || operator.startsWith('Arn');
  const fold = operator === 'StringEqualsIgnoreCase';
  if (ALGORITHMS.some((one) => matches(text, one, wildcards, fold))) return yes();
  return no({ says: `"${text}" is none of the values of the header, which are ${ALGORITHMS.join(', ')}`, origin });
}

function canBeKey(value: Element): Answer {
  const { term, origin } = value;
  const text = written(term);
  const key = declaredKey(value);
  const attribute = key && lonePart(value)?.attribute;
  if (attribute !== undefined && /^(?:Ref|KeyId|key_id|id)$/.test(attribute))
    return no({ says: 'the reference gives the id of the key, and the header is compared as its ARN', origin });
  if (isAlias(value) || (text !== undefined && /^alias\/|:alias\//.test(text)))
    return no({ says: 'it is an alias, and the header is compared as the ARN of the key', origin });
  if (text === undefined || /^(?:arn:|[*?]|\$\{)/.test(text)) return yes();
  return no({ says: `"${text}" is no ARN, and the header is compared as the ARN of the key`, origin });
}

function matches(pattern: string, text: string, wildcards: boolean, fold: boolean): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\*?]/g, '\\$&');
  const source = wildcards ? escaped.replaceAll('\\*', '.*').replaceAll('\\?', '.') : escaped;
  return new RegExp(`^${source}$`, fold ? 'i' : '').test(text);
}

/** The only part of a value, where that is a reference. */
function lonePart({ value }: Element): { readonly of: Declaration; readonly attribute: string } | undefined {
  const text = value.kind === 'absent' ? undefined : value.text;
  const [part, ...more] = text ? partsOf(text) : [];
  if (more.length > 0 || typeof part !== 'object' || part.kind !== 'symbol' || !part.of) return undefined;
  return { of: part.of as Declaration, attribute: part.attribute };
}

function declaredKey(value: Element): Declaration | undefined {
  const of = lonePart(value)?.of;
  return of?.subject === 'key' ? of : undefined;
}

function isAlias(value: Element): boolean {
  return lonePart(value)?.of.attaches?.some(({ to, facet }) => to === 'key' && facet === 'aliases') === true;
}
