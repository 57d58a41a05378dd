/** Who asks: the first question of every scan. */

import type { Unanswered } from '../dialect/api/snapshot.js';
import { NOBODY } from './ask-s3.js';
import type { Asker } from './asker.js';
import { textAt } from './json.js';
import { helper } from './scene.js';

export interface Caller {
  readonly account: string;
  readonly partition: string;
  readonly arn?: string;
}

/**
 * The account, its partition and who we are in it. A service other than AWS's may know none of that and still have buckets;
 * `endpoint` says that one is asked.
 */
export async function whoAmI(asker: Asker, region: string, endpoint: string | undefined): Promise<Caller | Unanswered> {
  const reply = await asker.ask({ operation: helper('sts:GetCallerIdentity'), region, input: {} });
  if (reply.state === 'ok') {
    const arn = textAt(reply.value, 'Arn');
    const account = textAt(reply.value, 'Account');
    if (account !== undefined) return { account, partition: arn?.split(':')[1] ?? partitionOf(region), ...(arn !== undefined && { arn }) };
  }
  const foreign = reply.state !== 'unknown' || reply.reason === 'unsupported' || reply.reason === 'malformed' || reply.reason === 'denied';
  if (endpoint !== undefined && foreign) return { account: NOBODY, partition: partitionOf(region) };
  return reply.state === 'unknown' ? reply : { state: 'unknown', reason: 'malformed', detail: 'AWS did not say which account this is' };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

const WORDS: Readonly<Record<string, string>> = {
  ExpiredToken: 'the session has expired',
  ExpiredTokenException: 'the session has expired',
  InvalidAccessKeyId: 'AWS does not know the access key',
  InvalidClientTokenId: 'AWS does not know the access key',
  UnrecognizedClientException: 'AWS does not know the access key',
  InvalidToken: 'the session token is not valid here',
  SignatureDoesNotMatch: 'the secret access key does not belong to the access key',
  RequestTimeTooSkewed: 'the clock of this machine is more than a quarter of an hour off',
  RequestExpired: 'the clock of this machine is off',
  AuthFailure: 'AWS does not accept the credentials',
  AccessDenied: 'access is denied',
};

const REMEDIES: Readonly<Record<string, string>> = {
  ExpiredToken: 'sign in again, such as with `aws sso login`',
  ExpiredTokenException: 'sign in again, such as with `aws sso login`',
  RequestTimeTooSkewed: 'set the clock',
  RequestExpired: 'set the clock',
};

/** Why an account cannot be asked, as a sentence for a person. */
export function sayFailure({ reason, code, detail, http }: Unanswered): string {
  const known = code === undefined ? undefined : WORDS[code];
  if (known !== undefined) return detail === undefined ? `${known} (${code})` : `${known} (${code}: ${detail})`;
  const said = [code, detail].filter((part) => part !== undefined).join(': ');
  if (reason === 'network') return `there is no connection to AWS${said && ` (${said})`}`;
  if (reason === 'timeout') return `AWS does not answer in time${said && ` (${said})`}`;
  if (reason === 'throttled') return `AWS asks to slow down, again and again${said && ` (${said})`}`;
  return said || `AWS answered with status ${http ?? 'unknown'}`;
}

export function remedyOf({ code, reason, detail }: Unanswered): string | undefined {
  if (code !== undefined) return REMEDIES[code];
  // The SDK's words for credentials that are nowhere.
  return reason === 'credentials' && /could not load credentials/i.test(detail ?? '') ? 'name a profile with --profile, or sign in' : undefined;
}
