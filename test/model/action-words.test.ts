import { describe, expect, it } from 'vitest';
import { flawOf } from '../../src/model/action-words.js';

describe('the name of an action', () => {
  it.each(['s3:GetObject', 'S3:getobject', 's3:*', '*', 's3:Get*', 'ec2:RunInstances', 'GetObject'])('%s has no flaw in an identity policy', (name) => {
    expect(flawOf(name, 'identity')).toBeUndefined();
  });

  it.each([
    ['s3:GetObjct', 's3:GetObject'],
    ['s3:GetObejct', 's3:GetObject'],
    ['s3:PutBucketPolicys', 's3:PutBucketPolicy'],
    ['s3:ReplicationTags', 's3:ReplicateTags'],
    ['s3:GetBucketCor', 's3:GetBucketCORS'],
  ])('%s is a slip for %s', (name, meant) => expect(flawOf(name, 'identity')).toEqual({ kind: 'typo', meant }));

  it('that is one of an operation has its own permission', () => {
    expect(flawOf('s3:headobject', 'identity')).toEqual({ kind: 'operation', permissions: ['s3:GetObject'] });
    expect(flawOf('s3:ListBuckets', 'bucket')).toEqual({ kind: 'operation', permissions: ['s3:ListAllMyBuckets'] });
  });

  it.each(['s3:GetObjectFootnote', 's3:PutBucketHorizon', 's3:RenameObject'])('%s may be younger than the tables', (name) => {
    expect(flawOf(name, 'identity')).toEqual({ kind: 'strange' });
  });

  it('of a bucket policy must be one of S3 that concerns buckets', () => {
    expect(flawOf('kms:Decrypt', 'bucket')).toEqual({ kind: 'foreign', service: 'kms' });
    expect(flawOf('s3:CreateJob', 'accessPoint')).toEqual({ kind: 'account' });
    expect(flawOf('s3:GetBucketPolicy', 'bucket')).toBeUndefined();
  });

  it('that is a pattern must cover something', () => expect(flawOf('s3:Gett*', 'identity')).toEqual({ kind: 'empty' }));
});
