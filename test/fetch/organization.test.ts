import { afterEach, expect, it } from 'vitest';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { Plan } from '../fake-aws/faults.js';
import type { Reply } from '../fake-aws/reply.js';
import { HOME, OTHER, account, named, scanFake } from './fake-scan.js';

const THIRD = '333333333333';
const CLOSED = '444444444444';

const accounts: Reply = {
  status: 200,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify({
    Accounts: [
      { Id: OTHER, Status: 'ACTIVE', State: 'ACTIVE' },
      { Id: CLOSED, Status: 'SUSPENDED', State: 'CLOSED' },
      { Id: HOME, Status: 'ACTIVE' },
      { Id: THIRD, State: 'ACTIVE' },
    ],
  }),
};

let fake: FakeAws;

afterEach(() => fake.close());

async function start(faults: readonly Plan[] = []): Promise<void> {
  fake = await startFakeAws({
    state: {
      accounts: {
        [HOME]: { buckets: { harbour: { region: 'us-east-1' } }, told: { 'organizations:ListAccounts': accounts } },
        [OTHER]: { buckets: { theirs: { region: 'eu-west-1' } }, roles: { 's3lint-scan': {}, auditor: { externalId: 'agreed' } } },
        [THIRD]: { buckets: { alone: { region: 'eu-west-1' } } },
      },
    },
    faults,
  });
}

const operations = named('s3:ListBuckets', 's3:GetBucketVersioning');

it('Every active account is scanned: our own with our own credentials, the others in their role', async () => {
  await start();
  const result = await scanFake(fake, { operations, org: true });
  expect(Object.keys(result.snapshot.accounts)).toEqual([HOME, OTHER, THIRD]);
  expect(Object.keys(account(result, HOME).resources.bucket ?? {})).toEqual(['arn:aws:s3:::harbour']);
  expect(Object.keys(account(result, OTHER).resources.bucket ?? {})).toEqual(['arn:aws:s3:::theirs']);
  const versioning = fake.requests().entries.filter(({ operation }) => operation === 'GetBucketVersioning');
  expect(versioning.map(({ bucket, account: as }) => [bucket, as]).sort()).toEqual([
    ['harbour', HOME],
    ['theirs', OTHER],
  ]);
});

it('An account whose role cannot be taken on fails by itself, with one message', async () => {
  await start();
  const result = await scanFake(fake, { operations, org: true });
  expect(account(result, THIRD)).toMatchObject({ failed: { state: 'unknown', reason: 'credentials', code: 'AccessDenied' }, listed: {}, resources: {} });
  expect(result.problems).toMatchObject([{ kind: 'account', account: THIRD }]);
  expect(result.problems[0]?.message).toContain(`the role arn:aws:iam::${THIRD}:role/s3lint-scan cannot be taken on: access is denied (AccessDenied`);
});

it('An account whose session breaks off in the middle keeps what was read, and the others go on', async () => {
  await start([{ fault: 'expiredToken', operation: 'GetBucketVersioning', account: OTHER }]);
  const result = await scanFake(fake, { operations, org: true, accounts: [HOME, OTHER] });
  expect(account(result, OTHER)).toMatchObject({ failed: { code: 'ExpiredToken' }, listed: { 's3:ListBuckets': { global: { state: 'ok' } } } });
  expect(account(result, HOME).failed).toBeUndefined();
  expect(result.problems).toMatchObject([
    { account: OTHER, message: 'the session has expired (ExpiredToken)', remedy: 'sign in again, such as with `aws sso login`' },
  ]);
});

it('A role of another name and an external id are used as they are given', async () => {
  await start();
  const result = await scanFake(fake, { operations, accounts: [OTHER], roleName: 'auditor', externalId: 'agreed' });
  expect(Object.keys(result.snapshot.accounts)).toEqual([OTHER]);
  expect(account(result, OTHER).failed).toBeUndefined();
});

it('A role is taken on once for all services and Regions', async () => {
  await start();
  await scanFake(fake, {
    operations: named('s3:ListBuckets', 's3:GetBucketVersioning', 'lambda:ListFunctions', 'iam:GetAccountAuthorizationDetails'),
    accounts: [OTHER],
  });
  expect(fake.requests().perOperation().get('sts:AssumeRole')).toBe(1);
});

it('Where the accounts cannot be listed, our own is scanned, and that is said', async () => {
  await start([{ fault: 'denied', operation: 'ListAccounts' }]);
  const result = await scanFake(fake, { operations, org: true });
  expect(Object.keys(result.snapshot.accounts)).toEqual([HOME]);
  expect(result.problems).toMatchObject([{ kind: 'organization' }]);
});

it('A role to begin with is taken on before anything else', async () => {
  await start();
  const result = await scanFake(fake, { operations, roleArn: `arn:aws:iam::${OTHER}:role/auditor`, externalId: 'agreed' });
  expect(Object.keys(result.snapshot.accounts)).toEqual([OTHER]);
  expect(result.snapshot.taken.caller).toBe(`arn:aws:sts::${OTHER}:assumed-role/auditor/s3lint`);
});
