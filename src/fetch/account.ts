/** One account, from its first list to the last key that a bucket names. */

import type { Operation } from '../dialect/api/operations.js';
import type { Unanswered } from '../dialect/api/snapshot.js';
import { findBuckets, tellBuckets } from './buckets.js';
import { keepWhatConcernsS3 } from './identities.js';
import { objectsAt, textAt } from './json.js';
import { each } from './limiter.js';
import { tellNamed } from './named.js';
import { regionsToAsk } from './regions.js';
import { GLOBAL, helper, list, planned, tell } from './scene.js';
import type { Scene } from './scene.js';
import type { Told } from './spec.js';

/** These pass: what failed for them is asked once more when all the rest is done. */
const PASSING: ReadonlySet<string> = new Set(['throttled', 'network', 'timeout']);

export async function scanAccount(scene: Scene): Promise<void> {
  const { ledger, asker } = scene;
  const passing = ({ reason }: Unanswered): boolean => PASSING.has(reason);
  await walk(scene);
  if (!asker.stopped && !asker.setting.signal.aborted && ledger.some(passing)) {
    ledger.forget(passing);
    await walk(scene);
  }
  // Of a list that was cut short there is no saying who has which policy.
  if (ledger.isWhole(helper('iam:GetAccountAuthorizationDetails'), GLOBAL)) keepWhatConcernsS3(scene);
}

/** Goes through all questions and asks those that have no answer yet. */
async function walk(scene: Scene): Promise<void> {
  await Promise.all([ofAccount(scene), globalLists(scene), bucketsAndAround(scene)]);
  await ofListed(scene);
}

async function ofAccount(scene: Scene): Promise<void> {
  const { account } = scene.ledger;
  const operation = planned(scene, 's3control:GetPublicAccessBlock');
  if (operation) await tell(scene, 'account', { arn: account, name: account }, operation);
}

function lists({ plan }: Scene, where: Operation['where']): readonly Operation[] {
  return plan.filter((operation) => operation.role === 'lists' && operation.where === where && !operation.of.includes('bucket'));
}

async function globalLists(scene: Scene): Promise<void> {
  await Promise.all(lists(scene, 'global').map((operation) => list(scene, operation, scene.home)));
}

async function bucketsAndAround(scene: Scene): Promise<void> {
  const buckets = await findBuckets(scene);
  await Promise.all([regionalLists(scene, await regionsOf(scene, buckets)), tellBuckets(scene, buckets.slice(0, scene.sample))]);
  await tellNamed(scene);
}

async function regionsOf(scene: Scene, buckets: readonly Told[]): Promise<readonly string[]> {
  const { regions, allRegions, home } = scene;
  if (lists(scene, 'region').length === 0) return [];
  const enabled = allRegions ? await enabledRegions(scene) : undefined;
  return regionsToAsk({ home, buckets, ...(regions && !allRegions && { chosen: regions }), ...(enabled && { enabled }) });
}

async function enabledRegions({ asker, home, ledger, say }: Scene): Promise<readonly string[]> {
  const reply = await asker.ask({ operation: helper('ec2:DescribeRegions'), region: home, input: { AllRegions: false } });
  if (reply.state === 'ok') return objectsAt(reply.value, 'Regions').flatMap((region) => textAt(region, 'RegionName') ?? []);
  say({
    kind: 'regions',
    account: ledger.account,
    message: 'which Regions are enabled cannot be read (ec2:DescribeRegions), so those that hold buckets are asked',
  });
  return [];
}

async function regionalLists(scene: Scene, regions: readonly string[]): Promise<void> {
  await Promise.all(regions.map((region) => Promise.all(lists(scene, 'region').map((operation) => list(scene, operation, region)))));
}

/** How many resources of one kind are asked about at once; the limiter of their service has the last word. */
const WIDTH = 8;

/** Facets of what the lists told. Buckets, the account, and what buckets name have had theirs. */
const ELSEWHERE: ReadonlySet<string> = new Set(['bucket', 'account', 'key', 'topic', 'queue']);

async function ofListed(scene: Scene): Promise<void> {
  const facets = scene.plan.filter(({ role, of }) => role === 'facet' && of.some((kind) => !ELSEWHERE.has(kind)));
  await Promise.all(
    facets.flatMap((operation) =>
      operation.of.map((kind) => each(scene.ledger.resources(kind).slice(0, scene.sample), WIDTH, (resource) => tell(scene, kind, resource, operation))),
    ),
  );
}
