/** What a policy is for, told by what it says. AWS: IAM User Guide, policies and their elements by type, October 2026. */

import type { PolicyUse } from '../../policy/policy.js';
import type { Glance, StatementGlance } from './statement.js';

export interface Reading {
  readonly use: PolicyUse;
  /** What it is called: `bucket policy`. */
  readonly type: string;
}

export interface Recognised {
  readonly reading: Reading;
  /** What it could be as well. */
  readonly others: readonly Reading[];
}

const READINGS: Readonly<Record<PolicyUse, string>> = {
  bucket: 'bucket policy',
  accessPoint: 'access point policy',
  multiRegionAccessPoint: 'multi-Region access point policy',
  identity: 'identity policy',
  trust: 'trust policy',
  endpoint: 'VPC endpoint policy',
  key: 'key policy',
  vault: 'vault policy',
  topic: 'topic policy',
  queue: 'queue policy',
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
  other: 'resource policy',
};

/** What a file is called, or else the directory in which it lies, speaks where its text leaves two readings. */
const NAMED: readonly (readonly [RegExp, PolicyUse])[] = [
  [/end-?points?|vpce/i, 'endpoint'],
  [/(?:^|[^a-z])scps?(?:[^a-z]|$)|service-?control/i, 'serviceControl'],
  [/(?:^|[^a-z])rcps?(?:[^a-z]|$)|resource-?control/i, 'resourceControl'],
  [/bucket/i, 'bucket'],
  [/(?:^|[^a-z])iam(?:[^a-z]|$)|boundar(?:y|ies)/i, 'identity'],
];

/**
 * What a policy is for. The first reading that fits counts, in this order: what stands around it says so; nobody is a principal
 * (an identity's); every action assumes a role (trust); its resources are of one service; it is about everything.
 * @param told by what stands around it
 * @param names the file's, then that of its directory
 */
export function recognise(policy: Glance, told: PolicyUse | undefined, names: readonly string[]): Recognised {
  if (told) return { reading: reading(told), others: [] };
  const [first, ...others] = readingsOf(policy.statements);
  const all = [first ?? reading('other'), ...others];
  const possible = all.length > 1 ? NAMED.filter(([, use]) => all.some((one) => one.use === use)) : [];
  for (const name of names) {
    const named = possible.find(([sign]) => sign.test(name))?.[1];
    if (named) return { reading: reading(named), others: [] };
  }
  return { reading: all[0] as Reading, others: all.slice(1) };
}

function reading(use: PolicyUse, type = READINGS[use]): Reading {
  return { use, type };
}

function readingsOf(statements: readonly StatementGlance[]): readonly Reading[] {
  const actions = statements.flatMap((one) => one.actions);
  const resources = statements.flatMap((one) => one.resources ?? []);
  if (statements.length === 0) return [];
  if (statements.every(({ principal }) => principal === 'none')) return withoutPrincipals(statements);
  if (actions.length > 0 && actions.every((action) => action.startsWith('sts:'))) return [reading('trust')];
  const services = new Set([...resources.map(({ service }) => service), ...actions.map((action) => action.replace(/:.*$/s, ''))]);
  services.delete('*');
  services.delete('');
  const open = statements.every(({ principal }) => principal === 'everybody');
  if (resources.some(({ service }) => service !== '*')) return ofResources(statements, services, open);
  return ofEverything(statements, services, open);
}

/** Policies of identities and service control policies are written alike. The latter only take away, or let through what others give. */
function withoutPrincipals(statements: readonly StatementGlance[]): readonly Reading[] {
  const all = ({ actions, resources }: StatementGlance): boolean => actions.includes('*') && (resources ?? []).some(({ service }) => service === '*');
  const control = statements.every((one) => one.deny || all(one));
  return control ? [reading('identity'), reading('serviceControl')] : [reading('identity')];
}

function ofResources(statements: readonly StatementGlance[], services: ReadonlySet<string>, open: boolean): readonly Reading[] {
  const resources = statements.flatMap((one) => one.resources ?? []);
  const of = (service: string): boolean => resources.some((one) => one.service === service);
  for (const [service, one] of SERVICES) if (of(service) && (services.size === 1 || !services.has('s3'))) return [one];
  const points = resources.flatMap(({ service, owned }) => (service === 's3' && owned?.startsWith('accesspoint') ? [owned] : []));
  const buckets = new Set(resources.flatMap(({ bucket }) => (bucket === undefined ? [] : [bucket])));
  const point = reading(points.some((one) => one.endsWith('.mrap') || one.includes('.mrap/')) ? 'multiRegionAccessPoint' : 'accessPoint');
  // A bucket's or an access point's own policy names nothing but itself; an endpoint's is about all that is reached through it.
  if (points.length > 0) return buckets.size === 0 ? [point] : open ? [reading('endpoint'), point] : [point, reading('bucket')];
  if (of('s3') || services.has('s3')) {
    if (open && (hasSeveral(buckets) || [...services].some((service) => service !== 's3'))) return [reading('endpoint'), reading('bucket')];
    return [reading('bucket')];
  }
  return [reading('other')];
}

/** Policies of one service each, by the service of the ARNs that they name. */
const SERVICES: readonly (readonly [string, Reading])[] = [
  ['kms', reading('key')],
  ['sns', reading('topic')],
  ['sqs', reading('queue')],
  ['glacier', reading('vault')],
  ['s3-object-lambda', reading('other', 'Object Lambda access point policy')],
  ['s3express', reading('other', 'directory bucket policy')],
  ['s3-outposts', reading('other', 'Outposts policy')],
  ['s3tables', reading('other', 'table bucket policy')],
  ['s3vectors', reading('other', 'vector bucket policy')],
];

/** Names that are no patterns; `b` and `b*` are one. */
function hasSeveral(buckets: ReadonlySet<string>): boolean {
  const names = [...buckets].filter((name) => !/[*?]/.test(name));
  return names.length > 1;
}

/** No resource but `*`: what the policy is attached to, or everything that is reached through it. */
function ofEverything(statements: readonly StatementGlance[], services: ReadonlySet<string>, open: boolean): readonly Reading[] {
  const [only, ...more] = services;
  const own = more.length === 0 ? SERVICES.find(([service]) => service === only)?.[1] : undefined;
  if (own) return [own];
  if (only !== undefined && !services.has('s3')) return [reading('other')];
  if (open && statements.every(({ deny }) => deny)) return [reading('resourceControl'), reading('endpoint')];
  // S3 takes no bucket policy that does not name its bucket.
  return [reading('endpoint'), reading('bucket')];
}
