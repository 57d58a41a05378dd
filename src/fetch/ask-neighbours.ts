/** Questions about what stands around buckets. */

import { at, isObject, objectsAt, only, textAt, textsAt, withAt, without } from './json.js';
import { maskCustomHeaders, maskTask, maskUserData, maskVariables } from './mask.js';
import type { Output } from './port.js';
import type { FacetSpec, Item, Place, Specs } from './spec.js';

const key: FacetSpec = { kind: 'facet', input: ({ arn }) => ({ KeyId: arn }) };

export const neighbours: Specs = {
  'lambda:ListFunctions': {
    kind: 'lists',
    pages: { send: 'Marker', next: 'NextMarker', lists: ['Functions'] },
    items: (answer, { region }) =>
      objectsAt(answer, 'Functions').map((value) => ({
        kind: 'lambda',
        arn: textAt(value, 'FunctionArn') ?? '',
        name: textAt(value, 'FunctionName') ?? '',
        region,
        value: maskVariables(value),
      })),
  },
  'lambda:GetPolicy': { kind: 'facet', input: ({ arn }) => ({ FunctionName: arn }) },
  'cloudtrail:DescribeTrails': {
    kind: 'lists',
    // A trail of several Regions shows in each of them, and is asked about at home.
    items: (answer, { region }) =>
      objectsAt(answer, 'trailList').map((value) => ({
        kind: 'trail',
        arn: textAt(value, 'TrailARN') ?? '',
        name: textAt(value, 'Name') ?? '',
        region: textAt(value, 'HomeRegion') ?? region,
        value,
      })),
  },
  // All else in it tells when something was last delivered.
  'cloudtrail:GetTrailStatus': { kind: 'facet', input: ({ arn }) => ({ Name: arn }), keep: (answer) => only(answer, 'IsLogging', 'LatestDeliveryError') },
  'cloudtrail:GetEventSelectors': { kind: 'facet', input: ({ arn }) => ({ TrailName: arn }) },
  'cloudfront:ListDistributions': {
    kind: 'lists',
    pages: { send: 'Marker', next: 'DistributionList.NextMarker', lists: ['DistributionList.Items'] },
    items: (answer) =>
      objectsAt(answer, 'DistributionList.Items').map((value) => ({
        kind: 'distribution',
        arn: textAt(value, 'ARN') ?? '',
        name: textAt(value, 'Id') ?? '',
        value: maskCustomHeaders(value),
      })),
  },
  'cloudfront:GetDistributionConfig': { kind: 'facet', input: ({ name }) => ({ Id: name }), keep: logsAndRoot },
  'cloudfront:ListOriginAccessControls': {
    kind: 'lists',
    pages: { send: 'Marker', next: 'OriginAccessControlList.NextMarker', lists: ['OriginAccessControlList.Items'] },
    items: (answer, { partition, account }) =>
      objectsAt(answer, 'OriginAccessControlList.Items').map((value) => ({
        kind: 'originAccessControl',
        arn: `arn:${partition}:cloudfront::${account}:origin-access-control/${textAt(value, 'Id') ?? ''}`,
        name: textAt(value, 'Id') ?? '',
        value,
      })),
  },
  'ec2:DescribeVpcEndpoints': {
    kind: 'lists',
    pages: { send: 'NextToken', next: 'NextToken', lists: ['VpcEndpoints'] },
    items: (answer, place) =>
      objectsAt(answer, 'VpcEndpoints')
        .filter((value) => isOfS3(textAt(value, 'ServiceName')))
        .map((value) => regional('endpoint', 'vpc-endpoint', textAt(value, 'VpcEndpointId'), place, without(value, 'NetworkInterfaceIds', 'DnsEntries'))),
  },
  'kms:DescribeKey': key,
  'kms:GetKeyPolicy': { kind: 'facet', input: ({ arn }) => ({ KeyId: arn, PolicyName: 'default' }) },
  'kms:GetKeyRotationStatus': { ...key, keep: (answer) => without(answer, 'NextRotationDate') },
  'sns:GetTopicAttributes': {
    kind: 'facet',
    input: ({ arn }) => ({ TopicArn: arn }),
    keep: (answer) =>
      withAt(answer, 'Attributes', (found) =>
        isObject(found) ? without(found, 'SubscriptionsConfirmed', 'SubscriptionsPending', 'SubscriptionsDeleted') : found,
      ),
  },
  // Its address is asked for first.
  'sqs:GetQueueAttributes': {
    kind: 'facet',
    input: () => ({ AttributeNames: ['QueueArn', 'Policy', 'KmsMasterKeyId', 'SqsManagedSseEnabled'] }),
  },
  'ecs:ListTaskDefinitionFamilies': {
    kind: 'lists',
    questions: () => [{ input: { status: 'ACTIVE' } }],
    pages: { send: 'nextToken', next: 'nextToken', lists: ['families'] },
    items: (answer, { partition, account, region }) =>
      textsAt(answer, 'families').map((family) => ({
        kind: 'task',
        arn: `arn:${partition}:ecs:${region}:${account}:task-definition/${family}`,
        name: family,
        region,
        value: { family },
      })),
  },
  // Of a family its latest revision is told.
  'ecs:DescribeTaskDefinition': { kind: 'facet', input: ({ name }) => ({ taskDefinition: name }), keep: maskTask },
  'ec2:DescribeInstances': {
    kind: 'lists',
    pages: { send: 'NextToken', next: 'NextToken', lists: ['Reservations'] },
    items: (answer, place) =>
      objectsAt(answer, 'Reservations')
        .flatMap((reservation) => objectsAt(reservation, 'Instances'))
        .filter((value) => at(value, 'State.Name') !== 'terminated')
        .map((value) => regional('instance', 'instance', textAt(value, 'InstanceId'), place, only(value, ...OF_INSTANCE))),
  },
  'ec2:DescribeInstanceAttribute': {
    kind: 'facet',
    input: ({ name }) => ({ InstanceId: name, Attribute: 'userData' }),
    keep: maskUserData,
  },
};

/** All else is in the list. What is switched off or not set has empty texts; a bucket without a name is none. */
function logsAndRoot(answer: Output): Output {
  return withAt(only(answer, 'DistributionConfig'), 'DistributionConfig', (config) => {
    if (!isObject(config)) return config;
    const logs = at(config, 'Logging.Enabled') === true;
    return only(config, ...(logs ? ['Logging'] : []), ...(textAt(config, 'DefaultRootObject') === undefined ? [] : ['DefaultRootObject']));
  });
}

/** What does not change while an instance runs. */
const OF_INSTANCE = ['InstanceId', 'ImageId', 'IamInstanceProfile', 'MetadataOptions', 'SubnetId', 'Tags', 'VpcId'] as const;

/** `com.amazonaws.eu-west-1.s3`, `com.amazonaws.s3-global.accesspoint`, `…s3express`. */
function isOfS3(service: string | undefined): boolean {
  return service !== undefined && /\.(?:s3|s3express|s3tables|s3-global\.accesspoint|s3-outposts)$/.test(service);
}

function regional(kind: 'endpoint' | 'instance', type: string, id = '', { partition, region, account }: Place, value: Output): Item {
  return { kind, arn: `arn:${partition}:ec2:${region}:${account}:${type}/${id}`, name: id, region, value };
}
