import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf, operations } from '../../src/dialect/api/operations.js';
import type { Operation } from '../../src/dialect/api/operations.js';
import { ask } from './clients.js';
import type { FakeAws } from './fake.js';
import { startFakeAws } from './fake.js';
import { recordings } from './replies/all.js';
import type { Reply } from './reply.js';
import { readme } from './readme.js';
import { SECOND_PAGE } from './reply.js';
import type { Told } from './state.js';

const ACCOUNT = '111111111111';

/** What each operation has to be told, besides whom it asks about. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  's3control:GetAccessPoint': { Name: 'quay' },
  's3control:GetAccessPointPolicy': { Name: 'quay' },
  's3control:GetMultiRegionAccessPointPolicy': { Name: 'all-shores' },
  'iam:ListAccessKeys': { UserName: 'clerk' },
  'lambda:GetPolicy': { FunctionName: 'shrink' },
  'cloudtrail:GetTrailStatus': { Name: 'lighthouse' },
  'cloudtrail:GetEventSelectors': { TrailName: 'lighthouse' },
  'kms:DescribeKey': { KeyId: 'arn:aws:kms:us-east-1:111111111111:key/0a0b0c0d-1111-2222-3333-444455556666' },
  'kms:GetKeyPolicy': { KeyId: '0a0b0c0d-1111-2222-3333-444455556666' },
  'kms:GetKeyRotationStatus': { KeyId: '0a0b0c0d-1111-2222-3333-444455556666' },
  'sns:GetTopicAttributes': { TopicArn: 'arn:aws:sns:us-east-1:111111111111:desk' },
  'sqs:GetQueueUrl': { QueueName: 'mill' },
  'sqs:GetQueueAttributes': { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/mill', AttributeNames: ['All'] },
  'organizations:ListPolicies': { Filter: 'SERVICE_CONTROL_POLICY' },
  'organizations:DescribePolicy': { PolicyId: 'p-shorepol' },
  'organizations:ListTargetsForPolicy': { PolicyId: 'p-shorepol' },
  'ecs:DescribeTaskDefinition': { taskDefinition: 'crane', include: ['TAGS'] },
  'ec2:DescribeInstanceAttribute': { InstanceId: 'i-0000000a', Attribute: 'userData' },
  'sts:AssumeRole': { RoleArn: 'arn:aws:iam::222222222222:role/s3lint-scan', RoleSessionName: 's3lint' },
  'cloudfront:GetDistributionConfig': { Id: 'EFAKEONE' },
  's3:ListBuckets': { MaxBuckets: 1000 },
};

/** By which member a second page is asked for. */
const TOKENS: Readonly<Record<string, string>> = {
  's3:ListBucketInventoryConfigurations': 'ContinuationToken',
  's3control:ListAccessPoints': 'NextToken',
  'iam:GetAccountAuthorizationDetails': 'Marker',
  'organizations:ListAccounts': 'NextToken',
  'organizations:ListPolicies': 'NextToken',
  'lambda:ListFunctions': 'Marker',
  'cloudfront:ListDistributions': 'Marker',
  'cloudfront:ListOriginAccessControls': 'Marker',
  'ec2:DescribeVpcEndpoints': 'NextToken',
  'ec2:DescribeInstances': 'NextToken',
  'ecs:ListTaskDefinitionFamilies': 'nextToken',
};

let configured: FakeAws;
let absent: FakeAws;

beforeAll(async () => {
  const told: Told = Object.fromEntries(operations.map((operation) => [keyOf(operation), 'configured'] as const));
  const ofBuckets: Told = Object.fromEntries(operations.map(({ name }) => [name, 'configured'] as const));
  const roles = { 's3lint-scan': {} };
  configured = await startFakeAws({
    state: { accounts: { [ACCOUNT]: { told, buckets: { harbour: { region: 'eu-west-1', told: ofBuckets } } }, 222222222222: { roles } } },
    now: () => new Date(),
  });
  absent = await startFakeAws({ state: { accounts: { [ACCOUNT]: { buckets: { harbour: { region: 'us-east-1' } } }, 222222222222: {} } } });
});

afterAll(async () => {
  await configured.close();
  await absent.close();
});

async function heard(operation: Operation, fake: FakeAws, region: string, more: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const { service, of } = operation;
  const whom = service === 's3' && (of.includes('bucket') || operation.name === 'GetBucketLocation') && operation.role !== 'lists' ? { Bucket: 'harbour' } : {};
  const about = service === 's3control' ? { AccountId: ACCOUNT } : {};
  try {
    return await ask(operation, { ...whom, ...about, ...INPUTS[keyOf(operation)], ...more }, { url: fake.url, credentials: fake.credentials(ACCOUNT), region });
  } catch (error) {
    const { name, Code, message, $metadata } = error as Error & { readonly Code?: string; readonly $metadata?: { readonly httpStatusCode?: number } };
    return { error: name, ...(Code !== undefined && Code !== name && { code: Code }), message, http: $metadata?.httpStatusCode };
  }
}

function regionOf({ service, role }: Operation): string {
  return service === 's3' && role === 'facet' ? 'eu-west-1' : 'us-east-1';
}

/** Every text in a reply, escapes undone. */
function textsOf({ body, type }: Reply): readonly string[] {
  if (!type.includes('xml')) return leaves(JSON.parse(body));
  return [...body.matchAll(/>([^<]+)</g)]
    .map(([, text = '']) => unescaped(text.trim()))
    .filter((text) => text !== '' && !text.includes('{{') && text !== 'xml');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function leaves(value: unknown): readonly string[] {
  if (value instanceof Date) return [String(value.getTime() / 1000), value.toISOString()];
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object') return Object.entries(value).flatMap(([name, member]) => (member === null ? [] : [name, ...leaves(member)]));
  return String(value).includes('{{') ? [] : [String(value).replace(/^com\.amazonaws\.sqs#/, '')];
}

/** What only holds a reply together, and is no part of what the SDK hands on. */
const SCAFFOLD = new Set([
  '__type',
  'Type',
  'Message',
  '00000000-fake-aws0-0000-000000000000',
  'FAKEREQUESTID',
  'fake-host-id',
  'fake-request-id',
  'Sender',
  'User',
]);

function lost(reply: Reply, output: unknown): readonly string[] {
  // A bucket's policy is handed on as the text that it is.
  const policy = (output as { readonly Policy?: unknown }).Policy;
  const heardLeaves = new Set(leaves(typeof policy === 'string' ? [output, JSON.parse(policy)] : output));
  return textsOf(reply).filter((text) => !SCAFFOLD.has(text) && !heardLeaves.has(text) && !heardLeaves.has(isoOf(text)));
}

function isoOf(text: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text).toISOString() : text;
}

describe('Every operation that a scan may send', () => {
  it('has its two recorded replies, and no other operation has', () => {
    expect(Object.keys(recordings).sort()).toEqual(operations.map(keyOf).sort());
  });

  it('has a root element as the table says', () => {
    const roots = operations.flatMap((operation) => {
      const { configured, absent, next } = recordings[keyOf(operation)] as (typeof recordings)[string];
      if (operation.root === undefined) return [];
      const told = [configured, next, 'never' in absent || absent.status !== 200 ? undefined : absent].filter((reply) => reply !== undefined);
      return told.filter((reply) => rootOf(reply) !== operation.root).map((reply) => `${keyOf(operation)}: ${rootOf(reply)}, not ${operation.root}`);
    });
    expect(roots).toEqual([]);
  });

  it('has the root element that the SDK was made for, where it is XML of S3', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter(({ service }) => service === 's3' || service === 's3control')) {
      const root = await rootInSdk(operation);
      if (root !== operation.root) wrong.push(`${keyOf(operation)}: ${root}, not ${operation.root}`);
    }
    expect(wrong).toEqual([]);
  });

  it('says what is not configured by the codes of the table', () => {
    const codes = operations.flatMap((operation) => {
      const { absent } = recordings[keyOf(operation)] as (typeof recordings)[string];
      const code = 'never' in absent || absent.status === 200 ? undefined : (/<Code>(\w+)</.exec(absent.body)?.[1] ?? absent.headers?.['x-amzn-errortype']);
      return operation.absent && !operation.absent.includes(code ?? '') ? [`${keyOf(operation)}: ${code}, not ${operation.absent.join(', ')}`] : [];
    });
    expect(codes).toEqual([]);
  });

  it('is understood by the SDK, and nothing of a reply is lost on the way', { timeout: 60_000 }, async () => {
    const all: Record<string, unknown> = {};
    const missing: string[] = [];
    for (const operation of operations) {
      const key = keyOf(operation);
      const recording = recordings[key] as (typeof recordings)[string];
      const first = await heard(operation, configured, regionOf(operation));
      const second = recording.next && (await heard(operation, configured, regionOf(operation), { [TOKENS[key] as string]: SECOND_PAGE }));
      const none = 'never' in recording.absent ? recording.absent : await heard(operation, absent, 'us-east-1');
      missing.push(...lost(recording.configured, first).map((text) => `${key} (configured): ${text}`));
      if (recording.next) missing.push(...lost(recording.next, second).map((text) => `${key} (second page): ${text}`));
      if (!('never' in recording.absent)) missing.push(...lost(recording.absent, none).map((text) => `${key} (absent): ${text}`));
      all[key] = { configured: first, ...(second !== undefined && { next: second }), absent: none };
    }
    expect(missing).toEqual([]);
    await expect(`${JSON.stringify(all, plainly, 1)}\n`).toMatchFileSnapshot('../data/live/replies.json');
  });
});

it('A page says which operation has which judge', async () => {
  await expect(readme()).toMatchFileSnapshot('README.md');
});

/** A session ends an hour after its test. */
function plainly(name: string, value: unknown): unknown {
  return name === 'Expiration' && typeof value === 'string' ? 'an hour from now' : value;
}

function rootOf({ body, type }: Reply): string {
  return type.includes('xml') ? (/<(\w+)[\s>/]/.exec(body.replace(/^<\?.*?\?>/, ''))?.[1] ?? '') : '{json}';
}

/** A schema of the SDK: kind, namespace, name, traits, and of a structure its members; of an operation its input and output. */
type Schema = readonly [number, string, string, number | Traits, ...(readonly unknown[])];
type Traits = { readonly xmlName?: string; readonly httpPayload?: 1 };

const PAYLOAD = 16;

/** The name by which the SDK's schemas call the answer: that of its payload, if one member is all of it. */
async function rootInSdk({ service, name }: Operation): Promise<string> {
  const schemas = (await import(`@aws-sdk/${service === 's3' ? 'client-s3' : 'client-s3-control'}`)) as Readonly<Record<string, Schema>>;
  const operation = schemas[`${name}$`];
  if (!operation) throw new Error(`The SDK has no ${service}:${name}.`);
  const output = (operation[5] as () => Schema)();
  const members = output[5] as readonly unknown[];
  const payload = members.find((member) => Array.isArray(member) && isPayload(member[1])) as readonly [(() => Schema) | number, unknown] | undefined;
  if (!payload) return (typeof output[3] === 'object' ? output[3].xmlName : undefined) ?? output[2];
  return typeof payload[0] === 'function' ? payload[0]()[2] : '{json}';
}

function isPayload(traits: unknown): boolean {
  return typeof traits === 'number' ? (traits & PAYLOAD) !== 0 : typeof traits === 'object' && traits !== null && 'httpPayload' in traits;
}
