import { afterEach, beforeEach, expect, it } from 'vitest';
import { identity } from '../../src/fetch/identity.js';
import { sdkPort } from '../../src/fetch/sdk/port.js';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import { HOME, OTHER, signIn, still } from './fake-scan.js';

let fake: FakeAws;
const signal = new AbortController().signal;

beforeEach(async () => {
  fake = await startFakeAws({ state: { accounts: { [HOME]: {}, [OTHER]: { roles: { auditor: {} } } } } });
  signIn(fake.credentials(HOME));
});

afterEach(() => fake.close());

it('tells who we are, where we ask, and where the credentials came from', async () => {
  expect(await identity({ endpointUrl: fake.url, signal })).toEqual({
    source: 'environment variables',
    region: 'us-east-1',
    regionIsSet: true,
    endpoint: fake.url,
    account: HOME,
    partition: 'aws',
    arn: expect.stringContaining(`arn:aws:iam::${HOME}:`) as string,
  });
});

it('tells the role that was taken on, and until when', async () => {
  const who = await identity({ endpointUrl: fake.url, signal, roleArn: `arn:aws:iam::${OTHER}:role/auditor` });
  expect(who).toMatchObject({
    account: OTHER,
    source: `the role arn:aws:iam::${OTHER}:role/auditor, taken on with environment variables`,
    arn: `arn:aws:sts::${OTHER}:assumed-role/auditor/s3lint`,
  });
  expect(who.expires?.getTime()).toBeGreaterThan(Date.now());
});

it('says in a sentence why there are no credentials', async () => {
  delete process.env['AWS_ACCESS_KEY_ID'];
  expect((await identity({ endpointUrl: fake.url, signal })).problem).toBe('Could not load credentials from any providers');
});

it('says that AWS does not know the key', async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIAFAKENOBODY';
  expect((await identity({ endpointUrl: fake.url, signal })).problem).toBe('AWS does not know the access key (InvalidClientTokenId)');
});

it('says that a session is over, and what to do', async () => {
  signIn(fake.session(HOME, 'scanner', new Date(0)));
  expect(await identity({ endpointUrl: fake.url, signal })).toMatchObject({
    problem: 'the session has expired (ExpiredToken)',
    remedy: 'sign in again, such as with `aws sso login`',
  });
});

it('says that nobody is there', async () => {
  const { port } = fake;
  await fake.close();
  const access = { endpointUrl: `http://localhost:${port}`, signal };
  const { problem } = await identity(access, sdkPort(access), still);
  fake = await startFakeAws({ state: { accounts: {} } });
  expect(problem).toMatch(/^there is no connection to AWS \(ECONNREFUSED/);
});

it('says which profile is missing', async () => {
  expect((await identity({ endpointUrl: fake.url, signal, profile: 'nowhere' })).problem).toBe(
    'Could not load credentials from any providers (profile nowhere)',
  );
});
