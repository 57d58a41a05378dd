import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './clients.js';
import type { FakeAws } from './fake.js';
import { startFakeAws } from './fake.js';
import type { Fault, Plan } from './faults.js';
import { FAULTS } from './faults.js';
import { buckets } from './state.js';

const ACCOUNT = '111111111111';
const state = { accounts: { [ACCOUNT]: { buckets: buckets(40, ['us-east-1'], { GetBucketVersioning: 'configured' }) } } } as const;

let fake: FakeAws;

afterEach(() => fake.close());

async function start(faults: readonly Plan[], seed = 1): Promise<void> {
  fake = await startFakeAws({ state, faults, seed });
}

interface Failure {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What the SDK makes of it: an output, or an error with its status. */
async function heard(bucket = 'bucket-00000', name: 'GetBucketVersioning' | 'GetBucketAcl' = 'GetBucketVersioning', timeoutMs = 20_000): Promise<unknown> {
  return ask({ service: 's3', name }, { Bucket: bucket }, { url: fake.url, credentials: fake.credentials(ACCOUNT), timeoutMs }).catch((error: Failure) => [
    error.name,
    ...(error.code === undefined ? [] : [error.code]),
    ...(error.$metadata?.httpStatusCode === undefined ? [] : [error.$metadata.httpStatusCode]),
  ]);
}

/** As the SDK tells each; where it takes a bad answer for a good one, a scan has to look for itself. */
const TOLD: Readonly<Record<Fault, unknown>> = {
  denied: ['AccessDenied', 403],
  deniedByIdentity: ['AccessDenied', 403],
  deniedByServiceControlPolicy: ['AccessDenied', 403],
  deniedByResourceControlPolicy: ['AccessDenied', 403],
  deniedSilently: ['Unknown', 403],
  expiredToken: ['ExpiredToken', 400],
  unknownKey: ['InvalidAccessKeyId', 403],
  wrongSignature: ['SignatureDoesNotMatch', 403],
  skewedClock: ['RequestTimeTooSkewed', 403],
  slowDown: ['SlowDown', 503],
  internalError: ['InternalError', 500],
  tooMany: ['TooManyRequestsException', 429],
  throttled: ['ThrottlingException', 400],
  errorOn200: ['InternalError', 503],
  redirect: ['PermanentRedirect', 301],
  malformedAuthorization: ['AuthorizationHeaderMalformed', 400],
  regionNotEnabled: ['IllegalLocationConstraintException', 400],
  noSuchBucket: ['NoSuchBucket', 404],
  methodNotAllowed: ['MethodNotAllowed', 405],
  notImplemented: ['NotImplemented', 501],
  truncated: ['Error', 200],
  html: ['Error', 200],
  json: ['Error', 200],
  empty: {},
  foreignRoot: {},
  entity: { Status: '' },
  reset: ['TimeoutError', 'ECONNRESET'],
  cut: ['Error', 'ECONNRESET'],
  hang: ['TimeoutError', 'ETIMEDOUT'],
  slow: { Status: 'Enabled', MFADelete: 'Disabled' },
};

describe('A fault shows on the wire as it does from AWS', () => {
  it.each(Object.keys(FAULTS) as Fault[])('%s', async (fault) => {
    await start([{ fault }]);
    expect(await heard('bucket-00000', 'GetBucketVersioning', fault === 'hang' ? 300 : undefined)).toEqual(TOLD[fault]);
  });
});

describe('A plan says when a fault strikes', () => {
  it('by operation, bucket and the number of the call', async () => {
    await start([{ fault: 'slowDown', operation: 'GetBucketVersioning', bucket: 'bucket-00001', nth: [2] }]);
    const calls = [];
    for (const [bucket, operation] of [
      ['bucket-00001', 'GetBucketAcl'],
      ['bucket-00002', 'GetBucketVersioning'],
      ['bucket-00001', 'GetBucketVersioning'],
      ['bucket-00001', 'GetBucketVersioning'],
      ['bucket-00001', 'GetBucketVersioning'],
    ] as const)
      calls.push(Array.isArray(await heard(bucket, operation)));
    expect(calls).toEqual([false, false, false, true, false]);
  });

  it('by the first calls about each', async () => {
    await start([{ fault: 'internalError', first: 1 }]);
    const calls = [await heard('bucket-00001'), await heard('bucket-00002'), await heard('bucket-00001')];
    expect(calls.map((call) => Array.isArray(call))).toEqual([true, true, false]);
  });

  it('by chance, which falls the same way in every run with one seed, in whatever order the calls come', async () => {
    const names = Object.keys(buckets(40));
    const struck = async (order: readonly string[], seed: number): Promise<readonly string[]> => {
      await start([{ fault: 'slowDown', probability: 0.3 }], seed);
      const hit = new Set<string>();
      for (const bucket of order) if (Array.isArray(await heard(bucket))) hit.add(bucket);
      await fake.close();
      return [...hit].sort();
    };
    const once = await struck(names, 1);
    expect(once.length).toBeGreaterThan(4);
    expect(once.length).toBeLessThan(24);
    expect(await struck(names.toReversed(), 1)).toEqual(once);
    expect(await struck(names, 2)).not.toEqual(once);
  });
});
