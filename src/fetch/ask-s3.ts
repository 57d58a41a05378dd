/** Questions about buckets, and about the ways to them. */

import { objectsAt, textAt } from './json.js';
import type { FacetSpec, Pages, Place, Specs, Told } from './spec.js';

const ofBucket: FacetSpec = { kind: 'facet', input: ({ name }, { account }) => ({ Bucket: name, ...ownedBy(account) }) };

/** Where no account is known (a service other than AWS's), nobody can be named as the owner. */
export const NOBODY = '000000000000';

/** A name that was given up and taken by somebody else must not answer for the bucket of before. */
function ownedBy(account: string): { readonly ExpectedBucketOwner?: string } {
  return account === NOBODY ? {} : { ExpectedBucketOwner: account };
}

function paged(list: string): FacetSpec {
  return { ...ofBucket, pages: { send: 'ContinuationToken', next: 'NextContinuationToken', lists: [list] } };
}

const byAccount: FacetSpec = { kind: 'facet', input: (_, { account }) => ({ AccountId: account }) };
const byName: FacetSpec = { kind: 'facet', input: ({ name }, { account }) => ({ AccountId: account, Name: name }) };
const tokens: Pick<Pages, 'send' | 'next'> = { send: 'NextToken', next: 'NextToken' };

export const s3: Specs = {
  's3:ListBuckets': {
    kind: 'lists',
    pages: { send: 'ContinuationToken', next: 'ContinuationToken', lists: ['Buckets'] },
    // Only a question with a parameter is told the Regions; some services cut the list and give no token to go on with.
    questions: () => [{ input: { MaxBuckets: 10_000 } }],
    items: (answer, { partition }) =>
      objectsAt(answer, 'Buckets').map((value) => {
        const name = textAt(value, 'Name') ?? '';
        const region = textAt(value, 'BucketRegion');
        return { kind: 'bucket', arn: bucketArn(partition, name), name, ...(region !== undefined && { region }), value };
      }),
  },
  's3:GetBucketVersioning': ofBucket,
  's3:GetPublicAccessBlock': ofBucket,
  's3:GetBucketPolicy': ofBucket,
  's3:GetBucketAcl': ofBucket,
  's3:GetBucketOwnershipControls': ofBucket,
  's3:GetBucketEncryption': ofBucket,
  's3:GetBucketLogging': ofBucket,
  's3:GetBucketLifecycleConfiguration': ofBucket,
  's3:GetBucketReplication': ofBucket,
  's3:GetObjectLockConfiguration': ofBucket,
  's3:GetBucketCors': ofBucket,
  's3:GetBucketWebsite': ofBucket,
  's3:GetBucketNotificationConfiguration': ofBucket,
  's3:GetBucketTagging': ofBucket,
  's3:GetBucketRequestPayment': ofBucket,
  's3:GetBucketAccelerateConfiguration': ofBucket,
  's3:GetBucketAbac': ofBucket,
  's3:ListBucketInventoryConfigurations': paged('InventoryConfigurationList'),
  's3:ListBucketIntelligentTieringConfigurations': paged('IntelligentTieringConfigurationList'),
  's3:ListBucketMetricsConfigurations': paged('MetricsConfigurationList'),
  's3:ListBucketAnalyticsConfigurations': paged('AnalyticsConfigurationList'),
  's3control:GetPublicAccessBlock': byAccount,
  's3control:ListAccessPoints': {
    kind: 'lists',
    questions: ({ account }) => [{ input: { AccountId: account } }],
    pages: { ...tokens, lists: ['AccessPointList'] },
    items: (answer, place) =>
      objectsAt(answer, 'AccessPointList').map((value) => {
        const name = textAt(value, 'Name') ?? '';
        return { kind: 'accessPoint', arn: textAt(value, 'AccessPointArn') ?? pointArn(place, place.region, name), name, region: place.region, value };
      }),
  },
  's3control:GetAccessPoint': byName,
  's3control:GetAccessPointPolicy': byName,
  's3control:ListMultiRegionAccessPoints': {
    kind: 'lists',
    // S3 User Guide, "Using Multi-Region Access Points with supported API operations": requests go to us-west-2.
    home: 'us-west-2',
    questions: ({ account }) => [{ input: { AccountId: account } }],
    pages: { ...tokens, lists: ['AccessPoints'] },
    items: (answer, place) =>
      objectsAt(answer, 'AccessPoints').map((value) => ({
        kind: 'multiRegionAccessPoint',
        arn: pointArn(place, '', textAt(value, 'Alias') ?? textAt(value, 'Name') ?? ''),
        name: textAt(value, 'Name') ?? '',
        value,
      })),
  },
  's3control:GetMultiRegionAccessPointPolicy': byName,
};

export function bucketArn(partition: string, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}

function pointArn({ partition, account }: Place, region: string, name: Told['name']): string {
  return `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`;
}
