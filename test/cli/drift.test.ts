import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../link/live/account.js';
import { call } from './call.js';
import { folderWith } from './folder.js';

const text = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Prefix: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-data
      VersioningConfiguration:
        Status: Enabled
      Tags: [{ Key: team, Value: storage }]
      LifecycleConfiguration:
        Rules:
          - { Status: Enabled, Prefix: tmp/, ExpirationInDays: 30 }
          - { Id: logs, Status: Enabled, Prefix: !Ref Prefix, ExpirationInDays: 90 }
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { AWS: !Ref AWS::AccountId }
            Action: s3:GetObject
            Resource: !Sub \${Data.Arn}/*
  Gone:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-gone
  Same:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-same
`.replaceAll('\\$', '$');

const grant = (principal: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::acme-data/*'] }],
});
const data = (principal: string) => ({
  tags: { team: 'storage', 'aws:cloudformation:stack-name': 'x', owner: 'me' },
  policy: grant(principal),
  replies: {
    GetBucketVersioning: { Status: 'Suspended' },
    GetBucketLifecycleConfiguration: {
      Rules: [
        { ID: 'made-up', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 7 } },
        { ID: 'logs', Status: 'Enabled', Filter: { Prefix: 'logs/' }, Expiration: { Days: 90 } },
      ],
    },
    GetBucketLogging: { LoggingEnabled: { TargetBucket: 'acme-same', TargetPrefix: 'data/' } },
  },
});
const account = (principal: string): string =>
  snapshotOf({ '111122223333': { buckets: { 'acme-data': data(principal) as never, 'acme-same': {}, 'acme-by-hand': {} } } });

const clean = `Resources:
  Same:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-same
`;

describe('s3lint drift', () => {
  const cwd = folderWith({ 'infra/a.yaml': text, 'clean.yaml': clean, 'account.json': account('444455556666'), 'empty.json': snapshotOf({}) });

  it('tells both sides of every difference with their places, and what nobody could compare', async () => {
    const { code, out, err } = await call(cwd, ['drift', 'infra', '--with', 'account.json']);
    expect(out).toMatchInlineSnapshot(`
      "Data  live acme-data in account 111122223333  infra/a.yaml:5:3
        versioning.status
          text     Enabled (infra/a.yaml:10:17)
          live     Suspended (aws/111122223333/eu-west-1/s3/acme-data.json:103:17)
        logging.target
          text     not set (infra/a.yaml:5:3)
          live     acme-same (aws/111122223333/eu-west-1/s3/acme-data.json:60:25)
        logging.prefix
          text     not set (infra/a.yaml:5:3)
          live     data/ (aws/111122223333/eu-west-1/s3/acme-data.json:61:25)
        lifecycle.rules.expiration.days
          text     30 (infra/a.yaml:14:64)
          live     7 (aws/111122223333/eu-west-1/s3/acme-data.json:35:21)
        policy.document
          text     as it stands here (infra/a.yaml:20:7)
          live     another one (aws/111122223333/eu-west-1/s3/acme-data.json:75:18)
          means    live, something more is allowed and something less
          such as  s3:GetObject of arn:aws:s3:::acme-data/x by arn:aws:iam::444455556666:role/x
          try      aws s3api get-object --bucket acme-data --key x FILE

      Gone  not live  infra/a.yaml:27:3
        because  no live bucket is called acme-gone

      not compared
        Data  lifecycle.rules.prefix: in the text, set by parameter Prefix, which has no default

      2 buckets compared, 1 differs, 1 not live, not all could be compared, 1 live and not declared (list with -v).
      "
    `);
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  it('lists what nobody declares if asked to', async () => {
    const { code, out } = await call(cwd, ['drift', 'clean.yaml', '--with', 'account.json', '-v']);
    expect(out).toMatchInlineSnapshot(`
      "live and not declared
        acme-by-hand in account 111122223333
        acme-data in account 111122223333

      1 bucket compared, none differs, 2 live and not declared.
      "
    `);
    expect(code).toBe(0);
  });

  it('says all of it to programs', async () => {
    const { code, out } = await call(cwd, ['drift', 'infra', '--with', 'account.json', '-f', 'json']);
    expect(code).toBe(1);
    const { differing, missing, undeclared, notCompared, compared } = JSON.parse(out) as {
      readonly differing: readonly { readonly resource: string; readonly live: object; readonly differences: readonly object[] }[];
      readonly missing: readonly object[];
      readonly undeclared: readonly object[];
      readonly notCompared: readonly object[];
      readonly compared: number;
    };
    expect(compared).toBe(2);
    expect(differing.map(({ resource, live }) => [resource, live])).toEqual([
      ['Data', { arn: 'arn:aws:s3:::acme-data', account: '111122223333', region: 'eu-west-1' }],
    ]);
    expect(differing[0]?.differences[0]).toEqual({
      path: 'versioning.status',
      declared: 'Enabled',
      live: 'Suspended',
      declaredAt: { file: 'infra/a.yaml', startLine: 10, startColumn: 17, endLine: 10, endColumn: 24 },
      liveAt: expect.objectContaining({ file: 'aws/111122223333/eu-west-1/s3/acme-data.json' }) as object,
    });
    expect(missing).toEqual([expect.objectContaining({ resource: 'Gone', file: 'infra/a.yaml', reason: 'no live bucket is called acme-gone' })]);
    expect(undeclared).toEqual([{ arn: 'arn:aws:s3:::acme-by-hand', account: '111122223333', region: 'eu-west-1' }]);
    expect(notCompared).toEqual([expect.objectContaining({ resource: 'Data', path: 'lifecycle.rules.prefix', side: 'declared' })]);
  });

  it('ends with 4 where something could not be compared and all was asked for', async () => {
    expect((await call(cwd, ['drift', 'infra', '--with', 'account.json', '--require-complete'])).code).toBe(4);
    expect((await call(cwd, ['drift', 'infra', '--with', 'account.json', '--require-complete', '--parameter', 'Prefix=logs/'])).code).toBe(1);
  });

  it('needs a snapshot, and something that is declared', async () => {
    const none = await call(cwd, ['drift', 'infra']);
    expect([none.code, none.err]).toEqual([2, 'error: What is live is told by a snapshot.\ns3lint drift infra/ --with account.json\n']);
    const wrong = await call(cwd, ['drift', 'infra', '--with', 'clean.yaml']);
    expect([wrong.code, wrong.err]).toEqual([2, 'error: --with clean.yaml: that is no snapshot.\nTake one with `s3lint snapshot -o FILE`.\n']);
    expect((await call(cwd, ['drift', 'empty.json', '--with', 'account.json'])).code).toBe(5);
  });
});
