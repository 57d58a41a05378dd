import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/policy/term.js';
import { fixture, namesOf, policy, policyOf } from './reading.js';

/** The pieces of the first statement's resources; a gap by how it is written and what it looks like. */
function resources(text: string): readonly (readonly string[])[] {
  const [statement] = policyOf(text).policy.statements.items;
  const told = (piece: Piece): string => (typeof piece === 'string' ? piece : `[${piece.says}: ${piece.looks}]`);
  return (statement?.resource?.items.items ?? []).map(({ term }) => term.map(told));
}

const naming = (...Resource: readonly string[]) => policy({ Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:GetObject', Resource });

describe('gaps that somebody else fills in', () => {
  it.each(['${bucket}', '{{ bucket }}', '<bucket-name>', '${var.bucket}'])('%s is a bucket, whatever its name will be', (gap) => {
    expect(resources(naming(`arn:aws:s3:::${gap}/*`))).toEqual([['arn:aws:s3:::', `[${gap}: bucketName]`, '/*']]);
    expect(namesOf(policyOf(naming(`arn:aws:s3:::${gap}/*`, `arn:aws:s3:::${gap}`)))).toEqual([gap]);
  });

  it('a gap for a whole ARN is made of a beginning and the name of a bucket', () => {
    const text = naming('${bucket_arn}', '${bucket_arn}/*');
    expect(resources(text)).toEqual([
      ['arn:aws:s3:::', '[<name in ${bucket_arn}>: bucketName]'],
      ['arn:aws:s3:::', '[<name in ${bucket_arn}>: bucketName]', '/*'],
    ]);
    expect(namesOf(policyOf(text))).toEqual(['<name in ${bucket_arn}>']);
  });

  it('a gap for the partition is supposed to be the usual one', () => {
    expect(resources(naming('arn:${PARTITION}:s3:::${bucket}/*'))).toEqual([['arn:aws:s3:::', '[${bucket}: bucketName]', '/*']]);
    expect(namesOf(policyOf(naming('arn:${AWS::Partition}:s3:::data', 'arn:${AWS::Partition}:s3:::data/*')))).toEqual(['data']);
    expect(resources(naming('arn:${some}:s3:::data/*', 'arn:aws:s3:::data/${some}'))[0]).toEqual(['arn:', '[${some}: anything]', ':s3:::data/*']);
  });

  it('policy variables are none', () => {
    expect(resources(naming('arn:aws:s3:::b/${aws:username}/${*}'))).toEqual([['arn:aws:s3:::b/${aws:username}/${*}']]);
  });

  it('the same gap is the same text: a statement about `${bucket}` is about the bucket `${bucket}`', () => {
    const subject = policyOf(fixture('bucket-template.json'));
    const [name] = subject.buckets.items;
    const [, sign] = subject.policy.statements.items[1]?.resource?.items.items[0]?.term ?? [];
    expect(name?.name).toEqual([sign]);
  });

  it('is filled in alike in two versions of a policy', () => {
    const names = ['old.json', 'new.json'].map((path) => policyOf(naming('arn:aws:s3:::${bucket}/*'), path).buckets.items[0]?.name);
    expect(names[0]).toEqual(names[1]);
  });

  it('what a template computes is not to be told', () => {
    const text = policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: { 'Fn::Sub': 'arn:aws:s3:::${B}/*' } });
    expect(policyOf(text).policy.statements.items[0]?.resource?.items.open?.reason).toMatch(/computed by Fn::Sub, which only a template does/);
  });
});
