/**
 * Custom resources whose properties are known, since a widespread tool writes them: they say what the types of CloudFormation cannot.
 * Nothing is written into them, for what stands there is made again.
 */

import { notificationFields } from '../../notification-words.js';
import type { AttachmentType } from '../../types.js';
import { says } from '../../types.js';

export const customTypes: ReadonlyMap<string, AttachmentType> = new Map([
  [
    // The CDK notifies so, because a function that refers to its bucket could not exist before it. As its templates have it, read November 2026.
    'Custom::S3BucketNotifications',
    // It speaks as S3's API, and not as the resource type.
    says('bucket', 'notification', 'BucketName', { at: 'NotificationConfiguration', fields: notificationFields }),
  ],
]);
