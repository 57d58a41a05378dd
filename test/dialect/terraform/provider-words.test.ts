import { describe, expect, it } from 'vitest';
import { taskWords } from '../../../src/dialect/terraform/words/workload.js';
import { additions, attachmentTypes, subjectTypes } from '../../../src/dialect/terraform/words/types.js';
import type { ListWords, WordsFor } from '../../../src/dialect/words.js';
import { subjectKinds } from '../../../src/model/kinds.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import { resolved, schemaOf } from '../cloudformation/schema.js';
import type { Part as Schemed } from '../cloudformation/schema.js';
import { fits, follow, meet, resourceOf } from './provider.js';
import type { Met, Part } from './provider.js';

interface Table {
  readonly type: string;
  readonly met: readonly Met[];
}

const said = [
  ...[...attachmentTypes].flatMap(([type, all]) => all.map(({ attaches, ...one }) => ({ type, to: attaches, ...one }))),
  ...[...additions].flatMap(([type, all]) => all.map((one) => ({ type, ...one }))),
];

const tables: readonly Table[] = [
  ...[...subjectTypes].map(([type, { subject, words }]) => ({
    type,
    met: Object.entries(shapeOf(subject) as Shape).flatMap(([facet, field]) => metIn(type, subject, facet, field, words[facet] as WordsFor<Field>)),
  })),
  ...said.map(({ type, to, facet, words }) => ({ type, met: metIn(type, to, facet, (shapeOf(to) as Shape)[facet] as Field, words as WordsFor<Field>) })),
];

function metIn(type: string, subject: SubjectKind, facet: string, field: Field, words: WordsFor<Field>): readonly Met[] {
  return meet(`${subject}.${facet}`, field, words, partOf(type));
}

function partOf(type: string): Part {
  return resourceOf(type) ?? { kind: 'body', members: {} };
}

/** The rules of a website can be given in JSON as well, where they have the names of S3's API. */
function isOfTheApi({ way, otherwise }: Met): boolean {
  return otherwise && /^[A-Z]/.test(way);
}

describe('the words of Terraform', () => {
  it('are of types that the provider has', () => {
    const types = [...new Set([...subjectTypes.keys(), ...said.map(({ type }) => type)])];
    expect(types.filter((type) => resourceOf(type) === undefined)).toEqual([]);
    expect(types.length).toBeGreaterThan(90);
  });

  it('lead to arguments and blocks that the provider has', () => {
    const lost = tables.flatMap(({ type, met }) => met.filter((one) => !one.part && !isOfTheApi(one)).map(({ name, way }) => `${type}: ${name} at ${way}`));
    expect(lost).toEqual([]);
    expect(tables.flatMap(({ met }) => met).length).toBeGreaterThan(900);
  });

  it('take what the provider takes there: a block as a list of blocks, a text as a text', () => {
    const wrong = tables.flatMap(({ type, met }) =>
      met.filter((one) => one.part && !fits(one)).map(({ name, way, field, part }) => `${type}: ${name} at ${way} is no ${field.kind} but ${saysOf(part)}`),
    );
    expect(wrong).toEqual([
      // A whole policy, where the model has one item a permission: it reads as a list of which nothing is told.
      'aws_lambda_resource_policy: lambda.permissions at policy is no list but a string',
      'aws_lambda_resource_policy: lambda.permissions at  is no block but a string',
    ]);
  });

  it("are those of ECS's API inside the JSON that holds the containers of a task", () => {
    const { of } = taskWords().containers as ListWords;
    const { ContainerDefinitions } = schemaOf('AWS::ECS::TaskDefinition').properties;
    const container = ofTask(ContainerDefinitions?.items ?? {});
    const met = meet('container', shapeOf('task').containers.of, of as WordsFor<Field>, container);
    expect(met.filter((one) => !fits(one)).map(({ way }) => way)).toEqual([]);
    expect(met.length).toBeGreaterThan(10);
  });

  it('name the subject of an attachment by an argument that holds a name or names', () => {
    const wrong = said.filter(({ type, target }) => {
      const part = follow(partOf(type), target);
      const one = part?.kind === 'list' ? part.of : part;
      return one?.kind !== 'value' || one.type !== 'string';
    });
    expect(wrong.map(({ type, target }) => `${type}: ${target}`)).toEqual([]);
  });

  it('know a type for every kind of subject but those that the provider cannot declare', () => {
    const declared = new Set([...subjectTypes.values()].map(({ subject }) => subject));
    expect(subjectKinds.filter((kind) => !declared.has(kind))).toEqual(['directoryAccessPoint', 'input', 'outpostsAccessPoint', 'provider']);
  });
});

/** A part of CloudFormation's task definition, whose names begin with a capital where those of ECS's API do not. */
function ofTask(part: Schemed): Part {
  const { properties, items } = resolved(schemaOf('AWS::ECS::TaskDefinition'), part);
  if (items) return { kind: 'list', of: ofTask(items) };
  return properties
    ? {
        kind: 'body',
        members: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), ofTask(inner)])),
      }
    : { kind: 'value', type: 'string' };
}

function saysOf(part: Part | undefined): string {
  return part?.kind === 'value' ? `a ${part.type}` : `a ${part?.kind}`;
}
