/** ACLs in the words of their grants (S3 User Guide, acl-overview, canned ACLs; read October 2026). */

import type { AclGrant, AclPermission, Grantee } from './situation.js';
import { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import { CDN_LOG_DELIVERY } from './data/services.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import { own } from '../text/own.js';

const everybody: Grantee = { group: 'AllUsers' };
const anyAccount: Grantee = { group: 'AuthenticatedUsers' };
const logDelivery: Grantee = { group: 'LogDelivery' };

/** What a canned ACL gives to others than the owner. */
const canned: Readonly<Record<string, readonly (readonly [Grantee, AclPermission])[]>> = {
  private: [],
  'public-read': [[everybody, 'READ']],
  'public-read-write': [
    [everybody, 'READ'],
    [everybody, 'WRITE'],
  ],
  'authenticated-read': [[anyAccount, 'READ']],
  'log-delivery-write': [
    [logDelivery, 'WRITE'],
    [logDelivery, 'READ_ACP'],
  ],
  // For AMI bundles of EC2; S3 gives no right to the public with it.
  'aws-exec-read': [],
  'bucket-owner-read': [],
  'bucket-owner-full-control': [],
};

export function cannedGrants(name: string, origin: Origin, on: AclGrant['on'] = 'bucket'): readonly AclGrant[] {
  return (own(canned, name) ?? []).map(([grantee, permission]) => ({
    origin,
    grantee: new Known(grantee, origin),
    permission: new Known(permission, origin),
    says: `${name} (${permission})`,
    on,
  }));
}

const GROUP = /\/groups\/(?:global\/(AllUsers|AuthenticatedUsers)|s3\/(LogDelivery))$/;

/** The attribute of a symbol that stands for the canonical user id of whoever deploys: the owner of what is deployed. */
export const OWN_CANONICAL_ID = 'CanonicalUserId';

/** A grantee as it is written: the URI of a group, a canonical id, an e-mail address. */
export function granteeOf(value: Value<string>): Value<Grantee> {
  switch (value.kind) {
    case 'absent':
      return new Absent<Grantee>(undefined, value.origin);
    case 'unknown': {
      const [only, ...more] = value.text ? partsOf(value.text) : [];
      if (typeof only === 'object' && only.kind === 'symbol' && only.attribute === OWN_CANONICAL_ID && more.length === 0)
        return new Known<Grantee>({ user: only.says, owner: true }, value.origin);
      return new Unknown<Grantee>(value.reason, value.origin);
    }
    case 'known': {
      const [, global, delivery] = GROUP.exec(value.value) ?? [];
      const group = global ?? delivery;
      const grantee: Grantee = group === undefined ? { user: value.value, owner: false } : { group: group as 'AllUsers' };
      return new Known<Grantee>(grantee, value.origin, value.assumed, Mapped.literal(value.value));
    }
  }
}

/** CloudFront takes all rights by ACL to deliver its standard logs, and is no other customer. */
export function isCdnLogDelivery(grantee: Value<Grantee>): Answer {
  return grantee.satisfies('the log delivery of CloudFront', (one) => 'user' in one && one.user === CDN_LOG_DELIVERY);
}
