/**
 * The policy language as it is written: every element with its place, lists that may be open, nothing judged.
 * Source: IAM User Guide, policy elements and grammar, read October 2026.
 */

import type { Origin } from '../text/origin.js';
import type { List, Slot, Value } from '../truth/value.js';
import type { Term } from './term.js';

/** What a document is attached to decides which elements it must have and what it can grant. */
export type PolicyUse =
  | 'bucket'
  | 'accessPoint'
  | 'multiRegionAccessPoint'
  | 'identity'
  | 'trust'
  | 'endpoint'
  | 'key'
  | 'vault'
  | 'topic'
  | 'queue'
  | 'serviceControl'
  | 'resourceControl'
  | 'other';

export interface Policy {
  readonly kind: 'policy';
  /** Not written means 2008-10-17, in which `${…}` is plain text. */
  readonly version: Value<string>;
  /** Open where there may be statements that cannot be seen. */
  readonly statements: List<Statement>;
  /** What is no policy language, with places. A document with problems still has all that could be read of it. */
  readonly problems: readonly PolicyProblem[];
  readonly origin: Origin;
  /** Length of the document in characters without blanks between its elements, as AWS counts it; undefined when parts are not known. */
  readonly size: number | undefined;
}

export interface PolicyProblem {
  readonly kind: PolicyProblemKind;
  /** A sentence with what was seen and what belongs there. */
  readonly message: string;
  readonly origin: Origin;
  /** The statement in which it stands, counted from 0. */
  readonly statement?: number;
}

export type PolicyProblemKind = 'syntax' | 'element' | 'effect' | 'principal' | 'action' | 'resource' | 'condition' | 'version' | 'sid' | 'size';

export interface Statement {
  readonly kind: 'statement';
  /** Counted from 0. */
  readonly index: number;
  readonly sid: Value<string>;
  /** Unknown as well where it is written as neither of the two. */
  readonly effect: Value<'Allow' | 'Deny'>;
  /** Missing in identity policies. */
  readonly principal: Principals | undefined;
  /** Missing where neither the element nor its Not-form is written. */
  readonly action: Elements | undefined;
  readonly resource: Elements | undefined;
  /** All of them must hold. */
  readonly conditions: List<Condition>;
  readonly origin: Origin;
  readonly slot?: Slot | undefined;
}

/** An element that is a list of texts: `Action`, `NotResource`. */
export interface Elements {
  /** The Not-form: everything but these. */
  readonly not: boolean;
  readonly items: List<Element>;
  /** The key: where the whole element is reported. */
  readonly origin: Origin;
}

/** One text in its place. */
export interface Element {
  readonly term: Term;
  readonly value: Value<string>;
  readonly origin: Origin;
}

export interface Principals {
  readonly not: boolean;
  readonly items: List<Principal>;
  readonly origin: Origin;
}

export type Principal = PrincipalForm & {
  readonly element: Element;
  /** `AWS`, `Service`, `CanonicalUser`, `Federated`; `*` for the bare star. */
  readonly written: string;
};

export type PrincipalForm =
  /** `*` and `{ "AWS": "*" }`: everybody, the anonymous included. */
  | { readonly form: 'everybody' }
  /** Twelve digits, or `arn:…:iam::ACCOUNT:root`: the whole account. */
  | { readonly form: 'account'; readonly account: Term }
  /** A user or a role. */
  | { readonly form: 'identity'; readonly arn: Term; readonly account: Term }
  /** `arn:…:sts::ACCOUNT:assumed-role/ROLE/SESSION` */
  | { readonly form: 'session'; readonly account: Term; readonly role: Term; readonly session: Term }
  | { readonly form: 'federatedUser'; readonly arn: Term; readonly account: Term }
  /** `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ID` */
  | { readonly form: 'originAccessIdentity'; readonly arn: Term }
  | { readonly form: 'service'; readonly name: Term }
  | { readonly form: 'canonicalUser'; readonly id: Term }
  /** A web identity or SAML provider; an error outside trust policies. */
  | { readonly form: 'federated'; readonly provider: Term }
  /** `AROA…`, `AIDA…`: what a deleted role or user leaves behind. */
  | { readonly form: 'uniqueId'; readonly id: string }
  /** AWS refuses it, so it lets nobody in. */
  | { readonly form: 'malformed'; readonly reason: string }
  /** It may be any of these, everybody included: it is not resolved. */
  | { readonly form: 'unknown'; readonly reason: string };

export type BaseOperator =
  | 'StringEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringLike'
  | 'NumericEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'ArnEquals'
  | 'ArnLike'
  | 'Null'
  /** Not resolved, or no operator that AWS knows (then a problem says so). */
  | 'unknown';

/** One key under one operator: `"StringNotEqualsIfExists": { "aws:SourceVpce": [...] }`. */
export interface Condition {
  readonly operator: BaseOperator;
  /** `StringNotEquals` is `StringEquals` negated, `NotIpAddress` is `IpAddress` negated. */
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly quantifier: 'none' | 'all' | 'any';
  /** The operator as it is written. */
  readonly written: string;
  /** In lower case; the tags of objects (`s3:…Tag/`) keep the case of what follows the slash. `?` when it is not resolved. */
  readonly key: string;
  readonly keyWritten: string;
  /** One of them must match; for negated operators none may. */
  readonly values: List<Element>;
  /** The condition key. */
  readonly origin: Origin;
  readonly operatorOrigin: Origin;
}
