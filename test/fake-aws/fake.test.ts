import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Target } from './clients.js';
import { ask } from './clients.js';
import type { FakeAws, FakeOptions } from './fake.js';
import { startFakeAws } from './fake.js';
import type { FakeState } from './state.js';
import { buckets } from './state.js';

const [HOME, OTHER] = ['111111111111', '222222222222'];

const state: FakeState = {
  accounts: {
    [HOME]: {
      buckets: {
        harbour: { region: 'us-east-1', told: { GetBucketVersioning: 'configured' } },
        'dock.west': { region: 'eu-west-1' },
        pier: { region: 'eu-west-1' },
      },
      told: { 'lambda:GetPolicy': 'configured' },
      regions: { 'eu-west-1': { 'lambda:ListFunctions': 'configured' }, 'af-south-1': 'disabled' },
    },
    [OTHER]: { buckets: { theirs: { region: 'us-east-1' } }, roles: { 's3lint-scan': {}, guarded: { externalId: 'password' } } },
  },
};

let fake: FakeAws;

afterEach(() => fake.close());

async function start(options: Partial<FakeOptions> = {}): Promise<Target> {
  fake = await startFakeAws({ state, ...options });
  return { url: fake.url, credentials: fake.credentials(HOME) };
}

const versioning = { service: 's3', name: 'GetBucketVersioning' } as const;

async function refusal(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: Error) => error.name,
  );
}

describe('The fake takes nobody at their word', () => {
  it('answers who signs with the key of the account, in either style of naming a bucket', async () => {
    const target = await start();
    await expect(ask(versioning, { Bucket: 'harbour' }, target)).resolves.toEqual({ Status: 'Enabled', MFADelete: 'Disabled' });
    await expect(ask(versioning, { Bucket: 'harbour' }, { ...target, options: { forcePathStyle: false } })).resolves.toMatchObject({ Status: 'Enabled' });
    expect(fake.requests().entries.map(({ host, path, bucket }) => [host.split(':')[0], path, bucket])).toEqual([
      ['localhost', '/harbour/', 'harbour'],
      ['harbour.localhost', '/', 'harbour'],
    ]);
  });

  it.each([
    ['another secret', { secretAccessKey: 'guessed' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'AKIAFAKENOBODY' }, 'InvalidAccessKeyId'],
    ['a token that is not of the key', { sessionToken: 'invented' }, 'InvalidToken'],
  ])('refuses %s', async (_, changed, code) => {
    const target = await start();
    expect(await refusal(ask(versioning, { Bucket: 'harbour' }, { ...target, credentials: { ...target.credentials, ...changed } }))).toBe(code);
  });

  it('refuses what was changed after it was signed, and what is not signed', async () => {
    const target = await start();
    await ask(versioning, { Bucket: 'harbour' }, target);
    const headers = { ...fake.requests().entries[0]?.headers };
    const { authorization: _, ...unsigned } = headers;
    expect(await said('/harbour/?versioning=', headers)).toContain('<Status>Enabled</Status>');
    expect(await said('/harbour/?policy=', headers)).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(await said('/harbour/?versioning=', { ...headers, 'x-amz-extra': 'added' })).toContain('not signed: x-amz-extra');
    expect(await said('/harbour/?versioning=', { ...headers, 'x-amz-content-sha256': createHash('sha256').update('other').digest('hex') })).toContain(
      'x-amz-content-sha256',
    );
    expect(await said('/harbour/?versioning=', unsigned)).toContain('<Code>AccessDenied</Code>');
  });

  it('refuses a session that is over, and a clock that is wrong, in the words of each service', async () => {
    const target = await start();
    const over = fake.session(HOME, 's3lint-scan', new Date(0));
    expect(await refusal(ask(versioning, { Bucket: 'harbour' }, { ...target, credentials: over }))).toBe('ExpiredToken');
    expect(await refusal(ask({ service: 'lambda', name: 'ListFunctions' }, {}, { ...target, credentials: over }))).toBe('ExpiredTokenException');
    expect(await refusal(ask({ service: 'ec2', name: 'DescribeRegions' }, {}, { ...target, credentials: over }))).toBe('RequestExpired');
    await fake.close();
    const later = await start({ now: () => new Date(Date.now() + 3_600_000) });
    expect(await refusal(ask(versioning, { Bucket: 'harbour' }, { ...later, options: { systemClockOffset: 0 } }))).toBe('RequestTimeTooSkewed');
  });
});

describe('The fake has several accounts', () => {
  it('keeps those of one from the other', async () => {
    const target = await start();
    expect(await refusal(ask(versioning, { Bucket: 'theirs' }, target))).toBe('AccessDenied');
    expect(await refusal(ask(versioning, { Bucket: 'harbour', ExpectedBucketOwner: OTHER }, target))).toBe('AccessDenied');
    expect(await refusal(ask({ service: 's3control', name: 'GetPublicAccessBlock' }, { AccountId: OTHER }, target))).toBe('AccessDenied');
    expect(await refusal(ask({ service: 'kms', name: 'DescribeKey' }, { KeyId: `arn:aws:kms:us-east-1:${OTHER}:key/1` }, target))).toBe(
      'AccessDeniedException',
    );
    expect(await refusal(ask(versioning, { Bucket: 'nobodys' }, target))).toBe('NoSuchBucket');
  });

  it('hands out the credentials of a role, to those who may have them', async () => {
    const target = await start();
    const assume = { service: 'sts', name: 'AssumeRole' } as const;
    const role = (name: string): Record<string, string> => ({ RoleArn: `arn:aws:iam::${OTHER}:role/${name}`, RoleSessionName: 'scan' });
    const { Credentials } = (await ask(assume, role('s3lint-scan'), target)) as {
      readonly Credentials: { readonly AccessKeyId: string; readonly SecretAccessKey: string; readonly SessionToken: string };
    };
    const credentials = { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken };
    await expect(ask(versioning, { Bucket: 'theirs' }, { ...target, credentials })).resolves.toEqual({});
    await expect(ask({ service: 'sts', name: 'GetCallerIdentity' }, {}, { ...target, credentials })).resolves.toMatchObject({
      Account: OTHER,
      Arn: `arn:aws:sts::${OTHER}:assumed-role/s3lint-scan/scan`,
    });
    expect(await refusal(ask(assume, role('unheard-of'), target))).toBe('AccessDenied');
    expect(await refusal(ask(assume, role('guarded'), target))).toBe('AccessDenied');
    expect(await refusal(ask(assume, { ...role('guarded'), ExternalId: 'password' }, target))).toBe('answered');
  });
});

describe('The fake has several Regions', () => {
  it('sends who asks for a bucket elsewhere to where it is', async () => {
    const target = await start();
    const from = (region: string): Promise<unknown> => ask(versioning, { Bucket: 'pier' }, { ...target, region }).catch((error: unknown) => error);
    expect(await from('us-east-1')).toMatchObject({ name: 'AuthorizationHeaderMalformed', Region: 'eu-west-1' });
    expect(await from('eu-central-1')).toMatchObject({ name: 'PermanentRedirect', Endpoint: 'pier.s3.eu-west-1.amazonaws.com' });
    expect(await from('eu-west-1')).toEqual({});
  });

  it('tells in each what is there, and nothing in one that is not turned on', async () => {
    const target = await start();
    const functions = (region: string): Promise<unknown> => ask({ service: 'lambda', name: 'ListFunctions' }, {}, { ...target, region });
    await expect(functions('eu-west-1')).resolves.toMatchObject({ Functions: [{ FunctionName: 'shrink' }] });
    await expect(functions('us-east-1')).resolves.toMatchObject({ Functions: [] });
    expect(await refusal(functions('af-south-1'))).toBe('UnrecognizedClientException');
    expect(await refusal(ask({ service: 'iam', name: 'ListAccessKeys' }, { UserName: 'clerk' }, { ...target, region: 'eu-west-1' }))).toBe(
      'SignatureDoesNotMatch',
    );
  });

  it('knows no function of another Region than the one that is asked', async () => {
    const target = await start();
    const policy = (region: string): Promise<unknown> =>
      ask({ service: 'lambda', name: 'GetPolicy' }, { FunctionName: `arn:aws:lambda:eu-west-1:${HOME}:function:shrink` }, { ...target, region });
    expect(await refusal(policy('eu-west-1'))).toBe('answered');
    expect(await refusal(policy('us-east-1'))).toBe('ResourceNotFoundException');
  });

  it('lists buckets page by page, with their Regions only if a parameter is sent', async () => {
    const target = await start();
    const list = { service: 's3', name: 'ListBuckets' } as const;
    const names = (output: unknown): readonly string[] =>
      (output as { readonly Buckets: readonly { readonly Name: string }[] }).Buckets.map(({ Name }) => Name);
    const all = await ask(list, {}, target);
    expect(names(all)).toEqual(['dock.west', 'harbour', 'pier']);
    expect(all).not.toHaveProperty('Buckets.0.BucketRegion');
    const first = await ask(list, { MaxBuckets: 2 }, target);
    expect(first).toMatchObject({ Buckets: [{ Name: 'dock.west', BucketRegion: 'eu-west-1' }, { Name: 'harbour' }], ContinuationToken: 'harbour' });
    expect(names(await ask(list, { MaxBuckets: 2, ContinuationToken: 'harbour' }, target))).toEqual(['pier']);
    expect(names(await ask(list, { MaxBuckets: 9, BucketRegion: 'us-east-1' }, target))).toEqual(['harbour']);
  });
});

describe('The fake keeps a journal', () => {
  it('of the most that were under way, and of calls bucket by bucket', async () => {
    const target = await start({ state: { accounts: { [HOME]: { buckets: buckets(6) } } }, latencyMs: 30 });
    await Promise.all(Object.keys(buckets(6)).map((Bucket) => ask(versioning, { Bucket }, target)));
    await ask(versioning, { Bucket: 'bucket-00000' }, target);
    expect(fake.requests().mostInFlight).toBe(6);
    expect(fake.requests().entries.at(-1)?.inFlight).toBe(1);
    expect(fake.requests().perBucket().get('bucket-00000')).toBe(2);
    expect(fake.requests().perOperation()).toEqual(new Map([['s3:GetBucketVersioning', 7]]));
  });

  it('that names what is more than a look', async () => {
    const target = await start();
    await ask(versioning, { Bucket: 'harbour' }, target);
    await ask({ service: 'sqs', name: 'GetQueueUrl' }, { QueueName: 'mill' }, target).catch(() => undefined);
    expect(fake.requests().notReads).toEqual([]);
    await refusal(ask({ service: 's3', name: 'PutBucketAcl' }, { Bucket: 'harbour', ACL: 'private' }, target));
    await refusal(ask({ service: 's3', name: 'GetObject' }, { Bucket: 'harbour', Key: 'a/b' }, target));
    await refusal(ask({ service: 'sqs', name: 'SendMessage' }, { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${HOME}/mill`, MessageBody: 'x' }, target));
    expect(fake.requests().notReads.map(({ method, operation }) => `${method} ${operation.slice(0, 12)}`)).toEqual([
      'PUT PUT /harbour',
      'GET GetObject',
      'POST SendMessage',
    ]);
  });
});

/** One request as it stands, past the SDK. */
function said(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((done, fail) => {
    request({ port: fake.port, path, headers }, (response) => {
      let body = '';
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => (body += chunk))
        .on('end', () => done(body));
    })
      .on('error', fail)
      .end();
  });
}
