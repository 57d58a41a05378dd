/** Access points of every sort, and S3 Access Grants. */

import type {
  accessGrant,
  accessGrantsInstance,
  accessGrantsLocation,
  accessPoint,
  multiRegionAccessPoint,
  objectLambdaAccessPoint,
} from '../../../model/access-point.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { ownPolicy, pointSettings, tags, text } from './parts.js';

/** Of buckets on Outposts and of directory buckets as well; which it is only its bucket tells. */
export const accessPointWords = (): TypeWords<ReturnType<typeof accessPoint>> => ({
  naming: { at: '', fields: { name: 'name' } },
  bucket: 'bucket',
  bucketAccount: text('bucket_account_id'),
  network: { at: 'vpc_configuration[0]', fields: { vpc: 'vpc_id' } },
  publicAccessBlock: { at: 'public_access_block_configuration[0]', fields: pointSettings },
  policy: ownPolicy,
  tags,
});

export const multiRegionAccessPointWords = (): TypeWords<ReturnType<typeof multiRegionAccessPoint>> => ({
  naming: { at: '', fields: { name: 'details[0].name' } },
  members: { at: 'details[0].region', of: { at: '', fields: { bucket: 'bucket', account: text('bucket_account_id') } } },
  publicAccessBlock: { at: 'details[0].public_access_block[0]', fields: pointSettings },
  policy: unsaid,
});

export const objectLambdaAccessPointWords = (): TypeWords<ReturnType<typeof objectLambdaAccessPoint>> => ({
  naming: { at: '', fields: { name: 'name' } },
  supportingAccessPoint: { at: 'configuration[0].supporting_access_point', arn: true },
  transformations: {
    at: 'configuration[0].transformation_configuration',
    of: { at: '', fields: { actions: 'actions', function: { at: 'content_transformation[0].aws_lambda[0].function_arn', arn: true } } },
  },
  publicAccessBlock: unsaid,
  policy: unsaid,
});

export const accessGrantWords = (): TypeWords<ReturnType<typeof accessGrant>> => ({
  grantee: { at: 'grantee[0]', fields: { type: 'grantee_type', identifier: 'grantee_identifier' } },
  permission: 'permission',
  location: 'access_grants_location_id',
  scope: { at: '', fields: { subPrefix: 'access_grants_location_configuration[0].s3_sub_prefix', type: 's3_prefix_type' } },
});

export const accessGrantsLocationWords = (): TypeWords<ReturnType<typeof accessGrantsLocation>> => ({
  scope: { at: '', fields: { location: 'location_scope' } },
  role: { at: 'iam_role_arn', arn: true },
});

export const accessGrantsInstanceWords = (): TypeWords<ReturnType<typeof accessGrantsInstance>> => ({
  identityCenter: { at: '', fields: { instance: 'identity_center_arn' } },
});
