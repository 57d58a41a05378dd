import { describe, expect, it } from 'vitest';
import { eventArrival } from '../../src/model/event-arrival.js';
import { noticesOf } from '../../src/model/event-notices.js';
import { bucketsOf } from './buckets-of.js';

/** Whether events of a bucket called `data` arrive in a topic called `news`, under such statements. */
function arrives(...statements: readonly string[]): string {
  const [bucket] = bucketsOf(`Parameters: { Some: { Type: String } }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { BucketName: data, NotificationConfiguration: { TopicConfigurations: [{ Topic: !Ref News, Event: s3:ObjectCreated:* }] } }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  NewsPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties: { Topics: [!Ref News], PolicyDocument: { Version: '2012-10-17', Statement: [${statements.join(', ')}] } }
`);
  const notices = bucket ? noticesOf(bucket.notification) : [];
  if (!bucket || !notices[0]) throw new Error('nothing is sent');
  return eventArrival(bucket, notices[0]).truth;
}
const statement = (more: Readonly<Record<string, string>> = {}): string => {
  const parts = { Effect: 'Allow', Principal: '{ Service: s3.amazonaws.com }', Action: 'sns:Publish', Resource: '!Ref News', ...more };
  return `{ ${Object.entries(parts)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }`;
};

describe('events arrive in a topic', () => {
  it.each([
    [{}, 'yes'],
    [{ Action: '"SNS:*"', Resource: "'*'" }, 'yes'],
    [{ Resource: 'arn:aws:sns:eu-west-1:111122223333:news' }, 'yes'],
    [{ Resource: 'arn:aws:sns:eu-west-1:111122223333:old-news' }, 'no'],
    [{ Resource: 'arn:aws:sqs:eu-west-1:111122223333:news' }, 'no'],
    [{ Principal: "'*'", Condition: '{ StringEquals: { aws:SourceVpce: vpce-1a2b3c4d } }' }, 'no'],
    [{ Condition: '{ ArnLike: { aws:SourceArn: !GetAtt Data.Arn } }' }, 'yes'],
    [{ Condition: '{ StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }' }, 'yes'],
    [{ Condition: '{ ArnLike: { aws:SourceArn: !Ref Some } }' }, 'unknown'],
    [{ Action: '!Ref Some' }, 'unknown'],
  ])('by a statement with %j: %s', (more, truth) => expect(arrives(statement(more))).toBe(truth));

  it('unless another statement refuses them', () => {
    const refused = (more: Readonly<Record<string, string>>): string => arrives(statement(), statement({ Effect: 'Deny', Principal: "'*'", ...more }));
    expect(refused({})).toBe('no');
    expect(refused({ Action: 'sns:Subscribe' })).toBe('yes');
    expect(refused({ Condition: '{ Bool: { aws:SecureTransport: "false" } }' })).toBe('yes');
    expect(refused({ Action: '!Ref Some' })).toBe('unknown');
  });
});
