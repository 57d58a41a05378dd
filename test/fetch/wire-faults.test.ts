import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/dialect/api/snapshot.js';
import type { ScanRequest } from '../../src/fetch/request.js';
import type { FakeAws } from '../fake-aws/fake.js';
import { startFakeAws } from '../fake-aws/fake.js';
import type { Fault, Plan } from '../fake-aws/faults.js';
import { HOME, account, named, reply, scanFake } from './fake-scan.js';

let fake: FakeAws;

afterEach(() => fake.close());

const plan = named('s3:ListBuckets', 's3:GetBucketVersioning', 's3:GetBucketPolicy');

async function struckBy(faults: readonly Plan[], request: Partial<ScanRequest> = {}): Promise<Awaited<ReturnType<typeof scanFake>>> {
  fake = await startFakeAws({
    state: {
      accounts: {
        [HOME]: {
          buckets: {
            harbour: { region: 'eu-central-1', told: { GetBucketVersioning: 'configured', GetBucketPolicy: 'configured' } },
            pier: { region: 'us-east-1', told: { GetBucketVersioning: 'configured', GetBucketPolicy: 'configured' } },
          },
        },
      },
    },
    faults,
  });
  return scanFake(fake, { operations: plan, ...request }, { patience: { connect: 1000, answer: 250 } });
}

function brief(answer: Reply | undefined): string {
  if (answer?.state !== 'unknown') return answer?.state ?? 'not asked';
  return [answer.reason, answer.code, answer.http].filter((part) => part !== undefined).join(' ');
}

describe('What never passes is unknown, with its reason, and the rest of the bucket is read', () => {
  const lasting: readonly (readonly [Fault, string])[] = [
    ['denied', 'denied AccessDenied 403'],
    ['deniedByServiceControlPolicy', 'denied AccessDenied 403'],
    ['deniedSilently', 'denied 403'],
    ['slowDown', 'throttled SlowDown 503'],
    ['internalError', 'throttled InternalError 500'],
    ['tooMany', 'throttled TooManyRequestsException 429'],
    ['throttled', 'throttled ThrottlingException 400'],
    ['errorOn200', 'throttled InternalError'],
    ['noSuchBucket', 'gone NoSuchBucket 404'],
    ['methodNotAllowed', 'unsupported MethodNotAllowed 405'],
    ['notImplemented', 'unsupported NotImplemented 501'],
    ['truncated', 'malformed'],
    ['html', 'malformed'],
    ['json', 'malformed'],
    ['empty', 'malformed'],
    ['foreignRoot', 'unsupported'],
    ['entity', 'malformed'],
    ['reset', 'network ECONNRESET'],
    ['cut', 'network ECONNRESET'],
    ['hang', 'timeout'],
  ];
  it.each(lasting)('%s', async (fault, expected) => {
    const result = await struckBy([
      { fault, operation: 'GetBucketVersioning', bucket: 'harbour' },
      { fault, operation: 'GetBucketPolicy', bucket: 'pier' },
    ]);
    const seen = [
      reply(result, 'harbour', 'GetBucketVersioning'),
      reply(result, 'harbour', 'GetBucketPolicy'),
      reply(result, 'pier', 'GetBucketVersioning'),
      reply(result, 'pier', 'GetBucketPolicy'),
    ];
    expect(seen.map(brief)).toEqual([expected, 'ok', 'ok', expected]);
    expect(fake.requests().notReads).toEqual([]);
  });
});

describe('What passes leaves no trace', () => {
  const passing: readonly Fault[] = ['slowDown', 'internalError', 'tooMany', 'throttled', 'errorOn200', 'noSuchBucket', 'reset', 'cut', 'hang', 'slow'];
  it.each(passing)('%s', async (fault) => {
    const result = await struckBy([{ fault, operation: 'GetBucketVersioning', first: 2 }]);
    expect([brief(reply(result, 'harbour', 'GetBucketVersioning')), brief(reply(result, 'pier', 'GetBucketVersioning'))]).toEqual(['ok', 'ok']);
  });

  it('A bucket that turns out to be elsewhere is asked there, and the rest of its questions go there at once', async () => {
    const denied = { fault: 'denied' } as const;
    const result = await struckBy(
      [
        { ...denied, operation: 'ListBuckets' },
        { ...denied, operation: 'GetBucketLocation' },
      ],
      { buckets: ['harbour'] },
    );
    expect([brief(reply(result, 'harbour', 'GetBucketVersioning')), brief(reply(result, 'harbour', 'GetBucketPolicy'))]).toEqual(['ok', 'ok']);
    expect(account(result).resources.bucket?.['arn:aws:s3:::harbour']?.region).toBe('eu-central-1');
    expect(fake.requests().entries.flatMap(({ operation, region }) => (/Versioning|Policy/.test(operation) ? [`${operation} ${region}`] : []))).toEqual([
      'GetBucketVersioning us-east-1',
      'GetBucketVersioning eu-central-1',
      'GetBucketPolicy eu-central-1',
    ]);
  });

  it.each<Fault>(['redirect', 'malformedAuthorization'])('A bucket that is sent from Region to Region is asked in two of them: %s', async (fault) => {
    const result = await struckBy([{ fault, operation: 'GetBucketVersioning', bucket: 'pier' }]);
    expect(brief(reply(result, 'pier', 'GetBucketVersioning'))).toMatch(/^malformed (?:PermanentRedirect 301|AuthorizationHeaderMalformed 400)$/);
    expect(fake.requests().entries.filter(({ operation, bucket }) => bucket === 'pier' && operation === 'GetBucketVersioning')).toHaveLength(2);
  });
});

describe('Credentials that fail stop the account, with one message', () => {
  it.each<readonly [Fault, string]>([
    ['expiredToken', 'the session has expired (ExpiredToken)'],
    ['unknownKey', 'AWS does not know the access key (InvalidAccessKeyId)'],
    ['wrongSignature', 'the secret access key does not belong to the access key (SignatureDoesNotMatch)'],
    ['skewedClock', 'the clock of this machine is more than a quarter of an hour off (RequestTimeTooSkewed)'],
  ])('%s', async (fault, message) => {
    const result = await struckBy([
      { fault, operation: 'GetBucketVersioning' },
      { fault, operation: 'GetCallerIdentity', nth: [2] },
    ]);
    expect(result.problems.map((problem) => problem.message)).toEqual([message]);
    expect(account(result).failed).toMatchObject({ state: 'unknown', reason: 'credentials' });
    expect(brief(reply(result, 'harbour', 'GetBucketVersioning'))).toBe('not asked');
  });

  it('at the very first question leaves a snapshot without accounts', async () => {
    const result = await struckBy([{ fault: 'unknownKey', operation: 'GetCallerIdentity' }]);
    expect(result.snapshot.accounts).toEqual({});
    expect(result.problems).toMatchObject([{ kind: 'credentials', message: 'AWS does not know the access key (InvalidClientTokenId)' }]);
  });
});

it('A list that cannot be read is unknown itself', async () => {
  const result = await struckBy([{ fault: 'deniedSilently', operation: 'ListBuckets' }]);
  expect(account(result).listed['s3:ListBuckets']).toMatchObject({ global: { state: 'unknown', reason: 'denied', action: 's3:ListAllMyBuckets' } });
  expect(account(result).resources.bucket).toBeUndefined();
});
