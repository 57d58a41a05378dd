/** What stands around buckets: functions, trails, distributions, endpoints, topics, queues. API References of the services, read 2026-11-21. */

import type { queue, topic, trail } from '../../../model/delivery.js';
import type { distribution, endpoint, originAccessControl } from '../../../model/network.js';
import type { TypeWords } from '../../words.js';
import { NAME, documentAt, unasked } from './parts.js';

export const topicWords: TypeWords<ReturnType<typeof topic>> = {
  naming: { at: '', fields: { name: NAME } },
  delivery: { at: 'GetTopicAttributes.Attributes', fields: { fifo: 'FifoTopic' } },
  encryption: { at: 'GetTopicAttributes.Attributes', fields: { key: 'KmsMasterKeyId' } },
  policy: documentAt('GetTopicAttributes.Attributes.Policy'),
  tags: unasked,
};

export const queueWords: TypeWords<ReturnType<typeof queue>> = {
  naming: { at: '', fields: { name: NAME } },
  delivery: { at: 'GetQueueAttributes.Attributes', fields: { fifo: 'FifoQueue' } },
  encryption: { at: 'GetQueueAttributes.Attributes', fields: { key: 'KmsMasterKeyId', managed: 'SqsManagedSseEnabled' } },
  policy: documentAt('GetQueueAttributes.Attributes.Policy'),
  tags: unasked,
};

export const trailWords: TypeWords<ReturnType<typeof trail>> = {
  naming: { at: 'DescribeTrails', fields: { name: 'Name' } },
  logging: {
    at: '',
    fields: {
      enabled: 'GetTrailStatus.IsLogging',
      multiRegion: 'DescribeTrails.IsMultiRegionTrail',
      organization: 'DescribeTrails.IsOrganizationTrail',
      fileValidation: 'DescribeTrails.LogFileValidationEnabled',
    },
  },
  target: { at: 'DescribeTrails', fields: { bucket: 'S3BucketName', prefix: 'S3KeyPrefix', key: 'KmsKeyId', topic: 'SnsTopicARN' } },
  selectors: {
    at: 'GetEventSelectors',
    fields: {
      basic: {
        at: 'EventSelectors',
        of: {
          at: '',
          fields: {
            readWrite: 'ReadWriteType',
            managementEvents: 'IncludeManagementEvents',
            data: { at: 'DataResources', of: { at: '', fields: { type: 'Type', values: 'Values' } } },
          },
        },
      },
      advanced: {
        at: 'AdvancedEventSelectors',
        of: {
          at: '',
          fields: {
            name: 'Name',
            fields: {
              at: 'FieldSelectors',
              of: {
                at: '',
                fields: {
                  field: 'Field',
                  equals: 'Equals',
                  startsWith: 'StartsWith',
                  endsWith: 'EndsWith',
                  notEquals: 'NotEquals',
                  notStartsWith: 'NotStartsWith',
                  notEndsWith: 'NotEndsWith',
                },
              },
            },
          },
        },
      },
    },
  },
};

const behavior = {
  origin: 'TargetOriginId',
  viewerProtocol: 'ViewerProtocolPolicy',
  allowedMethods: 'AllowedMethods.Items',
  keyGroups: 'TrustedKeyGroups.Items',
  signers: 'TrustedSigners.Items',
} as const;

const CONFIG = 'GetDistributionConfig.DistributionConfig';

/** The list of distributions says nothing of their logs and root objects. */
export const distributionWords: TypeWords<ReturnType<typeof distribution>> = {
  activation: {
    at: '',
    fields: {
      enabled: 'ListDistributions.Enabled',
      staging: 'ListDistributions.Staging',
      rootObject: `${CONFIG}.DefaultRootObject`,
      aliases: 'ListDistributions.Aliases.Items',
    },
  },
  origins: {
    at: 'ListDistributions.Origins.Items',
    of: {
      at: '',
      fields: {
        id: 'Id',
        domain: 'DomainName',
        path: 'OriginPath',
        accessControl: 'OriginAccessControlId',
        accessIdentity: 'S3OriginConfig.OriginAccessIdentity',
        s3: { at: 'S3OriginConfig', fields: {} },
        custom: { at: 'CustomOriginConfig', fields: { protocol: 'OriginProtocolPolicy' } },
      },
    },
  },
  defaultBehavior: { at: 'ListDistributions.DefaultCacheBehavior', fields: behavior },
  behaviors: { at: 'ListDistributions.CacheBehaviors.Items', of: { at: '', fields: { path: 'PathPattern', ...behavior } } },
  logging: { at: `${CONFIG}.Logging`, fields: { bucket: 'Bucket', prefix: 'Prefix', cookies: 'IncludeCookies' } },
  firewall: { at: 'ListDistributions', fields: { webAcl: 'WebACLId' } },
  certificate: {
    at: 'ListDistributions.ViewerCertificate',
    fields: { minimumProtocol: 'MinimumProtocolVersion', cloudFrontDefault: 'CloudFrontDefaultCertificate' },
  },
  tags: unasked,
};

export const originAccessControlWords: TypeWords<ReturnType<typeof originAccessControl>> = {
  naming: { at: 'ListOriginAccessControls', fields: { name: 'Name' } },
  signing: {
    at: 'ListOriginAccessControls',
    fields: { originType: 'OriginAccessControlOriginType', behavior: 'SigningBehavior', protocol: 'SigningProtocol' },
  },
};

export const endpointWords: TypeWords<ReturnType<typeof endpoint>> = {
  service: { at: 'DescribeVpcEndpoints', fields: { name: 'ServiceName', type: 'VpcEndpointType', region: 'ServiceRegion' } },
  network: { at: 'DescribeVpcEndpoints', fields: { vpc: 'VpcId', routeTables: 'RouteTableIds', subnets: 'SubnetIds', privateDns: 'PrivateDnsEnabled' } },
  policy: documentAt('DescribeVpcEndpoints.PolicyDocument'),
};
