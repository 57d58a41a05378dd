import { afterEach, describe, expect, it } from 'vitest';
import { operationsFor } from '../../src/dialect/api/plan.js';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { Plan } from '../fake-aws/faults.js';
import { xml } from '../fake-aws/reply.js';
import type { FakeBucket } from '../fake-aws/state.js';
import { HOME, account, named, ofBuckets, reply, scanFake } from './fake-scan.js';

let fake: FakeAws;

afterEach(() => fake.close());

async function start(buckets: Readonly<Record<string, FakeBucket>>, faults: readonly Plan[] = []): Promise<void> {
  fake = await startFakeAws({ state: { accounts: { [HOME]: { buckets } } }, faults });
}

const plain: FakeBucket = { region: 'us-east-1' };
const tagged = (value: string): FakeBucket => ({
  ...plain,
  told: { GetBucketTagging: xml(`<Tagging><TagSet><Tag><Key>env</Key><Value>${value}</Value></Tag></TagSet></Tagging>`) },
});

function kept(result: Awaited<ReturnType<typeof scanFake>>): readonly string[] {
  return Object.values(account(result).resources.bucket ?? {}).map(({ name }) => name);
}

describe('Calls that cannot matter are not sent', () => {
  const versions = (status: string) => ({
    ...plain,
    told: { GetBucketVersioning: xml(`<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`) },
  });

  it('What somebody asks for beside another facet is asked where that one is configured, or could not be read', async () => {
    const replicated = { ...versions('Enabled').told, GetBucketReplication: 'configured' as const };
    await start({ copied: { ...plain, told: replicated }, alone: versions('Enabled'), closed: versions('Enabled') }, [
      { operation: 'GetBucketReplication', bucket: 'closed', fault: 'denied' },
    ]);
    const asked = operationsFor([
      { of: 'bucket', facet: 'replication' },
      { of: 'bucket', facet: 'versioning' },
      { of: 'bucket', facet: 'objectLock', with: 'replication' },
    ]);
    const result = await scanFake(fake, { operations: asked });
    expect(reply(result, 'copied', 'GetObjectLockConfiguration')).toEqual({ state: 'absent' });
    expect(reply(result, 'alone', 'GetObjectLockConfiguration')).toBeUndefined();
    expect(reply(result, 'closed', 'GetObjectLockConfiguration')).toEqual({ state: 'absent' });
    expect(
      fake.requests().entries.filter(({ operation }) => operation === 's3:GetObjectLockConfiguration' || operation === 'GetObjectLockConfiguration').length,
    ).toBe(2);
  });

  it('What follows from an answer is known, although nobody asked for it', async () => {
    await start({ once: versions('Suspended') });
    const result = await scanFake(fake, { operations: named('s3:ListBuckets', 's3:GetBucketVersioning') });
    expect(reply(result, 'once', 'GetObjectLockConfiguration')).toEqual({ state: 'absent' });
  });

  it('A bucket that keeps no new versions is not asked about replication or Object Lock: it can have neither', async () => {
    await start({ never: plain, once: versions('Suspended'), now: versions('Enabled') });
    const result = await scanFake(fake, {
      operations: named('s3:ListBuckets', 's3:GetBucketVersioning', 's3:GetBucketReplication', 's3:GetObjectLockConfiguration'),
    });
    expect(reply(result, 'never', 'GetBucketReplication')).toEqual({ state: 'absent' });
    expect(reply(result, 'once', 'GetObjectLockConfiguration')).toEqual({ state: 'absent' });
    expect([...fake.requests().perBucket()].sort()).toEqual([
      ['never', 1],
      ['now', 3],
      ['once', 1],
    ]);
  });

  it('A bucket whose ACLs are disabled is not asked for one: the answer is always the same', async () => {
    const owned = (says: string) => xml(`<OwnershipControls><Rule><ObjectOwnership>${says}</ObjectOwnership></Rule></OwnershipControls>`);
    await start({
      disabled: { ...plain, told: { GetBucketOwnershipControls: owned('BucketOwnerEnforced') } },
      preferred: { ...plain, told: { GetBucketOwnershipControls: owned('BucketOwnerPreferred') } },
      old: plain,
    });
    const result = await scanFake(fake, { operations: named('s3:GetBucketAcl', 's3:GetBucketOwnershipControls') });
    expect(['disabled', 'preferred', 'old'].map((name) => reply(result, name, 'GetBucketAcl')?.state)).toEqual(['absent', 'ok', 'ok']);
  });

  it('Where versioning cannot be read, they are asked', async () => {
    await start({ harbour: plain }, [{ fault: 'denied', operation: 'GetBucketVersioning' }]);
    await scanFake(fake, { operations: named('s3:GetBucketVersioning', 's3:GetBucketReplication') });
    expect(fake.requests().perBucket().get('harbour')).toBe(2);
  });

  it('A bucket with nothing configured takes a call for each facet, less these two', async () => {
    await start({ harbour: plain });
    await scanFake(fake, { operations: ofBuckets });
    expect(fake.requests().perBucket().get('harbour')).toBe(ofBuckets.length - 2);
  });
});

describe('Buckets are chosen by name and by tag', () => {
  it('by patterns, of which one must fit, and the snapshot says so', async () => {
    await start({ 'logs-a': plain, 'logs-bb': plain, web: plain, 'web.old': plain });
    const result = await scanFake(fake, { operations: named('s3:GetBucketAcl'), buckets: ['logs-?', 'web'] });
    expect(kept(result)).toEqual(['logs-a', 'web']);
    expect(account(result).only).toEqual({ buckets: ['logs-?', 'web'] });
  });

  it('by tags, which must all be there', async () => {
    await start({ prod: tagged('prod'), dev: tagged('dev'), none: plain });
    const operations = named('s3:GetBucketAcl');
    expect(kept(await scanFake(fake, { operations, tags: [{ key: 'env', value: 'prod' }] }))).toEqual(['prod']);
    expect(kept(await scanFake(fake, { operations, tags: [{ key: 'env' }] }))).toEqual(['dev', 'prod']);
    expect(kept(await scanFake(fake, { operations, tags: [{ key: 'env' }, { key: 'team' }] }))).toEqual([]);
  });

  it('A bucket whose tags cannot be read may be meant, so it is scanned, and that is said', async () => {
    await start({ prod: tagged('prod'), hidden: plain }, [{ fault: 'denied', operation: 'GetBucketTagging', bucket: 'hidden' }]);
    const result = await scanFake(fake, { operations: named('s3:GetBucketAcl'), tags: [{ key: 'env', value: 'prod' }] });
    expect(kept(result)).toEqual(['hidden', 'prod']);
    expect(result.problems).toMatchObject([{ kind: 'tags', message: expect.stringContaining('the tags of a bucket cannot be read') as string }]);
  });

  it('Who may not list buckets can still name them', async () => {
    await start({ harbour: { region: 'eu-west-1' }, pier: plain }, [{ fault: 'denied', operation: 'ListBuckets' }]);
    const result = await scanFake(fake, { operations: named('s3:GetBucketAcl'), buckets: ['harbour', 'p*'] });
    expect(kept(result)).toEqual(['harbour']);
    expect(account(result).resources.bucket?.['arn:aws:s3:::harbour']?.region).toBe('eu-west-1');
  });
});

it('Lists within a bucket are read to their last page', async () => {
  await start({ harbour: { ...plain, told: { ListBucketInventoryConfigurations: 'configured' } } });
  const result = await scanFake(fake, { operations: named('s3:ListBucketInventoryConfigurations') });
  const answer = reply(result, 'harbour', 'ListBucketInventoryConfigurations');
  const value = answer?.state === 'ok' ? (answer.value as { readonly InventoryConfigurationList: readonly unknown[] }) : undefined;
  expect(Object.keys(value ?? {})).toEqual(['InventoryConfigurationList']);
  expect(value?.InventoryConfigurationList.length).toBe(2);
});
