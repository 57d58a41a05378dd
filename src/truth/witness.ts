/** A request that proves an answer: what a reader can send to see for himself. Plain data, so that every report can print it. */
export interface Witness {
  readonly principal: WitnessPrincipal;
  /** `s3:GetObject` */
  readonly action: string;
  /** The ARN that is asked for; parts that are not resolved stand as the file writes them. */
  readonly resource: string;
  /** The ARN of the access point through which it comes. */
  readonly via?: string;
  /** Condition keys of the request that matter, by their name as AWS writes it. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** Those among the keys that a caller sets as it likes: aws:Referer, aws:UserAgent. */
  readonly spoofable: readonly string[];
  /** As a noun phrase: "an anonymous s3:GetObject of arn:aws:s3:::b/x over plain HTTP". */
  readonly says: string;
  /** A command line that sends it, where one can. */
  readonly command?: string;
}

export type WitnessPrincipal =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'account'; readonly account: string; readonly arn: string; readonly session?: string }
  | { readonly kind: 'service'; readonly name: string };
