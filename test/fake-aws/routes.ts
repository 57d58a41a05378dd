/** Which operation a request is, service by service. What is none of ours keeps its method and path as its name, so that it is seen. */

import type { Service } from '../../src/dialect/api/operations.js';
import type { Asked, Route } from './asked.js';

type Wire = Omit<Asked, keyof Route>;

const CONTROL = '/v20180820/';

export function routeOf(wire: Wire): Route {
  const service = wire.signed?.service ?? 's3';
  if (service === 's3') return wire.path.startsWith(CONTROL) ? control(wire) : s3(wire);
  if (service === 'lambda' || service === 'cloudfront') return rest(service, wire);
  if (wire.headers['x-amz-target'] !== undefined) return target(service as Service, wire);
  return action(service as Service, wire);
}

/** The sub-resource that names an operation on a bucket. */
const OF_BUCKETS: Readonly<Record<string, string>> = {
  versioning: 'GetBucketVersioning',
  publicAccessBlock: 'GetPublicAccessBlock',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
  acl: 'GetBucketAcl',
  ownershipControls: 'GetBucketOwnershipControls',
  encryption: 'GetBucketEncryption',
  logging: 'GetBucketLogging',
  lifecycle: 'GetBucketLifecycleConfiguration',
  replication: 'GetBucketReplication',
  'object-lock': 'GetObjectLockConfiguration',
  cors: 'GetBucketCors',
  website: 'GetBucketWebsite',
  notification: 'GetBucketNotificationConfiguration',
  tagging: 'GetBucketTagging',
  requestPayment: 'GetBucketRequestPayment',
  accelerate: 'GetBucketAccelerateConfiguration',
  inventory: 'ListBucketInventoryConfigurations',
  'intelligent-tiering': 'ListBucketIntelligentTieringConfigurations',
  metrics: 'ListBucketMetricsConfigurations',
  analytics: 'ListBucketAnalyticsConfigurations',
  abac: 'GetBucketAbac',
  location: 'GetBucketLocation',
};

function s3(wire: Wire): Route {
  const inHost = prefixOf(wire.host);
  const [, first = '', ...others] = wire.path.split('/');
  const bucket = inHost ?? (decodeURIComponent(first) || undefined);
  const key = (inHost === undefined ? others : [first, ...others]).join('/');
  if (bucket === undefined) return { service: 's3', operation: wire.method === 'GET' ? 'ListBuckets' : named(wire) };
  const operation = key === '' ? onBucket(wire) : wire.method === 'GET' ? 'GetObject' : named(wire);
  return { service: 's3', operation, bucket, resource: bucket };
}

function onBucket(wire: Wire): string {
  if (wire.method === 'HEAD') return 'HeadBucket';
  const sub = [...wire.query.keys()].find((name) => name in OF_BUCKETS);
  return wire.method === 'GET' && sub !== undefined ? (OF_BUCKETS[sub] as string) : named(wire);
}

/** What stands before the endpoint in the host: a bucket, or an account. */
function prefixOf(host: string): string | undefined {
  return /^(.+?)\.(?:localhost|s3(?:-control)?(?:[.-][\w.-]+)?\.amazonaws\.com(?:\.cn)?)(?::\d+)?$/.exec(host)?.[1];
}

function control(wire: Wire): Route {
  const [kind = '', ...path] = wire.path.slice(CONTROL.length).split('/').map(decodeURIComponent);
  const about = wire.headers['x-amz-account-id'] ?? prefixOf(wire.host);
  const base = { service: 's3control' as const, ...(about !== undefined && { about }) };
  const whole = [kind, ...path];
  const resource = kind === 'mrap' ? path[1] : path[0];
  const form = [wire.method, ...whole.map((part) => (part === resource ? '*' : part))].join(' ');
  const operation = OF_CONTROL[kind === 'configuration' ? [wire.method, ...whole].join(' ') : form];
  if (operation === undefined) return { ...base, operation: named(wire) };
  return { ...base, operation, ...(resource !== undefined && kind !== 'configuration' && { resource }) };
}

const OF_CONTROL: Readonly<Record<string, string>> = {
  'GET configuration publicAccessBlock': 'GetPublicAccessBlock',
  'GET accesspoint': 'ListAccessPoints',
  'GET accesspoint *': 'GetAccessPoint',
  'GET accesspoint * policy': 'GetAccessPointPolicy',
  'GET mrap instances': 'ListMultiRegionAccessPoints',
  'GET mrap instances * policy': 'GetMultiRegionAccessPointPolicy',
};

function rest(service: 'lambda' | 'cloudfront', wire: Wire): Route {
  const [, , kind = '', resource, member] = wire.path.split('/').map(decodeURIComponent);
  const operation = OF_REST[[service, wire.method, kind, ...(resource ? ['*'] : []), ...(member ? [member] : [])].join(' ')];
  return { service, operation: operation ?? named(wire), ...(resource && { resource }) };
}

const OF_REST: Readonly<Record<string, string>> = {
  'lambda GET functions': 'ListFunctions',
  'lambda GET functions * policy': 'GetPolicy',
  'cloudfront GET distribution': 'ListDistributions',
  'cloudfront GET distribution * config': 'GetDistributionConfig',
  'cloudfront GET origin-access-control': 'ListOriginAccessControls',
};

/** JSON services say the operation in a header and all else in the body. */
function target(service: Service, wire: Wire): Route {
  const operation = wire.headers['x-amz-target']?.split('.').at(-1) ?? named(wire);
  const asked = wire.body === '' ? {} : (JSON.parse(wire.body) as Readonly<Record<string, unknown>>);
  const resource = NAMES_IN_JSON.map((name) => asked[name]).find((value): value is string => typeof value === 'string');
  return { service, operation, ...(resource !== undefined && { resource }) };
}

const NAMES_IN_JSON = ['KeyId', 'QueueUrl', 'QueueName', 'PolicyId', 'TrailName', 'Name', 'taskDefinition'];

/** Query services say all in a form. */
function action(service: Service, wire: Wire): Route {
  const form = new URLSearchParams(wire.body);
  const resource = NAMES_IN_FORMS.map((name) => form.get(name)).find((value) => value !== null);
  return { service, operation: form.get('Action') ?? named(wire), ...(resource && { resource }) };
}

const NAMES_IN_FORMS = ['UserName', 'TopicArn', 'InstanceId', 'RoleArn'];

function named({ method, path, queryText }: Wire): string {
  return `${method} ${path}${queryText && `?${queryText}`}`;
}
