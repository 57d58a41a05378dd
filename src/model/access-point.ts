/** The ways to a bucket's objects beside its own name. */

import { policy, publicAccessBlock, tag } from './parts.js';
import { block, link, list, text, word } from './shape.js';

export const accessPoint = () =>
  ({
    naming: block({ name: text }),
    bucket: link('bucket'),
    /** The account that owns the bucket, where it is another. */
    bucketAccount: text,
    /** A point with a VPC is reached from that VPC alone; without, from the internet. */
    network: block({ vpc: text }),
    publicAccessBlock,
    policy,
    tags: list(tag),
  }) as const;

export const multiRegionAccessPoint = () =>
  ({
    naming: block({ name: text }),
    /** One bucket a Region. */
    members: list(block({ bucket: link('bucket'), account: text })),
    publicAccessBlock,
    policy,
  }) as const;

export const objectLambdaAccessPoint = () =>
  ({
    naming: block({ name: text }),
    supportingAccessPoint: link('accessPoint'),
    transformations: list(block({ actions: list(text), function: link('lambda') })),
    publicAccessBlock,
    policy,
  }) as const;

/** An access point of a directory bucket. */
export const directoryAccessPoint = () =>
  ({
    naming: block({ name: text }),
    bucket: link('directoryBucket'),
    bucketAccount: text,
    network: block({ vpc: text }),
    publicAccessBlock,
    scope: block({ prefixes: list(text), permissions: list(text) }),
    policy,
  }) as const;

export const outpostsAccessPoint = () =>
  ({
    naming: block({ name: text }),
    bucket: link('outpostsBucket'),
    network: block({ vpc: text }),
    policy,
  }) as const;

/** S3 Access Grants: who may use a location, and how. */
export const accessGrant = () =>
  ({
    grantee: block({ type: word('IAM', 'DIRECTORY_USER', 'DIRECTORY_GROUP'), identifier: text }),
    permission: word('READ', 'WRITE', 'READWRITE'),
    location: link('accessGrantsLocation'),
    scope: block({ subPrefix: text, type: word('Object') }),
  }) as const;

export const accessGrantsLocation = () =>
  ({
    /** `s3://` means everything, `s3://bucket/prefix*` a part. */
    scope: block({ location: text }),
    role: link('role'),
  }) as const;

export const accessGrantsInstance = () =>
  ({
    identityCenter: block({ instance: text }),
  }) as const;
