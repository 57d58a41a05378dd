/** Policies of few words, as plain data. */

import fc from 'fast-check';
import { ACTIONS, CANONICAL, PRINCIPALS, RESOURCES, RESOURCES_FILLED, SERVICES, TOPICS } from './vocabulary.js';
import type { Topic } from './vocabulary.js';

export type PlainStatement = Readonly<Record<string, unknown>>;

export interface PlainPolicy {
  readonly Version?: string;
  readonly Statement: readonly PlainStatement[];
}

export interface Style {
  /** Whether texts may have parts that a request fills in. */
  readonly variables?: boolean;
  readonly resources?: readonly string[];
  /** What conditions are about; with these alone, as statements are about everybody and everything, and differ in nothing else. */
  readonly topics?: readonly Topic[];
  readonly statements?: number;
}

export function policies(style: Style = {}): fc.Arbitrary<PlainPolicy> {
  const version = style.variables ? fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17') : fc.constant('2012-10-17');
  const list = fc.array(statements(style), { minLength: 1, maxLength: style.statements ?? 5, size: 'max' });
  return fc.tuple(version, list).map(([Version, Statement]) => ({ Version, Statement }));
}

export function statements(style: Style = {}): fc.Arbitrary<PlainStatement> {
  const { variables = false, resources = RESOURCES, topics } = style;
  const effects = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny', 'Deny');
  if (topics)
    return fc
      .tuple(effects, conditions(topics, variables))
      .map(([Effect, condition]) => ({ Effect, Principal: '*', Action: 's3:*', Resource: '*', ...condition }));
  const texts = variables
    ? fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...resources) }, { weight: 1, arbitrary: fc.constantFrom(...RESOURCES_FILLED) })
    : fc.constantFrom(...resources);
  return fc
    .tuple(
      effects,
      principals,
      either('Action', 'NotAction', 8, fc.constantFrom(...ACTIONS)),
      either('Resource', 'NotResource', 8, texts),
      conditions(TOPICS, variables),
    )
    .map(([Effect, principal, action, resource, condition]) => ({ Effect, ...principal, ...action, ...resource, ...condition }));
}

const principalMaps: fc.Arbitrary<PlainStatement> = fc.oneof(
  { weight: 8, arbitrary: oneOrMore(fc.constantFrom(...PRINCIPALS)).map((AWS) => ({ AWS })) },
  { weight: 2, arbitrary: oneOrMore(fc.constantFrom(...SERVICES)).map((Service) => ({ Service })) },
  { weight: 1, arbitrary: fc.constant({ CanonicalUser: CANONICAL }) },
  { weight: 1, arbitrary: fc.tuple(oneOrMore(fc.constantFrom(...PRINCIPALS)), fc.constantFrom(...SERVICES)).map(([AWS, Service]) => ({ AWS, Service })) },
);

const principals: fc.Arbitrary<PlainStatement> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>('*', '*', { AWS: '*' }).map((Principal) => ({ Principal })) },
  { weight: 8, arbitrary: principalMaps.map((Principal) => ({ Principal })) },
  { weight: 1, arbitrary: principalMaps.map((NotPrincipal) => ({ NotPrincipal })) },
);

function either(name: string, negated: string, weight: number, texts: fc.Arbitrary<string>): fc.Arbitrary<PlainStatement> {
  return fc
    .tuple(fc.oneof({ weight, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: fc.constant(negated) }), oneOrMore(texts))
    .map(([key, value]) => ({ [key]: value }));
}

/** A lone text, or a list. */
function oneOrMore(texts: fc.Arbitrary<string>): fc.Arbitrary<string | readonly string[]> {
  return fc.oneof({ weight: 2, arbitrary: texts }, { weight: 1, arbitrary: fc.uniqueArray(texts, { minLength: 1, maxLength: 3 }) });
}

type Operators = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function conditions(topics: readonly Topic[], variables: boolean): fc.Arbitrary<PlainStatement> {
  const one = fc.oneof(...topics.map((topic) => ({ weight: topic.weight ?? 1, arbitrary: condition(topic, variables) })));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 5, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }).map((list) => ({ Condition: list.reduce(joined, {}) })) },
  );
}

/** One key under one operator. */
function condition({ key, operators, values, filled = [], list = false, many }: Topic, variables: boolean): fc.Arbitrary<Operators> {
  const texts = fc.constantFrom(...values, ...(variables ? filled : []));
  const quantifier = list
    ? fc.constantFrom('ForAnyValue:', 'ForAnyValue:', 'ForAllValues:', '')
    : fc.constantFrom('', '', '', '', '', '', '', 'ForAllValues:', 'ForAnyValue:');
  const compared = fc
    .tuple(
      quantifier,
      fc.constantFrom(...operators),
      fc.constantFrom('', '', '', 'IfExists'),
      many ? fc.oneof(oneOrMore(texts), fc.constant(many)) : oneOrMore(texts),
    )
    .map(([prefix, operator, suffix, value]): Operators => ({ [`${prefix}${operator}${suffix}`]: { [key]: value } }));
  const asked = fc.constantFrom('true', 'false').map((value): Operators => ({ Null: { [key]: value } }));
  return fc.oneof({ weight: 9, arbitrary: compared }, { weight: 1, arbitrary: asked });
}

function joined(all: Operators, one: Operators): Operators {
  const out: Record<string, Readonly<Record<string, unknown>>> = { ...all };
  for (const [operator, keys] of Object.entries(one)) out[operator] = { ...out[operator], ...keys };
  return out;
}
