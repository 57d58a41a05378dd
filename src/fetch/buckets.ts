/** Buckets, one after the other, so that the calls of each share a connection, and no operation comes down on S3 for all at once. */

import type { Operation } from '../dialect/api/operations.js';
import { settled } from '../dialect/api/settled.js';
import { own } from '../text/own.js';
import { bucketArn } from './ask-s3.js';
import { takesName, takesTags, writtenNames } from './filter.js';
import { textAt } from './json.js';
import { each } from './limiter.js';
import { regionOfConstraint } from './regions.js';
import { GLOBAL, helper, list, tell } from './scene.js';
import type { Scene } from './scene.js';
import type { Told } from './spec.js';

const listBuckets = helper('s3:ListBuckets');
const getTagging = helper('s3:GetBucketTagging');
const getLocation = helper('s3:GetBucketLocation');

/** Finds the buckets that are meant, and where they are. */
export async function findBuckets(scene: Scene): Promise<readonly Told[]> {
  const { ledger, filter, regions } = scene;
  if (!asksBuckets(scene)) return [];
  await list(scene, listBuckets, scene.home);
  for (const { arn, name } of ledger.resources('bucket')) if (!takesName(filter, name)) ledger.remove('bucket', arn);
  const found = ledger.resources('bucket');
  // Who may not list buckets may still name some.
  const written = ledger.isWhole(listBuckets, GLOBAL) ? [] : writtenNames(filter).map((name): Told => ({ arn: bucketArn(ledger.partition, name), name }));
  const buckets = [...found, ...written.filter(({ arn }) => found.every((bucket) => bucket.arn !== arn))];
  const where = new Map<string, string>();
  await each(buckets, scene.asker.width, async (bucket) => {
    const region = bucket.region ?? (await locate(scene, bucket));
    if (region === undefined) return;
    where.set(bucket.arn, region);
    ledger.located('bucket', bucket.arn, region);
  });
  return buckets.flatMap((bucket) => {
    const region = where.get(bucket.arn);
    if (region === undefined) return [bucket];
    if (!regions || regions.includes(region)) return [{ ...bucket, region }];
    ledger.remove('bucket', bucket.arn);
    return [];
  });
}

function asksBuckets({ plan }: Scene): boolean {
  return plan.some(({ of }) => of.includes('bucket'));
}

/** Where the list does not tell it; a redirect tells it too. */
async function locate({ asker, home }: Scene, { name }: Told): Promise<string | undefined> {
  const reply = await asker.ask({ operation: getLocation, region: home, input: { Bucket: name }, bucket: name });
  return reply.state === 'ok' ? regionOfConstraint(textAt(reply.value, 'LocationConstraint')) : asker.regionOf(name);
}

/** What the plan asks of each bucket. */
export async function tellBuckets(scene: Scene, buckets: readonly Told[]): Promise<void> {
  const { asker, ledger, tally, plan } = scene;
  const facets = plan.filter(({ role, of }) => role === 'facet' && of.includes('bucket'));
  tally.buckets(ledger.account, buckets.length);
  // A few buckets are asked several things at once; many are asked one by one, side by side.
  const lanes = Math.max(1, Math.min(6, Math.floor(asker.width / Math.max(1, buckets.length))));
  await each(buckets, asker.width, async (bucket) => {
    if (await isMeant(scene, bucket)) {
      // What decides whether others are asked at all comes first.
      for (const part of [facets.filter(settles), facets.filter((one) => !settles(one))]) {
        await each(part, lanes, (operation) => tellBucket(scene, bucket, operation));
      }
      const region = asker.regionOf(bucket.name);
      if (region !== undefined) ledger.located('bucket', bucket.arn, region);
    } else ledger.remove('bucket', bucket.arn);
    tally.bucketDone(ledger.account);
  });
  sayUntold(scene, buckets);
}

function sayUntold({ filter, ledger, say }: Scene, buckets: readonly Told[]): void {
  if (filter.tags.length === 0) return;
  const untold = buckets.filter(({ arn }) => ledger.replyOf('bucket', arn, getTagging.name)?.state === 'unknown').length;
  if (untold === 0) return;
  const message = `the tags of ${untold === 1 ? 'a bucket' : `${untold} buckets`} cannot be read, so it is not known whether they are meant; they are scanned`;
  say({ kind: 'tags', account: ledger.account, message, remedy: 'grant s3:GetBucketTagging' });
}

/** A bucket whose tags cannot be read stays: it may be one of those that are meant. */
async function isMeant(scene: Scene, bucket: Told): Promise<boolean> {
  if (scene.filter.tags.length === 0) return true;
  await tell(scene, 'bucket', bucket, getTagging);
  return takesTags(scene.filter, scene.ledger.replyOf('bucket', bucket.arn, getTagging.name)) !== false;
}

const SETTLING: ReadonlySet<string> = new Set(Object.values(settled).map(({ by }) => by));

function settles({ name }: Operation): boolean {
  return SETTLING.has(name);
}

async function tellBucket(scene: Scene, bucket: Told, operation: Operation): Promise<void> {
  const { ledger } = scene;
  const earlier = own(settled, operation.name);
  const known = earlier && ledger.replyOf('bucket', bucket.arn, earlier.by);
  if (earlier && known?.state === 'ok' && earlier.absentIf(known.value) && !ledger.replyOf('bucket', bucket.arn, operation.name)) {
    ledger.reply('bucket', bucket, operation.name, { state: 'absent' });
  } else await tell(scene, 'bucket', bucket, operation);
}
