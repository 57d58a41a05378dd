import { describe, expect, it } from 'vitest';
import requireBlock from '../../../rules/require-public-access-block.js';
import requireVersioning from '../../../rules/require-versioning.js';
import { judgedWith, open, told } from './judged.js';

const HERE = '111122223333';
const ON = { GetBucketVersioning: { Status: 'Enabled' } };
const OFF = { GetBucketVersioning: { Status: 'Suspended' } };

const bucket = (properties: string, head = ''): string => `${head}Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-data
${properties}`;
const versioning = (status: string): string => `      VersioningConfiguration:
        Status: ${status}
`;
const PARAMETER = `Parameters:
  Mode: { Type: String }
`;
const account = (replies: object): Parameters<typeof judgedWith>[2] => ({ [HERE]: { buckets: { 'acme-data': { replies: replies as never } } } });

describe('a value of a declared bucket', () => {
  const judged = (text: string, replies: object): ReturnType<typeof judgedWith> => judgedWith([requireVersioning], { 'a.yaml': text }, account(replies));

  it('that the text says is judged by the text, whatever is live', () => {
    expect(told(judged(bucket(versioning('Enabled')), OFF))).toEqual([]);
    const [finding, ...more] = judged(bucket(versioning('Suspended')), ON).findings;
    expect(more).toEqual([]);
    expect(finding?.place.source.path).toBe('a.yaml');
    expect(finding?.because.map(({ message, place }) => [message, place?.source.path])).toContainEqual([
      'live it is "Enabled"',
      'aws/111122223333/eu-west-1/s3/acme-data.json',
    ]);
  });

  it('that the text leaves open is as it is live', () => {
    const text = bucket(versioning('!Ref Mode'), PARAMETER);
    expect(open(judged(text, ON))).toEqual([]);
    expect(told(judged(text, ON))).toEqual([]);
    const off = judged(text, OFF);
    expect(told(off)).toEqual(['a.yaml:9 Data']);
    expect(off.findings[0]?.assumes).toEqual([`read live in account ${HERE}`]);
  });

  it('that the text does not say is as it is live, and stands where the text would have it', () => {
    expect(told(judged(bucket(''), ON))).toEqual([]);
    const off = judged(bucket(''), OFF);
    expect(told(off)).toEqual(['a.yaml:2 Data']);
    expect(off.findings[0]?.because.map(({ place }) => place?.source.path)).toContain('aws/111122223333/eu-west-1/s3/acme-data.json');
  });

  it('that nobody could read live is as the text has it', () => {
    const replies = { GetBucketVersioning: { state: 'unknown', reason: 'denied', action: 's3:GetBucketVersioning' } };
    expect(told(judged(bucket(versioning('Suspended')), replies))).toEqual(['a.yaml:7 Data']);
    expect(open(judged(bucket(versioning('!Ref Mode'), PARAMETER), replies))).toEqual(['Data']);
  });

  it('that a written block leaves out is what the deployment makes of it', () => {
    const half = bucket(`      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
`);
    const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    const block = { GetPublicAccessBlock: { PublicAccessBlockConfiguration: on } };
    expect(told(judgedWith([requireBlock], { 'a.yaml': half }, account(block)))).toEqual(['a.yaml:6 Data']);
    expect(told(judgedWith([requireBlock], { 'a.yaml': bucket('') }, account(block)))).toEqual([]);
  });
});

describe('what the text says under a choice that nobody made', () => {
  const head = `Parameters:
  Mode: { Type: String, AllowedValues: [Enabled, Suspended] }
  Stage: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
`;
  const judged = (text: string, replies: object): readonly string[] => told(judgedWith([requireVersioning], { 'a.yaml': text }, account(replies)));

  it('is as it came out', () => {
    const text = bucket(versioning('!Ref Mode'), head);
    expect(judged(text, ON)).toEqual([]);
    expect(judged(text, OFF)).toEqual(['a.yaml:11 Data']);
  });

  it('is as it came out where a whole block is there or not', () => {
    const text = bucket('      VersioningConfiguration: !If [IsProd, { Status: Enabled }, !Ref AWS::NoValue]\n', head);
    expect(judged(text, ON)).toEqual([]);
    expect(judged(text, {})).toEqual(['a.yaml:7 Data']);
  });
});

describe('a live bucket', () => {
  const both = { [HERE]: { buckets: { 'acme-data': { replies: OFF }, 'acme-other': { replies: OFF } } } };

  it('is judged once where a text declares it, and by itself where none does', () => {
    expect(told(judgedWith([requireVersioning], { 'a.yaml': bucket('') }, both))).toEqual([
      'a.yaml:2 Data',
      'aws/111122223333/eu-west-1/s3/acme-other.json:55 arn:aws:s3:::acme-other',
    ]);
  });

  it('without Block Public Access is an old one, whatever new ones get', () => {
    expect(told(judgedWith([requireBlock], { 'a.yaml': bucket('') }, account({})))).toEqual(['a.yaml:2 Data']);
  });

  it('is shielded by the block of its account, and so is the bucket that declares it', () => {
    const blocked = { [HERE]: { blocked: true, buckets: { 'acme-data': {} } } };
    expect(told(judgedWith([requireBlock], { 'a.yaml': bucket('') }, blocked))).toEqual([]);
  });
});

describe('what only the account knows', () => {
  it('tells what a declared bucket is used for', () => {
    const logging = { GetBucketVersioning: { Status: 'Enabled' }, GetBucketLogging: { LoggingEnabled: { TargetBucket: 'acme-data', TargetPrefix: '' } } };
    const judged = (replies: object): readonly string[] =>
      told(judgedWith([requireVersioning], { 'a.yaml': bucket('') }, { [HERE]: { buckets: { 'acme-data': {}, 'acme-web': { replies: replies as never } } } }));
    expect(judged(ON)).toEqual(['a.yaml:2 Data']);
    expect(judged(logging)).toEqual([]);
  });

  it('does not make a name ambiguous that one text declares and another uses', () => {
    const user = `Resources:
  Web:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-web
      LoggingConfiguration: { DestinationBucketName: acme-data }
`;
    const live = { [HERE]: { buckets: { 'acme-data': {}, 'acme-web': { replies: ON } } } };
    expect(told(judgedWith([requireVersioning], { 'a.yaml': bucket(''), 'b.yaml': user }, live))).toEqual([]);
  });
});

describe('a declared bucket that is not live', () => {
  const elsewhere = { [HERE]: { buckets: { 'acme-elsewhere': { replies: ON } } } };

  it('is judged by its text, and that is said', () => {
    const result = judgedWith([requireVersioning], { 'a.yaml': bucket('') }, elsewhere);
    expect(told(result)).toEqual(['a.yaml:2 Data']);
    expect(result.coverage.notSeen.map(({ message }) => message)).toEqual([
      'Data was not matched with a live bucket, so only its text is judged: no live bucket is called acme-data',
    ]);
  });

  it('may be there all the same where not all was read', () => {
    const result = judgedWith([requireVersioning], { 'a.yaml': bucket('') }, { [HERE]: { buckets: {}, only: ['other-*'] } });
    expect(result.coverage.notSeen.map(({ message }) => message)).toContain(
      'Data was not matched with a live bucket, so only its text is judged: no live bucket that was read is called acme-data, and others may be there: this scan was asked for other-* alone',
    );
  });
});
