import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountSnapshot, Reply } from '../../src/dialect/api/snapshot.js';
import type { ScanResult } from '../../src/fetch/request.js';
import { scan } from '../../src/fetch/scan.js';
import { operations } from '../../src/dialect/api/operations.js';
import { ofBuckets, signIn } from './fake-scan.js';
import { pythonWithMoto, startMoto } from './moto.js';
import type { Moto } from './moto.js';
import { HOME, OTHER, WEST, seeds } from './moto-buckets.js';
import { expectedOf, findingsIn } from './moto-findings.js';
import { judgedByMoto } from './moto-judges.js';
import { KEY, accountBlock, documents, seedAll } from './moto-seed.js';

const python = pythonWithMoto();

/** To these moto 5.2.1 answers with the list of objects that it gives to whatever it does not know. A scan takes that for no answer. */
const FOREIGN: ReadonlySet<string> = new Set([
  'GetBucketRequestPayment',
  'ListBucketIntelligentTieringConfigurations',
  'ListBucketMetricsConfigurations',
  'ListBucketAnalyticsConfigurations',
  'GetBucketAbac',
]);

/** What a bucket says where nobody configured anything, in moto: today's S3 would encrypt it and block public access. */
const UNCONFIGURED: Readonly<Record<string, Partial<Reply>>> = {
  GetBucketVersioning: { state: 'ok', value: {} },
  GetPublicAccessBlock: { state: 'absent' },
  GetBucketPolicy: { state: 'absent' },
  GetBucketOwnershipControls: { state: 'absent' },
  GetBucketEncryption: { state: 'absent' },
  GetBucketLogging: { state: 'ok', value: {} },
  GetBucketLifecycleConfiguration: { state: 'absent' },
  GetBucketReplication: { state: 'absent' },
  GetObjectLockConfiguration: { state: 'absent' },
  GetBucketCors: { state: 'absent' },
  GetBucketWebsite: { state: 'absent' },
  GetBucketNotificationConfiguration: { state: 'ok', value: {} },
  GetBucketTagging: { state: 'absent' },
  GetBucketAccelerateConfiguration: { state: 'ok', value: {} },
};

describe.skipIf(python === undefined)('moto, which others wrote, is read as it was configured (skipped where Python has no moto)', () => {
  let moto: Moto;
  let result: ScanResult;

  beforeAll(async () => {
    moto = await startMoto(python as string);
    await seedAll(moto.url);
    signIn(KEY);
    result = await scan({
      operations,
      include: ['tasks', 'instances'],
      accounts: [HOME, OTHER],
      roleName: 's3lint-scan',
      endpointUrl: moto.url,
      concurrency: 8,
      signal: new AbortController().signal,
      now: () => new Date('2026-11-21T12:00:00Z'),
      tool: 's3lint 0.0.0',
    });
  }, 240_000);

  afterAll(() => moto.stop());

  function account(id: string): AccountSnapshot {
    return result.snapshot.accounts[id] as AccountSnapshot;
  }

  function replies(id: string, bucket: string): Readonly<Record<string, Reply>> {
    return account(id).resources.bucket?.[`arn:aws:s3:::${bucket}`]?.replies ?? {};
  }

  function only(kind: keyof AccountSnapshot['resources'], name: string): Readonly<Record<string, Reply>> {
    return Object.values(account(HOME).resources[kind] ?? {}).find((resource) => resource.name === name)?.replies ?? {};
  }

  it('two accounts are read, each with its own buckets in their Regions', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(20);
    for (const id of [HOME, OTHER]) {
      const found = Object.values(account(id).resources.bucket ?? {}).map(({ name, region }) => `${name} in ${region}`);
      expect(found.sort()).toEqual(seeds.flatMap(({ name, region, account: of }) => (of === id ? [`${name} in ${region}`] : [])).sort());
    }
    expect(result.problems).toEqual([]);
  });

  it.each(seeds)('$name: what was put is told, and the rest is not configured', ({ name, account: id, told, create }) => {
    const put = Object.entries(told).map(([operation, value]) => [operation, { state: 'ok', value }] as const);
    // Object Lock brings versioning along.
    const versioned = create ? { GetBucketVersioning: { state: 'ok', value: { Status: 'Enabled' } } } : {};
    expect(replies(id, name)).toMatchObject({ ...UNCONFIGURED, ...versioned, ...Object.fromEntries(put) });
  });

  it('an answer that S3 would not give is none', () => {
    for (const { name, account: id } of seeds) {
      const unknown = Object.entries(replies(id, name)).flatMap(([operation, reply]) => (reply.state === 'unknown' ? [[operation, reply.reason]] : []));
      expect(Object.fromEntries(unknown)).toEqual(Object.fromEntries([...FOREIGN].map((operation) => [operation, 'unsupported'] as const)));
    }
  });

  it('of no facet of a bucket is there no reply', () => {
    for (const { name, account: id } of seeds)
      expect(Object.keys(replies(id, name))).toEqual(expect.arrayContaining(ofBuckets.map((operation) => operation.name)));
  });

  it('the account tells its own block, and the ways to its buckets', () => {
    expect(account(HOME).resources.account?.[HOME]?.replies['GetPublicAccessBlock']).toMatchObject({
      state: 'ok',
      value: { PublicAccessBlockConfiguration: accountBlock },
    });
    expect(account(OTHER).resources.account?.[OTHER]?.replies['GetPublicAccessBlock']).toEqual({ state: 'absent' });
    expect(only('accessPoint', 'quay')).toMatchObject({ GetAccessPointPolicy: { state: 'ok', value: { Policy: documents.quay } } });
    expect(only('accessPoint', 'bare')).toMatchObject({ GetAccessPointPolicy: { state: 'absent' } });
  });

  it('neighbours are told, without the secrets that they keep', () => {
    expect(only('role', 'replicator')).toMatchObject({ GetAccountAuthorizationDetails: { state: 'ok' } });
    expect(only('user', 'clerk')).toMatchObject({ ListAccessKeys: { state: 'ok', value: { AccessKeyMetadata: [{ Status: 'Active' }] } } });
    expect(only('lambda', 'shrink')).toMatchObject({ ListFunctions: { state: 'ok' }, GetPolicy: { state: 'ok' } });
    expect(only('trail', 'lighthouse')).toMatchObject({ GetTrailStatus: { state: 'ok', value: { IsLogging: true } }, GetEventSelectors: { state: 'ok' } });
    expect(only('topic', 'desk')).toMatchObject({ GetTopicAttributes: { state: 'ok', value: { Attributes: { Owner: HOME } } } });
    expect(only('queue', 'mill')).toMatchObject({
      GetQueueAttributes: { state: 'ok', value: { Attributes: { QueueArn: `arn:aws:sqs:us-east-1:${HOME}:mill` } } },
    });
    expect(Object.keys(account(HOME).resources.distribution ?? {})).toHaveLength(1);
    expect(Object.keys(account(HOME).resources.originAccessControl ?? {})).toHaveLength(1);
    expect(Object.keys(account(HOME).resources.endpoint ?? {})).toHaveLength(1);
    expect(Object.values(account(HOME).resources.key ?? {}).map(({ replies }) => replies['GetKeyPolicy'])).toMatchObject([
      { state: 'ok', value: { Policy: documents.key } },
    ]);
    expect(JSON.stringify(result.snapshot)).not.toContain('nobody-may-see-this');
    expect(account(HOME).listed['lambda:ListFunctions']?.[WEST]).toEqual({ state: 'ok' });
  });

  it('each operation that it is said to judge, it has answered', () => {
    const resources = [HOME, OTHER].flatMap((id) => Object.values(account(id).resources).flatMap((kind) => Object.values(kind)));
    const answered = new Set(
      resources.flatMap((resource) => Object.entries(resource.replies).flatMap(([name, { state }]) => (state === 'unknown' ? [] : [name]))),
    );
    // What helps the scan leaves no reply; the second account, which was read, is there by the role alone.
    const helped = new Set([...Object.keys(result.calls.byOperation).filter((key) => /GetCallerIdentity|GetBucketLocation/.test(key)), 'sts:AssumeRole']);
    expect(judgedByMoto.filter((key) => !helped.has(key) && !answered.has(key.split(':')[1] ?? ''))).toEqual([]);
  });

  it('the rules find in it what was put wrong, and nothing where it was put right', () => {
    const found = findingsIn(result.snapshot);
    const all = seeds.map((seed) => [seed.name, found.get(`arn:aws:s3:::${seed.name}`) ?? []] as const);
    expect(Object.fromEntries(all)).toEqual(Object.fromEntries(seeds.map((seed) => [seed.name, expectedOf(seed)] as const)));
  });

  it('asked again, it is the same', async () => {
    const again = await scan({
      operations: ofBuckets,
      accounts: [HOME],
      buckets: ['tagged', 'with*'],
      endpointUrl: moto.url,
      signal: new AbortController().signal,
      now: () => new Date('2026-11-21T12:00:00Z'),
      tool: 's3lint 0.0.0',
    });
    const found = again.snapshot.accounts[HOME]?.resources.bucket ?? {};
    expect(Object.keys(found)).toHaveLength(2);
    for (const { name, replies: now } of Object.values(found)) expect(now).toEqual(replies(HOME, name));
  });
});
