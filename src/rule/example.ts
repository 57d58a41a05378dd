import type { SubjectKind } from '../model/kinds.js';
import type { Intent } from '../model/shape.js';
import type { FactsOf } from './rule.js';

/** An example of several subjects, or one with options: what the examples of a rule are written with. */
export interface Example {
  readonly kind: 'example';
  /** By name; the first is the one that is meant when a rule reports one. */
  readonly subjects: Readonly<Record<string, ExampleSubject>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface ExampleSubject {
  readonly kind: 'subject';
  readonly of: SubjectKind;
  readonly facts: { readonly [facet: string]: Intent };
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

/** An example that holds under these options of the rule. */
export function withOptions(options: Readonly<Record<string, unknown>>, example: Example): Example {
  return { ...example, options };
}

/** Any form of example as an estate; a lone subject is called `Bucket`, `Lambda` … */
export function asEstate(example: object, on: SubjectKind): Example {
  if ('kind' in example && example.kind === 'example') return example as Example;
  const name = on[0]?.toUpperCase() + on.slice(1);
  return { kind: 'example', subjects: { [name]: { kind: 'subject', of: on, facts: example as ExampleSubject['facts'] } } };
}
