/** Cutting a text at a delimiter, as far as it is known where that stands. */

import type { Declaration } from '../../model/declaration.js';
import { Mapped } from '../../text/mapped.js';
import { own } from '../../text/own.js';
import { partsOf } from '../../truth/symbol.js';
import type { Part, Symbol as Sign } from '../../truth/symbol.js';
import type { BucketSign } from './symbols.js';

export interface Split {
  readonly pieces: readonly Mapped[];
  /** Why there may be more pieces than these. */
  readonly open?: string;
}

/** The pieces of a text. From the first part that may itself hold the delimiter, nothing is certain any more. */
export function splitText(text: Mapped, delimiter: string): Split {
  const { certain, why } = certainStart(text, delimiter);
  const pieces: Mapped[] = [];
  let at = 0;
  for (;;) {
    const next = delimiter === '' ? -1 : certain.text.indexOf(delimiter, at);
    if (next === -1) break;
    pieces.push(certain.slice(at, next));
    at = next + delimiter.length;
  }
  if (why !== undefined) return { pieces, open: why };
  pieces.push(certain.slice(at, certain.text.length));
  return { pieces };
}

/** Symbols whose text is known as that text; the ARN of a bucket and the URL of an endpoint as the parts of which they are made. */
function written(text: Mapped): Mapped {
  const parts = partsOf(text);
  if (!parts.some((part) => typeof part !== 'string' && part.kind === 'symbol' && (part.known !== undefined || part.attribute === 'Arn' || urlOf(part))))
    return text;
  let at = 0;
  return Mapped.join(
    parts.map((part) => {
      const length = typeof part === 'string' ? part.length : 1;
      const place = text.place(at, at + length);
      const whole = text.slice(at, at + length);
      at += length;
      if (typeof part === 'string' || part.kind === 'unknown') return whole;
      if (part.known !== undefined) return Mapped.literal(part.known, place);
      const { arn } = part as Partial<BucketSign>;
      if (arn) return Mapped.join([Mapped.literal(arn.before, place), Mapped.hole(arn.name, place)]);
      const url = urlOf(part);
      return url ? Mapped.join([Mapped.literal(url.before, place), Mapped.hole(hostOf(part), place), Mapped.literal(url.behind, place)]) : whole;
    }),
  );
}

function certainStart(whole: Mapped, delimiter: string): { readonly certain: Mapped; readonly why?: string } {
  const text = written(whole);
  let at = 0;
  for (const part of partsOf(text)) {
    if (typeof part !== 'string' && mayHold(part, delimiter))
      return { certain: text.slice(0, at), why: `cut out of ${whole.says}, which is known only after deployment` };
    at += typeof part === 'string' ? part.length : 1;
  }
  return { certain: text };
}

/** Regions, accounts, bucket names, hosts and the like are made of letters, digits, dots, dashes and underlines. */
function mayHold(part: Exclude<Part, string>, delimiter: string): boolean {
  return part.kind === 'unknown' || !isPlain(part) || /^[\w.-]*$/.test(delimiter);
}

function isPlain(sign: Sign): boolean {
  const { attribute } = sign;
  if (PLAIN.has(attribute) || (sign as Partial<BucketSign>).bucketName === true) return true;
  return attribute === 'Ref' && PLAINLY_NAMED.has(typeOf(sign) ?? '');
}

const HOST = 'host';
const PLAIN: ReadonlySet<string> = new Set(['AWS::Region', 'AWS::AccountId', 'AWS::Partition', 'AWS::URLSuffix', HOST]);

/** What the URL of an API is made of: its id and the name of a stage. */
const PLAINLY_NAMED: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Serverless::Api',
  'AWS::Serverless::HttpApi',
]);

interface Url {
  readonly before: string;
  readonly behind: string;
}

/** Attributes that are a URL, and what of it stands around the host. CloudFormation template reference, return values. */
const URLS: Readonly<Record<string, Url>> = {
  'AWS::ApiGatewayV2::Api.ApiEndpoint': { before: 'https://', behind: '' },
  'AWS::AppSync::GraphQLApi.GraphQLUrl': { before: 'https://', behind: '/graphql' },
  'AWS::Lambda::Url.FunctionUrl': { before: 'https://', behind: '/' },
  'AWS::S3::Bucket.WebsiteURL': { before: 'http://', behind: '' },
  'AWS::Serverless::HttpApi.ApiEndpoint': { before: 'https://', behind: '' },
};

function urlOf(sign: Sign): Url | undefined {
  return sign.attribute === 'Ref' ? undefined : own(URLS, `${typeOf(sign)}.${sign.attribute}`);
}

function hostOf({ key, of, says }: Sign): Sign {
  return { kind: 'symbol', key: `${key}.${HOST}`, attribute: HOST, says, ...(of ? { of } : {}) };
}

function typeOf({ of }: Sign): string | undefined {
  return (of as Declaration | undefined)?.type;
}
