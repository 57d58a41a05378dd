/** Snapshots for tests: an account by its parts. */

import { run } from '../../../src/lint.js';
import type { Run } from '../../../src/lint.js';
import { load } from '../../../src/load/load.js';
import type { Loaded } from '../../../src/load/load.js';
import type { AccountSnapshot, Json, Reply, ResourceSnapshot, Snapshot } from '../../../src/dialect/api/snapshot.js';
import { allLists } from '../../../src/dialect/api/write.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';

export const ACCOUNT = '111122223333';

/** Of one kind, by ARN. */
type Resources = Readonly<Record<string, ResourceSnapshot>>;

export const ok = (value: Json): Reply => ({ state: 'ok', value });
export const absent: Reply = { state: 'absent' };
export const denied = (action: string, detail?: string): Reply => ({
  state: 'unknown',
  reason: 'denied',
  action,
  code: 'AccessDenied',
  http: 403,
  ...(detail === undefined ? {} : { detail }),
});

/** An account without a block of its own. */
export const openAccount: Resources = { [ACCOUNT]: { name: ACCOUNT, replies: { GetPublicAccessBlock: absent } } };

/** Buckets by name: what each answers. */
export function buckets(all: Readonly<Record<string, ResourceSnapshot['replies']>>): Resources {
  return Object.fromEntries(
    Object.entries(all).map(([name, replies]) => [
      `arn:aws:s3:::${name}`,
      { name, region: 'eu-west-1', replies: { ListBuckets: ok({ Name: name }), ...replies } },
    ]),
  );
}

export function snapshot(account: Partial<AccountSnapshot>, id = ACCOUNT): string {
  return accounts({ [id]: account });
}

export function accounts(all: Readonly<Record<string, Partial<AccountSnapshot>>>, taken: Partial<Snapshot['taken']> = {}): string {
  const whole: Snapshot = {
    schema: 's3lint-snapshot',
    version: 1,
    taken: { at: '2026-11-21T12:00:00Z', by: 's3lint 0.1.0', ...taken },
    accounts: Object.fromEntries(Object.entries(all).map(([id, account]) => [id, { partition: 'aws', listed: allLists(), resources: {}, ...account }])),
  };
  return JSON.stringify(whole, undefined, 2);
}

export function loaded(text: string, file = 'account.json'): Loaded {
  const request = requestFor([], { [file]: text });
  return load({ ...request, parameters: request.parameters });
}

export function judged(rule: Rule, text: string, file = 'account.json'): Run {
  return run(requestFor([rule], { [file]: text }));
}

/** What must be there for a test to mean anything. */
export function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
