import { describe, expect, it } from 'vitest';
import { additions, attachmentTypes, subjectTypes } from '../../../src/dialect/cloudformation/words/types.js';
import type { AnyWords, BlockWords, LeafWords, ListWords, Unsaid, Way } from '../../../src/dialect/words.js';
import { choiceOf, isUnsaid, longForm, stepsOf, waysOf } from '../../../src/dialect/words.js';
import { subjectKinds } from '../../../src/model/kinds.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import { follow, itemOf, leavesOf, resolved, rootOf, schemaNames, schemaOf } from './schema.js';
import type { Schema, Spot } from './schema.js';

/** A word of the model and where the schema has it. */
interface Met {
  readonly name: string;
  readonly field: Field;
  readonly words: LeafWords;
  readonly way: string;
  readonly spot: Spot | undefined;
}

/** Every way of a table, in the order of the model. */
function meet(schema: Schema, name: string, field: Field, words: AnyWords | Way | Unsaid, from: Spot): readonly Met[] {
  const long = longForm(words);
  if (isUnsaid(long)) return [];
  const { single } = long as ListWords;
  const ends = [...waysOf(long.at), ...(single === undefined ? [] : waysOf(single))].map(
    (way): Met => ({ name, field, words: long as LeafWords, way, spot: follow(schema, from, way) }),
  );
  const spots = ends.flatMap(({ spot }) => (spot ? [spot] : []));
  if (field.kind === 'block') {
    const { fields } = long as BlockWords;
    return [
      ...ends,
      ...spots.flatMap((spot) => Object.entries(field.fields).flatMap(([inner, of]) => meet(schema, `${name}.${inner}`, of, fields[inner] as AnyWords, spot))),
    ];
  }
  if (field.kind === 'list')
    return [...ends, ...spots.flatMap((spot) => meet(schema, name, field.of, ((long as ListWords).of ?? '') as AnyWords, itemOf(schema, spot)))];
  return ends;
}

const tables: readonly { readonly type: string; readonly met: readonly Met[] }[] = [
  ...[...subjectTypes].map(([type, { subject, words }]) => ({
    type,
    facets: Object.entries(shapeOf(subject) as Shape).map(([facet, field]) => ({ name: `${subject}.${facet}`, field, words: words[facet] })),
  })),
  ...[...attachmentTypes].map(([type, { attaches, facet, words }]) => ({
    type,
    facets: [{ name: `${attaches}.${facet}`, field: (shapeOf(attaches) as Shape)[facet], words }],
  })),
  ...[...additions].flatMap(([type, all]) =>
    all.map(({ to, facet, words }) => ({ type, facets: [{ name: `${to}.${facet}`, field: (shapeOf(to) as Shape)[facet], words }] })),
  ),
].map(({ type, facets }) => {
  const schema = schemaOf(type);
  return { type, met: facets.flatMap(({ name, field, words }) => meet(schema, name, field as Field, words as AnyWords, rootOf(schema))) };
});

/** Words of the model that a type of CloudFormation does not know, and why the model has them all the same. */
const modelAlone: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket bucket.versioning.status Disabled': 'what a bucket is on which versioning was never set',
  'AWS::S3::Bucket storageClass': 'one list of classes; a transition or a replica takes some of them',
  'AWS::S3Tables::TableBucket storageClass': 'one list of classes; tables take two of them',
  'AWS::S3::Bucket sseAlgorithm': 'one list of algorithms; metadata tables take two of them',
  'AWS::S3Express::DirectoryBucket sseAlgorithm': 'one list of algorithms; directory buckets take two of them',
  'AWS::S3Tables::TableBucket sseAlgorithm': 'one list of algorithms; table buckets take two of them',
  'AWS::S3Vectors::VectorBucket sseAlgorithm': 'one list of algorithms; vector buckets take two of them',
  'AWS::S3Vectors::Index sseAlgorithm': 'one list of algorithms; vector indexes take two of them',
  'AWS::KMS::Key key.material.origin AWS_CLOUDHSM': 'keys of custom stores are made by the API alone',
  'AWS::KMS::Key key.material.origin EXTERNAL_KEY_STORE': 'keys of custom stores are made by the API alone',
};

describe('the words of CloudFormation', () => {
  it('lead to properties that the published schemas have', () => {
    const lost = tables.flatMap(({ type, met }) => met.filter(({ spot }) => !spot).map(({ name, way }) => `${type}: ${name} at ${way}`));
    expect(lost).toEqual([]);
    expect(tables.flatMap(({ met }) => met).length).toBeGreaterThan(500);
  });

  it('name the subject of an attachment by a property that its schema has', () => {
    const targets = [
      ...[...attachmentTypes].map(([type, { target }]) => ({ type, target })),
      ...[...additions].flatMap(([type, all]) => all.map(({ target }) => ({ type, target }))),
    ];
    expect(targets.filter(({ type, target }) => schemaOf(type).properties[target] === undefined)).toEqual([]);
  });

  it('mean, spelled as the model spells them, every value that a schema enumerates', () => {
    const unheard = enumerated().flatMap(({ type, name, values, spell, model }) =>
      values.filter((value) => !model.includes(spell[value] ?? value)).map((value) => `${type}: ${name} does not know ${value}`),
    );
    expect(unheard).toEqual([]);
  });

  it('spell only values that the schema enumerates', () => {
    const invented = enumerated().flatMap(({ type, name, values, spell }) =>
      Object.keys(spell)
        .filter((value) => !values.includes(value))
        .map((value) => `${type}: ${name} spells ${value}`),
    );
    expect(invented).toEqual([]);
  });

  it('have, for every word of the model, a value that the schema enumerates, or a reason', () => {
    const reasons = new Set<string>();
    const unsayable = enumerated().flatMap(({ type, name, values, spell, model }) => {
      const said = new Set(values.map((value) => spell[value] ?? value));
      return model
        .filter((word) => !said.has(word))
        .filter((word) => {
          const member = name.split('.').at(-1) === 'algorithm' ? 'sseAlgorithm' : name.split('.').at(-1);
          const reason = [`${type} ${name} ${word}`, `${type} ${member}`].find((one) => one in modelAlone);
          if (reason) reasons.add(reason);
          return reason === undefined;
        })
        .map((word) => `${type}: ${name} cannot say ${word}`);
    });
    expect(unsayable).toEqual([]);
    expect(Object.keys(modelAlone).filter((reason) => !reasons.has(reason))).toEqual([]);
  });

  it('reach every property of AWS::S3::Bucket, or say why not', () => {
    const bucket = schemaOf('AWS::S3::Bucket');
    const reached = new Set(tables.filter(({ type }) => type === 'AWS::S3::Bucket').flatMap(({ met }) => met.flatMap(pathsOf)));
    const open = leavesOf(bucket).filter((path) => !reached.has(path));
    expect(open.sort()).toEqual(Object.keys(notModelled).sort());
    const readOnly = Object.entries(notModelled).flatMap(([path, reason]) => (reason === READ_ONLY ? [path] : []));
    expect(readOnly.filter((path) => !bucket.readOnly?.includes(path.replaceAll('.', '/')))).toEqual([]);
  });

  it('know a type for every kind of subject but those that CloudFormation cannot declare', () => {
    const declared = new Set([...subjectTypes.values()].map(({ subject }) => subject));
    expect(subjectKinds.filter((kind) => !declared.has(kind))).toEqual(['account', 'input', 'object', 'provider', 'vault']);
  });

  it('are held against every schema that is kept for it', () => {
    expect([...new Set(tables.map(({ type }) => type))].sort()).toEqual([...schemaNames].sort());
  });
});

const READ_ONLY = 'read-only: CloudFormation fills it in';

const notModelled: Readonly<Record<string, string>> = {
  Arn: READ_ONLY,
  DomainName: READ_ONLY,
  DualStackDomainName: READ_ONLY,
  RegionalDomainName: READ_ONLY,
  WebsiteURL: READ_ONLY,
  'MetadataConfiguration.InventoryTableConfiguration.TableArn': READ_ONLY,
  'MetadataConfiguration.InventoryTableConfiguration.TableName': READ_ONLY,
  'MetadataConfiguration.JournalTableConfiguration.TableArn': READ_ONLY,
  'MetadataConfiguration.JournalTableConfiguration.TableName': READ_ONLY,
  'MetadataTableConfiguration.S3TablesDestination.TableArn': READ_ONLY,
  'LoggingConfiguration.TargetObjectKeyFormat.SimplePrefix': 'the form that holds without a word; it has no members',
};

/** What a way passes: the property at its end, and the one by which it chooses. */
function pathsOf({ way, spot }: Met): readonly string[] {
  if (!spot) return [];
  const steps = stepsOf(way);
  const choice = steps.map(choiceOf).find((one) => one !== undefined);
  const end = spot.path.join('.');
  return choice ? [end, [...spot.path.slice(0, -1), choice.member].join('.')] : [end];
}

interface Enumerated {
  readonly type: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly spell: Readonly<Record<string, string>>;
  readonly model: readonly string[];
}

function enumerated(): readonly Enumerated[] {
  return tables.flatMap(({ type, met }) =>
    met.flatMap(({ name, field, words, spot }): readonly Enumerated[] => {
      const values = spot && resolved(schemaOf(type), spot.part).enum;
      return field.kind === 'word' && values ? [{ type, name, values: values.map(String), spell: words.spell ?? {}, model: field.words }] : [];
    }),
  );
}
