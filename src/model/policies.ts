/** Policy documents as subjects of rules, wherever they are declared. */

import { parsePolicy } from '../policy/parse.js';
import type { Policy, PolicyUse, Statement } from '../policy/policy.js';
import { says } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import type { Seen } from '../truth/seen.js';
import type { List, Slot, Value } from '../truth/value.js';
import type { SubjectKind } from './kinds.js';
import type { Bucket, Roles, Subjects } from './subjects.js';

/** What every derived subject has. */
export interface DerivedCommon {
  /** Tells it from others of its declaration, stable over edits elsewhere; empty for the only one. */
  readonly key: string;
  /** For sentences. */
  readonly says: string;
  /** Where what is missing is reported. */
  readonly origin: Origin;
  /** What it is about, more narrowly than its declaration: rules that speak of the same cause do not repeat each other. */
  readonly cause?: Origin | undefined;
  /** Identities of the declarations it is about beside its own: the bucket that a policy is attached to. */
  readonly about: readonly string[];
  readonly account: Value<string>;
  readonly region: Value<string>;
  readonly roles?: Roles | undefined;
}

/** A bucket as a policy names it. */
export interface NamedBucket {
  readonly name: Term;
  readonly to?: Bucket | undefined;
  /** Why `to` is it where that is not certain: "matched by name in other.yaml". */
  readonly assumed?: string | undefined;
}

export interface PolicySubject extends DerivedCommon {
  readonly kind: 'policy';
  readonly use: PolicyUse;
  readonly policy: Policy;
  /** Whether it may say something of S3, as far as its actions tell by themselves: for that it need not be read as a policy. */
  readonly mayConcernS3: boolean;
  /** The address of the declaration that holds it. */
  readonly address: string;
  /** The buckets to which a bucket policy is attached; open where they are not known. */
  readonly buckets: List<NamedBucket>;
  /** A part of the document, by its names and indexes there, for fixes: `at('Statement', 0, 'Resource')`. */
  at(...path: readonly (string | number)[]): { readonly slot: Slot };
}

export interface StatementSubject extends DerivedCommon {
  readonly kind: 'statement';
  readonly statement: Statement;
  readonly of: PolicySubject;
  readonly use: PolicyUse;
  /** A part of the statement, for fixes: `at('Resource')`. */
  at(...path: readonly (string | number)[]): { readonly slot: Slot };
}

/** Which policies are asked about. */
export interface ChosenPolicies {
  readonly uses: readonly PolicyUse[];
  /** Only those in which something may be said of S3. */
  readonly concerning?: 's3' | undefined;
}

/** One document among the facets of a subject. */
export interface HeldDocument {
  /** The way to it in the model: a facet, indexes, fields. */
  readonly path: readonly (string | number)[];
  readonly use: PolicyUse;
  readonly document: Seen;
  /** Its own name, where it has one. */
  readonly name?: Value<string>;
  /** Of a bucket policy that stands by itself: the buckets that it names. */
  readonly buckets?: List<Value<string>>;
}

/** What a kind of subjects holds. */
interface Holds<K extends SubjectKind> {
  readonly uses: readonly PolicyUse[];
  /** The facets among which they stand. */
  readonly facets: readonly string[];
  in(facets: Subjects[K]): readonly HeldDocument[];
}

function ownPolicy(
  use: PolicyUse,
): Pick<Holds<'bucket'>, 'uses' | 'facets'> & { in(facets: { readonly policy: { readonly document: Seen } }): readonly HeldDocument[] } {
  return { uses: [use], facets: ['policy'], in: ({ policy }) => [{ path: ['policy', 'document'], use, document: policy.document }] };
}

function identityPolicies({ policies }: Pick<Subjects['role'], 'policies'>): readonly HeldDocument[] {
  return policies.items.map(({ name, document }, index) => ({ path: ['policies', index, 'document'], use: 'identity', document, name }));
}

const ofIdentities = { uses: ['identity'], facets: ['policies'], in: identityPolicies } as const;

const documents: { readonly [K in SubjectKind]?: Holds<K> } = {
  bucket: ownPolicy('bucket'),
  accessPoint: ownPolicy('accessPoint'),
  multiRegionAccessPoint: ownPolicy('multiRegionAccessPoint'),
  objectLambdaAccessPoint: ownPolicy('other'),
  directoryBucket: ownPolicy('other'),
  directoryAccessPoint: ownPolicy('other'),
  outpostsBucket: ownPolicy('other'),
  outpostsAccessPoint: ownPolicy('other'),
  tableBucket: ownPolicy('other'),
  table: ownPolicy('other'),
  vectorBucket: ownPolicy('other'),
  fileSystem: ownPolicy('other'),
  endpoint: ownPolicy('endpoint'),
  key: ownPolicy('key'),
  topic: ownPolicy('topic'),
  queue: ownPolicy('queue'),
  vault: {
    uses: ['vault'],
    facets: ['policy', 'lock'],
    in: ({ policy, lock }) => [
      { path: ['policy', 'document'], use: 'vault', document: policy.document },
      { path: ['lock', 'document'], use: 'vault', document: lock.document },
    ],
  },
  role: {
    uses: ['trust', 'identity'],
    facets: ['trust', 'policies'],
    in: (role) => [{ path: ['trust', 'document'], use: 'trust', document: role.trust.document }, ...identityPolicies(role)],
  },
  user: ofIdentities,
  group: ofIdentities,
  identityPolicy: ofIdentities,
  organizationPolicy: {
    uses: ['serviceControl', 'resourceControl', 'other'],
    facets: ['control', 'policy'],
    in: ({ control, policy }) => [{ path: ['policy', 'document'], use: controlUse(control.type), document: policy.document }],
  },
};

function controlUse(type: Value<string>): PolicyUse {
  const known = type.kind === 'known' ? type.value : undefined;
  return known === 'SERVICE_CONTROL_POLICY' ? 'serviceControl' : known === 'RESOURCE_CONTROL_POLICY' ? 'resourceControl' : 'other';
}

/** Kinds of subjects that hold documents of the policy language. */
export const policyHolders: ReadonlySet<SubjectKind> = new Set(Object.keys(documents) as SubjectKind[]);

/** What a document is used for by the subject to whose facet `policy` it is attached. */
export function useOf(kind: SubjectKind): PolicyUse {
  switch (kind) {
    case 'bucket':
    case 'accessPoint':
    case 'multiRegionAccessPoint':
    case 'endpoint':
    case 'key':
    case 'topic':
    case 'queue':
    case 'vault':
      return kind;
    default:
      return 'other';
  }
}

/** Whether subjects of a kind may hold a document of one of these uses among their own facets. */
export function mayHold(kind: SubjectKind, uses: readonly PolicyUse[]): boolean {
  return documents[kind]?.uses.some((use) => uses.includes(use)) === true;
}

/** The facets of a subject among which documents may stand; missing: it holds none. */
export function facetsWithDocuments(kind: SubjectKind): readonly string[] | undefined {
  return documents[kind]?.facets;
}

/** The documents that stand among a subject's own facets, those that are written. */
export function documentsOf(kind: SubjectKind, facets: object): readonly HeldDocument[] {
  const held = documents[kind] as Holds<SubjectKind> | undefined;
  return (held?.in(facets as never) ?? []).filter(({ document }) => document.kind !== 'absent');
}

/** A statement as a subject: it is known by its Sid, or by its place. */
export function statementSubject(of: PolicySubject, statement: Statement): StatementSubject {
  const sid = sidOf(statement);
  const name = sid ?? `#${statement.index + 1}`;
  return {
    kind: 'statement',
    key: [of.key, name].filter(Boolean).join('/'),
    says: sid === undefined ? `statement ${name}` : `statement "${sid}"`,
    origin: statement.origin,
    cause: statement.origin,
    about: of.about,
    account: of.account,
    region: of.region,
    roles: of.roles,
    statement,
    of,
    use: of.use,
    at: (...path) => of.at('Statement', statement.index, ...path),
  };
}

function sidOf({ sid }: Statement): string | undefined {
  return sid.kind === 'known' && sid.value !== '' ? sid.value : undefined;
}

/** The documents as policies. */
export function policyOf(held: HeldDocument): Policy {
  return parsePolicy(held.document, held.use);
}

/** As a person calls a bucket. */
export function bucketSays({ name, to }: NamedBucket): string {
  return to?.says ?? says(name);
}
