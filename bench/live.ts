/** What a scan of a live account costs, against a fake AWS in another process, as a ratio to the bound: calls × latency ÷ in flight. */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FakeIsReady, FakeWasAsked } from './fake-aws.js';
import type { Asks, Scanned } from './scan.js';

const BUCKETS = 1000;
const LATENCY = 30;

const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

process.stdout.write(`scan of ${BUCKETS} live buckets, ${LATENCY} ms a call\n`);
for (const [asks, inFlight] of [
  ['one facet, the SDK alone', 32],
  ['every facet of buckets', 32],
  ['every facet of buckets', 64],
  ['recommended', 32],
  ['recommended', 64],
] as const) {
  const { scanned, was } = await run(BUCKETS, asks, inFlight);
  const bound = (was.calls * LATENCY) / inFlight;
  say(`${asks}, ${inFlight} in flight (at most ${was.mostInFlight})`, scanned, [
    `${(scanned.ms / bound).toFixed(2)}× of the bound of ${seconds(bound)}`,
    `${was.calls} calls, ${(was.ofBuckets / scanned.buckets).toFixed(1)} a bucket`,
    `${(was.calls / (scanned.ms / 1e3)).toFixed(0)} a second, ${(was.calls / (scanned.cpu / 1e3)).toFixed(0)} per second of the processor`,
    ...(scanned.unknown + scanned.retries + was.notReads > 0
      ? [`${scanned.unknown} facets not read, ${scanned.retries} retries, ${was.notReads} calls that are no reads`]
      : []),
  ]);
}

interface Run {
  readonly scanned: Scanned;
  readonly was: FakeWasAsked;
}

async function run(buckets: number, asks: Asks, inFlight: number): Promise<Run> {
  const fake = start('fake-aws.js', [`${buckets}`, `${LATENCY}`]);
  const { url, accessKeyId, secretAccessKey } = await fake.said<FakeIsReady>();
  const scan = start('scan.js', [url, `${inFlight}`, asks], {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  const scanned = await scan.said<Scanned>();
  fake.process.stdin?.end();
  return { scanned, was: await fake.said<FakeWasAsked>() };
}

/** A process that speaks in lines of JSON. */
function start(script: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): { readonly process: ChildProcess; said<T>(): Promise<T> } {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`./${script}`, import.meta.url)), ...args], {
    env: { ...env, ...more },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    said: async <T>() => {
      const line = await lines.next();
      if (line.done) throw new Error(`${script} ended without a word`);
      return JSON.parse(line.value) as T;
    },
  };
}

function say(what: string, { ms, cpu, peak }: Scanned, more: readonly string[] = []): void {
  process.stdout.write(
    `  ${what}: ${[seconds(ms), ...more, `${seconds(cpu)} of the processor`, `at most ${(peak / 1e6).toFixed(0)} MB in memory`].join(', ')}\n`,
  );
}

function seconds(ms: number): string {
  return `${(ms / 1e3).toFixed(1)} s`;
}
