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
      for (const turn of [0, 1, 2]) {
        await each(
          facets.filter((one) => turnOf(one) === turn),
          lanes,
          (operation) => tellBucket(scene, bucket, operation),
        );
      }
      settle(scene, bucket);
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

function turnOf({ name, onlyWith }: Operation): number {
  return SETTLING.has(name) ? 0 : onlyWith ? 2 : 1;
}

async function tellBucket(scene: Scene, bucket: Told, operation: Operation): Promise<void> {
  const stateOf = (name: string): string | undefined => scene.ledger.replyOf('bucket', bucket.arn, name)?.state;
  if (isSettled(scene, bucket, operation.name) || operation.onlyWith?.every((other) => stateOf(other) === 'absent')) return;
  await tell(scene, 'bucket', bucket, operation);
}

/** What follows from the answers is known, whether or not the plan asks for it. */
function settle(scene: Scene, bucket: Told): void {
  for (const name of Object.keys(settled)) if (isSettled(scene, bucket, name)) scene.ledger.reply('bucket', bucket, name, { state: 'absent' });
}

function isSettled({ ledger }: Scene, { arn }: Told, name: string): boolean {
  const earlier = own(settled, name);
  const known = earlier && ledger.replyOf('bucket', arn, earlier.by);
  return earlier !== undefined && known?.state === 'ok' && earlier.absentIf(known.value) && !ledger.replyOf('bucket', arn, name);
}
