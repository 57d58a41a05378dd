/** IAM and KMS. `GetAccountAuthorizationDetails` answers about all identities at once. IAM and KMS API References, read 2026-11-21. */

import type { group, identityPolicy, key, role, user } from '../../../model/identity.js';
import type { TypeWords } from '../../words.js';
import { documentAt, tagsAt, unasked } from './parts.js';

const DETAILS = 'GetAccountAuthorizationDetails';

const policy = { at: '', fields: { name: 'PolicyName', document: 'PolicyDocument' } } as const;
const managed = { at: `${DETAILS}.AttachedManagedPolicies`, of: 'PolicyArn' } as const;
const boundary = { at: `${DETAILS}.PermissionsBoundary.PermissionsBoundaryArn`, arn: true } as const;

export const roleWords: TypeWords<ReturnType<typeof role>> = {
  naming: { at: DETAILS, fields: { name: 'RoleName', path: 'Path' } },
  trust: documentAt(`${DETAILS}.AssumeRolePolicyDocument`),
  policies: { at: `${DETAILS}.RolePolicyList`, of: policy },
  managed,
  boundary,
  tags: tagsAt(`${DETAILS}.Tags`),
};

export const userWords: TypeWords<ReturnType<typeof user>> = {
  naming: { at: DETAILS, fields: { name: 'UserName', path: 'Path' } },
  policies: { at: `${DETAILS}.UserPolicyList`, of: policy },
  managed,
  boundary,
  groups: `${DETAILS}.GroupList`,
  login: unasked,
  tags: tagsAt(`${DETAILS}.Tags`),
};

export const groupWords: TypeWords<ReturnType<typeof group>> = {
  naming: { at: DETAILS, fields: { name: 'GroupName', path: 'Path' } },
  policies: { at: `${DETAILS}.GroupPolicyList`, of: policy },
  managed,
};

/** A managed policy of the account; its default version is in force. To whom it is given, they say. */
export const identityPolicyWords: TypeWords<ReturnType<typeof identityPolicy>> = {
  naming: { at: DETAILS, fields: { name: 'PolicyName' } },
  policies: { at: DETAILS, alone: true, of: { at: '', fields: { name: 'PolicyName', document: 'PolicyVersionList[IsDefaultVersion=true].Document' } } },
  attachedTo: unasked,
};

export const keyWords: TypeWords<ReturnType<typeof key>> = {
  aliases: unasked,
  rotation: { at: 'GetKeyRotationStatus', fields: { enabled: 'KeyRotationEnabled', days: 'RotationPeriodInDays' } },
  material: { at: 'DescribeKey.KeyMetadata', fields: { spec: 'KeySpec', usage: 'KeyUsage', origin: 'Origin', multiRegion: 'MultiRegion' } },
  lifetime: { at: 'DescribeKey.KeyMetadata', fields: { enabled: 'Enabled', deletionDays: 'PendingDeletionWindowInDays' } },
  policy: documentAt('GetKeyPolicy.Policy'),
  tags: unasked,
};
