/** Policies that AWS manages, by their ARNs: what stands in them is never in sight. AWS Managed Policy Reference, read October 2026. */

import type { Origin } from '../text/origin.js';
import { no, unknown } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Link, List, Value } from '../truth/value.js';
import { isInSight, moreOf } from './list.js';
import type { Subjects } from './subjects.js';

export interface GivenPolicy {
  /** Its name; where it cannot be told, that it could be one of these. */
  readonly policy: string;
  readonly isNotIt: Answer;
  readonly origin: Origin;
}

/** The end of an ARN whose beginning (the partition) may be filled in at deployment. */
const FULL_ACCESS = /:iam::aws:policy\/(AmazonS3(?:Outposts)?FullAccess)$/;

/** Of the managed policies that are given those that allow all of S3, and those that may. */
export function fullAccessPolicies(managed: List<Link<Subjects['identityPolicy']>>): readonly GivenPolicy[] {
  const given = managed.items.flatMap(({ name }) => fullAccess(name) ?? []);
  // Whether a policy is given does not matter where it is none of these.
  if (moreOf(managed)?.every(({ name }) => !fullAccess(name))) return given;
  return [...given, { policy: 'a managed policy', isNotIt: isInSight(managed), origin: managed.origin }];
}

function fullAccess(name: Value<string>): GivenPolicy | undefined {
  const { origin } = name;
  const policy = FULL_ACCESS.exec(writtenOf(name))?.[1];
  if (policy !== undefined) {
    const assumed = name.kind === 'known' ? name.assumed : undefined;
    return { policy, isNotIt: no({ says: `${policy} is given`, origin, assumed }), origin };
  }
  if (!mayBeAny(name)) return undefined;
  return { policy: 'a managed policy', isNotIt: unknown({ says: `a managed policy is ${(name as { readonly reason: string }).reason}`, origin }), origin };
}

/** What is written of a text, with a sign for what is not. */
function writtenOf(name: Value<string>): string {
  if (name.kind === 'known') return String(name.value);
  return name.kind === 'unknown' && name.text ? name.text.text : '';
}

/** Nothing is known of it: neither what it is called nor that it is declared here. */
function mayBeAny(name: Value<string>): boolean {
  if (name.kind !== 'unknown') return false;
  return !name.text || partsOf(name.text).every((part) => typeof part !== 'string' && part.kind === 'unknown');
}
