/** One scan, measured: `scan.js URL CONCURRENCY`, answered as JSON. Run by live.ts in a process of its own. */

import { Agent } from 'node:http';
import { allRules } from '../src/cli/all-rules.js';
import { operationsFor } from '../src/dialect/api/plan.js';
import { operations } from '../src/dialect/api/operations.js';
import { scan } from '../src/fetch/scan.js';
import { scanNeedsOf } from '../src/rule/needs.js';

/** `one facet, the SDK alone`: no scan, a loop around the SDK's own client, which is the floor of what a call costs. */
export type Asks = 'every facet of buckets' | 'recommended' | 'one facet, the SDK alone';

export interface Scanned {
  readonly ms: number;
  /** Time of the processor, in milliseconds. */
  readonly cpu: number;
  /** The most that the process had in memory, in bytes. */
  readonly peak: number;
  readonly calls: number;
  readonly retries: number;
  readonly buckets: number;
  /** Facets that could not be read. */
  readonly unknown: number;
}

const [url = '', concurrency = '32', asks = 'recommended'] = process.argv.slice(2);

function asked(): Parameters<typeof scan>[0]['operations'] {
  switch (asks as Asks) {
    case 'recommended':
      return operationsFor(allRules.filter(({ meta }) => meta.preset === 'recommended').flatMap(scanNeedsOf), { include: [] });
    default:
      return operations.filter(({ of, role }) => role === 'facet' && of.includes('bucket'));
  }
}

type Result = Pick<Scanned, 'calls' | 'retries' | 'buckets' | 'unknown'>;

async function scanned(): Promise<Result> {
  const { snapshot, calls } = await scan({
    operations: asked(),
    endpointUrl: url,
    concurrency: Number(concurrency),
    signal: new AbortController().signal,
    now: () => new Date(),
    tool: 's3lint bench',
  });
  const buckets = Object.values(snapshot.accounts).flatMap(({ resources }) => Object.values(resources.bucket ?? {}));
  const unknown = buckets.flatMap(({ replies }) => Object.values(replies)).filter(({ state }) => state === 'unknown').length;
  return { calls: calls.all, retries: calls.retries, buckets: buckets.length, unknown };
}

/** Every bucket's versioning, asked four times over. */
async function looped(): Promise<Result> {
  const { GetBucketVersioningCommand, ListBucketsCommand, S3Client } = await import('@aws-sdk/client-s3');
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const httpAgent = new Agent({ keepAlive: true, maxSockets: Number(concurrency) });
  const settings = { endpoint: url, forcePathStyle: true, maxAttempts: 1, requestHandler: new NodeHttpHandler({ httpAgent }) };
  const client = (region: string): InstanceType<typeof S3Client> => new S3Client({ ...settings, region });
  const clients = new Map(['us-east-1', 'eu-west-1'].map((region) => [region, client(region)] as const));
  const { Buckets = [] } = (await clients.get('us-east-1')?.send(new ListBucketsCommand({ MaxBuckets: 10_000 }))) ?? {};
  const left = [Buckets, Buckets, Buckets, Buckets].flat();
  const calls = left.length;
  const lane = async (): Promise<void> => {
    for (let bucket = left.pop(); bucket; bucket = left.pop()) {
      await clients.get(bucket.BucketRegion ?? '')?.send(new GetBucketVersioningCommand({ Bucket: bucket.Name }));
    }
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, lane));
  httpAgent.destroy();
  return { calls, retries: 0, buckets: Buckets.length, unknown: 0 };
}

const before = process.cpuUsage();
const start = process.hrtime.bigint();
const result = await (asks === ('one facet, the SDK alone' satisfies Asks) ? looped() : scanned());
const ms = Number(process.hrtime.bigint() - start) / 1e6;
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1e3, peak, ...result } satisfies Scanned));
