/**
 * Words that several types of the AWS provider share. Names and nesting: provider 6.66, its published schema; what is said of older versions:
 * the upgrade guides to 4, 5 and 6. A block is a list of blocks, as plans have it: a single one is `[0]`.
 */

import type { Way } from '../../words.js';

/** The provider's older types write "" where a text is not set, into states as into nested blocks of a plan; as an argument it means the same. */
export function text<const W extends Way>(at: W): { readonly at: W; readonly unset: '' } {
  return { at, unset: '' };
}

/** Likewise 0, where 0 would be no number that S3 takes. */
export function count<const W extends Way>(at: W): { readonly at: W; readonly unset: '0' } {
  return { at, unset: '0' };
}

export const onOff = { true: 'Enabled', false: 'Disabled' } as const;

export const tag = { at: '', fields: { key: 'key', value: 'value' } } as const;

export const tags = { at: 'tags', entries: { name: 'key', value: 'value' }, of: tag } as const;

/** Tags stand in a mapping, or a single one in a block. */
export const keyFilter = { at: 'filter[0]', fields: { prefix: text('prefix'), tags } } as const;

/** What is left out is false: the request replaces all four. */
export const blockSettings = {
  blockPublicAcls: 'block_public_acls',
  ignorePublicAcls: 'ignore_public_acls',
  blockPublicPolicy: 'block_public_policy',
  restrictPublicBuckets: 'restrict_public_buckets',
} as const;

/** Of access points: what is left out of the block is true, by the provider's own default. */
export const pointSettings = {
  blockPublicAcls: { at: 'block_public_acls', otherwise: 'true' },
  ignorePublicAcls: { at: 'ignore_public_acls', otherwise: 'true' },
  blockPublicPolicy: { at: 'block_public_policy', otherwise: 'true' },
  restrictPublicBuckets: { at: 'restrict_public_buckets', otherwise: 'true' },
} as const;

export const policy = { at: '', itself: true, fields: { document: text('policy') } } as const;

/** A policy beside other arguments: it is not written where it is left out. */
export const ownPolicy = { at: '', fields: { document: text('policy') } } as const;

export const resourcePolicy = { at: '', itself: true, fields: { document: text('resource_policy') } } as const;

export const reportDestination = {
  bucket: { at: 'bucket_arn', arn: true },
  account: text('account_id'),
  prefix: text('prefix'),
  format: 'format',
} as const;

/** A routing rule: in blocks, or in JSON as S3's API has it. */
export const routingRule = {
  at: '',
  fields: {
    condition: {
      at: ['condition[0]', 'Condition'],
      fields: {
        keyPrefix: text(['key_prefix_equals', 'KeyPrefixEquals']),
        errorCode: text(['http_error_code_returned_equals', 'HttpErrorCodeReturnedEquals']),
      },
    },
    redirect: {
      at: ['redirect[0]', 'Redirect'],
      fields: {
        host: text(['host_name', 'HostName']),
        protocol: text(['protocol', 'Protocol']),
        code: text(['http_redirect_code', 'HttpRedirectCode']),
        replaceKeyPrefix: text(['replace_key_prefix_with', 'ReplaceKeyPrefixWith']),
        replaceKey: text(['replace_key_with', 'ReplaceKeyWith']),
      },
    },
  },
} as const;
