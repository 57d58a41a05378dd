/** What the text cannot show and the user tells. */
export interface Facts {
  readonly account?: string;
  readonly organization?: string;
  readonly trustedAccounts?: readonly string[];
  readonly trustedOrganizations?: readonly string[];
  readonly trustedVpcEndpoints?: readonly string[];
  readonly trustedCidrs?: readonly string[];
  /** The account's (or organization's) own Block Public Access. */
  readonly blockPublicAccess?: 'all' | 'none' | 'unknown';
}
