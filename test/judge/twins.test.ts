import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.js';
import type { Bucket } from '../../src/model/subjects.js';
import type { Result } from '../../src/rule/finding.js';
import { defineRule } from '../../src/rule/rule.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { no, unknown, yes } from '../../src/truth/answer.js';
import type { Answer } from '../../src/truth/answer.js';

type Values = Readonly<Record<string, unknown>>;

interface Planned {
  readonly type: string;
  readonly name: string;
  readonly values: Values;
  /** Arguments that are known after deployment, by what they refer to. */
  readonly refers?: Readonly<Record<string, string>>;
}

/** A plan of new resources. */
function plan(...resources: readonly Planned[]): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    resource_changes: resources.map(({ type, name, values, refers = {} }) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      change: {
        actions: ['create'],
        after: values,
        after_unknown: { id: true, ...Object.fromEntries(Object.keys(refers).map((argument) => [argument, true])) },
      },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ type, name, values, refers = {} }) => ({
          address: `${type}.${name}`,
          mode: 'managed',
          type,
          name,
          expressions: {
            ...Object.fromEntries(Object.entries(values).map(([argument, value]) => [argument, { constant_value: value }])),
            ...Object.fromEntries(Object.entries(refers).map(([argument, to]) => [argument, { references: [to] }])),
          },
        })),
      },
    },
  });
}

const bucket = (name: string, values: Values = {}): Planned => ({ type: 'aws_s3_bucket', name, values: { bucket: `shop-${name}`, ...values } });

/** The policy of a bucket, in which `@` is its name. */
const policy = (of: string, resource = 'arn:aws:s3:::@/*'): Planned => ({
  type: 'aws_s3_bucket_policy',
  name: of,
  values: {
    policy: JSON.stringify({ Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: resource.replace('@', `shop-${of}`) }] }),
  },
  refers: { bucket: `aws_s3_bucket.${of}.id` },
});

/** A rule that writes down whom it is asked about. */
function curious(look: (seen: Bucket) => Answer = () => yes()): { readonly rule: Rule; readonly asked: string[] } {
  const asked: string[] = [];
  const rule = defineRule({
    meta: {
      id: 'curious',
      group: 'access',
      severity: 'warn',
      preset: 'all',
      docs: { summary: 'Look.', why: 'To see.', fix: 'None.', links: [] },
      messages: { seen: 'Bucket {{bucket}} was seen.' },
    },
    on: 'bucket',
    reads: ['naming', 'logging', 'policy', 'tags'],
    require: (seen) => {
      asked.push((seen as Bucket).identity.replace(/^.*\./, ''));
      return look(seen as Bucket);
    },
    examples: { fail: [], pass: [] },
  });
  return { rule, asked };
}

const readPolicy = ({ policy: { document } }: Bucket): Answer => (document.kind === 'unknown' ? no() : yes());

function askedAbout(text: string, look?: (seen: Bucket) => Answer, change: (rule: Rule) => Rule = (rule) => rule): readonly string[] {
  const { rule, asked } = curious(look);
  lint(requestFor([change(rule)], { 'plan.json': text }));
  return asked;
}

describe('buckets that differ in names alone', () => {
  const alike = plan(bucket('a'), policy('a'), bucket('b'), policy('b'), bucket('c'), policy('c'));

  it('are asked about once where there is nothing to say', () => {
    expect(askedAbout(alike)).toEqual(['a']);
    expect(askedAbout(alike, ({ policy: { document } }) => (document.kind === 'mapping' ? yes() : no()))).toEqual(['a']);
  });

  it('are each asked about where something is wrong: it is shown to everybody in his own place', () => {
    expect(askedAbout(alike, () => no({ says: 'wrong' }))).toEqual(['a', 'b', 'c']);
  });

  it('are in doubt together, and all of them are named', () => {
    const { rule, asked } = curious(() => unknown({ says: 'nobody tells' }));
    const { undecided }: Result = lint(requestFor([rule], { 'plan.json': alike }));
    expect(asked).toEqual(['a']);
    expect(undecided).toMatchObject([{ reason: 'nobody tells', resources: ['aws_s3_bucket.a', 'aws_s3_bucket.b', 'aws_s3_bucket.c'] }]);
  });

  it('are in doubt each by itself where the reason names one of them', () => {
    expect(askedAbout(alike, ({ says }) => unknown({ says: `nobody tells of ${says}` }))).toEqual(['a', 'b', 'c']);
  });

  it('are each asked about by who looks at a name', () => {
    expect(askedAbout(alike, ({ naming }) => (naming.name.is('shop-c').truth === 'yes' ? no() : yes()))).toEqual(['a', 'b', 'c']);
    expect(askedAbout(alike, ({ address }) => (address === '' ? no() : yes()))).toEqual(['a', 'b', 'c']);
  });

  it('are each asked about by a plugin, and where an override may mean one of them', () => {
    expect(askedAbout(alike, undefined, (rule) => ({ ...rule, plugin: { name: 'theirs' } }))).toEqual(['a', 'b', 'c']);
    const { rule, asked } = curious();
    const request = requestFor([rule], { 'plan.json': alike });
    const match = { resources: undefined } as never;
    lint({ ...request, settings: request.settings.map((one) => ({ ...one, elsewhere: [{ match, level: 'error' as const, from: 'here' }] })) });
    expect(asked).toEqual(['a', 'b', 'c']);
  });
});

describe('buckets are not taken for each other', () => {
  it('where one of them says something else, or has something else attached', () => {
    expect(askedAbout(plan(bucket('a'), bucket('b', { tags: { Team: 'x' } }), bucket('c')))).toEqual(['a', 'b']);
    expect(askedAbout(plan(bucket('a'), policy('a'), bucket('b'), bucket('c'), policy('c', '*')), readPolicy)).toEqual(['a', 'b', 'c']);
  });

  it('by who looks at what differs; who does not may', () => {
    const text = plan(bucket('a'), policy('a'), bucket('b'), bucket('c'), policy('c', '*'));
    expect(askedAbout(text, ({ tags }) => (tags.items.length > 0 ? no() : yes()))).toEqual(['a']);
    expect(askedAbout(text, ({ access }) => (access.situation.policy ? yes() : yes()))).toEqual(['a', 'b', 'c']);
  });

  it('where a policy means the bucket of another one', () => {
    expect(askedAbout(plan(bucket('a'), policy('a'), bucket('b'), policy('b', 'arn:aws:s3:::shop-a/*')), readPolicy)).toEqual(['a', 'b']);
  });

  it('where a pattern reaches into the names', () => {
    const reaching = 'arn:aws:s3:::shop-*';
    expect(askedAbout(plan(bucket('a'), policy('a', reaching), bucket('b'), policy('b', reaching)), readPolicy)).toEqual(['a', 'b']);
    const beside = 'arn:aws:s3:::other-*';
    expect(askedAbout(plan(bucket('a'), policy('a', beside), bucket('b'), policy('b', beside)), readPolicy)).toEqual(['a']);
  });

  it('where their names stand among other words, are borne twice, or are words of their own', () => {
    const told = (name: string): Planned => bucket(name, { tags: { Name: `shop-${name}` } });
    expect(askedAbout(plan(told('a'), told('b')))).toEqual(['a', 'b']);
    expect(askedAbout(plan(bucket('a'), bucket('b', { bucket: 'shop-a' }), bucket('c')))).toEqual(['a', 'b', 'c']);
    const acl = (name: string): Planned => bucket(name, { bucket: name, acl: name });
    expect(askedAbout(plan(acl('private'), acl('public-read')))).toEqual(['private', 'public-read']);
  });

  it('by who follows what they lead to', () => {
    const logs: Planned = { type: 'aws_s3_bucket', name: 'logs', values: { bucket: 'logs' } };
    const logging = (of: string): Planned => ({
      type: 'aws_s3_bucket_logging',
      name: of,
      values: { target_prefix: 'l/' },
      refers: { bucket: `aws_s3_bucket.${of}.id`, target_bucket: 'aws_s3_bucket.logs.id' },
    });
    const text = plan(logs, bucket('a'), logging('a'), bucket('b'), logging('b'));
    expect(askedAbout(text, ({ logging }) => (logging.prefix.is('x').truth === 'yes' ? no() : yes()))).toEqual(['logs', 'a']);
    expect(askedAbout(text, ({ logging: { target } }) => (target.to ? yes() : yes()))).toEqual(['logs', 'a', 'b']);
  });

  it('by who asks what they are used for, which others decide', () => {
    const text = plan(bucket('a'), bucket('b'));
    expect(askedAbout(text, ({ roles }) => (roles.logTarget.truth === 'yes' ? no() : yes()))).toEqual(['a', 'b']);
  });

  it('where an access point may lead to one of them', () => {
    const point: Planned = { type: 'aws_s3_access_point', name: 'p', values: { name: 'p' }, refers: { bucket: 'aws_s3_bucket.b.id' } };
    expect(askedAbout(plan(bucket('a'), bucket('b'), point))).toEqual(['a', 'b']);
  });
});
