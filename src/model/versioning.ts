/** Words about old versions: whether a bucket keeps them, and what needs them. */

import { all, any, no, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Bucket } from './subjects.js';

/**
 * Whether an overwrite or a deletion leaves the version before it.
 * A bucket created with Object Lock is versioned from the start (UG object-lock-managing, read October 2026).
 */
export function keepsVersions({ versioning, objectLock }: Pick<Bucket, 'versioning' | 'objectLock'>): Answer {
  const enabled = versioning.status.is('Enabled');
  const locked = objectLock.enabledAtCreation.is(true);
  // That there is no Object Lock is no reason that helps anybody, so it is not told.
  return locked.truth === 'no' ? enabled : any(enabled, locked);
}

/** Whether Object Lock is asked for, at creation or by a lock configuration. */
export function wantsLock({ objectLock }: Pick<Bucket, 'objectLock'>): Answer {
  return any(objectLock.enabledAtCreation.is(true), objectLock.configured.is('Enabled'), objectLock.mode.isWritten());
}

/**
 * Whether versioning is as Object Lock needs it: on, or not mentioned where the bucket is created with the lock, which
 * switches it on. Suspending is refused from then on (UG object-lock-managing, read October 2026).
 */
export function fitForLock({ versioning, objectLock }: Pick<Bucket, 'versioning' | 'objectLock'>): Answer {
  return any(versioning.status.is('Enabled'), all(objectLock.enabledAtCreation.is(true), not(versioning.status.isWritten())));
}

/**
 * Whether the request that turns MFA delete on carries the device's serial number and code, without which S3 denies it
 * (UG MultiFactorAuthenticationDelete, read October 2026). Where it was read back it is on already, and nobody asks for it.
 */
export function carriesMfa({ readBack, versioning }: Pick<Bucket, 'readBack' | 'versioning'>): Answer {
  if (readBack) return yes();
  const { mfaSerial } = versioning;
  return mfaSerial.kind === 'absent' ? no({ says: 'no device is named beside it', origin: mfaSerial.origin }) : mfaSerial.isWritten();
}
