/** How a rule is written: a proposition about one subject, or, where that is not enough, a function that reports. */

import type { Facts } from '../model/facts.js';
import type { DerivedKind, DerivedSubjects } from '../model/derived.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Field, IntentOf } from '../model/shape.js';
import type { Common, Roles, Subjects, Shapes } from '../model/subjects.js';
import type { PolicyUse } from '../policy/policy.js';
import type { Origin } from '../text/origin.js';
import type { Answer, Evidence } from '../truth/answer.js';
import type { Example } from './example.js';
import type { Fix } from './fix.js';
import type { RuleMeta } from './meta.js';

/** What a rule can be about: a declared subject, or one that is made of declarations. */
export type RuleSubject = SubjectKind | DerivedKind;

/** The facets of a subject. Derived subjects have none: what they are made of is theirs to say. */
export type FacetOf<K extends RuleSubject> = K extends SubjectKind ? keyof Shapes[K] & keyof Subjects[K] : never;

/** What a rule sees of its subject: the facets that it says it reads, its names, and for buckets its roles. */
export type Readable<K extends RuleSubject, F> = K extends SubjectKind
  ? Pick<Subjects[K], F & keyof Subjects[K]> &
      Common & { readonly kind: K } & (K extends 'bucket' ? Pick<Subjects['bucket'], 'roles' | 'access' | 'contested' | 'recorders'> : unknown)
  : K extends DerivedKind
    ? DerivedSubjects[K]
    : never;

export interface RuleContext {
  readonly options: Readonly<Record<string, unknown>>;
  /** What the user told about the account. */
  readonly facts: Facts;
}

/** One thing that a `create` rule requires of its subject. */
export interface Requirement {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  /** Where to report; missing: the place of the first reason. */
  readonly at?: Origin;
  readonly fix?: () => Fix | undefined;
  /** What a person would do, shown where no fix can be written. */
  readonly remedy?: string | (() => string | undefined) | undefined;
  /** Whose fault it is, where not the subject's: blunter rules are then silent about that one. */
  readonly about?: Common | undefined;
  /** What exactly it is about (a statement, a grant): rules that speak of the same cause do not repeat each other. Derived subjects bring their own. */
  readonly cause?: Origin | undefined;
  /** Tells apart several findings of one rule on one resource (a rule id, a statement's Sid), stable over edits. */
  readonly subject?: string;
}

export interface CreateContext extends RuleContext {
  /** Yes passes, no is a finding, unknown is undecided; the reasons are the answer's. */
  require(answer: Answer, requirement: Requirement): void;
}

/** Facets by kind; of what is derived there are none to name. */
export type Reaches = { readonly [K in SubjectKind]?: readonly FacetOf<K>[] } & { readonly [K in DerivedKind]?: readonly [] };

interface RuleBase<K extends RuleSubject, F extends FacetOf<K>> {
  readonly meta: RuleMeta;
  /** What it is about; a list where the same demand is made of several. */
  readonly on: K | readonly K[];
  /** For rules about policies and statements: only documents of these uses. Missing: of every use. */
  readonly uses?: readonly PolicyUse[];
  /** For rules about documents of some uses: only those in which something may be said of S3. */
  readonly concerning?: 's3';
  /** Facets of the subject, and of what its links reach; none for derived subjects. */
  readonly reads: readonly F[];
  /** Of these facets, what a scan asks less often: what is live tells it in another facet as well, or it counts only where another one is configured. */
  readonly scans?: { readonly [facet in F & string]?: 'never' | { readonly with: F } };
  /** What its links lead to, and facets of the declarations from which a derived subject is made; of `bucketAccess`, all of it. */
  readonly reaches?: Reaches;
  /** Roles that make the demand pointless, each with the reason that is shown. */
  readonly exempt?: Readonly<Partial<Record<keyof Roles, string>>>;
  readonly examples: {
    readonly fail: readonly ExampleOf<NoInfer<K>>[];
    readonly pass: readonly ExampleOf<NoInfer<K>>[];
    readonly undecided?: readonly ExampleOf<NoInfer<K>>[];
  };
}

export interface PropositionRule<K extends RuleSubject, F extends FacetOf<K>> extends RuleBase<K, F> {
  readonly require: (subject: Readable<K, F>, context: RuleContext) => Answer;
  /** Which message, with which data; missing: the only one. `{{bucket}}`, `{{lambda}}` … (the subject) are always there. */
  readonly message?: (
    subject: Readable<K, F>,
    because: readonly Evidence[],
    context: RuleContext,
  ) => { readonly messageId: string; readonly data?: Readonly<Record<string, string>> };
  readonly fix?: (subject: Readable<K, F>, context: RuleContext) => Fix | undefined;
}

export interface CreateRule<K extends RuleSubject, F extends FacetOf<K>> extends RuleBase<K, F> {
  readonly create: (context: CreateContext) => (subject: Readable<K, F>) => void;
}

/** Model facts of one subject, or an estate of several, or either with options. */
export type ExampleOf<K extends RuleSubject> = (K extends SubjectKind ? FactsOf<K> : FactsOf<'bucket'>) | Example;

export type FactsOf<K extends SubjectKind> = { readonly [F in keyof Shapes[K]]?: IntentOf<Shapes[K][F] & Field> };

/** A rule with the types of its subject forgotten: what the judge runs. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly on: RuleSubject | readonly RuleSubject[];
  readonly uses?: readonly PolicyUse[];
  readonly concerning?: 's3';
  readonly reads: readonly string[];
  readonly scans?: Readonly<Record<string, 'never' | { readonly with: string }>>;
  readonly reaches?: Readonly<Record<string, readonly string[]>>;
  readonly exempt?: Readonly<Partial<Record<keyof Roles, string>>>;
  readonly examples: { readonly fail: readonly object[]; readonly pass: readonly object[]; readonly undecided?: readonly object[] };
  readonly require?: (subject: object, context: RuleContext) => Answer;
  readonly message?: (
    subject: object,
    because: readonly Evidence[],
    context: RuleContext,
  ) => { readonly messageId: string; readonly data?: Readonly<Record<string, string>> };
  readonly fix?: (subject: object, context: RuleContext) => Fix | undefined;
  readonly create?: (context: CreateContext) => (subject: object) => void;
  /** Whose it is. Missing: ours. */
  readonly plugin?: { readonly name: string; readonly version?: string };
}

/** What a rule is about, the one first that its examples mean. */
export function subjectsOf({ on }: Pick<Rule, 'on'>): readonly RuleSubject[] {
  return typeof on === 'string' ? [on] : on;
}

/** Checks a rule's types and gives it as the judge takes it. */
export function defineRule<const K extends RuleSubject, const F extends FacetOf<K>>(rule: PropositionRule<K, F> | CreateRule<K, F>): Rule {
  return rule as unknown as Rule;
}
