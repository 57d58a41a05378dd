/** What is no policy language, collected on the way; and what each use of a document demands. */

import { suggest } from '../text/suggest.js';
import type { Origin } from '../text/origin.js';
import type { Seen, SeenEntry } from '../truth/seen.js';
import { literalOf } from '../truth/symbol.js';
import type { PolicyProblem, PolicyProblemKind, PolicyUse } from './policy.js';

/** Where the parser stands. */
export interface Parsing {
  readonly use: PolicyUse;
  readonly problems: PolicyProblem[];
  /** The statement that is read, counted from 0. */
  readonly statement?: number;
}

export function report({ problems, statement }: Parsing, kind: PolicyProblemKind, message: string, origin: Origin): void {
  problems.push({ kind, message, origin, ...(statement === undefined ? {} : { statement }) });
}

/** Attached to a resource, so it says who may. */
const RESOURCE_POLICIES: ReadonlySet<PolicyUse> = new Set([
  'bucket',
  'accessPoint',
  'multiRegionAccessPoint',
  'trust',
  'endpoint',
  'key',
  'vault',
  'topic',
  'queue',
  'resourceControl',
]);

/** Attached to who asks, so it does not. */
const CALLERS_POLICIES: ReadonlySet<PolicyUse> = new Set(['identity', 'serviceControl']);

/** Without a Resource it is refused. Access Analyzer, MISSING_RESOURCE; Organizations User Guide, SCP syntax. */
const NEEDS_RESOURCE: ReadonlySet<PolicyUse> = new Set(['bucket', 'accessPoint', 'multiRegionAccessPoint', 'identity', 'serviceControl', 'resourceControl']);

export function needsPrincipal(use: PolicyUse): boolean {
  return RESOURCE_POLICIES.has(use);
}

export function refusesPrincipal(use: PolicyUse): boolean {
  return CALLERS_POLICIES.has(use);
}

export function needsResource(use: PolicyUse): boolean {
  return NEEDS_RESOURCE.has(use);
}

/** As in "a bucket policy". */
export function nameOf(use: PolicyUse): string {
  return NAMES[use];
}

const NAMES: Readonly<Record<PolicyUse, string>> = {
  bucket: 'a bucket policy',
  accessPoint: 'an access point policy',
  multiRegionAccessPoint: 'a Multi-Region Access Point policy',
  identity: 'an identity policy',
  trust: 'a trust policy',
  endpoint: 'an endpoint policy',
  key: 'a key policy',
  vault: 'a vault policy',
  topic: 'a topic policy',
  queue: 'a queue policy',
  serviceControl: 'a service control policy',
  resourceControl: 'a resource control policy',
  other: 'a policy',
};

/** What stands there, as in "a list". */
export function shapeOf(seen: Seen): string {
  switch (seen.kind) {
    case 'scalar':
      return seen.type === 'string' ? 'a text' : `a ${seen.type}`;
    case 'mapping':
      return 'an object';
    case 'sequence':
      return 'a list';
    case 'absent':
      return 'nothing';
    case 'unknown':
      return 'something that is not known';
  }
}

/** The end of a sentence: `; did you mean "Action"?`, or nothing. */
export function perhaps(word: string, candidates: Iterable<string>): string {
  const meant = suggest(word, candidates);
  return meant === undefined ? '.' : `; did you mean "${meant}"?`;
}

/** A text in a sentence; long ones are cut. */
export function quoted(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}

/** Part of the name is only known after deployment. */
export function isUnresolved({ name, key: { locus } }: SeenEntry): boolean {
  if (name.includes('${')) return true;
  if (locus.kind !== 'span' || locus.mapped.whole) return false;
  return literalOf(locus.mapped.slice(locus.start, locus.end)) === undefined;
}
