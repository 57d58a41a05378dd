/** What each way not to get an answer means: a table, and the one place that reads it. Unknown is never "not configured". */

import type { Operation } from '../dialect/api/operations.js';
import type { Unanswered, UnansweredReason } from '../dialect/api/snapshot.js';
import { readDenial } from './denial.js';
import type { Fault, FaultCause } from './port.js';

export type Verdict =
  | { readonly kind: 'absent' }
  /** Ask again after a while; `as` is what it is if that never helps. */
  | { readonly kind: 'again'; readonly slowDown: boolean; readonly as: Unanswered }
  /** Ask in that Region. */
  | { readonly kind: 'elsewhere'; readonly region: string; readonly as: Unanswered }
  /** The Region is not enabled, or else the credentials have failed since: `stop`. Asked where they were good, AWS tells which. */
  | { readonly kind: 'doubt'; readonly as: Unanswered; readonly stop: Unanswered }
  /** Nothing of this account can be asked any more. */
  | { readonly kind: 'stop'; readonly as: Unanswered }
  | { readonly kind: 'unknown'; readonly as: Unanswered };

interface Row {
  readonly codes?: readonly string[];
  readonly http?: readonly number[];
  readonly cause?: readonly FaultCause[];
  /** Only at an address that is not AWS's own. */
  readonly custom?: true;
  readonly reason: UnansweredReason;
  readonly then?: 'again' | 'slow down' | 'elsewhere' | 'stop';
}

/**
 * Read from above, the first that fits. Codes come before status: a body-less 403 has none, a proxy may answer with any.
 * S3 API Reference, "Error responses"; common errors of the other services' references (read 2026-11-21).
 */
export const rows: readonly Row[] = [
  { cause: ['interrupted'], reason: 'interrupted' },
  {
    codes: [
      'SlowDown',
      'ServiceUnavailable',
      'RequestLimitExceeded',
      'TooManyRequestsException',
      'TooManyRequests',
      'BandwidthLimitExceeded',
      'LimitExceededException',
    ],
    reason: 'throttled',
    then: 'slow down',
  },
  {
    codes: [
      'Throttling',
      'ThrottlingException',
      'ThrottledException',
      'RequestThrottled',
      'RequestThrottledException',
      'PriorRequestNotComplete',
      'EC2ThrottledException',
    ],
    reason: 'throttled',
    then: 'slow down',
  },
  {
    codes: ['InternalError', 'InternalFailure', 'InternalServerError', 'InternalServiceError', 'ServiceException', 'ServiceFailure'],
    reason: 'throttled',
    then: 'slow down',
  },
  { codes: ['RequestTimeout', 'RequestTimeoutException'], reason: 'timeout', then: 'again' },
  { cause: ['timeout'], reason: 'timeout', then: 'again' },
  { cause: ['network'], reason: 'network', then: 'again' },
  {
    codes: [
      'ExpiredToken',
      'ExpiredTokenException',
      'InvalidAccessKeyId',
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      'InvalidToken',
      'TokenRefreshRequired',
    ],
    reason: 'credentials',
    then: 'stop',
  },
  {
    codes: [
      'RequestTimeTooSkewed',
      'RequestExpired',
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      'AuthFailure',
      'InvalidSecurity',
      'NotSignedUp',
      'AccountProblem',
    ],
    reason: 'credentials',
    then: 'stop',
  },
  {
    codes: ['IncompleteSignature', 'IncompleteSignatureException', 'MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
    reason: 'credentials',
    then: 'stop',
  },
  { cause: ['credentials'], reason: 'credentials', then: 'stop' },
  {
    codes: ['PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed'],
    reason: 'malformed',
    then: 'elsewhere',
  },
  // Where it names another Region than the one that was asked, the bucket is there; else that Region is not enabled.
  { codes: ['IllegalLocationConstraintException'], reason: 'region-disabled', then: 'elsewhere' },
  { http: [301, 302, 307, 308], reason: 'malformed', then: 'elsewhere' },
  { codes: ['OptInRequired', 'RegionDisabledException'], reason: 'region-disabled' },
  { codes: ['NoSuchBucket'], reason: 'gone', then: 'again' },
  {
    codes: [
      'NoSuchEntity',
      'NoSuchEntityException',
      'NotFound',
      'NotFoundException',
      'ResourceNotFoundException',
      'TrailNotFoundException',
      'QueueDoesNotExist',
    ],
    reason: 'gone',
  },
  {
    codes: [
      'AWS.SimpleQueueService.NonExistentQueue',
      'NoSuchAccessPoint',
      'NoSuchMultiRegionAccessPoint',
      'PolicyNotFoundException',
      'InvalidInstanceID.NotFound',
    ],
    reason: 'gone',
  },
  {
    codes: [
      'AccessDenied',
      'AccessDeniedException',
      'AllAccessDisabled',
      'UnauthorizedOperation',
      'AuthorizationError',
      'AuthorizationErrorException',
      'UnauthorizedAccess',
    ],
    reason: 'denied',
  },
  { codes: ['KMSInvalidStateException', 'DisabledException', 'InvalidArnException', 'UnsupportedOperationException'], reason: 'unsupported' },
  { codes: ['MethodNotAllowed', 'NotImplemented', 'XNotImplemented', 'InvalidAction', 'UnknownOperationException'], reason: 'unsupported' },
  { cause: ['foreign'], custom: true, reason: 'unsupported' },
  { cause: ['foreign', 'malformed'], reason: 'malformed' },
  { http: [429, 503], reason: 'throttled', then: 'slow down' },
  { http: [500, 502, 504], reason: 'throttled', then: 'again' },
  { http: [401, 403], reason: 'denied' },
  { http: [408], reason: 'timeout', then: 'again' },
  // What is left is a request that the answering service does not take.
  { reason: 'unsupported' },
];

/** These say in some Region only that it is not enabled for the account, if the same credentials were good elsewhere. */
const NOT_HERE: readonly string[] = ['InvalidClientTokenId', 'UnrecognizedClientException', 'AuthFailure', 'InvalidToken', 'InvalidAccessKeyId'];

/** `proven`: the credentials were accepted by this account in another Region than the one that now refuses them. */
export function classify(operation: Operation, fault: Fault, proven = false): Verdict {
  if (fault.cause === 'answered' && (operation.absent ?? []).some((code) => fault.codes?.includes(code))) return { kind: 'absent' };
  const row = rows.find((candidate) => fits(candidate, fault)) as Row;
  if (row.then === 'stop' && proven && NOT_HERE.some((code) => fault.codes?.includes(code))) {
    return { kind: 'doubt', as: unanswered(operation, fault, 'region-disabled'), stop: unanswered(operation, fault, row.reason) };
  }
  const as = unanswered(operation, fault, row.reason);
  switch (row.then) {
    case 'again':
    case 'slow down':
      return { kind: 'again', slowDown: row.then === 'slow down', as };
    case 'stop':
      return { kind: 'stop', as };
    case 'elsewhere':
      return fault.region === undefined ? { kind: 'unknown', as } : { kind: 'elsewhere', region: fault.region, as };
    default:
      return { kind: 'unknown', as };
  }
}

function fits({ codes, http, cause, custom }: Row, fault: Fault): boolean {
  if (custom && fault.custom !== true) return false;
  if (cause) return cause.includes(fault.cause);
  if (codes) return codes.some((code) => fault.codes?.includes(code));
  return !http || (fault.http !== undefined && http.includes(fault.http));
}

function unanswered(operation: Operation, fault: Fault, reason: UnansweredReason): Unanswered {
  const code = fault.codes?.[0];
  const denial = reason === 'denied' ? readDenial(fault.message) : {};
  const action = denial.action ?? (reason === 'denied' ? operation.actions[0] : undefined);
  const detail = denial.detail ?? (fault.cause === 'answered' ? undefined : firstLine(fault.message));
  return {
    state: 'unknown',
    reason,
    ...(action !== undefined && { action }),
    ...(code !== undefined && { code }),
    ...(fault.http !== undefined && { http: fault.http }),
    ...(detail !== undefined && { detail }),
  };
}

const LONGEST_DETAIL = 300;

function firstLine(message: string | undefined): string | undefined {
  const line = message?.split('\n')[0]?.trim().slice(0, LONGEST_DETAIL);
  return line === '' ? undefined : line;
}
