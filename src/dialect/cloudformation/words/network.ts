/** VPC endpoints and CloudFront. */

import type { distribution, endpoint, originAccessControl, originAccessIdentity } from '../../../model/network.js';
import type { TypeWords } from '../../words.js';
import { policyDocument, tags } from './parts.js';

export const endpointWords = (): TypeWords<ReturnType<typeof endpoint>> => ({
  service: { at: '', fields: { name: 'ServiceName', type: 'VpcEndpointType', region: 'ServiceRegion' } },
  network: { at: '', fields: { vpc: 'VpcId', routeTables: 'RouteTableIds', subnets: 'SubnetIds', privateDns: 'PrivateDnsEnabled' } },
  policy: policyDocument,
});

const behavior = {
  origin: 'TargetOriginId',
  viewerProtocol: 'ViewerProtocolPolicy',
  allowedMethods: 'AllowedMethods',
  keyGroups: 'TrustedKeyGroups',
  signers: 'TrustedSigners',
} as const;

export const distributionWords = (): TypeWords<ReturnType<typeof distribution>> => ({
  activation: { at: 'DistributionConfig', fields: { enabled: 'Enabled', staging: 'Staging', rootObject: 'DefaultRootObject', aliases: 'Aliases' } },
  origins: {
    at: 'DistributionConfig.Origins',
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
  defaultBehavior: { at: 'DistributionConfig.DefaultCacheBehavior', fields: behavior },
  behaviors: { at: 'DistributionConfig.CacheBehaviors', of: { at: '', fields: { path: 'PathPattern', ...behavior } } },
  logging: { at: 'DistributionConfig.Logging', fields: { bucket: 'Bucket', prefix: 'Prefix', cookies: 'IncludeCookies' } },
  firewall: { at: '', fields: { webAcl: 'DistributionConfig.WebACLId' } },
  certificate: {
    at: 'DistributionConfig.ViewerCertificate',
    fields: { minimumProtocol: 'MinimumProtocolVersion', cloudFrontDefault: 'CloudFrontDefaultCertificate' },
  },
  tags,
});

export const originAccessControlWords = (): TypeWords<ReturnType<typeof originAccessControl>> => ({
  naming: { at: '', fields: { name: 'OriginAccessControlConfig.Name' } },
  signing: {
    at: 'OriginAccessControlConfig',
    fields: { originType: 'OriginAccessControlOriginType', behavior: 'SigningBehavior', protocol: 'SigningProtocol' },
  },
});

export const originAccessIdentityWords = (): TypeWords<ReturnType<typeof originAccessIdentity>> => ({
  naming: { at: 'CloudFrontOriginAccessIdentityConfig', fields: { comment: 'Comment' } },
});
