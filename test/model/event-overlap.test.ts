import { describe, expect, it } from 'vitest';
import { noticesOf } from '../../src/model/event-notices.js';
import { keysOf, overlapWith } from '../../src/model/event-overlap.js';
import { bucketsOf } from './buckets-of.js';

/** Whether two notifications of a function share nothing, by their events and filters. */
function apart(...[one, other]: readonly [string, string]): string {
  const item = (text: string): string => `{ Function: arn:aws:lambda:eu-west-1:111122223333:function:work, ${text} }`;
  const [bucket] = bucketsOf(
    `Parameters: { Stage: { Type: String } }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties: { NotificationConfiguration: { LambdaConfigurations: [${item(one)}, ${item(other)}] } }\n`,
  );
  const [first, second] = noticesOf((bucket as NonNullable<typeof bucket>).notification);
  if (!first || !second) throw new Error('there are no two notifications');
  return overlapWith(second, [first])?.apart.truth ?? 'yes';
}
const created = 'Event: s3:ObjectCreated:*';
const by = (...rules: readonly (readonly [string, string])[]): string =>
  `${created}, Filter: { S3Key: { Rules: [${rules.map(([name, value]) => `{ Name: ${name}, Value: ${value} }`).join(', ')}] } }`;

describe('two notifications of one bucket', () => {
  it('overlap where a wildcard of the one holds the event of the other', () => {
    expect(apart(created, 'Event: s3:ObjectCreated:Copy')).toBe('no');
    expect(apart('Event: s3:ObjectCreated:Put', created)).toBe('no');
    expect(apart('Event: s3:ObjectTagging:*', 'Event: s3:ObjectAcl:Put')).toBe('yes');
  });

  it('share a key where one prefix begins the other, and one suffix ends the other', () => {
    expect(apart(by(['prefix', 'a']), by(['prefix', 'ab']))).toBe('no');
    expect(apart(by(['prefix', 'ab']), by(['prefix', 'ac']))).toBe('yes');
    expect(apart(by(['suffix', '.tar.gz']), by(['suffix', '.gz']))).toBe('no');
    expect(apart(by(['prefix', 'a'], ['suffix', '.jpg']), by(['prefix', 'ab'], ['suffix', '.png']))).toBe('yes');
  });

  it('are told apart by what is written of a text, and otherwise not at all', () => {
    expect(apart(by(['suffix', '!Sub "${Stage}.jpg"']), by(['suffix', '.png']))).toBe('yes');
    expect(apart(by(['prefix', '!Sub "in/${Stage}/"']), by(['prefix', 'in/']))).toBe('no');
    expect(apart(by(['prefix', '!Sub "in/${Stage}/"']), by(['prefix', 'in/prod/']))).toBe('unknown');
  });
});

it('keys are said by their ends', () => {
  const [bucket] = bucketsOf(
    `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties: { NotificationConfiguration: { TopicConfigurations: [{ Topic: t, ${created} }, { Topic: t, ${by(['prefix', 'in/'], ['suffix', '.csv'])} }] } }\n`,
  );
  expect(noticesOf((bucket as NonNullable<typeof bucket>).notification).map(keysOf)).toEqual(['all keys', 'keys that begin with "in/" and end in ".csv"']);
});
