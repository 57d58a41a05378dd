/** Access points of every sort, and S3 Access Grants. */

import type {
  accessGrant,
  accessGrantsInstance,
  accessGrantsLocation,
  accessPoint,
  directoryAccessPoint,
  multiRegionAccessPoint,
  objectLambdaAccessPoint,
  outpostsAccessPoint,
} from '../../../model/access-point.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { publicAccessBlockWords, tags } from './parts.js';

const ownPolicy = { at: '', fields: { document: 'Policy' } } as const;
const network = { at: 'VpcConfiguration', fields: { vpc: 'VpcId' } } as const;

export const accessPointWords = (): TypeWords<ReturnType<typeof accessPoint>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  bucket: 'Bucket',
  bucketAccount: 'BucketAccountId',
  network,
  publicAccessBlock: publicAccessBlockWords,
  policy: ownPolicy,
  tags,
});

export const multiRegionAccessPointWords = (): TypeWords<ReturnType<typeof multiRegionAccessPoint>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  members: { at: 'Regions', of: { at: '', fields: { bucket: 'Bucket', account: 'BucketAccountId' } } },
  publicAccessBlock: publicAccessBlockWords,
  policy: unsaid,
});

export const objectLambdaAccessPointWords = (): TypeWords<ReturnType<typeof objectLambdaAccessPoint>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  supportingAccessPoint: { at: 'ObjectLambdaConfiguration.SupportingAccessPoint', arn: true },
  transformations: {
    at: 'ObjectLambdaConfiguration.TransformationConfigurations',
    of: { at: '', fields: { actions: 'Actions', function: { at: 'ContentTransformation.AwsLambda.FunctionArn', arn: true } } },
  },
  publicAccessBlock: publicAccessBlockWords,
  policy: unsaid,
});

export const directoryAccessPointWords = (): TypeWords<ReturnType<typeof directoryAccessPoint>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  bucket: 'Bucket',
  bucketAccount: 'BucketAccountId',
  network,
  publicAccessBlock: publicAccessBlockWords,
  scope: { at: 'Scope', fields: { prefixes: 'Prefixes', permissions: 'Permissions' } },
  policy: ownPolicy,
});

export const outpostsAccessPointWords = (): TypeWords<ReturnType<typeof outpostsAccessPoint>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  bucket: { at: 'Bucket', arn: true },
  network,
  policy: ownPolicy,
});

export const accessGrantWords = (): TypeWords<ReturnType<typeof accessGrant>> => ({
  grantee: { at: 'Grantee', fields: { type: 'GranteeType', identifier: 'GranteeIdentifier' } },
  permission: 'Permission',
  location: 'AccessGrantsLocationId',
  scope: { at: '', fields: { subPrefix: 'AccessGrantsLocationConfiguration.S3SubPrefix', type: 'S3PrefixType' } },
});

export const accessGrantsLocationWords = (): TypeWords<ReturnType<typeof accessGrantsLocation>> => ({
  scope: { at: '', fields: { location: 'LocationScope' } },
  role: { at: 'IamRoleArn', arn: true },
});

export const accessGrantsInstanceWords = (): TypeWords<ReturnType<typeof accessGrantsInstance>> => ({
  identityCenter: { at: '', fields: { instance: 'IdentityCenterArn' } },
});
