/** The fake AWS in a process of its own: `fake-aws.js BUCKETS LATENCY`. Says where it is on one line, and what it was asked on another, when its input ends. */

import { startFakeAws } from '../test/fake-aws/fake.js';
import { buckets } from '../test/fake-aws/state.js';

/** What the scan in the other process needs to know. */
export interface FakeIsReady {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What it was asked. */
export interface FakeWasAsked {
  readonly calls: number;
  readonly ofBuckets: number;
  readonly mostInFlight: number;
  readonly notReads: number;
}

const ACCOUNT = '111111111111';
const [count = '1000', latency = '30'] = process.argv.slice(2);
const told = {
  GetBucketVersioning: 'configured',
  GetPublicAccessBlock: 'configured',
  GetBucketPolicy: 'configured',
  GetBucketOwnershipControls: 'configured',
  GetBucketEncryption: 'configured',
  GetBucketTagging: 'configured',
} as const;

const fake = await startFakeAws({
  state: { accounts: { [ACCOUNT]: { buckets: buckets(Number(count), ['us-east-1', 'eu-west-1'], told) } } },
  latencyMs: Number(latency),
});
say({ url: fake.url, ...fake.credentials(ACCOUNT) } satisfies FakeIsReady);

process.stdin.resume().on('end', () => {
  const journal = fake.requests();
  say({
    calls: journal.entries.length,
    ofBuckets: journal.entries.filter(({ bucket }) => bucket !== undefined).length,
    mostInFlight: journal.mostInFlight,
    notReads: journal.notReads.length,
  } satisfies FakeWasAsked);
  void fake.close();
});

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
