/** The errors of the SDK, which have many forms, as faults, which have one. */

import type { Fault, FaultCause } from '../port.js';
import type { Wrong } from './root.js';

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  /** AWS's code; of a failed connection Node's. */
  readonly Code?: string;
  readonly code?: string;
  readonly Region?: string;
  readonly Endpoint?: string;
  readonly kind?: string;
  readonly wrong?: Wrong;
  readonly cause?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

/** Names that the SDK gives where AWS gave none. */
const NAMELESS: ReadonlySet<string | undefined> = new Set([
  undefined,
  '',
  'Error',
  'Unknown',
  'UnknownError',
  'TypeError',
  'SyntaxError',
  'TimeoutError',
  'AbortError',
]);

const TIMEOUTS: ReadonlySet<string | undefined> = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

export function readError(thrown: unknown, custom: boolean, signal: AbortSignal): Fault {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as SdkError;
  const http = error.$response?.statusCode ?? error.$metadata?.httpStatusCode;
  const cause = causeOf(error, http, signal);
  const codes = cause === 'answered' || cause === 'credentials' ? codesOf(error) : cause === 'network' && error.code !== undefined ? [error.code] : [];
  const region = regionOf(error);
  const message = messageOf(error, cause);
  return {
    kind: 'fault',
    cause,
    ...(codes.length > 0 && { codes }),
    ...(http !== undefined && (cause === 'answered' || cause === 'credentials') && { http }),
    ...(message !== undefined && { message }),
    ...(region !== undefined && { region }),
    ...(custom && { custom }),
  };
}

function causeOf(error: SdkError, http: number | undefined, signal: AbortSignal): FaultCause {
  if (signal.aborted && (error.name === 'AbortError' || error.code === 'ECONNRESET' || http === undefined)) return 'interrupted';
  if (error.wrong) return error.wrong.cause;
  if (TIMEOUTS.has(error.code)) return 'timeout';
  if (error.name === 'TimeoutError' && error.code === undefined) return 'timeout';
  // Whatever Node says about a connection has a code like this, broken certificates too.
  if (error.code !== undefined && /^(?:E[A-Z]{3,}|EPROTO|HPE_|ERR_(?:SSL|TLS|STREAM)|CERT_|[A-Z_]*CERTIFICATE|[A-Z_]*CERT_|UNABLE_TO_)/.test(error.code))
    return 'network';
  if (error.message === 'aborted' || error.message === 'socket hang up') return 'network';
  if (error.kind === 'no-credentials') return 'credentials';
  if (http === undefined) return /parse error|Deserialization error|in JSON|not valid JSON/i.test(error.message ?? '') ? 'malformed' : 'unsendable';
  if (http >= 200 && http < 300 && codesOf(error).length === 0) return 'malformed';
  return 'answered';
}

/** Some words of the SDK are for who programs with it. */
function messageOf({ message, wrong }: SdkError, cause: FaultCause): string | undefined {
  if (cause === 'timeout' || message === 'UnknownError') return undefined;
  return cause === 'malformed' && !wrong ? 'the answer cannot be read' : message;
}

function codesOf({ name, Code, code, wrong }: SdkError): readonly string[] {
  if (wrong) return wrong.code === undefined ? [] : [wrong.code];
  return [...new Set([name, Code, code])].filter((said): said is string => !NAMELESS.has(said) && typeof said === 'string');
}

/** A header has it even where there is no body; else the error tells the Region, or an address that has it in it. */
function regionOf({ $response, Region, Endpoint, message, name }: SdkError): string | undefined {
  const told = $response?.headers?.['x-amz-bucket-region'] ?? Region;
  if (told !== undefined) return told;
  const address = Endpoint === undefined ? undefined : /s3[.-]([a-z]{2,}(?:-[a-z]+)+-\d)\.amazonaws\./.exec(Endpoint)?.[1];
  if (address !== undefined) return address;
  return name === 'IllegalLocationConstraintException' ? /The ([a-z]{2,}(?:-[a-z]+)+-\d) location constraint/.exec(message ?? '')?.[1] : undefined;
}
