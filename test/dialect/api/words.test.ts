import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf, operations } from '../../../src/dialect/api/operations.js';
import { tellers } from '../../../src/dialect/api/plan.js';
import { NAME, NAMESPACE } from '../../../src/dialect/api/words/parts.js';
import { liveTypes } from '../../../src/dialect/api/words/types.js';
import type { AnyWords, BlockWords, LeafWords, ListWords, Unsaid, Way } from '../../../src/dialect/words.js';
import { choiceOf, isUnsaid, longForm, stepsOf, waysOf } from '../../../src/dialect/words.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';

/** What an operation answers: `text`, `flag`, `number`, enumerated values, a list as its item, an object as its members, free names under `*`. */
type Told = string | readonly Told[] | { readonly [name: string]: Told | readonly string[] };

const { operations: told, date } = JSON.parse(readFileSync(new URL('../../data/api/members.json', import.meta.url), 'utf8')) as {
  readonly operations: Readonly<Record<string, Told>>;
  readonly date: string;
};

/** Where a list has the item that is the reply of one resource. */
const ITEMS: Readonly<Record<string, string>> = {
  'bucket ListBuckets': 'Buckets',
  'accessPoint ListAccessPoints': 'AccessPointList',
  'multiRegionAccessPoint ListMultiRegionAccessPoints': 'AccessPoints',
  'role GetAccountAuthorizationDetails': 'RoleDetailList',
  'user GetAccountAuthorizationDetails': 'UserDetailList',
  'group GetAccountAuthorizationDetails': 'GroupDetailList',
  'identityPolicy GetAccountAuthorizationDetails': 'Policies',
  'lambda ListFunctions': 'Functions',
  'trail DescribeTrails': 'trailList',
  'distribution ListDistributions': 'DistributionList.Items',
  'originAccessControl ListOriginAccessControls': 'OriginAccessControlList.Items',
  'endpoint DescribeVpcEndpoints': 'VpcEndpoints',
  'organizationPolicy ListPolicies': 'Policies',
  'task ListTaskDefinitionFamilies': 'families',
  'instance DescribeInstances': 'Reservations[0].Instances',
};

/** What a reader makes of an answer, by the operation: S3 has no word for it, or it stands in a text of JSON. */
const MADE: ReadonlySet<string> = new Set(['GetBucketAcl.Canned']);
const IN_JSON = 'GetPolicy.Policy.';

interface Met {
  readonly name: string;
  readonly field: Field;
  readonly words: LeafWords;
  readonly way: string;
  readonly at: Told | undefined;
}

function into(at: Told | undefined, step: string | number): Told | undefined {
  if (at === undefined || typeof at === 'string') return undefined;
  if (typeof step === 'number') return Array.isArray(at) ? (at as readonly Told[])[0] : undefined;
  const choice = choiceOf(step);
  if (choice) return Array.isArray(at) && into((at as readonly Told[])[0], choice.member) !== undefined ? (at as readonly Told[])[0] : undefined;
  return Array.isArray(at) ? undefined : ((at as Record<string, Told>)[step] ?? (at as Record<string, Told>)['*']);
}

function follow(from: Told | undefined, way: string): Told | undefined {
  return stepsOf(way).reduce<Told | undefined>(into, from);
}

/** All that a kind is told of, by operation. */
function answersOf(kind: SubjectKind): Told {
  const own = operations.filter(({ of, role }) => role !== 'helps' && of.includes(kind));
  const answer = (operation: (typeof own)[number]): Told => {
    const whole = told[keyOf(operation)];
    const list = ITEMS[`${kind} ${operation.name}`];
    return (list === undefined ? whole : into(follow(whole, list), 0)) ?? {};
  };
  return { ...Object.fromEntries(own.map((one) => [one.name, answer(one)])), [NAME]: 'text', [NAMESPACE]: 'text' };
}

function meet(name: string, field: Field, words: AnyWords | Way | Unsaid, from: Told | undefined, before: string): readonly Met[] {
  const long = longForm(words);
  if (isUnsaid(long)) return [];
  const { single } = long as ListWords;
  const ends = [...waysOf(long.at), ...(single === undefined ? [] : waysOf(single))].map((way): Met => {
    const whole = [before, way].filter(Boolean).join('.');
    const isMade = MADE.has(whole) || whole.startsWith(IN_JSON);
    return { name, field, words: long as LeafWords, way: whole, at: isMade ? 'made' : follow(from, way) };
  });
  if (field.kind === 'block')
    return [
      ...ends,
      ...ends.flatMap(({ at, way }) =>
        Object.entries(field.fields).flatMap(([inner, of]) => meet(`${name}.${inner}`, of, (long as BlockWords).fields[inner] as AnyWords, at, way)),
      ),
    ];
  if (field.kind !== 'list') return ends;
  return [
    ...ends,
    ...ends.flatMap(({ at, way }) => meet(name, field.of, ((long as ListWords).of ?? '') as AnyWords, Array.isArray(at) ? into(at, 0) : at, way)),
  ];
}

const kinds = Object.keys(liveTypes) as SubjectKind[];
const met = kinds.flatMap((kind) =>
  Object.entries(shapeOf(kind) as Shape).flatMap(([facet, field]) =>
    meet(`${kind}.${facet}`, field, liveTypes[kind]?.words[facet] as AnyWords, answersOf(kind), ''),
  ),
);

describe("the words of AWS's APIs", () => {
  it('lead to members that the published models have', () => {
    expect(met.filter(({ at }) => at === undefined).map(({ name, way }) => `${name} at ${way}`)).toEqual([]);
    expect(met.length).toBeGreaterThan(300);
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('have a list where the model has one, and a single value where it has a value', () => {
    const wrong = met.filter(({ field, at, words, way }) => {
      if (at === 'made' || way.startsWith(IN_JSON)) return false;
      if (field.kind === 'list') return !Array.isArray(at) && !(words as unknown as ListWords).alone && (words as unknown as ListWords).single === undefined;
      if (field.kind === 'block' || field.kind === 'map' || field.kind === 'document' || words.present !== undefined) return false;
      return Array.isArray(at) || (typeof at === 'object' && !('enum' in at));
    });
    expect(wrong.map(({ name, way }) => `${name} at ${way}`)).toEqual([]);
  });

  it('mean every value that the models enumerate, and spell only those', () => {
    const unheard = met.flatMap(({ name, field, words, at }) => {
      const values = typeof at === 'object' && !Array.isArray(at) && 'enum' in at ? (at['enum'] as readonly string[]) : undefined;
      if (field.kind !== 'word' || !values) return [];
      const spell = words.spell ?? {};
      const lost = values
        .filter((value) => !(field.words as readonly string[]).includes(spell[value] ?? value))
        .map((value) => `${name} does not know ${value}`);
      return [...lost, ...Object.keys(spell).flatMap((value) => (values.includes(value) ? [] : [`${name} spells ${value}`]))];
    });
    expect([...new Set(unheard)].sort()).toEqual(NOT_SAID_HERE);
  });

  it('begin with an operation that is asked about the kind', () => {
    const asked = (kind: SubjectKind): ReadonlySet<string> =>
      new Set([...operations.filter(({ of }) => of.includes(kind)).map(({ name }) => name), NAME, NAMESPACE]);
    const strange = met.filter(({ name, way }) => way !== '' && !asked(name.split('.')[0] as SubjectKind).has(String(stepsOf(way)[0])));
    expect(strange.map(({ name, way }) => `${name} at ${way}`)).toEqual([]);
  });

  it('use every operation that tells something, or leave it to the scan', () => {
    const used = new Set(kinds.flatMap((kind) => Object.keys(shapeOf(kind)).flatMap((facet) => tellers(kind, facet).map(keyOf))));
    const unused = operations
      .filter(({ role }) => role !== 'helps')
      .map(keyOf)
      .filter((key) => !used.has(key));
    expect(unused).toEqual([
      // Keys of users have no facet yet; which families of tasks there are is the way to their definitions.
      'iam:ListAccessKeys',
      'ecs:ListTaskDefinitionFamilies',
    ]);
  });

  it('know every kind that an operation is about', () => {
    expect([...new Set(operations.flatMap(({ of }) => of))].filter((kind) => !liveTypes[kind])).toEqual([]);
  });
});

/** Values that the model leaves as they are: S3 learns new ones. */
const NOT_SAID_HERE: readonly string[] = [
  ...['bucket.encryption.algorithm', 'bucket.encryption.rules.algorithm'].flatMap((name) => [
    `${name} does not know aws:backup`,
    `${name} does not know aws:fsx`,
  ]),
  ...['functions', 'queues', 'topics'].flatMap((list) =>
    ['Delete', 'Put'].map((what) => `bucket.notification.${list}.events does not know s3:ObjectAnnotation:${what}`),
  ),
  ...['AWS_BACKUP_LOW_COST_WARM', 'AWS_BACKUP_WARM', 'FSX_ONTAP', 'FSX_OPENZFS', 'SNOW'].map(
    (name) => `bucket.replication.rules.destination.storageClass does not know ${name}`,
  ),
  'endpoint.service.type does not know Tunnel',
  'key.material.usage does not know ENCAPSULATE_DECAPSULATE',
  'originAccessControl.signing.behavior does not know always-amz-auth',
  'originAccessControl.signing.protocol does not know sigv4a',
];
