import { isDerived } from '../model/derived.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Intent } from '../model/shape.js';
import type { FactsOf, RuleSubject } from './rule.js';

/** An example of several subjects, or one with options: what the examples of a rule are written with. */
export interface Example {
  readonly kind: 'example';
  /** By name; the first is the one that is meant when a rule reports one. */
  readonly subjects: Readonly<Record<string, ExampleSubject>>;
  readonly options?: Readonly<Record<string, unknown>>;
  /** It shows what a text leaves open or out, or asks for in vain: of what is live it is never so. */
  readonly inText?: true;
}

export interface ExampleSubject {
  readonly kind: 'subject';
  readonly of: SubjectKind;
  readonly facts: { readonly [facet: string]: Intent };
  /** Facets that another declaration says as well, each as a whole. */
  readonly again?: { readonly [facet: string]: Intent };
}

/** Several subjects that refer to each other by name: `estate({ src: bucket({ logging: { target: refers('logs') } }), logs: bucket({}) })`. */
export function estate(subjects: Readonly<Record<string, ExampleSubject>>): Example {
  return { kind: 'example', subjects };
}

export function bucket(facts: FactsOf<'bucket'>): ExampleSubject {
  return { kind: 'subject', of: 'bucket', facts: facts as ExampleSubject['facts'] };
}

export function lambda(facts: FactsOf<'lambda'>): ExampleSubject {
  return { kind: 'subject', of: 'lambda', facts: facts as ExampleSubject['facts'] };
}

/** Any other subject of an estate. */
export function subject<const K extends SubjectKind>(of: K, facts: FactsOf<K>): ExampleSubject {
  return { kind: 'subject', of, facts: facts as ExampleSubject['facts'] };
}

/** A bucket of which a second declaration says some facets once more. */
export function saidAgain(facts: FactsOf<'bucket'>, again: FactsOf<'bucket'>): ExampleSubject {
  return { ...bucket(facts), again: again as ExampleSubject['facts'] };
}

/** A policy document of these statements. */
export function policyDocument(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

/** A bucket called `data` with a policy of these statements: their resources are `arn:aws:s3:::data` and `arn:aws:s3:::data/*`. */
export function bucketPolicy(statements: readonly object[], facts: FactsOf<'bucket'> = {}): FactsOf<'bucket'> {
  return { naming: { name: 'data' }, ...facts, policy: { document: policyDocument(...statements) } };
}

/** Block Public Access switched off, so that a public grant has effect. */
export const blocksOff: FactsOf<'bucket'> = {
  publicAccessBlock: { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false },
};

/** A managed policy for identities, of these statements. */
export function identityPolicy(...statements: readonly object[]): Example {
  return estate({ Policy: subject('identityPolicy', { policies: [{ name: 'data-access', document: policyDocument(...statements) }] }) });
}

/** An example that holds under these options of the rule. */
export function withOptions(options: Readonly<Record<string, unknown>>, example: Example): Example {
  return { ...example, options };
}

/** An example of what only a text can be like: what it leaves open is known of everything live, and what S3 would refuse is never there. */
export function inText(example: FactsOf<'bucket'> | Example): Example {
  return { ...asEstate(example, 'bucket'), inText: true };
}

/** Any form of example as an estate; a lone subject is called `Bucket`, `Lambda` … */
export function asEstate(example: object, subjects: RuleSubject | readonly RuleSubject[]): Example {
  if ('kind' in example && example.kind === 'example') return example as Example;
  const on = (typeof subjects === 'string' ? subjects : subjects[0]) ?? 'bucket';
  // What is derived is told by the facts of the bucket from which it comes.
  const of = isDerived(on) ? 'bucket' : on;
  const name = of[0]?.toUpperCase() + of.slice(1);
  return { kind: 'example', subjects: { [name]: { kind: 'subject', of, facts: example as ExampleSubject['facts'] } } };
}
