import { expect, it } from 'vitest';
import { mayTouchS3 } from '../../src/fetch/identities.js';

function allowing(action: unknown): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
}

it.each([['s3:GetObject'], ['S3:*'], ['*'], ['*:*'], ['s?:GetObject'], ['s3express:CreateSession'], [['ec2:*', 's3:ListBucket']]])(
  'A document that names %j speaks of S3',
  (action) => {
    expect(mayTouchS3(allowing(action))).toBe(true);
  },
);

it.each([['ec2:*'], [['sqs:SendMessage', 'sns:Publish']], ['s*n:x'], ['sts:AssumeRole'], [[]]])('A document that names %j does not', (action) => {
  expect(mayTouchS3(allowing(action))).toBe(false);
});

it('What is not named is meant by all but the named', () => {
  expect(mayTouchS3(JSON.stringify({ Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } }))).toBe(true);
});

it.each([[undefined], ['{"Statement": ['], ['null'], ['{"Statement":"s3"}']])('A document that cannot be read may say anything: %j', (document) => {
  expect(mayTouchS3(document)).toBe(true);
});
