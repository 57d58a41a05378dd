import { describe, expect, it } from 'vitest';
import { loadFixtures, declared, estateOf, existsWhen, seen, told } from './reading.js';
import type { Bucket } from '../../../src/model/subjects.js';

const loaded = loadFixtures('cdk/Shop.template.json', 'cdk/ShopLogs.nested.template.json', 'cdk/manifest.json');
const [unit] = loaded.units;
if (!unit) throw new Error('nothing was read');

describe('what the CDK writes', () => {
  it('names the construct that wrote a resource', () => {
    expect(unit.declarations.map(({ address, writtenBy }) => [address, writtenBy])).toContainEqual(['DataE3889A50', 'Shop/Data/Resource']);
  });

  it('the manifest of an assembly is no template', () => {
    expect(loaded.skipped).toEqual(['cdk/manifest.json']);
    expect(loaded.units).toHaveLength(1);
  });

  it('a nested stack is found by its asset, not by its URL', () => {
    const nested = 'LogsNestedStackLogsNestedStackResource6A2B1F3C/TargetB1D4C7A2';
    expect(declared(unit, nested).writtenBy).toBe('Shop/Logs/Target/Resource');
    const estate = estateOf(unit);
    const { target } = (estate.view(declared(unit, nested), estate.plain) as Bucket).logging;
    expect((target.to as Bucket | undefined)?.address).toBe('DataE3889A50');
    expect(unit.notSeen).toEqual([]);
  });

  it('the bucket of the bootstrap stack is named by account and region', () => {
    expect(told(seen(unit, 'Handler886CB40B', ['Code', 'S3Bucket']))).toBe('cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}');
  });

  it('policies are joined to their bucket, and ARNs joined of pieces to its objects', () => {
    const estate = estateOf(unit);
    const { policy } = estate.view(declared(unit, 'DataE3889A50'), estate.plain) as Bucket;
    expect(told(policy.document)).toMatchObject({ Statement: [{ Resource: ['${DataE3889A50.Arn}', '${DataE3889A50.Arn}/*'] }] });
  });

  it('a condition over regions is a question of the region', () => {
    expect(existsWhen(declared(unit, 'CDKMetadata'))).toEqual(['AWS::Region is "eu-west-1"', 'AWS::Region is not "eu-west-1", AWS::Region is "us-east-1"']);
  });
});
