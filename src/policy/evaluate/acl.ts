/** What the grants of an ACL let through. S3 User Guide, "Mapping of ACL permissions and access policy permissions", October 2026. */

import { all, any, no, not, unknown, yes } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { AclGrant, AclPermission, Grantee } from '../situation.js';
import { written } from '../term.js';
import { isOfAccount } from './principal.js';
import type { View } from './view.js';

type Right = Exclude<AclPermission, 'FULL_CONTROL'>;

const RIGHTS: Readonly<Record<AclGrant['on'], Readonly<Record<Right, readonly string[]>>>> = {
  bucket: {
    READ: ['ListBucket', 'ListBucketVersions', 'ListBucketMultipartUploads'],
    WRITE: ['PutObject'],
    READ_ACP: ['GetBucketAcl'],
    WRITE_ACP: ['PutBucketAcl'],
  },
  object: {
    READ: ['GetObject', 'GetObjectVersion'],
    WRITE: [],
    READ_ACP: ['GetObjectAcl', 'GetObjectVersionAcl'],
    WRITE_ACP: ['PutObjectAcl', 'PutObjectVersionAcl'],
  },
};

/** What the right to write means for objects that are there depends on whose they are. */
const OF_OWN_OBJECTS: ReadonlySet<string> = new Set(['DeleteObject', 'DeleteObjectVersion']);

/** Whether a grant lets a request through, as long as ACLs count. */
export function grants(grant: AclGrant, view: View, ignoresPublic: Answer): Answer {
  return all(
    grant.grantee.satisfies('a grantee that includes the caller', (grantee) =>
      all(isGrantee(grantee, grant, view), isGroupOfStrangers(grantee) ? not(ignoresPublic) : yes()),
    ),
    () => grant.permission.satisfies('a permission for the action', (permission) => permits(permission, grant, view.request.action)),
  );
}

function isGroupOfStrangers(grantee: Grantee): boolean {
  return 'group' in grantee && grantee.group !== 'LogDelivery';
}

function isGrantee(grantee: Grantee, { origin }: AclGrant, { request, situation }: View): Answer {
  const { principal } = request;
  if ('group' in grantee) {
    switch (grantee.group) {
      case 'AllUsers':
        return yes();
      case 'AuthenticatedUsers':
        return principal.kind === 'account' ? yes() : no();
      case 'LogDelivery':
        return principal.kind === 'service' && written(principal.name) === 'logging.s3.amazonaws.com' ? yes() : no();
    }
  }
  if (grantee.owner) return isOfAccount(situation.account, request, origin);
  return principal.kind === 'account' && principal.canonicalId === grantee.user ? yes() : no();
}

function permits(permission: AclPermission, { on, origin }: AclGrant, action: string): Answer {
  const rights: readonly Right[] = permission === 'FULL_CONTROL' ? ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP'] : [permission];
  return any(no(), ...rights.map((right) => permitsRight(right, on, origin, action.replace(/^s3:/, ''))));
}

function permitsRight(right: Right, on: AclGrant['on'], origin: AclGrant['origin'], name: string): Answer {
  if (right === 'WRITE' && on === 'bucket' && OF_OWN_OBJECTS.has(name)) return unknown({ says: 'whose objects are in the bucket is not known', origin });
  // A permission that S3 does not know gives nothing.
  return Object.hasOwn(RIGHTS[on], right) && RIGHTS[on][right].includes(name) ? yes() : no();
}
