/**
 * Origins of CloudFront that are buckets, and how CloudFront shows itself to them. CloudFront Developer Guide, "Restrict access to an Amazon S3
 * origin", and S3 User Guide, endpoints and virtual hosting, read October 2026.
 */

import { says } from '../policy/term.js';
import type { Piece } from '../policy/term.js';
import { any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Part, Symbol as NamedPart } from '../truth/symbol.js';
import { shortLabel } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import type { Declaration } from './declaration.js';
import { isOpen, willShow } from './open-text.js';
import { termOfValue } from './situation.js';
import type { Distribution } from './subjects.js';

export type CdnOrigin = Distribution['origins']['items'][number];

/** As a person calls it: by its id in the distribution. */
export function nameOfOrigin({ id }: CdnOrigin, index: number): string {
  return id.kind === 'known' ? `"${id.value}"` : `#${index + 1}`;
}

/** Whether CloudFront reads from the REST endpoint of a bucket: it is said to, or the host is one. */
export function isBucketOrigin({ domain, s3 }: CdnOrigin): Answer {
  const host = isRestHost(domain.name);
  return host.truth === 'unknown' ? any(s3.isWritten(), host) : host;
}

/** Whether requests to the origin are signed, by either form of access control. */
export function showsItself({ accessControl, accessIdentity }: CdnOrigin): Answer {
  return any(isGiven(accessControl.name), isGiven(accessIdentity.name));
}

/** Whether a text is written and not empty, which means none. */
export function isGiven(value: Value<string>): Answer {
  if (value.kind !== 'unknown') return value.satisfies('given', (text) => text !== '');
  const known = partsIn(value).find((part) => typeof part === 'string' || (part.kind === 'symbol' && GENERATED.test(part.attribute)));
  if (known === undefined) return value.satisfies('given', () => true);
  return yes({ says: `${shortLabel(value.origin.label ?? 'what is written')} is made of ${whole(known)}`, origin: value.origin });
}

/** What AWS makes up is never empty: ids and ARNs of what is declared. */
const GENERATED = /^Ref$|(?:arn|id|path)$/i;

/** Stands for what can be any text. */
const OPEN = '\uFFFC';
/** Access points have aliases of the same form; `s3-website` and the hosts of Multi-Region Access Points are something else. */
const REST_HOST = /(?:^|\.)s3(?:[.-](?:dualstack\.|fips\.)?[a-z]{2,4}(?:-[a-z]+)+-\d+|\.\uFFFC)?\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|\uFFFC)$/;

function isRestHost(domain: Value<string>): Answer {
  const { origin } = domain;
  const text = termOfValue(domain, 'the host of an origin');
  const evidence = { says: `the origin is ${says(text)}, the REST endpoint of a bucket`, origin };
  if (REST_HOST.test(text.map(plain).join(''))) return yes(evidence);
  const end = domain.kind === 'unknown' ? partsIn(domain).at(-1) : undefined;
  if (domain.kind !== 'unknown' || typeof end === 'string') return no();
  if (end?.kind !== 'symbol') return unknown({ says: `the host of the origin ${willShow(text)}`, origin });
  if (BUCKET_HOST.test(end.attribute) || (isOfBucket(end) && REST_ATTRIBUTE.test(end.attribute))) return yes(evidence);
  return isOfBucket(end) || HOST.test(end.attribute) ? no() : unknown({ says: `the host of the origin, ${end.says}, ${willShow(text)}`, origin });
}

/** Terraform: nothing else gives these, so that a bucket of which only a data source tells is one, too. */
const BUCKET_HOST = /^bucket_(?:regional_)?domain_name$/;
/** CloudFormation, where other things give hosts of the same names. */
const REST_ATTRIBUTE = /^(?:Regional|DualStack)?DomainName$/;
/** Hosts of load balancers, APIs and the like: `DNSName`, `dns_name`, `api_endpoint`, `domain_name`, `AWS::URLSuffix`. */
const HOST = /(?:address|dns_?name|domain(?:_?name)?|endpoint|host(?:_?name)?|suffix|url)$/i;

function isOfBucket({ of }: NamedPart): boolean {
  return (of as Declaration | undefined)?.subject === 'bucket';
}

function partsIn(value: Value<string>): readonly Part[] {
  return value.kind === 'unknown' && value.text ? partsOf(value.text) : [];
}

function whole(part: Part): string {
  return typeof part === 'string' ? part : part.says;
}

function plain(piece: Piece): string {
  if (typeof piece === 'string') return piece.toLowerCase();
  if (piece.looks === 'region') return 'xx-x-0';
  return isOpen(piece) || piece.says.includes('URLSuffix') ? OPEN : 'x';
}
