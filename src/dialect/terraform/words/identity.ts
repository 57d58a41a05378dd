/** IAM, KMS and Organizations. */

import type { group, identityPolicy, key, role, user } from '../../../model/identity.js';
import type { organizationPolicy } from '../../../model/storage.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { count, ownPolicy, tags, text } from './parts.js';

export const roleWords = (): TypeWords<ReturnType<typeof role>> => ({
  naming: { at: '', fields: { name: 'name', path: 'path' } },
  trust: { at: '', fields: { document: 'assume_role_policy' } },
  policies: { at: 'inline_policy', of: { at: '', fields: { name: text('name'), document: text('policy') } } },
  managed: 'managed_policy_arns',
  boundary: text('permissions_boundary'),
  tags,
});

/** Policies and groups of a user, and policies of a group, stand in resources of their own. */
export const userWords = (): TypeWords<ReturnType<typeof user>> => ({
  naming: { at: '', fields: { name: 'name', path: 'path' } },
  policies: unsaid,
  managed: unsaid,
  boundary: text('permissions_boundary'),
  groups: unsaid,
  login: unsaid,
  tags,
});

export const groupWords = (): TypeWords<ReturnType<typeof group>> => ({
  naming: { at: '', fields: { name: 'name', path: 'path' } },
  policies: unsaid,
  managed: unsaid,
});

/** The declaration itself is the one policy it holds. */
export const declaredPolicy = { at: '', alone: true, of: { at: '', fields: { name: 'name', document: 'policy' } } } as const;

export const managedPolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'name' } },
  policies: declaredPolicy,
  attachedTo: unsaid,
});

export const rolePolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'name' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: { at: 'role', alone: true }, users: unsaid, groups: unsaid } },
});

export const userPolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'name' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: unsaid, users: { at: 'user', alone: true }, groups: unsaid } },
});

export const groupPolicyWords = (): TypeWords<ReturnType<typeof identityPolicy>> => ({
  naming: { at: '', fields: { name: 'name' } },
  policies: declaredPolicy,
  attachedTo: { at: '', fields: { roles: unsaid, users: unsaid, groups: { at: 'group', alone: true } } },
});

/** A managed policy that is given to somebody by a resource of its own. */
export const givenPolicy = { at: 'policy_arn', alone: true, of: { at: '', arn: true } } as const;

/** A key in a store of one's own is no key of KMS itself. */
const keyOrigin = { ...text(['xks_key_id', 'custom_key_store_id']), written: ['EXTERNAL_KEY_STORE', 'AWS_CLOUDHSM'] } as const;

export const keyWords = (): TypeWords<ReturnType<typeof key>> => ({
  aliases: unsaid,
  rotation: { at: '', fields: { enabled: 'enable_key_rotation', days: count('rotation_period_in_days') } },
  material: { at: '', fields: { spec: text('customer_master_key_spec'), usage: text('key_usage'), origin: keyOrigin, multiRegion: 'multi_region' } },
  lifetime: { at: '', fields: { enabled: { at: 'is_enabled', otherwise: 'true' }, deletionDays: count('deletion_window_in_days') } },
  policy: ownPolicy,
  tags,
});

/** Its material is brought from elsewhere, and KMS never rotates it. */
export const externalKeyWords = (): TypeWords<ReturnType<typeof key>> => ({
  aliases: unsaid,
  rotation: unsaid,
  material: { at: '', fields: { spec: text('key_spec'), usage: text('key_usage'), origin: { at: '', present: 'EXTERNAL' }, multiRegion: 'multi_region' } },
  lifetime: { at: '', fields: { enabled: 'enabled', deletionDays: count('deletion_window_in_days') } },
  policy: ownPolicy,
  tags,
});

/** To what it is attached stands in resources of their own. */
export const organizationPolicyWords = (): TypeWords<ReturnType<typeof organizationPolicy>> => ({
  naming: { at: '', fields: { name: 'name' } },
  control: { at: '', fields: { type: { at: 'type', otherwise: 'SERVICE_CONTROL_POLICY' } } },
  targets: unsaid,
  policy: { at: '', fields: { document: 'content' } },
});
