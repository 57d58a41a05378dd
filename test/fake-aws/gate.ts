/** Whether a request may have an answer at all: by its signature, its account and its Region. */

import { credentialCode } from './errors.js';
import type { Refusal } from './errors.js';
import type { Asked } from './asked.js';
import { mismatch } from './signature.js';
import type { Session } from './sessions.js';
import type { FakeState } from './state.js';
import { ownerOf } from './state.js';

/** S3 allows fifteen minutes between its clock and that of a request. */
const ALLOWED = 15 * 60_000;

/** Services with one control plane for all Regions: signed for another Region they say no. */
const HOMES: Readonly<Record<string, string>> = { iam: 'us-east-1', organizations: 'us-east-1', cloudfront: 'us-east-1' };

/** What is wrong with who asks; nothing if all is right. */
export function stranger(asked: Asked, session: Session | undefined, now: Date): Refusal | undefined {
  const { service, signed } = asked;
  if (!signed) return { status: 403, code: service === 's3' ? 'AccessDenied' : 'MissingAuthenticationToken', message: 'The request is not signed.' };
  if (!session) return { ...credentialCode(service, 'unknown'), message: 'Nobody has this access key.' };
  if ((asked.headers['x-amz-security-token'] ?? undefined) !== session.sessionToken)
    return { ...credentialCode(service, 'token'), message: 'This is not the token of the session.' };
  if (session.expires && session.expires <= now) return { ...credentialCode(service, 'expired'), message: 'The session is over.' };
  const sent = timeOf(asked.headers['x-amz-date'] ?? '');
  if (Math.abs(sent - now.getTime()) > ALLOWED)
    return { ...credentialCode(service, 'skewed'), message: 'The clock of the request is too far from that of the service.' };
  const wrong = mismatch(asked, signed, session.secretAccessKey);
  if (wrong !== undefined) return { status: 403, code: 'SignatureDoesNotMatch', message: wrong };
  const home = HOMES[service];
  if (home !== undefined && signed.region !== home) {
    return { status: 403, code: 'SignatureDoesNotMatch', message: `Credential should be scoped to a valid region: ${home}` };
  }
  return undefined;
}

/** What is wrong with whom it asks about: another's bucket, a bucket elsewhere, a resource of another account. */
export function closed(asked: Asked, session: Session, state: FakeState): Refusal | undefined {
  if (asked.bucket !== undefined) return closedBucket(asked, asked.bucket, session, state);
  if (asked.operation === 'AssumeRole') return undefined;
  const account = asked.about ?? accountIn(asked.resource);
  if (account === undefined || account === session.account) return undefined;
  return denied(asked, session);
}

function closedBucket(asked: Asked, bucket: string, session: Session, state: FakeState): Refusal | undefined {
  const owner = ownerOf(state, bucket);
  if (owner === undefined) return { status: 404, code: 'NoSuchBucket', message: 'There is no bucket of this name', more: { BucketName: bucket } };
  const region = state.accounts[owner]?.buckets?.[bucket]?.region ?? '';
  if (asked.region !== region && asked.operation !== 'GetBucketLocation') return elsewhere(asked, bucket, region);
  const expected = asked.headers['x-amz-expected-bucket-owner'];
  if (owner !== session.account || (expected !== undefined && expected !== owner)) return denied(asked, session);
  return undefined;
}

/** As S3 tells where a bucket is: on its first endpoint by what the signature should have said, on all others by a redirection. */
export function elsewhere(asked: Asked, bucket: string, region: string): Refusal {
  const headers = { 'x-amz-bucket-region': region };
  return asked.region === 'us-east-1'
    ? {
        status: 400,
        code: 'AuthorizationHeaderMalformed',
        message: `The authorization header is malformed; the region '${asked.region}' is wrong; expecting '${region}'`,
        more: { Region: region },
        headers,
      }
    : {
        status: 301,
        code: 'PermanentRedirect',
        message: 'The bucket has to be asked for at the endpoint named here.',
        more: { Endpoint: `${bucket}.s3.${region}.amazonaws.com`, Bucket: bucket },
        headers,
      };
}

function denied({ service, operation, resource }: Asked, { arn }: Session): Refusal {
  const code =
    service === 's3' || service === 's3control' || service === 'iam' || service === 'sts' ? 'AccessDenied' : (DENIED[service] ?? 'AccessDeniedException');
  const message = `User: ${arn} is not authorized to perform: ${service}:${operation} on resource: ${resource ?? '*'}`;
  return { status: service === 'kms' ? 400 : 403, code, message };
}

const DENIED: Readonly<Record<string, string>> = { sns: 'AuthorizationError', ec2: 'UnauthorizedOperation', cloudfront: 'AccessDenied', sqs: 'AccessDenied' };

/** The account that an ARN names, or the URL of a queue. */
export function accountIn(resource: string | undefined): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):|^https?:\/\/[^/]+\/(\d{12})\//
    .exec(resource ?? '')
    ?.slice(1)
    .find(Boolean);
}

/** The Region that an ARN names. Trails are told of in every Region. */
export function regionIn(asked: Asked): string | undefined {
  return asked.service === 'cloudtrail' ? undefined : (/^arn:[^:]*:[^:]*:([a-z0-9-]+):/.exec(asked.resource ?? '')?.[1] ?? undefined);
}

function timeOf(stamp: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
