import { describe, expect, it } from 'vitest';
import { accessesOf, declaredIn, fixture, joined, namesOf, policy, policyOf, within } from './reading.js';

const read = (...Resource: readonly string[]) => policy({ Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:GetObject', Resource });

function notes(text: string): readonly string[] {
  return declaredIn(text).unit.notSeen.map(({ message }) => message);
}

describe('the bucket of a bucket policy', () => {
  it('is the one that its resources name, however often', () => {
    expect(namesOf(policyOf(read('arn:aws:s3:::a', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a/x/${aws:username}/*', 'arn:aws:s3:::a*')))).toEqual(['a']);
    expect(notes(read('arn:aws:s3:::a/*'))).toEqual([]);
  });

  it('is any of several: each is judged, and that is told', () => {
    const text = fixture('two-buckets.json');
    expect(namesOf(policyOf(text))).toEqual(['harbour-ledger', 'harbour-ledger-archive']);
    expect(accessesOf(text).map(({ says, key }) => [says, key])).toEqual([
      ['harbour-ledger', ''],
      ['harbour-ledger-archive', '2'],
    ]);
    expect(notes(text)).toEqual(['policy.json names several buckets (harbour-ledger, harbour-ledger-archive): it is judged as the policy of each of them']);
  });

  it('is not guessed from a pattern: its grants are not judged, its statements are', () => {
    const text = read('arn:aws:s3:::team-*/*');
    expect(accessesOf(text)).toEqual([]);
    expect(policyOf(text).buckets.open?.reason).toBe('named only by a pattern, arn:aws:s3:::team-*/*');
    expect(policyOf(text).policy.statements.items).toHaveLength(1);
    expect(notes(text)).toEqual(['policy.json names no bucket but one named by a pattern, arn:aws:s3:::team-*/*: who can reach one by it is not judged']);
  });

  it('is the one of that name in the scan, supposedly', () => {
    const template = 'Resources:\n  Ledger:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ledger\n';
    const estate = joined({ 'p.json': read('arn:aws:s3:::ledger/*'), 'stack/t.yaml': template });
    const [access] = within(estate, 'bucketAccess', 'p.json');
    expect(access?.bucket?.address).toBe('Ledger');
    expect(access?.situation.blocks.bucket.ignorePublicAcls).toMatchObject({ assumed: expect.stringMatching(/matched by name in stack\/t\.yaml$/) });
    expect(within(estate, 'policy', 'p.json')[0]?.about).toEqual(['stack/t.yaml#Ledger']);
  });

  it('is not to be told where two bear the name, and is judged as one out of sight', () => {
    const template = 'Resources:\n  Ledger:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ledger\n';
    const estate = joined({ 'p.json': read('arn:aws:s3:::ledger/*'), 'dev.yaml': template, 'prod.yaml': template });
    expect(within(estate, 'bucketAccess', 'p.json').map(({ bucket, says }) => [bucket, says])).toEqual([[undefined, 'ledger']]);
  });
});

describe('a policy file is no resource', () => {
  it.each(['bucket-public-site.json', 'topic.json', 'key.json', 'identity-admin.json', 'endpoint-gateway.json', 'trust-replication.json'])(
    '%s declares no subject that other rules would judge',
    (file) => {
      const estate = joined({ [file]: fixture(file) });
      expect(estate.declarations.map(({ subject }) => subject)).toEqual([undefined]);
      expect(estate.holders('statement')).toHaveLength(1);
    },
  );

  it('its address is the name of the file, in whatever folder it lies', () => {
    expect(declaredIn(fixture('topic.json'), 'infra/policies/topic.json')).toMatchObject({ address: 'topic.json', type: 'topic policy' });
  });
});
