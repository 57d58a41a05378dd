import { expect, it } from 'vitest';
import { letsService } from '../../src/policy/lets-service.js';
import type { Part } from '../../src/truth/symbol.js';
import { seenOf, seenWith, statementOf, symbol, unknownPart } from './parsing.js';

const LOGS = ['logging.s3.amazonaws.com'];
const lets = (changes: Readonly<Record<string, unknown>>) =>
  letsService(
    seenOf({ Statement: [statementOf({ Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject', ...changes })] }),
    LOGS,
    's3:PutObject',
  ).truth;

it('a service is let in by an Allow that names it and covers the action', () => {
  expect(lets({})).toBe('yes');
  expect(lets({ Action: ['s3:GetObject', 'S3:put*'] })).toBe('yes');
  expect(lets({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } })).toBe('yes');
});

it('a service is not let in by a Deny, for another action, or under another name', () => {
  expect(lets({ Effect: 'Deny' })).toBe('no');
  expect(lets({ Action: 's3:GetObject' })).toBe('no');
  expect(lets({ Principal: { Service: 'cloudtrail.amazonaws.com' } })).toBe('no');
  expect(lets({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } })).toBe('no');
});

it('a grant to everybody says nothing of a service', () => {
  expect(lets({ Principal: '*' })).toBe('no');
  expect(lets({ Principal: undefined, NotPrincipal: { Service: 'logging.s3.amazonaws.com' } })).toBe('no');
});

it('whether a service is let in is open where it, the action or the statement is', () => {
  const statement = (principal: string, action: string): string => `{"Effect": "Allow", "Principal": ${principal}, "Action": ${action}, "Resource": "*"}`;
  const named = '{"Service": "logging.s3.amazonaws.com"}';
  const letsIn = (...parts: readonly Part[]) => letsService(seenWith('{"Statement": [', ...parts, ']}'), LOGS, 's3:PutObject').truth;
  expect(letsIn(unknownPart('imported'))).toBe('unknown');
  const [before, after] = statement('{"Service": "¤"}', '"s3:PutObject"').split('¤');
  expect(letsIn(before ?? '', symbol('Service'), after ?? '')).toBe('unknown');
  const [start, end] = statement(named, '"¤"').split('¤');
  expect(letsIn(start ?? '', symbol('Action'), end ?? '')).toBe('unknown');
  expect(letsIn(statement(named, '"s3:*"'), ', ', unknownPart('imported'))).toBe('yes');
});

it('no document lets nobody in', () => {
  expect(letsService(seenOf(undefined), LOGS, 's3:PutObject').truth).toBe('no');
});
