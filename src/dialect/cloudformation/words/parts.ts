/** Words that several types share. */

import { unsaid } from '../../words.js';

export const tag = { at: '', fields: { key: 'Key', value: 'Value' } } as const;

export const tags = { at: 'Tags', of: tag } as const;

export const keyFilter = { at: '', fields: { prefix: 'Prefix', tags: { at: 'TagFilters', of: tag } } } as const;

export const publicAccessBlockWords = {
  at: 'PublicAccessBlockConfiguration',
  fields: {
    blockPublicAcls: 'BlockPublicAcls',
    ignorePublicAcls: 'IgnorePublicAcls',
    blockPublicPolicy: 'BlockPublicPolicy',
    restrictPublicBuckets: 'RestrictPublicBuckets',
  },
} as const;

export const cannedAcl = {
  Private: 'private',
  PublicRead: 'public-read',
  PublicReadWrite: 'public-read-write',
  AuthenticatedRead: 'authenticated-read',
  LogDeliveryWrite: 'log-delivery-write',
  AwsExecRead: 'aws-exec-read',
  BucketOwnerRead: 'bucket-owner-read',
  BucketOwnerFullControl: 'bucket-owner-full-control',
} as const;

/** One event a configuration, and the filter as a list of named rules. */
export const notice = {
  id: unsaid,
  events: { at: 'Event', alone: true },
  prefix: 'Filter.S3Key.Rules[Name=prefix].Value',
  suffix: 'Filter.S3Key.Rules[Name=suffix].Value',
} as const;

export const reportDestination = { bucket: { at: 'BucketArn', arn: true }, account: 'BucketAccountId', prefix: 'Prefix', format: 'Format' } as const;

/** There is no property for the encryption that S3's API takes here. */
export const inventoryWords = {
  at: 'InventoryConfigurations',
  of: {
    at: '',
    fields: {
      id: 'Id',
      enabled: 'Enabled',
      prefix: 'Prefix',
      versions: 'IncludedObjectVersions',
      frequency: 'ScheduleFrequency',
      fields: 'OptionalFields',
      destination: { at: 'Destination', fields: { ...reportDestination, encryption: unsaid, key: unsaid } },
    },
  },
} as const;

export const policyDocument = { at: '', fields: { document: 'PolicyDocument' } } as const;

/** Inline policies of a role, a user or a group. */
export const inlinePolicies = { at: 'Policies', of: { at: '', fields: { name: 'PolicyName', document: 'PolicyDocument' } } } as const;
