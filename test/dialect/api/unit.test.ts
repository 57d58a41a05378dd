import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../src/model/subjects.js';
import { JoinedEstate } from '../../../src/link/estate.js';
import { run } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import noCredentialsLambdaEnv from '../../../rules/no-credentials-lambda-env.js';
import noPublicRead from '../../../rules/no-public-read.js';
import requireVersioning from '../../../rules/require-versioning.js';
import { ACCOUNT, absent, accounts, buckets, denied, judged, loaded, ok, openAccount, snapshot, sure } from './live.js';

const everybody = { Sid: 'Read', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const policy = JSON.stringify({ Version: '2012-10-17', Statement: [everybody] });
const off = { BlockPublicAcls: false, BlockPublicPolicy: false, IgnorePublicAcls: false, RestrictPublicBuckets: false };

/** A bucket that everybody reads. */
const open = {
  GetBucketPolicy: ok({ Policy: policy }),
  GetPublicAccessBlock: ok({ PublicAccessBlockConfiguration: off }),
  GetBucketAcl: ok({ Grants: [] }),
  GetBucketOwnershipControls: absent,
  GetBucketEncryption: absent,
} as const;

const plain = {
  GetBucketVersioning: ok({}),
  GetObjectLockConfiguration: absent,
  GetBucketLogging: ok({}),
  GetBucketPolicy: absent,
  GetBucketAcl: ok({ Grants: [] }),
} as const;

describe('a finding about a live resource', () => {
  const { result } = judged(noPublicRead, snapshot({ resources: { account: openAccount, bucket: buckets({ data: open }) } }));

  it('names it by its ARN, with its account and Region', () => {
    expect(result.findings).toMatchObject([
      { resource: 'arn:aws:s3:::data', arn: 'arn:aws:s3:::data', resourceType: 'AWS::S3::Bucket', account: ACCOUNT, region: 'eu-west-1' },
    ]);
  });

  it('stands in a file of its own, at the part of the policy that says it', () => {
    const { source, start, end } = sure(result.findings[0]?.place);
    expect(source.path).toBe('aws/111122223333/eu-west-1/s3/data.json');
    expect(source.text.startsWith('{\n  "GetBucketAcl": {\n    "state": "ok",')).toBe(true);
    // Inside of a text of JSON, with the escapes that it has there: the principal.
    expect(source.text.slice(start - 14, end)).toBe('\\"Principal\\":\\"*\\"');
    expect(source.position(start).line).toBe(source.text.slice(0, start).split('\n').length);
  });

  it('is the same whatever the snapshot is called', () => {
    const other = judged(noPublicRead, snapshot({ resources: { account: openAccount, bucket: buckets({ data: open }) } }), 'other.json').result;
    expect(other.findings.map(({ fingerprint }) => fingerprint)).toEqual(result.findings.map(({ fingerprint }) => fingerprint));
  });
});

describe('a reply is told, not configured, or not to be told', () => {
  const versioningOf = (replies: Parameters<typeof buckets>[0][string]): Bucket['versioning']['status'] => {
    const estate = new JoinedEstate(loaded(snapshot({ resources: { bucket: buckets({ data: replies }) } })).units);
    const [bucket] = estate.subjects('bucket');
    return (estate.view(sure(bucket), estate.plain) as Bucket).versioning.status;
  };

  it('told: as AWS says it', () => expect(versioningOf({ GetBucketVersioning: ok({ Status: 'Enabled' }) })).toMatchObject({ kind: 'known', value: 'Enabled' }));
  it('an empty answer: never set', () => expect(versioningOf({ GetBucketVersioning: ok({}) })).toMatchObject({ kind: 'absent', fallback: 'Disabled' }));
  it('denied: with the kind of policy that denies it', () =>
    expect(versioningOf({ GetBucketVersioning: denied('s3:GetBucketVersioning', 'explicit deny in a service control policy') })).toMatchObject({
      kind: 'unknown',
      reason: 'not known: s3:GetBucketVersioning is denied (explicit deny in a service control policy)',
    }));
  it('not asked: not known either', () => expect(versioningOf({})).toMatchObject({ kind: 'unknown', reason: 'not asked by this scan' }));
  it.each([
    ['throttled', /throttled.*--concurrency/],
    ['timeout', /not answered in time/],
    ['network', /connection broke/],
    ['region-disabled', /Region is not enabled/],
    ['unsupported', /not supported by what answered/],
    ['malformed', /is none/],
    ['gone', /was gone/],
    ['interrupted', /--resume/],
  ] as const)('%s: with what would help', (reason, says) =>
    expect(versioningOf({ GetBucketVersioning: { state: 'unknown', reason } })).toMatchObject({ kind: 'unknown', reason: expect.stringMatching(says) }),
  );
});

describe('what was not configured when it was read back', () => {
  const bucketWith = (replies: Parameters<typeof buckets>[0][string]): Bucket => {
    const estate = new JoinedEstate(loaded(snapshot({ resources: { bucket: buckets({ data: replies }) } })).units);
    const [bucket] = estate.subjects('bucket');
    return estate.view(sure(bucket), estate.plain) as Bucket;
  };

  it('is off, and not what a new bucket gets', () => {
    const { publicAccessBlock, ownership } = bucketWith({ GetPublicAccessBlock: absent, GetBucketOwnershipControls: absent });
    expect(publicAccessBlock.blockPublicAcls).toMatchObject({ kind: 'absent', fallback: false, assumed: undefined });
    expect(ownership.objectOwnership).toMatchObject({ kind: 'absent', fallback: 'ObjectWriter' });
  });

  it('is a target of logs by the grants that its ACL has, the owner left out', () => {
    const group = { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' };
    const { acl } = bucketWith({
      GetBucketAcl: ok({
        Owner: { ID: 'abc' },
        Grants: [
          { Grantee: { Type: 'CanonicalUser', ID: 'abc' }, Permission: 'FULL_CONTROL' },
          { Grantee: group, Permission: 'WRITE' },
          { Grantee: group, Permission: 'READ_ACP' },
        ],
      }),
    });
    expect(acl.canned).toMatchObject({ kind: 'known', value: 'log-delivery-write' });
    expect(acl.grants.items).toEqual([]);
  });
});

describe('a role of a bucket is never told from half an account', () => {
  const deliveryTarget = (account: Parameters<typeof snapshot>[0]): string => {
    const estate = new JoinedEstate(loaded(snapshot({ resources: { bucket: buckets({ data: plain }) }, ...account })).units);
    const [bucket] = estate.subjects('bucket');
    return (estate.view(sure(bucket), estate.plain) as Bucket).roles.deliveryTarget.truth;
  };
  const { listed } = (JSON.parse(snapshot({})) as { accounts: Record<string, { listed: Record<string, object> }> }).accounts[ACCOUNT] as {
    listed: Record<string, object>;
  };

  it('all trails are known: it is none', () => expect(deliveryTarget({})).toBe('no'));
  it('trails were not asked for: nobody knows', () =>
    expect(deliveryTarget({ listed: { ...listed, 'cloudtrail:DescribeTrails': {} } as never })).toBe('unknown'));
  it('trails of a Region are denied: nobody knows', () =>
    expect(
      deliveryTarget({
        listed: { ...listed, 'cloudtrail:DescribeTrails': { 'eu-west-1': { state: 'ok' }, 'us-east-1': denied('cloudtrail:DescribeTrails') } } as never,
      }),
    ).toBe('unknown'));
  it('only some Regions were looked at: nobody knows', () => expect(deliveryTarget({ only: { regions: ['eu-west-1'] } })).toBe('unknown'));
});

describe('what an account did not tell is counted', () => {
  const text = snapshot({
    resources: {
      account: openAccount,
      bucket: buckets({
        data: plain,
        logs: { ...plain, GetBucketVersioning: denied('s3:GetBucketVersioning') },
        raw: { ...plain, GetBucketVersioning: denied('s3:GetBucketVersioning') },
      }),
    },
  });

  it('by operation and reason, with the rules that wait for it', () => {
    expect(judged(requireVersioning, text).result.coverage.gaps).toEqual([
      {
        account: ACCOUNT,
        action: 's3:GetBucketVersioning',
        code: 'AccessDenied',
        of: 3,
        operation: 's3:GetBucketVersioning',
        reason: 'denied',
        resources: 2,
        rules: ['require-versioning'],
      },
    ]);
    expect(judged(noPublicRead, text).result.coverage.gaps).toMatchObject([{ rules: [] }]);
  });

  it('and is no finding', () => {
    const { findings, undecided } = judged(requireVersioning, text).result;
    expect(findings.map(({ resource }) => resource)).toEqual(['arn:aws:s3:::data']);
    expect(undecided.flatMap(({ resources }) => resources)).toEqual(['arn:aws:s3:::logs', 'arn:aws:s3:::raw']);
  });

  it('files have no such row', () => {
    expect(run(requestFor([requireVersioning], { 'template.yaml': 'Resources: { Data: { Type: AWS::S3::Bucket } }' })).result.coverage.gaps).toBeUndefined();
  });
});

describe('several accounts', () => {
  it('are a unit each: a role of another account is not the one of the same name here', () => {
    const replication = { Role: 'arn:aws:iam::444455556666:role/copier', Rules: [] };
    const role = { [`arn:aws:iam::${ACCOUNT}:role/copier`]: { name: 'copier', replies: { GetAccountAuthorizationDetails: ok({ RoleName: 'copier' }) } } };
    const estate = new JoinedEstate(
      loaded(snapshot({ resources: { role, bucket: buckets({ data: { GetBucketReplication: ok({ ReplicationConfiguration: replication }) } }) } })).units,
    );
    const [bucket] = estate.subjects('bucket');
    expect((estate.view(sure(bucket), estate.plain) as Bucket).replication.role.to).toBeUndefined();
  });

  it('of which one failed are not all clean', () => {
    const { result, loaded: all } = judged(
      requireVersioning,
      accounts({
        [ACCOUNT]: { resources: { bucket: buckets({ data: { ...plain, GetBucketVersioning: ok({ Status: 'Enabled' }) } }) } },
        '444455556666': { failed: { state: 'unknown', reason: 'credentials', code: 'ExpiredToken' } },
      }),
    );
    expect(all.units.map(({ path, declarations }) => [path, declarations.length > 0])).toEqual([
      ['aws/111122223333', true],
      ['aws/444455556666', false],
    ]);
    expect(result.findings).toMatchObject([
      { ruleId: 'unreadable-input', message: 'Nothing could be read of account 444455556666: the credentials were refused (ExpiredToken); sign in again.' },
    ]);
    const { source, start, end } = sure(result.findings[0]?.place);
    expect([source.path, source.text.slice(start, end)]).toEqual(['account.json', '"444455556666"']);
  });
});

describe('a list that could not be read', () => {
  const lists = (state: object | undefined): string => {
    const { accounts: all } = JSON.parse(snapshot({})) as { accounts: Record<string, { listed: Record<string, object> }> };
    const { listed } = all[ACCOUNT] as { listed: Record<string, object> };
    return snapshot({ listed: { ...listed, 'lambda:ListFunctions': state === undefined ? {} : { 'eu-west-1': state } } as never });
  };

  it.each([
    ['denied', denied('lambda:ListFunctions'), 'whether there are others is not known: lambda:ListFunctions is denied in eu-west-1'],
    ['not asked for', undefined, 'whether there are others is not asked by this scan: nobody listed them'],
  ])('%s leaves rules about what it would list undecided, and no others', (_, state, reason) => {
    expect(judged(noCredentialsLambdaEnv, lists(state)).result.undecided).toEqual([
      { ruleId: 'no-credentials-lambda-env', resources: ['account 111122223333'], reason },
    ]);
    expect(judged(requireVersioning, lists(state)).result.undecided).toEqual([]);
  });

  it('as somebody wanted it is a note, and no doubt', () => {
    const { undecided, coverage } = judged(requireVersioning, snapshot({ only: { buckets: ['data-*'] } })).result;
    expect(undecided).toEqual([]);
    expect(coverage.notSeen.map(({ message }) => message)).toEqual([
      'Of account 111122223333 only buckets named data-* were looked at, as the scan was asked to: what is elsewhere is not judged',
    ]);
  });
});

describe('the block of the account', () => {
  it('is not known where nobody could ask: what everybody could do by the policy is then undecided', () => {
    const { findings, undecided } = judged(noPublicRead, snapshot({ resources: { bucket: buckets({ data: open }) } })).result;
    expect([findings.length, undecided.length]).toEqual([0, 1]);
  });

  it('was denied: the reason says so', () => {
    const account = { [ACCOUNT]: { name: ACCOUNT, replies: { GetPublicAccessBlock: denied('s3:GetAccountPublicAccessBlock') } } };
    const [why] = judged(noPublicRead, snapshot({ resources: { account, bucket: buckets({ data: open }) } })).result.undecided;
    expect(why?.reason).toContain('s3:GetAccountPublicAccessBlock is denied');
  });
});

describe('values that were taken away', () => {
  const environment = (value: object): string => withVariables({ Variables: { TOKEN: value as never } });
  const withVariables = (told: object): string =>
    snapshot({
      resources: {
        lambda: {
          'arn:aws:lambda:eu-west-1:111122223333:function:mail': {
            name: 'mail',
            region: 'eu-west-1',
            replies: { ListFunctions: ok({ FunctionName: 'mail', Environment: told as never }) },
          },
        },
      },
    });

  it('are a credential if they looked like one', () => {
    expect(judged(noCredentialsLambdaEnv, environment({ masked: { length: 20, detector: 'AWS access key id' } })).result.findings).toMatchObject([
      { message: 'Environment variable "TOKEN" of function "mail" holds what looks like a credential (AWS access key id, 20 characters).' },
    ]);
  });

  it('are not known where Lambda could not decrypt them', () => {
    const [why] = judged(noCredentialsLambdaEnv, withVariables({ Error: { ErrorCode: 'AccessDeniedException' } })).result.undecided;
    expect(why?.reason).toContain('could not decrypt them for the scan (AccessDeniedException)');
  });

  it('and nothing to speak of if they did not', () => {
    const { findings, undecided } = judged(noCredentialsLambdaEnv, environment({ masked: { length: 6 } })).result;
    expect([findings, undecided]).toEqual([[], []]);
  });
});

describe('a key that buckets name by an alias', () => {
  const arn = 'arn:aws:kms:eu-west-1:111122223333:key/0a0b0c0d-1111-2222-3333-444455556666';
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'Root', Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }] });
  const key = {
    [arn]: { name: 'alias/ours', region: 'eu-west-1', replies: { DescribeKey: ok({ KeyMetadata: { Arn: arn } }), GetKeyPolicy: ok({ Policy: policy }) } },
  };
  const named = (by: string): Bucket => {
    const encryption = {
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: by } }] },
    };
    const estate = new JoinedEstate(loaded(snapshot({ resources: { key, bucket: buckets({ data: { GetBucketEncryption: ok(encryption) } }) } })).units);
    const [bucket] = estate.subjects('bucket');
    return estate.view(sure(bucket), estate.plain) as Bucket;
  };

  it.each(['alias/ours', 'arn:aws:kms:eu-west-1:111122223333:alias/ours', arn, arn.slice(arn.lastIndexOf('/') + 1)])(
    'is found by %s, with its policy',
    (by) => {
      const to = sure(named(by).encryption.key.to);
      expect(to.policy.document.kind).toBe('mapping');
    },
  );

  it('is not one of another name', () => {
    expect(named('alias/theirs').encryption.key.to).toBeUndefined();
  });
});
