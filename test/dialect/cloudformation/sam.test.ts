import { describe, expect, it } from 'vitest';
import { declared, estateOf, existsWhen, fixture, seen, told, unitOf, where } from './reading.js';
import type { Bucket, Lambda, Role } from '../../../src/model/subjects.js';

const text = fixture('sam.yaml');
const unit = unitOf(text, { 'AWS::Region': 'eu-west-1' }, 'sam.yaml');
const estate = estateOf(unit);

describe('a SAM function', () => {
  it('is a Lambda function, its globals merged: maps by key, lists appended, values overridden', () => {
    const resize = declared(unit, 'Resize');
    expect(resize).toMatchObject({ subject: 'lambda', type: 'AWS::Serverless::Function' });
    expect(told(seen(unit, 'Resize', ['Environment', 'Variables']))).toEqual({ TABLE: 'own', BUCKET: '${Archive}', STAGE: 'prod' });
    expect(told(seen(unit, 'Resize', ['MemorySize']))).toBe('256');
    expect(told(seen(unit, 'Plain', ['Environment', 'Variables']))).toEqual({ STAGE: 'prod', TABLE: 'global' });
    expect(told(seen(unit, 'Plain', ['Tags']))).toEqual([{ Key: 'team', Value: 'shop' }]);
  });

  it('has its values where they are written', () => {
    expect(where(seen(unit, 'Resize', ['Environment', 'Variables', 'TABLE']).origin)).toBe('sam.yaml:29 own');
    expect(where(seen(unit, 'Resize', ['Environment', 'Variables', 'STAGE']).origin)).toBe('sam.yaml:8 prod');
  });

  it('has its code in Lambda’s words; what is packaged later is not written', () => {
    const code = (address: string): Lambda['code'] => (estate.view(declared(unit, address), estate.plain) as Lambda).code;
    expect(code('Plain').inline).toMatchObject({ kind: 'known', value: 'exports.handler = async () => {}' });
    expect(told(seen(unit, 'Stored', ['Code']))).toEqual({ S3Bucket: 'artifacts', S3Key: 'code/app.zip' });
    expect(code('Resize').bucket.name.kind).toBe('absent');
  });

  it('gets a role if it names none, with managed policies, documents and policy templates', () => {
    const role = estate.view(declared(unit, 'ResizeRole'), estate.plain) as Role;
    expect(role.policies.items.map(({ document }) => told(document))).toMatchObject([
      { Statement: [{ Effect: 'Allow', Resource: ['arn:aws:s3:::${Archive}', 'arn:aws:s3:::${Archive}/*'] }] },
      { Statement: [{ Action: 's3:ListAllMyBuckets' }] },
      { Statement: [] },
    ]);
    expect(role.managed.items.map(({ name }) => name)).toMatchObject([
      { value: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' },
      { value: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess' },
      { value: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' },
    ]);
    expect((estate.view(declared(unit, 'Resize'), estate.plain) as Lambda).execution.role.to).toBe(role);
    expect(unit.declarations.map(({ address }) => address)).not.toContain('PlainRole');
  });

  it('whose role exists where it does, and stands where it stands', () => {
    expect(existsWhen(declared(unitOf(text), 'ResizeRole'))).toEqual(['AWS::Region is "eu-west-1"']);
    expect(where(declared(unit, 'ResizeRole').header)).toBe('sam.yaml:23 Resize');
  });
});

describe('an S3 event of a SAM function', () => {
  const notices = (address: string) => (estate.view(declared(unit, address), estate.plain) as Bucket).notification.functions.items;

  it('is a notification of its bucket, one for every kind of event', () => {
    expect(notices('Uploads').map(({ events, prefix, target }) => [events.items[0], prefix, (target.to as Lambda | undefined)?.address])).toMatchObject([
      [{ value: 's3:ObjectCreated:*' }, { value: 'in/' }, 'Resize'],
      [{ value: 's3:ObjectRemoved:Delete' }, { value: 'in/' }, 'Resize'],
    ]);
  });

  it('joins the notifications that the bucket has already', () => {
    expect(notices('Archive').map(({ target }) => (target.to as Lambda | undefined)?.address)).toEqual(['Plain', 'Resize']);
  });

  it('allows S3 to invoke the function, for the account and not for the bucket', () => {
    const permission = unit.declarations.find(({ address }) => address === 'ResizeUploadedPermission');
    expect(permission).toMatchObject({ type: 'AWS::Lambda::Permission' });
    expect(told(seen(unit, 'ResizeUploadedPermission', []))).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: '${Resize}',
      Principal: 's3.amazonaws.com',
      SourceAccount: '${AWS::AccountId}',
    });
    expect(where(declared(unit, 'ResizeUploadedPermission').header)).toBe('sam.yaml:37 Uploaded');
  });

  it('leaves the written bucket as it is for those who edit it', () => {
    expect(declared(unit, 'Uploads').resource.node).toMatchObject({ kind: 'mapping', entries: [{ key: { value: 'Type' } }] });
  });
});

describe('other parts of SAM', () => {
  it('are declarations without a subject', () => {
    expect(['Table', 'Api'].map((address) => declared(unit, address).subject)).toEqual([undefined, undefined]);
  });

  it('a name that SAM makes up is not told to be wrong', () => {
    const other = unitOf(`${text}  Named: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref ServerlessRestApi } }\n`);
    expect(told(seen(other, 'Named', ['BucketName']))).toBe(
      '<a reference to ServerlessRestApi, which this template does not declare and the SAM transform may>',
    );
  });
});
