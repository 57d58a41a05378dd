/** Rules of others: what a plugin is, whether something is one, and what its rules are called here. */

import { derivedKinds, isDerived } from '../model/derived.js';
import { type SubjectKind, subjectKinds } from '../model/kinds.js';
import { roleNames, shapeOf } from '../model/subjects.js';
import { type Rule, subjectsOf } from '../rule/rule.js';
import { levelNames } from './config.js';
import { didYouMean } from './did-you-mean.js';

/** What the main export of a plugin is. */
export interface Plugin {
  readonly meta: { readonly name: string; readonly version?: string };
  /** By name, without that of the plugin: `owner-tag`. */
  readonly rules: Readonly<Record<string, Rule>>;
  /** Configurations that come with it, for `extends: plugin:acme/strict`. */
  readonly configs?: Readonly<Record<string, object>>;
}

/** The rules of a plugin as they are called where it is used: `acme/owner-tag`. */
export function pluginRules(name: string, { meta, rules }: Plugin): readonly Rule[] {
  const own = (id: string): string => (Object.hasOwn(rules, id) ? `${name}/${id}` : id);
  return Object.entries(rules).map(([key, rule]) => ({
    ...rule,
    meta: {
      ...rule.meta,
      id: `${name}/${key}`,
      ...(rule.meta.formerIds && { formerIds: rule.meta.formerIds.map((id) => `${name}/${id}`) }),
      ...(rule.meta.yieldsTo && { yieldsTo: rule.meta.yieldsTo.map(own) }),
    },
    plugin: { name, ...(meta.version !== undefined && { version: meta.version }) },
  }));
}

/** A configuration of a plugin, with its own rules under the names that they have here. */
export function pluginConfig(name: string, { rules }: Plugin, config: object): object {
  const renamed = (of: unknown): unknown =>
    isObject(of) ? Object.fromEntries(Object.entries(of).map(([id, wish]) => [Object.hasOwn(rules, id) ? `${name}/${id}` : id, wish])) : of;
  const { rules: own, overrides } = config as Readonly<Record<string, unknown>>;
  return {
    ...config,
    ...(own !== undefined && { rules: renamed(own) }),
    ...(Array.isArray(overrides) && { overrides: overrides.map((one) => (isObject(one) ? { ...one, rules: renamed(one['rules']) } : one)) }),
  };
}

/** What keeps something from being a plugin, in sentences; nothing where it is one. */
export function faultsOf(value: unknown): readonly string[] {
  if (!isObject(value)) return [`it exports ${kindOf(value)}, and not { meta, rules }`];
  const { meta, rules, configs } = value;
  return [
    ...(isObject(meta) && isText(meta['name']) ? [] : ['it has no meta.name']),
    ...(isObject(rules) ? Object.entries(rules).flatMap(([name, rule]) => ruleFaults(name, rule)) : ['it has no rules: { name: rule }']),
    ...(configs === undefined || isObject(configs) ? [] : ['its configs are no { name: configuration }']),
  ];
}

function ruleFaults(name: string, rule: unknown): readonly string[] {
  if (!/^[a-z][\w-]*$/.test(name)) return [`"${name}" cannot be the name of a rule: small letters, digits and hyphens`];
  if (!isObject(rule)) return [`rule ${name} is ${kindOf(rule)}`];
  const { meta, on, reads, require, create, examples } = rule;
  if (!isObject(meta)) return [`rule ${name} has no meta`];
  const { id, severity, preset, docs, messages } = meta;
  const faults = [
    id === name ? undefined : `calls itself ${JSON.stringify(id)}`,
    levels.some((level) => level === severity) ? undefined : `has no meta.severity: ${levels.join(', ')}`,
    tiers.some((tier) => tier === preset) ? undefined : `has no meta.preset: ${tiers.join(', ')}`,
    isObject(docs) && isText(docs['summary']) && isText(docs['why']) ? undefined : 'has no meta.docs with summary and why',
    isObject(messages) && Object.values(messages).some(isText) ? undefined : 'has no meta.messages',
    typeof require === 'function' || typeof create === 'function' ? undefined : 'has neither require nor create',
    isObject(examples) ? undefined : 'has no examples',
    ...(isText(on) || isTexts(on) ? onFaults([on].flat()) : ['does not say what it is on']),
    isTexts(reads) ? undefined : 'has no reads: the facets that it looks at',
  ].flatMap((fault) => fault ?? []);
  const unknown = faults.length === 0 ? facetFaults(rule as unknown as Rule) : [];
  return [...faults, ...unknown].map((fault) => `rule ${name} ${fault}`);
}

const levels = levelNames.filter((level) => level !== 'off');
const tiers = ['recommended', 'strict', 'all'];

const kinds: readonly string[] = [...subjectKinds, ...derivedKinds];

function onFaults(on: readonly string[]): readonly string[] {
  return on.filter((kind) => !kinds.includes(kind)).map((kind) => `is on "${kind}", which is no subject.${didYouMean(kind, kinds)}`);
}

/** Names of facets and roles that there are not: nobody would ever ask for them. */
function facetFaults(rule: Rule): readonly string[] {
  const facetsOf = (kinds: readonly string[]): readonly string[] => kinds.flatMap((kind) => (isSubjectKind(kind) ? Object.keys(shapeOf(kind)) : []));
  const unknown = (names: readonly string[], known: readonly string[], says: string): readonly string[] =>
    names.filter((name) => !known.includes(name)).map((name) => `${says} "${name}", which there is not.${didYouMean(name, known)}`);
  return [
    ...unknown(rule.reads, facetsOf(subjectsOf(rule)), 'reads'),
    ...unknown(Object.keys(rule.reaches ?? {}), kinds, 'reaches'),
    ...Object.entries(rule.reaches ?? {}).flatMap(([kind, facets]) => (isDerived(kind) ? [] : unknown(facets, facetsOf([kind]), `reaches of ${kind}`))),
    ...unknown(Object.keys(rule.exempt ?? {}), roleNames, 'exempts the role'),
  ];
}

function isSubjectKind(kind: string): kind is SubjectKind {
  return (subjectKinds as readonly string[]).includes(kind);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
}
