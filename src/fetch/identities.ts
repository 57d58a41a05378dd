/**
 * Which identities of an account concern S3.
 *
 * A snapshot travels into pipelines and tickets: the whole of an account's IAM has no business in it. But a role that is left out reads
 * as one that does not exist, so what is left out must certainly not matter:
 * - a role, a group or a policy of the account is left out only if all its policies are in sight and none of them can speak of S3;
 * - a managed policy of AWS is not in sight, so whoever has one stays; but for the roles that AWS made for its services: nobody can change them;
 * - whoever is named by a bucket, an access point or a function stays;
 * - users stay: their keys matter whatever they open.
 */

import type { Json } from '../dialect/api/snapshot.js';
import { at, isObject, objectsAt, textAt } from './json.js';
import { mentionedBy } from './named.js';
import type { Scene } from './scene.js';

const LIST = 'GetAccountAuthorizationDetails';

/** Says whether they were gone through; only with the whole list can be said who attaches what. */
export function keepWhatConcernsS3(scene: Scene): void {
  const { ledger } = scene;
  const told = (kind: 'role' | 'group' | 'identityPolicy') =>
    ledger.resources(kind).map(({ arn }) => {
      const reply = ledger.replyOf(kind, arn, LIST);
      return { kind, arn, value: reply?.state === 'ok' ? reply.value : undefined };
    });
  const policies = told('identityPolicy');
  const matter = new Set(policies.filter(({ value }) => value === undefined || speaksOfS3(value)).map(({ arn }) => arn));
  const named = mentionedBy(scene, ['bucket', 'accessPoint', 'lambda'], ['GetBucketPolicy', 'GetBucketReplication', 'GetAccessPointPolicy', 'ListFunctions']);
  for (const { kind, arn, value } of [...told('role'), ...told('group')]) {
    if (value === undefined || named.includes(arn) || (!isOfService(value) && concernsS3(value, matter))) {
      for (const policy of attachedTo(value)) matter.add(policy);
    } else ledger.remove(kind, arn);
  }
  for (const { arn } of ledger.resources('user')) {
    const reply = ledger.replyOf('user', arn, LIST);
    for (const policy of attachedTo(reply?.state === 'ok' ? reply.value : undefined)) matter.add(policy);
  }
  for (const { kind, arn } of policies) if (!matter.has(arn) && !named.includes(arn)) ledger.remove(kind, arn);
}

function isOfService(value: Json): boolean {
  return textAt(value, 'Path')?.startsWith('/aws-service-role/') === true;
}

function concernsS3(value: Json, matter: ReadonlySet<string>): boolean {
  return speaksOfS3(value) || attachedTo(value).some((arn) => matter.has(arn) || /^arn:[^:]+:iam::aws:/.test(arn));
}

function attachedTo(value: Json | undefined): readonly string[] {
  const boundary = textAt(value, 'PermissionsBoundary.PermissionsBoundaryArn');
  const attached = objectsAt(value, 'AttachedManagedPolicies').flatMap((policy) => textAt(policy, 'PolicyArn') ?? []);
  return boundary === undefined ? attached : [...attached, boundary];
}

const INLINE: readonly string[] = ['RolePolicyList', 'GroupPolicyList', 'PolicyVersionList'];

function speaksOfS3(value: Json): boolean {
  return INLINE.some((list) => objectsAt(value, list).some((policy) => mayTouchS3(textAt(policy, 'PolicyDocument') ?? textAt(policy, 'Document'))));
}

/** Whether some action of a document can be one of S3; a document that cannot be read may say anything. */
export function mayTouchS3(document: string | undefined): boolean {
  if (document === undefined) return true;
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return true;
  }
  const statements = isObject(parsed) ? parsed['Statement'] : undefined;
  const all = Array.isArray(statements) ? statements : [statements];
  return all.some((statement) => !isObject(statement) || at(statement, 'NotAction') !== undefined || actionsOf(statement['Action']).some(isOfS3));
}

function actionsOf(action: Json | undefined): readonly Json[] {
  return Array.isArray(action) ? action : action === undefined ? [] : [action];
}

/** `s3:*`, `s3express:…`, `*`, `s?:…`: what stands before the colon may be a pattern. */
function isOfS3(action: Json): boolean {
  if (typeof action !== 'string') return true;
  const [service = ''] = action.toLowerCase().split(':');
  const pattern = new RegExp(
    `^${service
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  );
  return service.startsWith('s3') || ['s3', 's3express', 's3tables', 's3-object-lambda', 's3-outposts', 's3vectors'].some((name) => pattern.test(name));
}
