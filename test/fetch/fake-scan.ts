/** A scan of the fake, with the credentials in the environment as on a machine in a pipeline. */

import { operations } from '../../src/dialect/api/operations.js';
import type { Operation } from '../../src/dialect/api/operations.js';
import type { AccountSnapshot, Reply } from '../../src/dialect/api/snapshot.js';
import type { Chance } from '../../src/fetch/chance.js';
import type { ScanRequest, ScanResult } from '../../src/fetch/request.js';
import { scan } from '../../src/fetch/scan.js';
import { sdkPort } from '../../src/fetch/sdk/port.js';
import type { SdkOptions } from '../../src/fetch/sdk/port.js';
import type { FakeAws } from '../fake-aws/fake.js';
import type { FakeCredentials } from '../fake-aws/sessions.js';

export const HOME = '111111111111';
export const OTHER = '222222222222';

/** Chance that is none, and time that does not pass. */
export const still: Chance = { random: () => 0, sleep: () => Promise.resolve() };

export function named(...names: readonly string[]): readonly Operation[] {
  return operations.filter(({ service, name }) => names.includes(name) || names.includes(`${service}:${name}`));
}

export const ofBuckets = operations.filter(({ of, role }) => role === 'facet' && of.includes('bucket'));

/** What is not asked for is taken from no machine: no profile, no instance. */
export function signIn({ accessKeyId, secretAccessKey, sessionToken }: FakeCredentials): void {
  process.env['AWS_ACCESS_KEY_ID'] = accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = secretAccessKey;
  if (sessionToken === undefined) delete process.env['AWS_SESSION_TOKEN'];
  else process.env['AWS_SESSION_TOKEN'] = sessionToken;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_CONFIG_FILE'] = '/nowhere';
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nowhere';
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
}

export async function scanFake(fake: FakeAws, request: Partial<ScanRequest> = {}, options: SdkOptions = {}, chance: Chance = still): Promise<ScanResult> {
  signIn(fake.credentials(HOME));
  const whole: ScanRequest = {
    operations,
    endpointUrl: fake.url,
    signal: new AbortController().signal,
    now: () => new Date('2026-11-21T12:00:00Z'),
    tool: 's3lint 0.0.0',
    ...request,
  };
  return scan(whole, sdkPort(whole, options), chance);
}

export function account({ snapshot }: ScanResult, id = HOME): AccountSnapshot {
  const found = snapshot.accounts[id];
  if (!found) throw new Error(`no account ${id} in the snapshot`);
  return found;
}

export function reply(result: ScanResult, bucket: string, operation: string): Reply | undefined {
  return account(result).resources.bucket?.[`arn:aws:s3:::${bucket}`]?.replies[operation];
}
