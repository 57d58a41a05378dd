/** Neighbours that buckets name: the keys they encrypt with, the topics, queues and functions they notify. */

import type { Json } from '../dialect/api/snapshot.js';
import type { SubjectKind } from '../model/kinds.js';
import { objectsAt, textAt } from './json.js';
import { each } from './limiter.js';
import { helper, planned, tell } from './scene.js';
import type { Scene } from './scene.js';
import type { Told } from './spec.js';

const WIDTH = 8;

export async function tellNamed(scene: Scene): Promise<void> {
  await Promise.all([tellKeys(scene), tellTopics(scene), tellQueues(scene), tellFunctions(scene)]);
}

async function tellKeys(scene: Scene): Promise<void> {
  const describe = planned(scene, 'kms:DescribeKey');
  const others = scene.plan.filter(({ service, name }) => service === 'kms' && name !== describe?.name);
  if (!describe && others.length === 0) return;
  const names = namesOf(scene, 'GetBucketEncryption', (value) =>
    objectsAt(value, 'ServerSideEncryptionConfiguration.Rules').map((rule) => textAt(rule, 'ApplyServerSideEncryptionByDefault.KMSMasterKeyID')),
  );
  await each(names, WIDTH, async ({ name, region }) => {
    const key = await keyOf(scene, name, region);
    if (describe) await tell(scene, 'key', key, describe);
    for (const operation of others) await tell(scene, 'key', key, operation);
  });
}

/** A key goes by its ARN; a name that may mean another key tomorrow is asked what it means today. */
async function keyOf({ asker, ledger, plan }: Scene, name: string, region: string): Promise<Told> {
  const { partition, account } = ledger;
  const full = name.startsWith('arn:') ? name : `arn:${partition}:kms:${region}:${account}:${name.startsWith('alias/') ? name : `key/${name}`}`;
  const [, , , where = region] = full.split(':');
  const short = full
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^key\//, '');
  if (!short.startsWith('alias/')) return { arn: full, name: short, region: where };
  const describe = plan.find(({ service, name: called }) => service === 'kms' && called === 'DescribeKey');
  const reply = describe && (await asker.ask({ operation: describe, region: where, input: { KeyId: full } }));
  const meant = reply?.state === 'ok' ? textAt(reply.value, 'KeyMetadata.Arn') : undefined;
  const key = { arn: meant ?? full, name: short, region: where };
  if (describe && reply && reply !== asker.stopped) ledger.reply('key', key, describe.name, reply);
  return key;
}

async function tellTopics(scene: Scene): Promise<void> {
  const operation = planned(scene, 'sns:GetTopicAttributes');
  if (!operation) return;
  const names = namesOf(scene, 'GetBucketNotificationConfiguration', (value) => objectsAt(value, 'TopicConfigurations').map((one) => textAt(one, 'TopicArn')));
  await each(names, WIDTH, ({ name, region }) => tell(scene, 'topic', byArn(name, region), operation));
}

async function tellQueues(scene: Scene): Promise<void> {
  const operation = planned(scene, 'sqs:GetQueueAttributes');
  if (!operation) return;
  const names = namesOf(scene, 'GetBucketNotificationConfiguration', (value) => objectsAt(value, 'QueueConfigurations').map((one) => textAt(one, 'QueueArn')));
  await each(names, WIDTH, async ({ name, region }) => {
    const queue = byArn(name, region);
    if (scene.ledger.replyOf('queue', queue.arn, operation.name)) return;
    const owner = queue.arn.split(':')[4] ?? '';
    const input = { QueueName: queue.name, ...(owner !== '' && { QueueOwnerAWSAccountId: owner }) };
    const address = await scene.asker.ask({ operation: helper('sqs:GetQueueUrl'), region: queue.region ?? region, input });
    if (address.state === 'ok') await tell(scene, 'queue', queue, operation, { QueueUrl: textAt(address.value, 'QueueUrl') ?? '' });
    else if (address !== scene.asker.stopped) scene.ledger.reply('queue', queue, operation.name, address);
  });
}

/** Functions that buckets notify may be where no list was asked for. */
async function tellFunctions(scene: Scene): Promise<void> {
  const operation = planned(scene, 'lambda:GetPolicy');
  if (!operation) return;
  const names = namesOf(scene, 'GetBucketNotificationConfiguration', (value) =>
    objectsAt(value, 'LambdaFunctionConfigurations').map((one) => textAt(one, 'LambdaFunctionArn')),
  );
  await each(names, WIDTH, ({ name, region }) => tell(scene, 'lambda', byArn(name, region), operation));
}

interface Name {
  readonly name: string;
  /** Where the bucket is that says it. */
  readonly region: string;
}

/** What the buckets' answers to an operation name, each once, in order. */
function namesOf({ ledger, home }: Scene, operation: string, read: (value: Json) => readonly (string | undefined)[]): readonly Name[] {
  const found = new Map<string, Name>();
  for (const { arn, region = home } of ledger.resources('bucket')) {
    const reply = ledger.replyOf('bucket', arn, operation);
    if (reply?.state !== 'ok') continue;
    for (const name of read(reply.value)) {
      // Other than an ARN a name means something else in each Region.
      if (name !== undefined) found.set(name.startsWith('arn:') ? name : `${region} ${name}`, { name, region });
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) as Name);
}

function byArn(arn: string, region: string): Told {
  const parts = arn.split(':');
  const told = parts[3];
  // A function's qualifier and the word before its name are no part of it.
  const name = parts[2] === 'lambda' ? (parts[6] ?? '') : (parts[5] ?? '');
  return { arn, name, region: told === undefined || told === '' ? region : told };
}

/** ARNs that buckets' answers mention anywhere: replication roles, principals of policies. */
export function mentionedBy({ ledger }: Scene, kinds: readonly SubjectKind[], operations: readonly string[]): string {
  const texts = kinds.flatMap((kind) =>
    ledger.resources(kind).flatMap(({ arn }) =>
      operations.flatMap((operation) => {
        const reply = ledger.replyOf(kind, arn, operation);
        return reply?.state === 'ok' ? [JSON.stringify(reply.value)] : [];
      }),
    ),
  );
  return texts.join('\n');
}
