/** Where a key of KMS is, as far as its name tells. */

import { unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { whyOpen } from '../truth/symbol.js';
import { Known, Unknown } from '../truth/value.js';
import type { Link, Value } from '../truth/value.js';
import type { Bucket, Key } from './subjects.js';
import { same, whereaboutsOf } from './whereabouts.js';

/** `arn:PARTITION:kms:REGION:…`: what stands before the region. */
const BEFORE_REGION = /^arn:[^:]*:kms:/;

/**
 * Whether a key is in the Region of the bucket: S3 uses no other (UG UsingKMSEncryption, read April 2026). An id or an alias
 * without an ARN is looked up there, so it is. No name is no question.
 */
export function keyLivesWith(bucket: Pick<Bucket, 'says' | 'region' | 'account' | 'naming'>, key: Link<Key>): Answer {
  const { name } = key;
  const here = whereaboutsOf(bucket);
  if (key.to) return key.ask((to) => same('region', here, to));
  if (name.kind === 'absent') return yes();
  const region = regionIn(name);
  return region ? same('region', here, { says: `the key ${name.text?.says ?? ''}`.trim(), region }) : elsewhere(name);
}

/** The region of an ARN; undefined where it is none for certain, or where that is not told. */
function regionIn(name: Value<string>): Value<string> | undefined {
  const text = name.kind === 'absent' ? undefined : name.text;
  const start = text && BEFORE_REGION.exec(text.text)?.[0].length;
  const end = text && start !== undefined ? text.text.indexOf(':', start) : -1;
  if (!text || start === undefined || end <= start) return undefined;
  const region = text.slice(start, end);
  const { literal } = region;
  if (literal === undefined) return new Unknown(whyOpen(region), name.origin, region);
  return new Known(literal, name.origin, name.kind === 'known' ? name.assumed : undefined, region);
}

/** A name that is told and no ARN is an id or an alias; one that is not told may be anything. */
function elsewhere(name: Value<string>): Answer {
  if (name.kind === 'known') return yes();
  return unknown({ says: `where the key is cannot be told: it is ${name.kind === 'unknown' ? name.reason : 'not named'}`, origin: name.origin });
}
