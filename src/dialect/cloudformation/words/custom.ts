/**
 * Custom resources whose properties are known, since a widespread tool writes them: they say what the types of CloudFormation cannot.
 * Nothing is written into them, for what stands there is made again.
 */

import type { AttachmentType } from '../../types.js';
import { says } from '../../types.js';

/** As S3's API takes it, and not as the resource type has it. */
const notice = {
  id: 'Id',
  events: 'Events',
  prefix: 'Filter.Key.FilterRules[Name=prefix].Value',
  suffix: 'Filter.Key.FilterRules[Name=suffix].Value',
} as const;

export const customTypes: ReadonlyMap<string, AttachmentType> = new Map([
  [
    // The CDK notifies so, because a function that refers to its bucket could not exist before it. As its templates have it, read November 2026.
    'Custom::S3BucketNotifications',
    says('bucket', 'notification', 'BucketName', {
      at: 'NotificationConfiguration',
      fields: {
        topics: { at: 'TopicConfigurations', of: { at: '', fields: { ...notice, target: { at: 'TopicArn', arn: true } } } },
        queues: { at: 'QueueConfigurations', of: { at: '', fields: { ...notice, target: { at: 'QueueArn', arn: true } } } },
        functions: { at: 'LambdaFunctionConfigurations', of: { at: '', fields: { ...notice, target: { at: 'LambdaFunctionArn', arn: true } } } },
        eventBridge: { at: 'EventBridgeConfiguration', present: 'true' },
      },
    }),
  ],
]);
