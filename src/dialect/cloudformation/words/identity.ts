/** IAM, KMS and Organizations. */

import type { group, identityPolicy, key, role, user } from '../../../model/identity.js';
import type { organizationPolicy } from '../../../model/storage.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { inlinePolicies, tags } from './parts.js';

export const roleWords = (): TypeWords<ReturnType<typeof role>> => ({
  naming: { at: '', fields: { name: 'RoleName', path: 'Path' } },
  trust: { at: '', fields: { document: 'AssumeRolePolicyDocument' } },
  policies: inlinePolicies,
  managed: 'ManagedPolicyArns',
  boundary: 'PermissionsBoundary',
  tags,
});

export const userWords = (): TypeWords<ReturnType<typeof user>> => ({
  naming: { at: '', fields: { name: 'UserName', path: 'Path' } },
  policies: inlinePolicies,
  managed: 'ManagedPolicyArns',
  boundary: 'PermissionsBoundary',
  groups: 'Groups',
  login: { at: 'LoginProfile', fields: { password: 'Password' } },
  tags,
});

export const groupWords = (): TypeWords<ReturnType<typeof group>> => ({
  naming: { at: '', fields: { name: 'GroupName', path: 'Path' } },
  policies: inlinePolicies,
  managed: 'ManagedPolicyArns',
});

/** The declaration itself is the one policy it holds. */
export const declaredPolicy = { at: '', alone: true, of: { at: '', fields: { name: 'PolicyName', document: 'PolicyDocument' } } } as const;
export const declaredManagedPolicy = { at: '', alone: true, of: { at: '', fields: { name: 'ManagedPolicyName', document: 'PolicyDocument' } } } as const;

/** AWS::IAM::Policy: an inline policy of several holders. */
export const policyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'PolicyName' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: 'Roles', users: 'Users', groups: 'Groups' } },
});

export const managedPolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'ManagedPolicyName' } },
  policies: declaredManagedPolicy,
  attachedTo: { at: '', fields: { roles: 'Roles', users: 'Users', groups: 'Groups' } },
});

export const rolePolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'PolicyName' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: { at: 'RoleName', alone: true }, users: unsaid, groups: unsaid } },
});

export const userPolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'PolicyName' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: unsaid, users: { at: 'UserName', alone: true }, groups: unsaid } },
});

export const groupPolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'PolicyName' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: unsaid, users: unsaid, groups: { at: 'GroupName', alone: true } } },
});

export const keyWords = (): TypeWords<ReturnType<typeof key>> => ({
  aliases: unsaid,
  rotation: { at: '', fields: { enabled: 'EnableKeyRotation', days: 'RotationPeriodInDays' } },
  material: { at: '', fields: { spec: 'KeySpec', usage: 'KeyUsage', origin: 'Origin', multiRegion: 'MultiRegion' } },
  lifetime: { at: '', fields: { enabled: 'Enabled', deletionDays: 'PendingWindowInDays' } },
  policy: { at: '', fields: { document: 'KeyPolicy' } },
  tags,
});

export const organizationPolicyWords = (): TypeWords<ReturnType<typeof organizationPolicy>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  control: { at: '', fields: { type: 'Type' } },
  targets: 'TargetIds',
  policy: { at: '', fields: { document: 'Content' } },
});
