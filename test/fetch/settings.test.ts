import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identity } from '../../src/fetch/identity.js';
import type { Access } from '../../src/fetch/request.js';
import { scan } from '../../src/fetch/scan.js';
import { sdkPort } from '../../src/fetch/sdk/port.js';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import { HOME, OTHER, account, ofBuckets, signIn, still } from './fake-scan.js';

let fake: FakeAws;
let folder: string;
const signal = new AbortController().signal;

beforeEach(async () => {
  fake = await startFakeAws({
    state: { accounts: { [HOME]: { buckets: { harbour: { region: 'eu-west-1' } } }, [OTHER]: { roles: { auditor: {} } } } },
    faults: [{ fault: 'hang', operation: 'GetBucketAcl', first: 1 }],
  });
  signIn(fake.credentials(HOME));
  folder = mkdtempSync(join(tmpdir(), 'fetch-'));
});

afterEach(async () => {
  await fake.close();
  rmSync(folder, { recursive: true });
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_DEFAULT_REGION']) delete process.env[name];
});

/** The files in which a machine keeps profiles. */
function profiles(text: string): void {
  const { accessKeyId, secretAccessKey } = fake.credentials(HOME);
  const config = join(folder, 'config');
  writeFileSync(config, text.replace('{keys}', `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}`));
  process.env['AWS_CONFIG_FILE'] = config;
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION']) delete process.env[name];
}

function scanBuckets(access: Partial<Access>): ReturnType<typeof scan> {
  const request = { signal, ...access, operations: ofBuckets, now: () => new Date(0), tool: 't' };
  return scan(request, sdkPort(request, { patience: { connect: 1000, answer: 200 } }), still);
}

it('The address that the environment sets is asked, with names of buckets in the path', async () => {
  process.env['AWS_ENDPOINT_URL'] = fake.url;
  const result = await scanBuckets({});
  expect(Object.keys(account(result).resources.bucket ?? {})).toEqual(['arn:aws:s3:::harbour']);
});

it('A profile sets address, Region and keys', async () => {
  profiles(`[profile moored]\nregion = eu-central-1\nendpoint_url = ${fake.url}\n{keys}\n`);
  expect(await identity({ profile: 'moored', signal })).toMatchObject({
    account: HOME,
    region: 'eu-central-1',
    endpoint: fake.url,
    source: 'keys in the profile (profile moored)',
  });
  expect(Object.keys(account(await scanBuckets({ profile: 'moored' })).resources.bucket ?? {})).toEqual(['arn:aws:s3:::harbour']);
});

it('The variable of the other tools sets the Region too', async () => {
  delete process.env['AWS_REGION'];
  process.env['AWS_DEFAULT_REGION'] = 'ap-south-1';
  expect(await identity({ endpointUrl: fake.url, signal })).toMatchObject({ region: 'ap-south-1', regionIsSet: true });
});

it('Where no Region is set, one is taken, and that is said', async () => {
  delete process.env['AWS_REGION'];
  expect(await identity({ endpointUrl: fake.url, signal })).toMatchObject({ region: 'us-east-1', regionIsSet: false, account: HOME });
  expect(await identity({ endpointUrl: fake.url, signal, regions: ['eu-west-3'] })).toMatchObject({ region: 'eu-west-3', regionIsSet: true });
});

describe('A profile that takes a code', () => {
  const text = (): string =>
    `[profile safe]\nregion = us-east-1\nendpoint_url = ${fake.url}\nrole_arn = arn:aws:iam::${OTHER}:role/auditor\nmfa_serial = arn:aws:iam::${HOME}:mfa/phone\nsource_profile = keys\n[profile keys]\n{keys}\n`;

  it('gets it from a person', async () => {
    profiles(text());
    const mfaCode = vi.fn<(serial: string) => Promise<string>>(() => Promise.resolve('123456'));
    expect(await identity({ profile: 'safe', signal, endpointUrl: fake.url, mfaCode })).toMatchObject({ account: OTHER });
    expect(mfaCode).toHaveBeenCalledExactlyOnceWith(`arn:aws:iam::${HOME}:mfa/phone`);
  });

  it('fails with a sentence where there is nobody to ask', async () => {
    profiles(text());
    const { problem } = await identity({ profile: 'safe', signal, endpointUrl: fake.url });
    expect(problem).toMatch(/multi-factor authentication.* \(profile safe\)$/);
  });
});

it('Nothing is said on the terminal, whatever happens', async () => {
  const said: unknown[] = [];
  const spies = [
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name).mockImplementation((...words) => void said.push(words))),
    vi.spyOn(process, 'emitWarning').mockImplementation((...words) => void said.push(words)),
  ];
  const result = await scanBuckets({ endpointUrl: fake.url });
  await scanBuckets({ endpointUrl: 'http://127.0.0.1:1' });
  for (const spy of spies) spy.mockRestore();
  expect(result.calls.retries).toBe(1);
  expect(said).toEqual([]);
});
