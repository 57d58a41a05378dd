/** Readers who come without a signature that KMS takes, and those who need a key of the bucket's owner. */

import type { Principal } from '../policy/policy.js';
import { written } from '../policy/term.js';
import { all, any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import { some } from '../truth/value.js';
import type { BucketAccess } from './access.js';
import type { Declaration } from './declaration.js';

/**
 * Whether objects are read in a way that does not work with SSE-KMS: by whoever comes, without a signature, or by an origin access
 * identity of CloudFront, which signs for no key (CloudFront Developer Guide, restricting access to S3, read April 2026).
 */
export function isReadWithoutKeys(access: BucketAccess): Answer {
  const found = any(letsOriginIdentity(access), () => access.can({ who: { kind: 'anonymous' }, actions: ['s3:GetObject'] }));
  // That nobody does is no reason for anything.
  return found.truth === 'no' ? no() : found;
}

/**
 * Whether a service of AWS is let in by the policy: CloudFront by its origin access control, or one that delivers. None of them may
 * use the key that AWS manages for S3: its policy lets only the own account in, and nobody can change it.
 */
export function letsServicesIn({ situation }: BucketAccess): Answer {
  const { statements } = situation.policy ?? {};
  if (!statements) return no();
  return some(statements, ({ principal, effect, origin }) => {
    const named = principal && !principal.not ? principal.items.items.some(({ form }) => form === 'service') : false;
    return named ? all(effect.is('Allow'), yes({ says: 'a service of AWS is let in', origin })) : no();
  });
}

function letsOriginIdentity({ situation }: BucketAccess): Answer {
  const { statements } = situation.policy ?? {};
  if (!statements) return no();
  return some(statements, ({ principal, effect }) => {
    if (!principal || principal.not) return no();
    return all(effect.is('Allow'), () => some(principal.items, isOriginIdentity));
  });
}

/** Named by its ARN, by the canonical id that it has instead of an account, or by reference. */
function isOriginIdentity(principal: Principal): Answer {
  const { element, form } = principal;
  const reason = { says: 'an origin access identity of CloudFront reads it', origin: element.origin };
  if (form === 'originAccessIdentity' || refersToOne(principal)) return yes(reason);
  if (form === 'unknown') return unknown({ says: `${element.origin.label ?? 'a principal'} is ${principal.reason}`, origin: element.origin });
  return form === 'canonicalUser' && /^[0-9a-f]{96}$/.test(written(principal.id) ?? '') ? yes(reason) : no();
}

function refersToOne({ element: { value } }: Principal): boolean {
  const parts = value.kind !== 'absent' && value.text ? partsOf(value.text) : [];
  return parts.some((part) => typeof part === 'object' && part.kind === 'symbol' && (part.of as Declaration | undefined)?.subject === 'originAccessIdentity');
}
