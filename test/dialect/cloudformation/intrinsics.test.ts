import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/truth/symbol.js';
import { declared, fixture, seen, slice, tagged, told, unitOf, where, worlds } from './reading.js';

const unit = unitOf(fixture('intrinsics.yaml'), {}, 'intrinsics.yaml');
const tag = (key: string): unknown => told(tagged(unit, 'Data', key));

describe('intrinsic functions, short form', () => {
  it.each([
    ['ref', 'named-bucket'],
    ['ref-unnamed', '${Open}'],
    ['get-att', 'arn:aws:s3:::named-bucket'],
    ['get-att-list', '${Open.Arn}'],
    ['sub-names', '${Owner}@${AWS::AccountId}'],
    ['join', 'a-named-bucket-c'],
    ['select', 'b'],
    ['split', 'y'],
    ['split-arn', '${Open}'],
    ['map', 'Enabled'],
    ['map-default', 'none'],
    ['map-same', 'yes-please'],
    ['base64', 'plain text'],
    ['length', '3'],
    ['json', '{"a":[1,true,"q\\"u"],"b":"named-bucket"}'],
    ['dynamic', '{{resolve:ssm:/s3/name:1}}'],
    ['dynamic-sub', '{{resolve:secretsmanager:${Owner}:SecretString:password}}'],
    ['ssm', '${Ami}'],
    ['secret', '${Token}'],
    ['account', '012345678901'],
    ['date', '2012-10-17'],
    ['import', 'the export other-stack-bucket of another stack'],
  ])('%s is %s', (key, value) => {
    expect(tag(key)).toBe(value);
  });

  it.each([
    ['select-past', '<a Select of item 7, which the list does not have>'],
    ['split-id', '<cut out of ${AWS::StackId}, which is known only after deployment>'],
    ['cidr', '<computed by Fn::Cidr at deployment>'],
    ['zones', '<computed by Fn::GetAZs at deployment>'],
    ['list', '<set by parameter Keys, which has no default>'],
    ['undeclared', '<a reference to Nowhere, which this template does not declare>'],
    ['unknown-tag', '<written with !Reverse, which CloudFormation does not know; a macro may>'],
    ['cfn-include', '<made by !Include of cfn-include: compile the template first, and lint what comes out>'],
  ])('%s is not known, and says why', (key, why) => {
    expect(tag(key)).toBe(why);
  });

  it('a text keeps what is not known as a part that says why', () => {
    const text = tagged(unit, 'Data', 'dynamic');
    expect(text.kind === 'scalar' && partsOf(text.text)).toMatchObject([{ kind: 'unknown', reason: 'filled in at deployment ({{resolve:ssm:/s3/name:1}})' }]);
  });

  it('two uses of one parameter are the same unknown', () => {
    const key = (name: string): unknown => {
      const text = tagged(unit, 'Data', name);
      return text.kind === 'scalar' ? text.text.parts().map((part) => (part as { readonly key?: string }).key)[0] : undefined;
    };
    expect(key('sub-names')).toBe('intrinsics.yaml#Owner');
  });

  it.each([
    ['Logs', '!Ref Logs'],
    ['Logs.Arn', '!GetAtt Logs.Arn'],
    ['Called', '!Ref Called'],
    ['Called.DomainName', '!GetAtt Called.DomainName'],
    ['Stage', '!Ref Stage'],
    ['Nobody', '!Ref Nobody'],
    ['Nobody.Arn', '!GetAtt Nobody.Arn'],
    ['Nested.Outputs.Name', '!GetAtt Nested.Outputs.Name'],
    ['AWS::Region', '!Ref AWS::Region'],
    ['AWS::AccountId', '!Ref AWS::AccountId'],
    ['AWS::Partition', '!Ref AWS::Partition'],
    ['AWS::NoValue', '!Ref AWS::NoValue'],
    ['AWS::Unheard', '!Ref AWS::Unheard'],
  ])('Sub puts in for ${%s} what %s is', (name, function_) => {
    const text = `
Parameters:
  Stage: { Type: String, Default: dev }
Resources:
  Logs: { Type: AWS::S3::Bucket }
  Called: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub 'logs-\${Stage}' } }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: x.yaml } }
  B:
    Type: AWS::S3::Bucket
    Properties:
      Tags:
        - { Key: sub, Value: !Sub 'a\${${name}}b' }
        - { Key: joined, Value: !Join ['', [a, ${function_}, b]] }`;
    for (const given of [{}, { 'AWS::Region': 'cn-north-1', Stage: 'prod' }]) {
      const read = unitOf(text, given);
      const parts = ['sub', 'joined'].map((key) => {
        const value = tagged(read, 'B', key);
        // How the user wrote it is another matter.
        const known = value.kind === 'scalar' ? partsOf(value.text).map((part) => (typeof part === 'string' ? part : { ...part, says: '' })) : [];
        return { kind: value.kind, known, assumed: value.kind === 'scalar' ? value.assumed : undefined };
      });
      expect(parts[0]).toEqual(parts[1]);
    }
  });

  it('Sub explores parameters with allowed values and leaves what is marked as literal', () => {
    expect(worlds((world) => told(tagged(unit, 'Data', 'sub', world)))).toEqual([
      ['Env is "dev"', 'arn:aws:s3:::named-bucket/${Literal}/dev'],
      ['Env is "prod"', 'arn:aws:s3:::named-bucket/${Literal}/prod'],
    ]);
  });

  it('a FindInMap under a parameter with allowed values is known in every world', () => {
    const status = worlds((world) => told(seen(unit, 'Data', ['VersioningConfiguration', 'Status'], world)));
    expect(status.map(([, value]) => value)).toEqual(['Suspended', 'Enabled']);
  });

  it('what can be nothing but the id of an account looks like one, whichever it is', () => {
    const table = (other: string): string => `Parameters:
  Digits: { Type: String, AllowedPattern: '^\\d{12}$' }
  Text: { Type: String, AllowedPattern: '\\d{12}.*' }
Mappings: { Writers: { us-east-1: { Id: '127311923021' }, us-west-2: { Id: '${other}' } } }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { Tags: [{ Key: a, Value: !Ref Digits }, { Key: b, Value: !Ref Text }, { Key: c, Value: !FindInMap [Writers, !Ref AWS::Region, Id] }] }
`;
    const looks = (other: string): unknown[] =>
      ['a', 'b', 'c'].map((key) => {
        const value = tagged(unitOf(table(other)), 'Data', key);
        return value.kind === 'scalar' ? partsOf(value.text).map((part) => typeof part === 'object' && part.looks) : value.kind;
      });
    expect(looks('797873946194')).toEqual([['account'], [undefined], ['account']]);
    expect(looks('*')).toEqual([['account'], [undefined], 'unknown']);
    expect(tag('map-region')).toBe('${ByRegion.${AWS::Region}.Account}');
  });

  it('a default is supposed, and the place of its declaration is told', () => {
    const name = seen(unit, 'Data', ['BucketName']);
    expect(name).toMatchObject({ kind: 'scalar', assumed: 'default of parameter Prefix' });
    expect(told(name)).toBe('shop-data-${AWS::Region}');
    const select = tagged(unit, 'Data', 'select');
    expect(select).toMatchObject({ assumed: 'default of parameter Zones' });
  });

  it('a value stands where it is used, and says where it came from', () => {
    const mapped = tagged(unit, 'Data', 'map');
    expect(slice(mapped.origin)).toBe('[Stage, prod, Status]');
    expect(mapped.origin.via?.map(where)).toEqual(['intrinsics.yaml:15 Enabled']);
    expect(mapped.origin.via?.[0]?.label).toBe('mapping Stage');
  });

  it('an item that AWS::NoValue takes out is gone, and a macro beside keys leaves the mapping open', () => {
    const rules = worlds((world) => told(seen(unit, 'Data', ['LifecycleConfiguration', 'Rules'], world)));
    const included = { Id: 'included', '…': '<perhaps added by Fn::Transform at deployment>' };
    expect(rules).toEqual([
      ['Env is "prod"', [included, { Id: 'kept', Status: 'Enabled' }]],
      ['Env is "dev"', [included]],
    ]);
  });

  it('a name that is made of itself is not known, and ends', () => {
    expect(told(seen(unit, 'Loop', ['BucketName']))).toBe('${Loop}${Loop}');
  });

  it('the origin of a block is its key, of an item over several lines its first key', () => {
    expect(slice(seen(unit, 'Data', ['VersioningConfiguration']).origin)).toBe('VersioningConfiguration');
    const rule = worlds((world) => slice(seen(unit, 'Data', ['LifecycleConfiguration', 'Rules', 0], world).origin));
    expect(rule[0]?.[1]).toBe('Id');
    expect(slice(declared(unit, 'Data').header)).toBe('Data');
  });
});

describe('values that the user gives', () => {
  const given = unitOf(fixture('intrinsics.yaml'), {
    Env: 'prod',
    Owner: 'me',
    Keys: 'k1,k2',
    Ami: '/other',
    Token: 's3cr3t',
    'AWS::Region': 'us-east-1',
    'AWS::AccountId': '111122223333',
    Open: 'not-a-parameter',
  });
  const valueOf = (key: string): unknown => told(tagged(given, 'Data', key));

  it('settle parameters, lists and pseudo parameters', () => {
    expect(valueOf('sub-names')).toBe('me@111122223333');
    expect(valueOf('list')).toBe('k1;k2');
    expect(valueOf('map-region')).toBe('012345678901');
    expect(told(seen(given, 'Data', ['VersioningConfiguration', 'Status']))).toBe('Enabled');
    expect(given.region).toMatchObject({ kind: 'known', value: 'us-east-1' });
  });

  it('never stand for a resource of the same name', () => {
    expect(valueOf('ref-unnamed')).toBe('${Open}');
  });

  it('do not settle what SSM holds, and a secret is not shown', () => {
    expect(tagged(given, 'Data', 'ssm')).toMatchObject({ kind: 'scalar' });
    expect(valueOf('ssm')).toBe('${Ami}');
    expect(valueOf('secret')).toBe('${Token}');
  });
});

describe('intrinsic functions, long form in JSON', () => {
  const json = unitOf(fixture('intrinsics.json'), {}, 'intrinsics.json');

  it.each([
    ['ref', 'named-bucket'],
    ['get-att', 'arn:aws:s3:::named-bucket'],
    ['get-att-text', 'arn:aws:s3:::named-bucket'],
    ['join', 'arn:aws:s3:::named-bucket/*'],
    ['split', 'y'],
    ['base64', '#!/bin/sh\naws s3 cp s3://named-bucket/x .'],
    ['json', '{"bucket":"named-bucket"}'],
    ['transform', '<made by a macro at deployment>'],
    ['tab', 'a\tbA'],
  ])('%s is %s', (key, value) => {
    expect(told(tagged(json, 'Data', key))).toBe(value);
  });

  it('an If whose condition compares literals needs no choice', () => {
    const status = seen(json, 'Data', ['VersioningConfiguration', 'Status']);
    expect(told(status)).toBe('Enabled');
    expect(status.origin.via?.map((via) => slice(via))).toEqual(['"Enabled"']);
  });
});

describe('a template that refers to itself without end', () => {
  it('ends: a bomb of joins is unknown instead of a text without end', () => {
    const ten = (of: string): string => `!Join ['', [${Array.from({ length: 10 }, () => of).join(', ')}]]`;
    const lines = Array.from({ length: 9 }, (_, level) => `  L${level}: &l${level} ${level === 0 ? 'aaaaaaaaaa' : ten(`*l${level - 1}`)}`);
    const bomb = unitOf(`Metadata:\n${lines.join('\n')}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: *l8\n`);
    const name = seen(bomb, 'B', ['BucketName']);
    expect(name.kind === 'unknown' || (name.kind === 'scalar' && name.text.literal === undefined)).toBe(true);
  });

  it('ends: names that double from bucket to bucket', () => {
    const buckets = Array.from(
      { length: 40 },
      (_, index) => `  B${index}: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub '\${B${index + 1}}\${B${index + 1}}' } }`,
    );
    const chain = unitOf(`Resources:\n${buckets.join('\n')}\n  B40: { Type: AWS::S3::Bucket, Properties: { BucketName: ab } }\n`);
    expect(told(seen(chain, 'B30', ['BucketName']))).toBe('ab'.repeat(1024));
    expect(told(seen(chain, 'B0', ['BucketName']))).toContain('${B');
  });
});
