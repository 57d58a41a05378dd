import { describe, expect, it } from 'vitest';
import { declareTemplate } from '../../../src/dialect/cloudformation/declare.js';
import { JoinedEstate } from '../../../src/link/estate.js';
import type { ModelEdit } from '../../../src/model/declaration.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { parseJson } from '../../../src/syntax/json.js';
import { parseYaml } from '../../../src/syntax/yaml.js';
import { applyEdits } from '../../../src/text/edit.js';
import { Mapped } from '../../../src/text/mapped.js';
import { Source } from '../../../src/text/source.js';
import { explore } from '../../../src/truth/explore.js';
import type { Slot } from '../../../src/truth/value.js';

type Bucket = Subjects['bucket'];
type Changes = (bucket: Bucket) => readonly (readonly [{ readonly slot?: Slot | undefined } | undefined, ModelEdit])[];

const to = (value: string | number | boolean): ModelEdit => ({ kind: 'set', value });
const remove: ModelEdit = { kind: 'remove' };

/** A text after changes of one of its buckets, in every world that it has; undefined where they cannot be made. */
function after(text: string, changes: Changes, address = 'A'): readonly (string | undefined)[] {
  const json = text.startsWith('{');
  const source = new Source(json ? 't.json' : 't.yaml', text);
  const unit = declareTemplate(source.path, (json ? parseJson : parseYaml)(Mapped.of(source)), new Map());
  const estate = new JoinedEstate([unit]);
  const declaration = unit.declarations.find((one) => one.address === address);
  if (!declaration) throw new Error(`no ${address}`);
  const paths = explore(estate.plain, (world) => {
    const wanted = changes(estate.view(declaration, world) as Bucket).map(([of, edit]) => ({ slot: of?.slot as Slot, edit }));
    const edits = declaration.write?.(wanted, world);
    return edits && applyEdits(source, edits);
  });
  if ('kind' in paths) throw new Error('too many worlds');
  return paths.map(({ outcome }) => outcome);
}

const versioned: Changes = ({ versioning }) => [[versioning.status, to('Enabled')]];
const conditions = 'Parameters: { E: { Type: String } }\nConditions: { C: !Equals [!Ref E, x] }\n';
const block = (...lines: readonly string[]): string =>
  `${conditions}Resources:\n  A:\n    Type: AWS::S3::Bucket\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('a value', () => {
  it('is changed where it is written, and nothing else is: comments, quotes, line ends', () => {
    const text = block('# why', 'Properties: # here', '  VersioningConfiguration:', '    Status: "Suspended"   # old', '# end').replaceAll('\n', '\r\n');
    expect(after(text, versioned)).toEqual([text.replace('Suspended', 'Enabled')]);
  });

  it('is added with all that is missing above it', () => {
    expect(after(block(), versioned)).toEqual([block('Properties:', '  VersioningConfiguration:', '    Status: Enabled')]);
    expect(after(block('Properties:'), versioned)).toEqual([block('Properties:', '  VersioningConfiguration:', '    Status: Enabled')]);
    expect(after('{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}', versioned)).toEqual([
      '{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"VersioningConfiguration":{"Status":"Enabled"}}}}}',
    ]);
  });

  it('and another one of the same missing block make one block', () => {
    const both: Changes = ({ publicAccessBlock: { blockPublicAcls, ignorePublicAcls } }) => [
      [blockPublicAcls, to(true)],
      [ignorePublicAcls, to(true)],
    ];
    expect(after(block('Properties:', '  BucketName: a'), both)).toEqual([
      block('Properties:', '  BucketName: a', '  PublicAccessBlockConfiguration:', '    BlockPublicAcls: true', '    IgnorePublicAcls: true'),
    ]);
  });

  it.each([
    ['a parameter', '!Ref E'],
    ['a mapping', '!FindInMap [M, a, b]'],
    ['a function', '!Sub Suspended'],
  ])('that comes from %s is not written over', (_name, status) => {
    const text = `Mappings: { M: { a: { b: Suspended } } }\n${block('Properties:', `  VersioningConfiguration: { Status: ${status} }`)}`;
    expect(after(text, versioned)).toEqual([undefined]);
  });

  it('that a loop or a macro may write is not written beside it', () => {
    const loop = block('Properties:', "  VersioningConfiguration: { 'Fn::ForEach::X': [K, [Status], { '${K}': Suspended }] }");
    expect(after(`Transform: AWS::LanguageExtensions\n${loop}`, versioned)).toEqual([undefined]);
    expect(after(block('Properties:', '  Fn::Transform: { Name: M }', '  BucketName: a'), versioned)).toEqual([undefined]);
  });
});

describe('a choice', () => {
  it('is kept: each branch is changed for its own world', () => {
    const text = block('Properties:', '  VersioningConfiguration: !If [C, { Status: Suspended }, { Status: Off }]');
    expect(after(text, versioned)).toEqual([text.replace('Suspended', 'Enabled'), text.replace('Off', 'Enabled')]);
  });

  it('is none any more where all branches would say the same', () => {
    const status = (value: string): string => block('Properties:', '  VersioningConfiguration:', `    Status: ${value}`, '  BucketName: a # name');
    const text = status('!If [C, Enabled, Suspended] # why');
    expect(after(text, versioned)).toEqual([text, status('Enabled # why')]);
    const long = status('!If\n          - C\n          - "Enabled"\n          - !If [C, Enabled, Suspended]');
    expect(after(long, versioned)[1]).toEqual(status('Enabled'));
    const json = (value: string): string =>
      `{"Parameters":{"E":{"Type":"String"}},"Conditions":{"C":{"Fn::Equals":[{"Ref":"E"},"x"]}},"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"VersioningConfiguration":{"Status":${value}}}}}}`;
    expect(after(json('{"Fn::If":["C","Suspended","Enabled"]}'), versioned)[0]).toEqual(json('"Enabled"'));
  });

  it('that leaves a block out is not written over', () => {
    const text = block('Properties:', '  VersioningConfiguration: !If [C, { Status: Suspended }, !Ref AWS::NoValue]');
    expect(after(text, versioned)).toEqual([text.replace('Suspended', 'Enabled'), undefined]);
  });

  it('is not taken out for the sake of one branch', () => {
    const acl: Changes = ({ acl: { canned } }) => [[canned, remove]];
    expect(after(block('Properties:', '  AccessControl: !If [C, PublicRead, Private]'), acl)).toEqual([undefined, undefined]);
    expect(after(block('Properties:', '  AccessControl: PublicRead', '  BucketName: a'), acl)).toEqual([block('Properties:', '  BucketName: a')]);
  });
});

describe('an item of a list', () => {
  const rules = (first: string): string =>
    block(
      'Properties:',
      '  LifecycleConfiguration:',
      '    Rules:',
      `      - ${first}`,
      '      - { Id: a, Status: Enabled, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 31 } }',
      '      - { Id: b, Status: Enabled, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 32 } }',
    );
  const wait =
    (id: string): Changes =>
    ({ lifecycle: { rules: list } }) =>
      list.items.filter((rule) => rule.id.kind === 'known' && rule.id.value === id).map((rule) => [rule.abortMultipartAfterDays, to(7)]);

  it('is the one that was meant, also behind items that a world leaves out', () => {
    const text = rules('!If [C, !Ref AWS::NoValue, { Id: x, Status: Enabled }]');
    expect(after(text, wait('b'))).toEqual([text.replace('32', '7'), text.replace('32', '7')]);
    expect(after(text, wait('a'))).toEqual([text.replace('31', '7'), text.replace('31', '7')]);
    const empty = rules('');
    expect(after(empty, wait('a'))).toEqual([empty.replace('31', '7')]);
  });

  it('is not added as a list beside the single one that CloudFormation takes in its place', () => {
    const text = block(
      'Properties:',
      '  LifecycleConfiguration: { Rules: [{ Id: a, Status: Enabled, Transition: { StorageClass: GLACIER, TransitionInDays: 1 } }] }',
    );
    const more: Changes = ({ lifecycle: { rules: list } }) => [[list.items[0]?.transitions, { kind: 'add', value: { storageClass: 'GLACIER', days: 9 } }]];
    expect(after(text, more)).toEqual([undefined]);
  });
});

describe('what several places share', () => {
  const shared = `${conditions}Resources:
  A:
    Type: AWS::S3::Bucket
    Properties: &all
      VersioningConfiguration: &off { Status: Suspended }
  B: { Type: AWS::S3::Bucket, Properties: *all }
  C:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: *off
      BucketName: c
  D:
    Type: AWS::S3::Bucket
    Properties:
      <<: *all
      BucketName: d
`;
  it.each(['A', 'B', 'C', 'D'])('is not changed for %s alone', (address) => {
    expect(after(shared, versioned, address)).toEqual([undefined]);
  });

  it('is not added to, either', () => {
    const named: Changes = ({ naming }) => [[naming.name, to('x')]];
    expect(after(shared, named, 'A')).toEqual([undefined]);
    expect(after(shared, named, 'B')).toEqual([undefined]);
  });

  it('keeps nobody from changing what is his own', () => {
    const named: Changes = ({ naming }) => [[naming.name, to('x')]];
    expect(after(shared, named, 'C')).toEqual([shared.replace('BucketName: c', 'BucketName: x')]);
    expect(after(shared, named, 'D')).toEqual([shared.replace('BucketName: d', 'BucketName: x')]);
  });
});

describe('a resource that a loop makes', () => {
  it('is not changed: the change would be one of all its turns', () => {
    const text = `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::L: [N, [A, B], { '\${N}': { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Suspended } } } }]\n`;
    expect(after(text, versioned)).toEqual([undefined]);
  });
});
