/** Who may do what, seen from the callers' side: roles, users, groups, and the policies given to them. */

import { policy, tag } from './parts.js';
import { block, document, flag, link, list, number, text, word } from './shape.js';

/** Policies with their names: written inline, or attached by another declaration. */
const policies = list(block({ name: text, document }));

/** Managed policies by ARN; those of AWS are never in sight, so their ARN is what there is to ask. */
const managed = list(link('identityPolicy'));

export const role = () =>
  ({
    naming: block({ name: text, path: text }),
    trust: block({ document }),
    policies,
    managed,
    boundary: link('identityPolicy'),
    tags: list(tag),
  }) as const;

export const user = () =>
  ({
    naming: block({ name: text, path: text }),
    policies,
    managed,
    boundary: link('identityPolicy'),
    groups: list(link('group')),
    login: block({ password: text }),
    tags: list(tag),
  }) as const;

export const group = () =>
  ({
    naming: block({ name: text, path: text }),
    policies,
    managed,
  }) as const;

/** A policy that is declared by itself, managed or inline, and to whom it is given. */
export const identityPolicy = () =>
  ({
    naming: block({ name: text }),
    policies,
    attachedTo: block({ roles: list(link('role')), users: list(link('user')), groups: list(link('group')) }),
  }) as const;

/** A key of KMS. */
export const key = () =>
  ({
    /** `alias/name` */
    aliases: list(text),
    rotation: block({ enabled: flag, days: number }),
    material: block({
      spec: text,
      usage: word('ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'),
      origin: word('AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'),
      multiRegion: flag,
    }),
    lifetime: block({ enabled: flag, deletionDays: number }),
    policy,
    tags: list(tag),
  }) as const;
