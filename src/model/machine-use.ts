/** What a machine does when it starts, as far as its user data tells, and by whose credentials. */

import { all, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Link, Value } from '../truth/value.js';
import type { LaunchTemplate } from './subjects.js';

interface Machine {
  readonly launch: { readonly userData: Value<string>; readonly profile: Value<string>; readonly template?: Link<LaunchTemplate> };
}

/** Whether a machine that works with S3 when it starts has nothing to show who it is. */
export function lacksProfile({ launch: { userData, profile, template } }: Machine): Answer {
  const has = hasProfile(profile);
  if (!template || template.name.isWritten().truth === 'no') return all(not(has), () => usesS3(userData));
  const either = userData.isWritten().truth === 'no' ? template.ask(({ launch }) => usesS3(launch.userData)) : usesS3(userData);
  return all(not(has), either, () => not(template.ask(({ launch }) => hasProfile(launch.profile))));
}

function hasProfile(profile: Value<string>): Answer {
  // A name that is made at deployment is one all the same.
  return profile.kind === 'unknown' && profile.text ? yes() : profile.isWritten();
}

/** Commands of the AWS CLI and what is like it, addresses with the scheme of S3, and calls of the SDKs of Python, JavaScript, Java, Go, .NET and PowerShell. */
const USES: readonly RegExp[] = [
  /\baws\s+(?:--?[\w-]+(?:[= ]\S+)?\s+){0,4}s3(?:api)?\s+[a-z]/,
  /\bs3(?:cmd|fs|-dist-cp)\s/,
  /\bs3:\/\/[^\s"'/]/,
  /\b(?:client|resource)\(\s*["']s3["']/,
  /@aws-sdk\/client-s3\b|\bnew\s+(?:AWS\.)?S3(?:Client)?\(|\bAmazonS3Client\b|\bs3\.NewFromConfig\(/,
  /\b(?:Read|Write|Copy|Get)-S3(?:Object|Bucket|ObjectList)\b/,
];

/** Without a signature nobody has to be anybody; nodes of a cluster of EKS get their profile from the node group, where a template may not name one. */
const NEEDS_NONE = /--no-sign-request\b|\/etc\/eks\/bootstrap\.sh|\bnodeadm\b|node\.eks\.aws/;

/** Whether a script works with S3 by the credentials of its machine. */
export function usesS3(userData: Value<string>): Answer {
  if (userData.kind === 'absent') return no();
  const text = userData.kind === 'known' ? String(userData.value) : userData.text?.says;
  const { origin } = userData;
  if (text !== undefined && NEEDS_NONE.test(text)) return no();
  const found = text === undefined ? undefined : USES.map((use) => use.exec(text)?.[0]).find((one) => one !== undefined);
  if (found !== undefined) return yes({ says: `the user data says "${found.trim()}"`, origin });
  return userData.kind === 'unknown' && isOpen(userData) ? unknown({ says: `the user data is ${userData.reason}`, origin }) : no();
}

/** Nothing of it can be seen: a few names that are filled in are no script. */
function isOpen({ text }: Value<string> & { readonly kind: 'unknown' }): boolean {
  return text === undefined || partsOf(text).every((part) => typeof part !== 'string');
}
