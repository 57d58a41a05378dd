import { afterEach, describe, expect, it } from 'vitest';
import type { ResourceSnapshot } from '../../src/dialect/api/snapshot.js';
import type { ScanResult } from '../../src/fetch/request.js';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { Fault, Plan } from '../fake-aws/faults.js';
import { FAULTS } from '../fake-aws/faults.js';
import type { FakeState } from '../fake-aws/state.js';
import { HOME, account, ofBuckets, scanFake } from './fake-scan.js';

const told = Object.fromEntries(ofBuckets.filter((_, index) => index % 2 === 0).map(({ name }) => [name, 'configured'] as const));
const state: FakeState = {
  accounts: {
    [HOME]: { buckets: { struck: { region: 'us-east-1', told: { ...told, GetBucketPolicy: 'configured' } }, whole: { region: 'us-east-1', told } } },
  },
};

let fake: FakeAws;

afterEach(() => fake.close());

/** Of what never answers a few facets will do: each has to be waited for. */
function askedUnder(fault: Fault): typeof ofBuckets {
  return fault === 'hang' ? ofBuckets.slice(0, 4) : ofBuckets;
}

async function scanUnder(fault: Fault, ...faults: readonly Plan[]): Promise<ScanResult> {
  fake = await startFakeAws({ state, faults });
  return scanFake(fake, { operations: askedUnder(fault) }, fault === 'hang' ? { patience: { connect: 10_000, answer: 1_000 } } : {});
}

/** The facets of a bucket, as far as they were asked for one by one. */
function facets(result: ScanResult, name: string): ResourceSnapshot['replies'] {
  const { ListBuckets: _, ...asked } = account(result).resources.bucket?.[`arn:aws:s3:::${name}`]?.replies ?? {};
  return asked;
}

/** What a fault makes of a facet if it strikes every call about it. An error that is cut off has its status left, and no code. */
const ALWAYS: Readonly<Record<Exclude<Fault, Stopping | 'slow'>, string>> = {
  denied: 'denied',
  deniedByIdentity: 'denied',
  deniedByServiceControlPolicy: 'denied',
  deniedByResourceControlPolicy: 'denied',
  deniedSilently: 'denied',
  slowDown: 'throttled',
  internalError: 'throttled',
  tooMany: 'throttled',
  throttled: 'throttled',
  errorOn200: 'throttled',
  redirect: 'malformed',
  malformedAuthorization: 'malformed',
  regionNotEnabled: 'region-disabled|malformed',
  noSuchBucket: 'gone',
  methodNotAllowed: 'unsupported',
  notImplemented: 'unsupported',
  truncated: 'malformed|unsupported',
  html: 'malformed',
  json: 'malformed',
  empty: 'malformed',
  foreignRoot: 'unsupported',
  entity: 'malformed',
  reset: 'network',
  cut: 'network',
  hang: 'timeout',
};

/** These say that nobody will be answered. */
type Stopping = 'expiredToken' | 'unknownKey' | 'wrongSignature' | 'skewedClock';
const STOPPING: readonly Stopping[] = ['expiredToken', 'unknownKey', 'wrongSignature', 'skewedClock'];

describe('Of a bucket that never answers well no facet is known, and nothing of any other is lost', () => {
  it.each(Object.entries(ALWAYS) as [Fault, string][])('%s: %s', async (fault, reasons) => {
    const result = await scanUnder(fault, { fault, bucket: 'struck' });
    const names = askedUnder(fault).map(({ name }) => name);
    const struck = facets(result, 'struck');
    expect(Object.keys(struck).sort()).toEqual(names.toSorted());
    expect(Object.entries(struck).filter(([, reply]) => reply.state !== 'unknown' || !reasons.split('|').includes(reply.reason))).toEqual([]);
    expect(Object.values(facets(result, 'whole')).map(({ state }) => state)).toEqual(names.map(() => expect.stringMatching(/^(?:ok|absent)$/) as string));
    expect(fake.requests().notReads).toEqual([]);
  });

  it('every fault that there is, is one of these, or stops its account, or is only slow', () => {
    expect([...Object.keys(ALWAYS), ...STOPPING, 'slow'].sort()).toEqual(Object.keys(FAULTS).sort());
  });
});

describe('What passes leaves every facet as it is without it', () => {
  it.each<Fault>(['slowDown', 'internalError', 'tooMany', 'throttled', 'errorOn200', 'reset', 'cut', 'hang', 'noSuchBucket'])('%s', async (fault) => {
    const healthy = facets(await scanUnder(fault), 'struck');
    await fake.close();
    expect(facets(await scanUnder(fault, { fault, bucket: 'struck', first: 2 }), 'struck')).toEqual(healthy);
  });

  it('slow', async () => {
    const result = await scanUnder('slow', { fault: 'slow', bucket: 'struck' });
    expect(Object.values(facets(result, 'struck')).filter(({ state }) => state === 'unknown')).toEqual([]);
  });
});
