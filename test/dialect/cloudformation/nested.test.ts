import { describe, expect, it } from 'vitest';
import { fixture, declared, estateOf, existsWhen, loadAll, loadFixtures, seen, told, where, worlds } from './reading.js';
import type { Bucket } from '../../../src/model/subjects.js';

const files = ['nested/parent.yaml', 'nested/storage.yaml', 'nested/logs/bucket.json'] as const;
const loaded = loadFixtures(...files);
const [unit] = loaded.units;
if (!unit) throw new Error('nothing was read');

describe('nested stacks by local path', () => {
  it('belong to the unit of the root that nests them, and are no roots themselves', () => {
    expect(loaded.units.map(({ path }) => path)).toEqual(['nested/parent.yaml']);
    expect(unit.declarations.filter(({ subject }) => subject === 'bucket').map(({ address, says }) => [address, says])).toEqual([
      ['Storage/Data', 'Data'],
      ['Storage/Old', 'Old'],
      ['Storage/Logs/Target', 'Target'],
      ['Front', 'Front'],
      ['Application/Target', 'Target'],
      ['UsesRemote', 'UsesRemote'],
    ]);
  });

  it('stand in their own files', () => {
    expect(where(declared(unit, 'Storage/Data').header)).toBe('nested/storage.yaml:10 Data');
    expect(where(declared(unit, 'Storage/Logs/Target').header)).toBe('nested/logs/bucket.json:3 "Target"');
    expect(loaded.documents.map((document) => document.mapped.whole?.path)).toEqual(files);
  });

  it('exist where the resource that nests them does', () => {
    expect(existsWhen(declared(unit, 'Storage/Data'))).toEqual(['Env is "prod"']);
    expect(existsWhen(declared(unit, 'Storage/Logs/Target'))).toEqual(['Env is "prod"']);
    expect(existsWhen(declared(unit, 'Application/Target'))).toEqual(['']);
  });

  it('have the values that their parameters are bound to, and say from where', () => {
    const names = worlds((world) => seen(unit, 'Storage/Data', ['BucketName'], world));
    expect(names.map(([choice, name]) => [choice, told(name)])).toEqual([
      ['Env is "dev"', 'shop-dev'],
      ['Env is "prod"', 'shop-prod'],
    ]);
    expect(names[0]?.[1].origin.via?.map(where)).toEqual(['nested/parent.yaml:14 shop-${Env}']);
    expect(told(seen(unit, 'Storage/Data', ['CorsConfiguration', 'CorsRules', 0, 'AllowedOrigins']))).toEqual(['https://a.example', 'https://b.example']);
  });

  it('decide their conditions by the parent’s choice, and a default that nobody overrides is certain', () => {
    const status = worlds((world) => seen(unit, 'Storage/Data', ['VersioningConfiguration', 'Status'], world));
    expect(status.map(([choice, value]) => [choice, told(value)])).toEqual([
      ['Env is "prod"', 'Enabled'],
      ['Env is "dev"', 'Suspended'],
    ]);
    expect(seen(unit, 'Storage/Old', ['VersioningConfiguration', 'Status'])).not.toHaveProperty('assumed');
  });

  it('hand their outputs out, through several stacks', () => {
    const estate = estateOf(unit);
    const front = worlds((world) => (estate.view(declared(unit, 'Front'), world) as Bucket).logging.target.to as Bucket | undefined);
    expect(front.map(([choice, to]) => [choice, to?.address])).toContainEqual(['Env is "prod"', 'Storage/Logs/Target']);
  });

  it('are told to be missing where no file is theirs to read', () => {
    expect(unit.notSeen.map(({ message, origin }) => `${origin ? where(origin) : ''}: ${message}`)).toEqual([
      'nested/parent.yaml:25 Remote: The template of stack Remote is not read: it is read from https://s3.amazonaws.com/templates/vpc.yaml, and no URL is followed; its buckets are not seen',
      'nested/parent.yaml:29 Missing: The template of stack Missing is not read: there is no nested/gone.yaml; its buckets are not seen',
      'nested/parent.yaml:33 Outside: The template of stack Outside is not read: ../../../../../etc/passwd cannot be read (it is outside of the given paths); its buckets are not seen',
      'nested/parent.yaml:37 Open: The template of stack Open is not read: its TemplateURL is a reference to Bucket, which this template does not declare; its buckets are not seen',
    ]);
    expect(seen(unit, 'UsesRemote', ['BucketName'])).toMatchObject({ kind: 'scalar' });
    expect(told(seen(unit, 'UsesRemote', ['BucketName']))).toBe('${Remote.Outputs.Name}');
  });
});

describe('which templates are roots', () => {
  it('a nested template is one when its parent is not linted', () => {
    const alone = loadFixtures('nested/storage.yaml', 'nested/logs/bucket.json');
    expect(alone.units.map(({ path }) => path)).toEqual(['nested/storage.yaml']);
  });

  it('a nested template is read even where it was not asked for', () => {
    const all = Object.fromEntries(files.map((file) => [file, fixture(file)]));
    expect(loadAll(all, ['nested/parent.yaml']).documents).toHaveLength(3);
  });

  it('a circle ends, and its first template stands for it', () => {
    const circle = loadFixtures('circle/a.yaml', 'circle/b.yaml');
    expect(circle.units.map(({ path }) => path)).toEqual(['circle/a.yaml']);
    expect(circle.units[0]?.declarations.map(({ address }) => address)).toEqual(['B', 'B/A', 'B/Two', 'One']);
    expect(circle.units[0]?.notSeen.map(({ message }) => message)).toEqual([
      'The template of stack B/A is not read: circle/a.yaml nests itself in a circle; its buckets are not seen',
    ]);
  });

  it('one template nested twice is two stacks', () => {
    const twice = loadAll({
      'p.yaml':
        'Resources:\n  One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: c.yaml, Parameters: { Name: one } } }\n  Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: c.yaml, Parameters: { Name: two } } }\n',
      'c.yaml': 'Parameters: { Name: { Type: String } }\nResources: { B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref Name } } }\n',
    });
    const [only] = twice.units;
    expect(only && ['One/B', 'Two/B'].map((address) => told(seen(only, address, ['BucketName'])))).toEqual(['one', 'two']);
  });

  it('stacks that multiply without end are bounded', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 12 }, (_, level) => [
        `l${level}.yaml`,
        `Resources:\n  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: l${level + 1}.yaml } }\n  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: l${level + 1}.yaml } }\n`,
      ]),
    );
    const bounded = loadAll(doubling);
    expect(bounded.units).toHaveLength(1);
    expect(bounded.units[0]?.notSeen.some(({ message }) => message.includes('there are more than 500 nested stacks'))).toBe(true);
  });
});

describe('exports', () => {
  const shops = loadFixtures('export/logs.yaml', 'export/other.yaml', 'export/shop.yaml');
  const shop = shops.units.find(({ path }) => path === 'export/shop.yaml');
  if (!shop) throw new Error('no shop');

  it('of exactly one other template are imported, and that is supposed', () => {
    const name = seen(shop, 'Shop', ['BucketName']);
    expect(told(name)).toBe('arn:aws:s3:::central-logs');
    expect(name).toMatchObject({ assumed: 'export central-arn of export/logs.yaml' });
  });

  it('may be named by region, and lead to the bucket of the other stack', () => {
    const estate = estateOf(...shops.units);
    const { target } = (estate.view(declared(shop, 'Shop'), estate.plain) as Bucket).logging;
    expect((target.to as Bucket | undefined)?.address).toBe('Target');
  });

  it('of two templates, or of none, are not known', () => {
    expect(told(seen(shop, 'Shop', ['Tags', 0, 'Value']))).toBe('the export twice of another stack');
    expect(told(seen(shop, 'Shop', ['Tags', 1, 'Value']))).toBe('the export nobody-exports-this of another stack');
  });
});
