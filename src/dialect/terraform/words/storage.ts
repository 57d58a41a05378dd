/** Objects, vaults, the settings of an account, and the lens over its buckets. */

import type { storageLens } from '../../../model/delivery.js';
import type { account, object, vault } from '../../../model/storage.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { blockSettings, ownPolicy, tags, text } from './parts.js';

export const accountWords = (): TypeWords<ReturnType<typeof account>> => ({
  naming: { at: '', fields: { id: text('account_id') } },
  publicAccessBlock: { at: '', itself: true, fields: blockSettings },
});

/** aws_s3_object, and aws_s3_bucket_object before it. */
export const objectWords = (): TypeWords<ReturnType<typeof object>> => ({
  naming: { at: '', fields: { key: 'key' } },
  bucket: 'bucket',
  content: { at: '', fields: { text: text('content'), source: text('source') } },
  acl: { at: '', fields: { canned: text('acl'), grants: unsaid } },
  encryption: {
    at: '',
    fields: { algorithm: text('server_side_encryption'), key: { at: 'kms_key_id', arn: true, unset: '' }, bucketKey: 'bucket_key_enabled' },
  },
  lock: {
    at: '',
    fields: { mode: text('object_lock_mode'), retainUntil: text('object_lock_retain_until_date'), legalHold: text('object_lock_legal_hold_status') },
  },
  storage: { at: '', fields: { storageClass: text('storage_class') } },
  metadata: 'metadata',
  tags,
});

export const objectCopyWords = (): TypeWords<ReturnType<typeof object>> => ({
  ...objectWords(),
  // Its source is another object.
  content: unsaid,
  acl: {
    at: '',
    fields: {
      canned: text('acl'),
      grants: { at: 'grant', each: 'permissions', of: { at: '', fields: { grantee: text(['uri', 'id', 'email']), permission: 'permissions' } } },
    },
  },
});

export const vaultWords = (): TypeWords<ReturnType<typeof vault>> => ({
  naming: { at: '', fields: { name: 'name' } },
  policy: { at: '', fields: { document: text('access_policy') } },
  lock: unsaid,
  notification: { at: 'notification[0]', fields: { topic: { at: 'sns_topic', arn: true }, events: 'events' } },
  tags,
});

export const vaultLockWords = { at: '', itself: true, fields: { document: ownPolicy.fields.document, complete: 'complete_lock' } } as const;

export const storageLensWords = (): TypeWords<ReturnType<typeof storageLens>> => ({
  naming: { at: '', fields: { id: 'config_id' } },
  activation: { at: 'storage_lens_configuration[0]', fields: { enabled: 'enabled' } },
  target: {
    at: 'storage_lens_configuration[0].data_export[0].s3_bucket_destination[0]',
    fields: { bucket: { at: 'arn', arn: true }, account: 'account_id', prefix: text('prefix'), format: 'format' },
  },
});
