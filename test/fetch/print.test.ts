import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/dialect/api/snapshot.js';
import { printSnapshot } from '../../src/fetch/print.js';

const head = { schema: 's3lint-snapshot', version: 1 } as const;

it('The order in which answers came leaves no trace in the text', () => {
  const taken = { at: '2026-11-21T12:00:00.000Z', by: 's3lint 0.0.0' };
  const one: Snapshot = {
    ...head,
    taken,
    accounts: { '2': { partition: 'aws', listed: {}, resources: {} }, '1': { resources: {}, listed: {}, partition: 'aws' } },
  };
  const other: Snapshot = {
    accounts: { '1': { partition: 'aws', listed: {}, resources: {} }, '2': { listed: {}, partition: 'aws', resources: {} } },
    taken,
    ...head,
  };
  expect(printSnapshot(one)).toBe(printSnapshot(other));
});

it('A snapshot ends with a newline and is indented by two', () => {
  expect(printSnapshot({ ...head, taken: { at: 'a', by: 'b' }, accounts: {} })).toBe(
    '{\n  "schema": "s3lint-snapshot",\n  "version": 1,\n  "accounts": {},\n  "taken": {\n    "at": "a",\n    "by": "b"\n  }\n}\n',
  );
});

it('Tags are a set; rules are a sequence', () => {
  const replies = (order: readonly string[]) => ({
    GetBucketTagging: { state: 'ok' as const, value: { TagSet: order.map((Key) => ({ Key, Value: '1' })) } },
    GetBucketCors: { state: 'ok' as const, value: { CORSRules: order.map((ID) => ({ ID })) } },
  });
  const text = printSnapshot({
    ...head,
    taken: { at: 'a', by: 'b' },
    accounts: { '1': { partition: 'aws', listed: {}, resources: { bucket: { x: { name: 'x', replies: replies(['b', 'a']) } } } } },
  });
  const parsed = JSON.parse(text) as {
    accounts: { '1': { resources: { bucket: { x: { replies: { GetBucketTagging: unknown; GetBucketCors: unknown } } } } } };
  };
  expect(parsed.accounts['1'].resources.bucket.x.replies).toMatchObject({
    GetBucketTagging: { value: { TagSet: [{ Key: 'a' }, { Key: 'b' }] } },
    GetBucketCors: { value: { CORSRules: [{ ID: 'b' }, { ID: 'a' }] } },
  });
});
