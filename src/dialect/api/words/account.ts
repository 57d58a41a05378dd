/** Accounts, access points and policies of AWS Organizations. S3 Control and Organizations API References, read 2026-11-21. */

import type { accessPoint, multiRegionAccessPoint } from '../../../model/access-point.js';
import type { account, organizationPolicy } from '../../../model/storage.js';
import type { TypeWords } from '../../words.js';
import { NAME, blockAt, documentAt, unasked } from './parts.js';

export const accountWords: TypeWords<ReturnType<typeof account>> = {
  naming: { at: '', fields: { id: NAME } },
  publicAccessBlock: blockAt('GetPublicAccessBlock.PublicAccessBlockConfiguration'),
};

export const accessPointWords: TypeWords<ReturnType<typeof accessPoint>> = {
  naming: { at: 'ListAccessPoints', fields: { name: 'Name' } },
  bucket: 'ListAccessPoints.Bucket',
  bucketAccount: 'ListAccessPoints.BucketAccountId',
  network: { at: 'ListAccessPoints.VpcConfiguration', fields: { vpc: 'VpcId' } },
  publicAccessBlock: blockAt('GetAccessPoint.PublicAccessBlockConfiguration'),
  policy: documentAt('GetAccessPointPolicy.Policy'),
  tags: unasked,
};

/** What is proposed is not in force yet. */
export const multiRegionAccessPointWords: TypeWords<ReturnType<typeof multiRegionAccessPoint>> = {
  naming: { at: 'ListMultiRegionAccessPoints', fields: { name: 'Name' } },
  members: { at: 'ListMultiRegionAccessPoints.Regions', of: { at: '', fields: { bucket: 'Bucket', account: 'BucketAccountId' } } },
  publicAccessBlock: blockAt('ListMultiRegionAccessPoints.PublicAccessBlock'),
  policy: documentAt('GetMultiRegionAccessPointPolicy.Policy.Established.Policy'),
};

export const organizationPolicyWords: TypeWords<ReturnType<typeof organizationPolicy>> = {
  naming: { at: 'ListPolicies', fields: { name: 'Name' } },
  control: { at: 'ListPolicies', fields: { type: 'Type' } },
  targets: { at: 'ListTargetsForPolicy.Targets', of: 'TargetId' },
  policy: documentAt('DescribePolicy.Policy.Content'),
};
