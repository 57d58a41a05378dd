/** Condition keys that say something of each other. */

import { actionNamed } from '../data/actions.js';
import { carries, keyInfo } from '../data/condition-keys.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { written } from '../term.js';
import type { Term } from '../term.js';
import { fits, same } from './match.js';
import { mentionedKeys } from './mentioned.js';
import { instantOf } from './scalar.js';
import { valueOf } from './view.js';

interface Keys {
  /** The written value of a key. */
  readonly text: (key: string) => string | undefined;
  readonly values: (key: string) => readonly Term[];
  readonly has: (key: string) => boolean;
  /** Somebody asks for it, so that the request would tell it if it were there. */
  readonly told: (key: string) => boolean;
}

const SSE = 's3:x-amz-server-side-encryption';

/** What does not go together, as a sentence. */
export function couplings(situation: Situation, request: Request): string | undefined {
  const mentioned = mentionedKeys(situation, request);
  const values = (key: string): readonly Term[] => {
    const value = valueOf(situation, request, key);
    return value === undefined ? [] : value.kind === 'one' ? [value.value] : value.values;
  };
  const keys: Keys = {
    values,
    has: (key) => values(key).length > 0,
    told: (key) => mentioned.has(key) || request.context.has(key),
    text: (key) => {
      const [only, more] = values(key);
      return only && !more ? written(only) : undefined;
    },
  };
  return (
    transport(request, keys) ??
    encryption(keys) ??
    signing(keys) ??
    multiFactor(keys) ??
    services(keys) ??
    time(keys) ??
    identity(request, keys) ??
    ([...mentioned, ...request.context.keys()].some((key) => key.includes('org')) ? organizations(keys) : undefined)
  );
}

/** Access points answer over HTTPS only. */
function transport({ point, principal, action }: Request, { text, has, told }: Keys): string | undefined {
  const secure = text('aws:securetransport');
  if (secure === 'false' && has('s3:tlsversion')) return 'there is no version of TLS over plain HTTP';
  const must = secure === 'true' || (point !== undefined && principal.kind !== 'service');
  if (must && carriesVersion(action) && told('s3:tlsversion') && !has('s3:tlsversion')) return 's3:TlsVersion is missing over HTTPS';
  return undefined;
}

/** Not all requests tell it. */
function carriesVersion(name: string): boolean {
  const [action, key] = [actionNamed(name), keyInfo('s3:tlsversion')];
  return action !== undefined && key !== undefined && carries(key, action);
}

function encryption({ text, has }: Keys): string | undefined {
  const algorithm = text(SSE);
  if (has(`${SSE}-aws-kms-key-id`) && !algorithm?.startsWith('aws:kms')) return 'a KMS key is named for another encryption than with KMS';
  if (has(`${SSE}-customer-algorithm`) && has(SSE)) return 'an object cannot be encrypted by S3 and with a key of the customer';
  return undefined;
}

/** S3 API Reference, policy keys of Signature Version 4: the age is always 0 under Version 2. */
function signing({ text, has }: Keys): string | undefined {
  if (text('s3:signatureversion') === 'AWS' && has('s3:signatureage') && Number(text('s3:signatureage')) !== 0) return 'a signature of version 2 has no age';
  return undefined;
}

function multiFactor({ text, has, told }: Keys): string | undefined {
  if (!has('aws:multifactorauthage')) return undefined;
  if (text('aws:multifactorauthpresent') === 'true') return undefined;
  return told('aws:multifactorauthpresent') ? 'an age of the multi-factor authentication where there was none' : undefined;
}

function services({ text, has, values }: Keys): string | undefined {
  if (has('aws:calledvia') && text('aws:viaawsservice') === 'false') return 'called by a service and not through one';
  // ARNs of buckets hold no account.
  const [arn] = values('aws:sourcearn');
  const [account] = values('aws:sourceaccount');
  const owner = arn && written(arn)?.split(':')[4];
  if (owner && account && same([owner], account) !== 'yes') return 'aws:SourceArn is of another account than aws:SourceAccount';
  return undefined;
}

function time({ text, has }: Keys): string | undefined {
  if (!has('aws:currenttime') || !has('aws:epochtime')) return undefined;
  const [now, epoch] = [instantOf(text('aws:currenttime') ?? ''), instantOf(text('aws:epochtime') ?? '')];
  if (now !== undefined && epoch !== undefined && Math.abs(now - epoch) >= 1000) return 'two times at once';
  return undefined;
}

/** Users alone have a name, and they always do. */
function identity({ principal }: Request, { has, told }: Keys): string | undefined {
  if (principal.kind !== 'account' || (!has('aws:username') && !told('aws:username'))) return undefined;
  // Origin access identities of CloudFront have the form of users, and are none.
  const isOrigin = fits([{ text: ['arn:*:iam::cloudfront:user/*'], wild: true }], principal.arn, 'glob');
  const isUser = isOrigin === 'yes' ? 'no' : fits([{ text: ['arn:*:iam::*:user/*'], wild: true }], principal.arn, 'glob');
  if (has('aws:username') && isUser === 'no') return 'only users have a name';
  return told('aws:username') && !has('aws:username') && isUser === 'yes' ? 'a user without a name' : undefined;
}

/** A path begins with the organization's id; an account in an organization has both. */
function organizations({ values, has, told }: Keys): string | undefined {
  for (const [id, paths] of [
    ['aws:principalorgid', 'aws:principalorgpaths'],
    ['aws:sourceorgid', 'aws:sourceorgpaths'],
    ['aws:vpceorgid', 'aws:vpceorgpaths'],
    ['aws:resourceorgid', 'aws:resourceorgpaths'],
  ] as const) {
    const [own] = values(id);
    if (has(paths) && values(paths).some((path) => fits([{ text: ['o-*/*'], wild: true }], path, 'glob') === 'no'))
      return `${paths} has a path that does not begin with an organization`;
    if (new Set(values(paths).flatMap((path) => written(path)?.split('/')[0] ?? [])).size > 1) return `${paths} is of two organizations`;
    if (
      has(paths) &&
      own &&
      values(paths).some(
        (path) =>
          fits(
            [
              { text: own, wild: false },
              { text: ['/*'], wild: true },
            ],
            path,
            'glob',
          ) !== 'yes',
      )
    ) {
      return `${paths} is of another organization than ${id}`;
    }
    if (told(id) && told(paths) && has(id) !== has(paths)) return `${id} and ${paths} go together`;
  }
  return undefined;
}
