import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../../src/model/event-notices.js';
import type { Bucket } from '../../../src/model/subjects.js';
import { declared, estateOf, unitOf } from './reading.js';

/** The notification of a bucket, as the function of the CDK is told to set it. */
function notification(configuration: string, name = '!Ref Data'): Bucket['notification'] {
  const unit = unitOf(`Parameters: { Name: { Type: String } }
Resources:
  Data: { Type: AWS::S3::Bucket }
  DataNotifications:
    Type: Custom::S3BucketNotifications
    Properties: { ServiceToken: !GetAtt Handler.Arn, BucketName: ${name}, Managed: true, NotificationConfiguration: ${configuration} }
  Handler: { Type: AWS::Lambda::Function }
  Work: { Type: AWS::Lambda::Function }
  Jobs: { Type: AWS::SQS::Queue }
  News: { Type: AWS::SNS::Topic }
`);
  const estate = estateOf(unit);
  return (estate.view(declared(unit, 'Data'), estate.plain) as Bucket).notification;
}

describe('the notifications that the CDK sets by a custom resource', () => {
  it.each([
    ['{ TopicConfigurations: [{ Events: ["s3:ObjectCreated:*"], TopicArn: !Ref News }] }', 'topic', 'News'],
    ['{ QueueConfigurations: [{ Events: ["s3:ObjectCreated:*"], QueueArn: !GetAtt Jobs.Arn }] }', 'queue', 'Jobs'],
    ['{ LambdaFunctionConfigurations: [{ Events: ["s3:ObjectCreated:*"], LambdaFunctionArn: !GetAtt Work.Arn }] }', 'function', 'Work'],
  ])('are those of the bucket: %s', (configuration, to, target) => {
    const [notice, ...others] = noticesOf(notification(configuration));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ to, events: { items: [{ value: 's3:ObjectCreated:*' }] } });
    expect(notice?.target.to?.address).toBe(target);
  });

  it('have the events and the filter of the API', () => {
    const [notice] = noticesOf(
      notification(
        '{ QueueConfigurations: [{ Id: new, Events: ["s3:ObjectCreated:Put", "s3:ObjectCreated:Post"], Filter: { Key: { FilterRules: [{ Name: suffix, Value: .jpg }, { Name: prefix, Value: in/ }] } }, QueueArn: !GetAtt Jobs.Arn }] }',
      ),
    );
    expect(notice).toMatchObject({
      key: 'new',
      events: { items: [{ value: 's3:ObjectCreated:Put' }, { value: 's3:ObjectCreated:Post' }] },
      prefix: { value: 'in/' },
      suffix: { value: '.jpg' },
    });
  });

  it('send to EventBridge with a block that has nothing in it', () => {
    expect(notification('{ EventBridgeConfiguration: {} }').eventBridge).toMatchObject({ value: true });
    expect(notification('{ QueueConfigurations: [] }').eventBridge.kind).toBe('absent');
  });

  it('may be those of a bucket that cannot be told', () => {
    expect(notification('{ EventBridgeConfiguration: {} }', '!Ref Name').eventBridge.kind).toBe('unknown');
    expect(notification('{ EventBridgeConfiguration: {} }', '!ImportValue Other').eventBridge.kind).toBe('absent');
  });
});
