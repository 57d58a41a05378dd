/** Words about default encryption. */

import { all, no, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Bucket } from './subjects.js';

type Encryption = Bucket['encryption'];

/** Whether new objects are encrypted with a key of KMS, in one layer or two. */
export function encryptsWithKms({ encryption }: Pick<Bucket, 'encryption'>): Answer {
  return encryption.algorithm.isOneOf(['aws:kms', 'aws:kms:dsse']);
}

/** Whether a key is named beside an algorithm that takes none. An empty name is none. */
export function namesKeyInVain({ algorithm, key }: Encryption): Answer {
  return all(algorithm.is('AES256'), key.name.isWritten(), () => not(isEmpty(key)));
}

/**
 * Whether the name of the key is empty for certain, which means the key that AWS manages (API ServerSideEncryptionByDefault, read
 * April 2026). A name that is not told is a doubt already where it is asked for the place of the key.
 */
export function namesEmptyKey({ algorithm, key }: Encryption): Answer {
  return all(key.name.kind === 'known' ? key.name.is('') : no(), not(algorithm.is('AES256')));
}

/** What leads to a key in sight is not empty, nor is what has characters around its unknown parts. */
function isEmpty({ to, name }: Encryption['key']): Answer {
  const written = name.kind === 'unknown' && name.text ? partsOf(name.text).some((part) => typeof part === 'string') : false;
  return to || written ? no() : name.is('');
}

/** Whether there is at most one rule, which is all that S3 takes; the reason of a no stands at the second. */
export function hasOneRule({ rules }: Encryption): Answer {
  const second = rules.items[1];
  return second ? no({ says: `there are ${rules.items.length} rules of default encryption`, origin: second.origin }) : yes();
}
