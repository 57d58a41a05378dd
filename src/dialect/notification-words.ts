/** The words of GetBucketNotificationConfiguration, for all who speak as S3's API does. Amazon S3 API Reference, read November 2026. */

const notice = {
  id: 'Id',
  events: 'Events',
  prefix: 'Filter.Key.FilterRules[Name=prefix].Value',
  suffix: 'Filter.Key.FilterRules[Name=suffix].Value',
} as const;

export const notificationFields = {
  topics: { at: 'TopicConfigurations', of: { at: '', fields: { ...notice, target: { at: 'TopicArn', arn: true } } } },
  queues: { at: 'QueueConfigurations', of: { at: '', fields: { ...notice, target: { at: 'QueueArn', arn: true } } } },
  functions: { at: 'LambdaFunctionConfigurations', of: { at: '', fields: { ...notice, target: { at: 'LambdaFunctionArn', arn: true } } } },
  eventBridge: { at: 'EventBridgeConfiguration', present: 'true' },
} as const;
