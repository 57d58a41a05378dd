/** VPC endpoints and CloudFront. */

import type { distribution, endpoint, originAccessControl, originAccessIdentity } from '../../../model/network.js';
import type { TypeWords } from '../../words.js';
import { ownPolicy, tags, text } from './parts.js';

export const endpointWords = (): TypeWords<ReturnType<typeof endpoint>> => ({
  service: { at: '', fields: { name: 'service_name', type: text('vpc_endpoint_type'), region: text('service_region') } },
  network: {
    at: '',
    fields: { vpc: 'vpc_id', routeTables: 'route_table_ids', subnets: 'subnet_ids', privateDns: 'private_dns_enabled' },
  },
  policy: ownPolicy,
});

const behavior = {
  origin: 'target_origin_id',
  viewerProtocol: 'viewer_protocol_policy',
  allowedMethods: 'allowed_methods',
  keyGroups: 'trusted_key_groups',
  signers: 'trusted_signers',
} as const;

export const distributionWords = (): TypeWords<ReturnType<typeof distribution>> => ({
  activation: { at: '', fields: { enabled: 'enabled', staging: 'staging', rootObject: text('default_root_object'), aliases: 'aliases' } },
  origins: {
    at: 'origin',
    of: {
      at: '',
      fields: {
        id: 'origin_id',
        domain: 'domain_name',
        path: text('origin_path'),
        accessControl: text('origin_access_control_id'),
        accessIdentity: text('s3_origin_config[0].origin_access_identity'),
        s3: { at: 's3_origin_config[0]', fields: {} },
        custom: { at: 'custom_origin_config[0]', fields: { protocol: 'origin_protocol_policy' } },
      },
    },
  },
  defaultBehavior: { at: 'default_cache_behavior[0]', fields: behavior },
  behaviors: { at: 'ordered_cache_behavior', of: { at: '', fields: { path: 'path_pattern', ...behavior } } },
  logging: { at: 'logging_config[0]', fields: { bucket: text('bucket'), prefix: text('prefix'), cookies: 'include_cookies' } },
  firewall: { at: '', fields: { webAcl: text('web_acl_id') } },
  certificate: {
    at: 'viewer_certificate[0]',
    fields: { minimumProtocol: text('minimum_protocol_version'), cloudFrontDefault: 'cloudfront_default_certificate' },
  },
  tags,
});

export const originAccessControlWords = (): TypeWords<ReturnType<typeof originAccessControl>> => ({
  naming: { at: '', fields: { name: 'name' } },
  signing: {
    at: '',
    fields: { originType: 'origin_access_control_origin_type', behavior: 'signing_behavior', protocol: 'signing_protocol' },
  },
});

export const originAccessIdentityWords = (): TypeWords<ReturnType<typeof originAccessIdentity>> => ({
  naming: { at: '', fields: { comment: text('comment') } },
});
