/** What the message of a denial says besides: which permission is missing, and which kind of policy stands in the way. */

interface Denial {
  /** `s3:GetBucketPolicy` */
  readonly action?: string;
  readonly detail?: string;
}

/** IAM User Guide, "Troubleshoot access denied error messages" (read 2026-11-21). */
const policies: readonly (readonly [words: RegExp, name: string])[] = [
  [/service control policy/i, 'a service control policy of the organization'],
  [/resource control policy/i, 'a resource control policy of the organization'],
  [/permissions boundary/i, 'the permissions boundary of the caller'],
  [/session policy/i, 'the policy of the session'],
  [/VPC endpoint policy/i, 'the policy of the VPC endpoint'],
  [/identity-based policy/i, 'an identity-based policy of the caller'],
  [/resource-based policy|bucket policy/i, 'the policy of the resource'],
];

export function readDenial(message: string | undefined): Denial {
  if (message === undefined) return {};
  const action = /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z]+)/.exec(message)?.[1];
  const why = /(with an explicit deny in|because no)\s+(?:an?\s+)?([^.]*)/i.exec(message);
  const policy = policies.find(([words]) => words.test(why?.[2] ?? ''))?.[1];
  const detail = policy && (/explicit deny/i.test(why?.[1] ?? '') ? `denied by ${policy}` : `not allowed by ${policy}`);
  return { ...(action !== undefined && { action }), ...(detail !== undefined && { detail }) };
}
