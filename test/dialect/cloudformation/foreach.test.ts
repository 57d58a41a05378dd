import { describe, expect, it } from 'vitest';
import { loadAll, declared, estateOf, existsWhen, fixture, seen, told, unitOf, where } from './reading.js';
import { findingsOf } from '../../../src/judge/findings.js';
import { judge } from '../../../src/judge/judge.js';
import { merged } from '../../../src/judge/merge.js';
import type { Bucket } from '../../../src/model/subjects.js';
import requireVersioning from '../../../rules/require-versioning.js';

const unit = unitOf(fixture('foreach.yaml'), {}, 'foreach.yaml');

describe('Fn::ForEach', () => {
  it('unrolls resources over parameter lists and mappings, loops inside loops', () => {
    expect(unit.declarations.map(({ address }) => address)).toEqual([
      'Bucketred',
      'Policyred',
      'Bucketblue',
      'Policyblue',
      'PairA100',
      'PairAits',
      'PairB100',
      'PairBits',
    ]);
    expect(['PairA100', 'PairBits'].map((address) => told(seen(unit, address, ['BucketName'])))).toEqual(['A-10.0', 'B-it-s']);
  });

  it('fills its variable into texts, references, conditions and keys', () => {
    expect(told(seen(unit, 'Bucketred', []))).toEqual({
      BucketName: 'red-data',
      Tags: [{ Key: 'team', Value: 'red' }],
      VersioningConfiguration: { Status: 'Suspended' },
    });
    expect(told(seen(unit, 'Policyblue', ['PolicyDocument', 'Statement', 'Resource']))).toBe('arn:aws:s3:::blue-data');
  });

  it('fills it into conditions, each turn a question of its own', () => {
    expect(existsWhen(declared(unit, 'Bucketred'))).toEqual([]);
    const named = unitOf(fixture('foreach.yaml'), { Teams: 'dev,prod' });
    expect(existsWhen(declared(named, 'Bucketprod'))).toEqual(['Env is "prod"']);
  });

  it('joins what the turns of one loop say of each other', () => {
    const plain = unitOf(fixture('foreach.yaml').replace('        Condition: Is${Team}\n', ''));
    const estate = estateOf(plain);
    const { policy } = estate.view(declared(plain, 'Bucketblue'), estate.plain) as Bucket;
    expect(told(policy.document)).toEqual({ Statement: { Effect: 'Deny', Resource: 'arn:aws:s3:::blue-data' } });
  });

  it('says which loops cannot be unrolled', () => {
    expect(unit.notSeen.map(({ message, origin }) => `${origin ? where(origin) : ''}: ${message}`)).toEqual([
      'foreach.yaml:47 Fn::ForEach::Unknown: Resources are repeated by Fn::ForEach::Unknown, whose collection is set by parameter Later, which has no default: what it adds is not seen',
      'foreach.yaml:51 Fn::ForEach::Chosen: Resources are repeated by Fn::ForEach::Chosen, whose collection depends on a choice: what it adds is not seen',
    ]);
  });

  it('makes one finding of what all turns have in common', () => {
    const pairs = unitOf(fixture('foreach.yaml').replace('        Condition: Is${Team}\n', ''));
    const found = merged(findingsOf(judge(estateOf(pairs), [{ rule: requireVersioning, level: 'warn', options: {} }], {})));
    expect(found.map(({ finding }) => [finding.resource, finding.instances])).toEqual([
      ['Bucketred', ['Bucketblue']],
      ['PairA100', ['PairAits', 'PairB100', 'PairBits']],
    ]);
  });

  it('unrolls outputs, so that others can import them', () => {
    const { units } = loadAll({
      'a.yaml': fixture('foreach.yaml'),
      'b.yaml': 'Resources: { B: { Type: AWS::S3::Bucket, Properties: { BucketName: !ImportValue name-blue } } }\n',
    });
    expect(units[1] && told(seen(units[1], 'B', ['BucketName']))).toBe('blue-data');
  });

  it('may not hang on what is read after it', () => {
    const early = unitOf(
      'Conditions:\n  Fn::ForEach::C:\n    - N\n    - !If [IsA, [!Ref B], [!GetAtt B.Arn]]\n    - Is${N}: !Equals [a, b]\n  IsA: !Equals [a, a]\nResources:\n  B: { Type: AWS::S3::Bucket }\n',
    );
    expect(early.declarations).toHaveLength(1);
    expect(early.notSeen[0]?.message).toBe('Conditions are repeated by Fn::ForEach::C, whose collection depends on a choice: what it adds is not seen');
  });

  it('in circles and masses ends', () => {
    const many = `[${Array.from({ length: 200 }, (_, index) => `x${index}`).join(', ')}]`;
    const big = unitOf(
      `Resources:\n  Fn::ForEach::A:\n    - A\n    - ${many}\n    - Fn::ForEach::B:\n        - B\n        - ${many}\n        - X\${A}\${B}: { Type: AWS::S3::Bucket }\n`,
    );
    expect(big.declarations).toHaveLength(10_000);
    expect(big.notSeen[0]?.message).toBe('Resources are repeated so often that only the first 10000 are read: what it adds is not seen');
  });
});
