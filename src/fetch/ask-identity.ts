/** Questions about identities, and about the policies of the organization. */

import type { Json } from '../dialect/api/snapshot.js';
import type { SubjectKind } from '../model/kinds.js';
import { isObject, objectsAt, textAt, without } from './json.js';
import type { Output } from './port.js';
import type { Item, Specs } from './spec.js';

const named: readonly (readonly [list: string, kind: SubjectKind, name: string])[] = [
  ['RoleDetailList', 'role', 'RoleName'],
  ['UserDetailList', 'user', 'UserName'],
  ['GroupDetailList', 'group', 'GroupName'],
  ['Policies', 'identityPolicy', 'PolicyName'],
];

export const identity: Specs = {
  'iam:GetAccountAuthorizationDetails': {
    kind: 'lists',
    // The policies of AWS are the same for everybody, and a thousand.
    questions: () => [{ input: { Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'], MaxItems: 1000 } }],
    pages: { send: 'Marker', next: 'Marker', lists: named.map(([list]) => list) },
    items: (answer) =>
      named.flatMap(([list, kind, name]) =>
        objectsAt(answer, list).map(
          (value): Item => ({ kind, arn: textAt(value, 'Arn') ?? '', name: textAt(value, name) ?? '', value: decoded(trimmed(value)) }),
        ),
      ),
  },
  'iam:ListAccessKeys': {
    kind: 'facet',
    input: ({ name }) => ({ UserName: name }),
    pages: { send: 'Marker', next: 'Marker', lists: ['AccessKeyMetadata'] },
  },
  'organizations:ListPolicies': {
    kind: 'lists',
    questions: () => [
      { input: { Filter: 'SERVICE_CONTROL_POLICY' } },
      { input: { Filter: 'RESOURCE_CONTROL_POLICY' } },
      // The account's own answer counts it in already, and not every organization knows the type.
      { input: { Filter: 'S3_POLICY' }, optional: true },
    ],
    pages: { send: 'NextToken', next: 'NextToken', lists: ['Policies'] },
    nothing: ['AWSOrganizationsNotInUseException'],
    items: (answer) =>
      objectsAt(answer, 'Policies').map((value) => ({ kind: 'organizationPolicy', arn: textAt(value, 'Arn') ?? '', name: textAt(value, 'Name') ?? '', value })),
  },
  'organizations:DescribePolicy': { kind: 'facet', input: ({ arn }) => ({ PolicyId: lastPart(arn) }) },
  'organizations:ListTargetsForPolicy': {
    kind: 'facet',
    input: ({ arn }) => ({ PolicyId: lastPart(arn) }),
    pages: { send: 'NextToken', next: 'NextToken', lists: ['Targets'] },
  },
};

/** Without what changes whenever somebody works, versions that are not in force, and roles told a second time. */
function trimmed(value: Output): Output {
  const { PolicyVersionList, InstanceProfileList, ...rest } = without(value, 'RoleLastUsed');
  return {
    ...rest,
    ...(Array.isArray(PolicyVersionList) && {
      PolicyVersionList: PolicyVersionList.filter((version) => isObject(version) && version['IsDefaultVersion'] === true),
    }),
    ...(Array.isArray(InstanceProfileList) && { InstanceProfileList: InstanceProfileList.filter(isObject).map((profile) => without(profile, 'Roles')) }),
  };
}

const DOCUMENTS: ReadonlySet<string> = new Set(['AssumeRolePolicyDocument', 'PolicyDocument', 'Document']);

/** IAM sends documents URL-encoded (API Reference, RoleDetail); some other services do not. */
function decoded(value: Json): Json {
  if (Array.isArray(value)) return value.map(decoded);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, DOCUMENTS.has(member) && typeof inner === 'string' ? document(inner) : decoded(inner)]),
  );
}

function document(text: string): string {
  if (!text.startsWith('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
