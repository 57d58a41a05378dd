/**
 * The least IAM policy under which operations are answered, in three forms. It gives no object to read, and denies that whatever else
 * the same identity may be given. IAM User Guide, policy quotas: a managed policy takes 6,144 characters without white space.
 */

import type { Operation } from './operations.js';

export type PermissionsFormat = 'json' | 'terraform' | 'cloudformation';

interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: string;
}

/** Of data nothing is needed. */
const DATA: readonly string[] = ['s3:DeleteObject', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject'];

/** The role that a scan of an organization takes in each account. */
const ROLE = 'arn:*:iam::*:role/s3lint-scan';

const SIDS: readonly (readonly [RegExp, string])[] = [
  [/^s3:/, 'Buckets'],
  [/^organizations:/, 'Organization'],
  [/^sts:AssumeRole$/, 'Accounts'],
  [/./, 'Neighbours'],
];

export function permissionsPolicy(operations: readonly Operation[]): { readonly Version: string; readonly Statement: readonly PermissionStatement[] } {
  const actions = [...new Set(operations.flatMap((one) => one.actions))].sort();
  const bySid = new Map<string, string[]>();
  for (const action of actions) {
    const sid = SIDS.find(([pattern]) => pattern.test(action))?.[1] ?? '';
    bySid.set(sid, [...(bySid.get(sid) ?? []), action]);
  }
  const allowed = SIDS.flatMap(([, sid]): PermissionStatement[] => {
    const own = bySid.get(sid);
    return own ? [{ Sid: sid, Effect: 'Allow', Action: own, Resource: sid === 'Accounts' ? ROLE : '*' }] : [];
  });
  return { Version: '2012-10-17', Statement: [...allowed, { Sid: 'NoData', Effect: 'Deny', Action: DATA, Resource: '*' }] };
}

export function permissionsText(operations: readonly Operation[], format: PermissionsFormat): string {
  const policy = permissionsPolicy(operations);
  switch (format) {
    case 'json':
      return `${JSON.stringify(policy, undefined, 2)}\n`;
    case 'terraform':
      return asTerraform(policy.Statement);
    case 'cloudformation':
      return asTemplate(policy.Statement);
  }
}

function asTerraform(statements: readonly PermissionStatement[]): string {
  const blocks = statements.map(
    ({ Sid, Effect, Action, Resource }) => `  statement {
    sid    = ${JSON.stringify(Sid)}
    effect = ${JSON.stringify(Effect)}
    actions = [
${Action.map((action) => `      ${JSON.stringify(action)},`).join('\n')}
    ]
    resources = [${JSON.stringify(Resource)}]
  }`,
  );
  return `data "aws_iam_policy_document" "s3lint_scan" {
${blocks.join('\n\n')}
}

resource "aws_iam_policy" "s3lint_scan" {
  name        = "s3lint-scan"
  description = "What s3lint reads to judge the buckets of this account."
  policy      = data.aws_iam_policy_document.s3lint_scan.json
}
`;
}

/** For a stack set as well: a role in each account, which the account that scans may take. */
function asTemplate(statements: readonly PermissionStatement[]): string {
  const rows = statements.map(
    ({ Sid, Effect, Action, Resource }) => `          - Sid: ${Sid}
            Effect: ${Effect}
            Action:
${Action.map((action) => `              - ${action}`).join('\n')}
            Resource: '${Resource}'`,
  );
  return `AWSTemplateFormatVersion: '2010-09-09'
Description: What s3lint reads to judge the buckets of this account.
Parameters:
  ScanningAccount:
    Type: String
    Description: The account whose identities may take the role.
    AllowedPattern: '\\d{12}'
  RoleName:
    Type: String
    Default: s3lint-scan
Resources:
  ScanPolicy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Description: What s3lint reads to judge the buckets of this account.
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${rows.join('\n')}
  ScanRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref RoleName
      ManagedPolicyArns:
        - !Ref ScanPolicy
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${ScanningAccount}:root
            Action: sts:AssumeRole
`;
}
