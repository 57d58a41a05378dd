/** One request to S3, concrete but for names that are not resolved. */

import type { Term } from './term.js';

export interface Request {
  readonly principal: RequestPrincipal;
  /** As AWS writes it: `s3:GetObject`. */
  readonly action: string;
  /** The bucket's name. */
  readonly bucket: Term;
  /** For actions on objects: the key. */
  readonly objectKey?: Term | undefined;
  /** The access point through which it comes, by its place in the situation, or one that nobody declared there. */
  readonly point?: number | UndeclaredPoint | undefined;
  /**
   * Condition keys in lower case (the tags of objects, `s3:…Tag/`, keep the case after the slash), with one value, or for multivalued keys a list.
   * A key that is not here is absent from the request.
   */
  readonly context: ReadonlyMap<string, ContextValue>;
}

/** An access point that somebody made to the bucket: what its policy lets in, and whether it blocks anything, is its owner's choice. */
export interface UndeclaredPoint {
  readonly arn: Term;
  readonly account: Term;
  readonly network: 'Internet' | 'VPC';
}

/** The value of a condition key in a request. */
export type ContextValue = { readonly kind: 'one'; readonly value: Term } | { readonly kind: 'many'; readonly values: readonly Term[] };

export type RequestPrincipal =
  | { readonly kind: 'anonymous' }
  /** A user, role or root of an account; `session` is the name of a role's session. */
  | { readonly kind: 'account'; readonly arn: Term; readonly account: Term; readonly session?: Term | undefined; readonly canonicalId?: string | undefined }
  | { readonly kind: 'service'; readonly name: Term };
