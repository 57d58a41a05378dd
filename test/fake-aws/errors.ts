/** How each service says no: the same code and message in the form of its protocol. */

import type { Service } from '../../src/dialect/api/operations.js';
import type { Reply } from './reply.js';
import { escaped, json, xml } from './reply.js';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Further elements of an error of S3: `Region`, `Endpoint`, `BucketName`. */
  readonly more?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** S3 (2026-11-21, API/ErrorResponses), Query (IAM CommonErrors), EC2 (errors-overview), JSON (awsJson protocol): one refusal in the form of each. */
export function refused(service: Service, refusal: Refusal): Reply {
  const { status, code, message, headers = {} } = refusal;
  switch (service) {
    case 's3':
      return xml(`<Error>${inside(refusal)}<RequestId>FAKEREQUESTID</RequestId><HostId>fake-host-id</HostId></Error>`, status, headers);
    case 's3control':
    case 'cloudfront':
    case 'iam':
    case 'sts':
    case 'sns':
      return xml(`<ErrorResponse><Error><Type>Sender</Type>${inside(refusal)}</Error><RequestId>fake-request-id</RequestId></ErrorResponse>`, status, headers);
    case 'ec2':
      return xml(`<Response><Errors><Error>${inside(refusal)}</Error></Errors><RequestID>fake-request-id</RequestID></Response>`, status, headers);
    case 'sqs':
      return { ...json({ __type: `com.amazonaws.sqs#${code}`, message }, 'application/x-amz-json-1.0', status), headers };
    case 'lambda':
    case 'glacier':
      return { ...json({ Type: 'User', Message: message }, 'application/json', status), headers: { 'x-amzn-errortype': code, ...headers } };
    default:
      return { ...json({ __type: code, message }, 'application/x-amz-json-1.1', status), headers };
  }
}

function inside({ code, message, more = {} }: Refusal): string {
  const elements = Object.entries(more).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`);
  return `<Code>${code}</Code><Message>${escaped(message)}</Message>${elements.join('')}`;
}

/** The codes that differ from protocol to protocol though they say the same. */
export function credentialCode(service: Service, which: 'expired' | 'unknown' | 'token' | 'skewed'): { readonly code: string; readonly status: number } {
  const family = service === 's3' || service === 's3control' ? 's3' : service === 'ec2' ? 'ec2' : QUERY.has(service) ? 'query' : 'json';
  return CODES[family][which];
}

const QUERY: ReadonlySet<Service> = new Set(['iam', 'sts', 'sns', 'cloudfront']);

const CODES = {
  s3: {
    expired: { code: 'ExpiredToken', status: 400 },
    unknown: { code: 'InvalidAccessKeyId', status: 403 },
    token: { code: 'InvalidToken', status: 400 },
    skewed: { code: 'RequestTimeTooSkewed', status: 403 },
  },
  ec2: {
    expired: { code: 'RequestExpired', status: 400 },
    unknown: { code: 'AuthFailure', status: 401 },
    token: { code: 'AuthFailure', status: 401 },
    skewed: { code: 'RequestExpired', status: 400 },
  },
  query: {
    expired: { code: 'ExpiredToken', status: 403 },
    unknown: { code: 'InvalidClientTokenId', status: 403 },
    token: { code: 'InvalidClientTokenId', status: 403 },
    skewed: { code: 'SignatureDoesNotMatch', status: 403 },
  },
  json: {
    expired: { code: 'ExpiredTokenException', status: 400 },
    unknown: { code: 'UnrecognizedClientException', status: 400 },
    token: { code: 'UnrecognizedClientException', status: 400 },
    skewed: { code: 'InvalidSignatureException', status: 400 },
  },
} as const;
