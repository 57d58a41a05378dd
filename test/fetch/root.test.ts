import { expect, it } from 'vitest';
import { rootsByName, wrongRoot } from '../../src/fetch/sdk/root.js';

const VERSIONING = 'VersioningConfiguration';

function cause(body: string, expected = VERSIONING): string {
  return wrongRoot(Buffer.from(body), expected)?.cause ?? 'right';
}

it.each([
  ['with a declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>', 'right'],
  ['without anything', '<VersioningConfiguration/>', 'right'],
  ['with a byte order mark and a comment', '\uFEFF<?xml version="1.0"?><!-- from a proxy --><VersioningConfiguration></VersioningConfiguration>', 'right'],
  ['under a prefix', '<s3:VersioningConfiguration xmlns:s3="x"/>', 'right'],
  ['an error with a status of success', '<Error><Code>InternalError</Code></Error>', 'answered'],
  ['empty', '', 'malformed'],
  ['only a declaration', '<?xml version="1.0"?>\n', 'malformed'],
  ['a list of objects', '<ListBucketResult><Name>b</Name></ListBucketResult>', 'foreign'],
  ['a name that only begins alike', '<VersioningConfigurations/>', 'foreign'],
  ['a web page', '<!doctype html><html></html>', 'malformed'],
  ['a web page without a type', '<html><body/></html>', 'malformed'],
  ['a document with entities', '<!DOCTYPE VersioningConfiguration [<!ENTITY a "b">]><VersioningConfiguration/>', 'malformed'],
  ['JSON', '{"message":"ok"}', 'malformed'],
])('An answer %s is %3$s', (_, body, expected) => {
  expect(cause(body)).toBe(expected);
});

it.each([
  ['{"Version":"2012-10-17","Statement":[]}', 'right'],
  ['<Error><Code>AccessDenied</Code></Error>', 'answered'],
  ['', 'malformed'],
  ['{"Version":"2012-10-17","Statem', 'malformed'],
  ['"text"', 'malformed'],
  ['[]', 'malformed'],
  ['{"message":"ok"}', 'malformed'],
  ['<html></html>', 'malformed'],
  ['<ListBucketResult/>', 'foreign'],
])('A policy of %j is %s', (body, expected) => {
  expect(cause(body, '{json}')).toBe(expected);
});

it('A root that has the name of the operation answers it, and that of a list of objects does not', () => {
  const said = (root: string, operation: string) => wrongRoot(Buffer.from(`<${root}/>`), 'NotificationConfiguration', rootsByName(operation))?.cause;
  expect(said('GetBucketNotificationResponse', 'GetBucketNotificationConfiguration')).toBeUndefined();
  expect(said('GetBucketNotificationConfigurationOutput', 'GetBucketNotificationConfiguration')).toBeUndefined();
  expect(said('ListBucketResult', 'ListBucketMetricsConfigurations')).toBe('foreign');
});
