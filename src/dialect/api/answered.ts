/** What AWS answers about a resource of which some facts are stated: the rest is as it makes it today. Read 2026-11-21. */

import type { SubjectKind } from '../../model/kinds.js';
import type { Plain } from '../../syntax/plain.js';
import { shapedSecrets } from '../../text/secret-shapes.js';
import { secretIn, secretSpans } from '../../text/secrets.js';
import type { Draft } from '../write.js';
import { isPlainObject } from './json.js';
import { operations } from './operations.js';
import type { Json, Reply } from './snapshot.js';

export interface Answered {
  readonly replies: { readonly [operation: string]: Reply };
  /** What no answer says. */
  readonly unsayable: readonly string[];
}

interface Named {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
}

/** @param body by operation: what is stated of its answer */
export function answered(kind: SubjectKind, body: Draft, named: Named): Answered {
  const unsayable: string[] = [];
  const replies: Record<string, Reply> = {};
  for (const { name, of, role } of operations) {
    if (role === 'helps' || !of.includes(kind)) continue;
    const make = ANSWERS[`${kind} ${name}`] ?? kept;
    const value = make(body[name] as Draft | undefined, named, (what) => unsayable.push(`${kind}.${what}`));
    replies[name] = value === undefined ? { state: 'absent' } : { state: 'ok', value: value as Json };
  }
  // S3 refuses ACLs while they are disabled, and answers with none of those before.
  if (kind === 'bucket' && hasGrants(body['GetBucketAcl']) && !letsAcls(body['GetBucketOwnershipControls']))
    unsayable.push('bucket.acl under BucketOwnerEnforced');
  return { replies, unsayable };
}

function hasGrants(acl: Plain | undefined): boolean {
  return isPlainObject(acl) && (acl['Grants'] !== undefined || (acl['Canned'] !== undefined && acl['Canned'] !== 'private'));
}

function letsAcls(ownership: Plain | undefined): boolean {
  return ownership !== undefined && !JSON.stringify(ownership).includes('BucketOwnerEnforced');
}

/** The answer; undefined where it is that nothing is configured. */
type Answer = (stated: Draft | undefined, named: Named, left: (what: string) => void) => Plain | Draft | undefined;

const kept: Answer = (stated) => stated;
const orEmpty: Answer = (stated) => stated ?? {};

const SETTINGS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;

function settings(stated: Plain | undefined, otherwise: boolean): Draft {
  return Object.fromEntries(SETTINGS.map((name) => [name, (isPlainObject(stated) ? (stated[name] as Plain | undefined) : undefined) ?? otherwise]));
}

/** AWS News Blog, April 2023: all four for a new bucket; PutPublicAccessBlock stores what is left out as false. */
const bucketBlock: Answer = (stated) => {
  const block = stated?.['PublicAccessBlockConfiguration'];
  return { PublicAccessBlockConfiguration: settings(block, block === undefined) };
};

const versioning: Answer = ({ Status: status, ...rest } = {}) => (status === undefined || status === 'Disabled' ? rest : { Status: status, ...rest });

const CANNED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'public-read': [['global/AllUsers', 'READ']],
  'public-read-write': [
    ['global/AllUsers', 'READ'],
    ['global/AllUsers', 'WRITE'],
  ],
  'authenticated-read': [['global/AuthenticatedUsers', 'READ']],
  'log-delivery-write': [
    ['s3/LogDelivery', 'WRITE'],
    ['s3/LogDelivery', 'READ_ACP'],
  ],
};

const OWNER = '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a';

/** S3 User Guide, acl-overview: the owner's full control, and what a canned ACL gives as grants. */
const acl: Answer = (stated) => {
  const canned = stated?.['Canned'];
  const grants = Array.isArray(stated?.['Grants']) ? (stated['Grants'] as readonly Draft[]) : [];
  const group = ([name, permission]: readonly [string, string]): Draft => ({
    Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/${name}` },
    Permission: permission,
  });
  // What is not to be told stays where it is found.
  const unknown = typeof canned === 'string' && canned.startsWith('\u0000') ? { DisplayName: canned } : {};
  return {
    Owner: { ID: OWNER, ...unknown },
    Grants: [
      { Grantee: { Type: 'CanonicalUser', ID: OWNER }, Permission: 'FULL_CONTROL' },
      ...(CANNED[String(canned)] ?? []).map(group),
      ...grants.map(({ Grantee: who, ...grant }) => ({ Grantee: grantee(who), ...grant })),
    ],
  };
};

function grantee(stated: Plain | undefined): Draft {
  const uri = isPlainObject(stated) ? String(stated['URI']) : '';
  if (uri.startsWith('http')) return { Type: 'Group', URI: uri };
  return uri.includes('@') ? { Type: 'AmazonCustomerByEmail', EmailAddress: uri } : { Type: 'CanonicalUser', ID: uri };
}

/** UG default-encryption-faq; UG default-s3-c-encryption-setting-faq: customers' own keys are refused since April 2026. */
const encryption: Answer = (stated) => {
  const configuration = stated?.['ServerSideEncryptionConfiguration'];
  const rules = isPlainObject(configuration) && Array.isArray(configuration['Rules']) ? (configuration['Rules'] as readonly Draft[]) : [{}];
  const whole = rules.map(({ ApplyServerSideEncryptionByDefault: applied, ...rule }) => ({
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256', ...(isPlainObject(applied) ? applied : {}) },
    BucketKeyEnabled: false,
    ...(stated === undefined ? { BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } } : {}),
    ...rule,
  }));
  return { ServerSideEncryptionConfiguration: { Rules: whole } } as Draft;
};

const ownership: Answer = (stated) => stated ?? { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } };

const logging: Answer = (stated, _, left) => {
  const enabled = stated?.['LoggingEnabled'];
  if (isPlainObject(enabled) && enabled['TargetBucket'] === undefined) left('logging.target left out');
  return isPlainObject(enabled) && enabled['TargetPrefix'] === undefined ? ({ LoggingEnabled: { ...enabled, TargetPrefix: '' } } as Draft) : (stated ?? {});
};

const objectLock: Answer = (stated) => {
  const configuration = stated?.['ObjectLockConfiguration'];
  if (!isPlainObject(configuration) || configuration['ObjectLockEnabled'] === false) return undefined;
  return { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', ...configuration } } as Draft;
};

const notification: Answer = ({ EventBridgeConfiguration: bridge, ...rest } = {}) => ({
  ...rest,
  ...(bridge === true ? { EventBridgeConfiguration: {} } : {}),
});

const pointBlock: Answer = (stated, { name }, left) => {
  const block = stated?.['PublicAccessBlockConfiguration'];
  if (isPlainObject(block)) for (const setting of SETTINGS) if (block[setting] === undefined) left(`publicAccessBlock.${setting} left out`);
  return { Name: name, PublicAccessBlockConfiguration: settings(block, true) };
};

const accessPoint: Answer = (stated, { name, account, arn }) => ({
  Name: name,
  AccessPointArn: arn,
  NetworkOrigin: stated?.['VpcConfiguration'] === undefined ? 'Internet' : 'VPC',
  BucketAccountId: account,
  ...stated,
});

const multiRegionAccessPoint: Answer = (stated, { name }) => ({ Name: name, ...stated, PublicAccessBlock: settings(stated?.['PublicAccessBlock'], true) });

const accountBlock: Answer = (stated, _, left) => {
  if (stated === undefined) left('publicAccessBlock left out');
  return stated && { PublicAccessBlockConfiguration: settings(stated['PublicAccessBlockConfiguration'], false) };
};

/** Values are looked at and taken away before they are stored. */
const lambda: Answer = (stated, { name, arn }) => {
  const environment = stated?.['Environment'];
  const variables = isPlainObject(environment) && isPlainObject(environment['Variables']) ? environment['Variables'] : undefined;
  const masked = variables && { Environment: { Variables: Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, maskOf(key, value)])) } };
  return { FunctionName: name, FunctionArn: arn, ...stated, ...masked } as Draft;
};

function maskOf(name: string, value: unknown): Plain {
  const text = String(value);
  // What the example leaves open is not even a length.
  if (text.startsWith('\u0000')) return text;
  const secret = secretIn(name, text);
  return { masked: { length: text.length, ...(secret ? { detector: secret.detector } : {}) } };
}

const task: Answer = (stated) => {
  const definition = stated?.['taskDefinition'];
  if (!isPlainObject(definition) || !Array.isArray(definition['containerDefinitions'])) return stated ?? {};
  const containers = (definition['containerDefinitions'] as readonly Draft[]).map((container) => {
    const pairs = container['environment'];
    if (!Array.isArray(pairs)) return container;
    const masked = (pairs as readonly Draft[]).map((pair) => ({ ...pair, value: maskOf(String(pair['name']), pair['value']) }));
    return { ...container, environment: masked };
  });
  return { ...stated, taskDefinition: { ...definition, containerDefinitions: containers } } as Draft;
};

/** Of a script only how long it is and as what something in it was recognised. */
const attribute: Answer = (stated) => {
  const data = stated?.['UserData'];
  const script = isPlainObject(data) ? data['Value'] : undefined;
  if (typeof script !== 'string' || script.startsWith('\u0000')) return stated ?? {};
  const detector = shapedSecrets(script)[0]?.detector ?? (secretSpans(script).length > 0 ? 'value that looks like a credential' : undefined);
  return { ...stated, UserData: { Value: { masked: { length: script.length, ...(detector === undefined ? {} : { detector }) } } } } as Draft;
};

/** Lambda Developer Guide: a policy of statements, each of which names a service or an account. */
const invocations: Answer = (stated) => {
  const policy = stated?.['Policy'];
  const statements = isPlainObject(policy) && Array.isArray(policy['Statement']) ? (policy['Statement'] as readonly Draft[]) : undefined;
  if (!statements || statements.length === 0) return undefined;
  const whole = statements.map(({ Principal: who, ...one }, index) => ({ Sid: `Statement${index + 1}`, Effect: 'Allow', ...one, Principal: principal(who) }));
  return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: whole }) };
};

function principal(stated: Plain | undefined): Plain {
  const who = String(stated ?? '*');
  return who === '*' ? who : who.endsWith('.amazonaws.com') ? { Service: who } : { AWS: who };
}

function wrapped(list: string, member: string): Answer {
  return (stated) => {
    const items = stated?.[list];
    return { ...stated, ...(Array.isArray(items) ? { [list]: items.map((item: Plain) => (typeof item === 'string' ? { [member]: item } : item)) } : {}) };
  };
}

const identity =
  (nameMember: string): Answer =>
  (stated, named, left) => {
    const wrap = wrapped('AttachedManagedPolicies', 'PolicyArn');
    return { [nameMember]: named.name, Arn: named.arn, ...(wrap(stated, named, left) as Draft) };
  };

const managed: Answer = (stated, { name, arn }) => {
  const versions = stated?.['PolicyVersionList'];
  const known = Array.isArray(versions) ? (versions as readonly Draft[]).map((one) => ({ VersionId: 'v1', ...one, IsDefaultVersion: true })) : [];
  return { PolicyName: name, Arn: arn, ...stated, PolicyVersionList: known };
};

const attributes =
  (member: string): Answer =>
  (stated, { arn }) => {
    const known = stated?.['Attributes'];
    const told = Object.entries(isPlainObject(known) ? known : {}).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]);
    return { Attributes: { [member]: arn, ...Object.fromEntries(told) } } as Draft;
  };

const ANSWERS: Readonly<Record<string, Answer>> = {
  'bucket ListBuckets': (stated, { name }) => ({ Name: name, ...stated }),
  'bucket GetBucketVersioning': versioning,
  'bucket GetPublicAccessBlock': bucketBlock,
  'bucket GetBucketAcl': acl,
  'bucket GetBucketOwnershipControls': ownership,
  'bucket GetBucketEncryption': encryption,
  'bucket GetBucketLogging': logging,
  'bucket GetObjectLockConfiguration': objectLock,
  'bucket GetBucketNotificationConfiguration': notification,
  'bucket GetBucketRequestPayment': (stated) => stated ?? { Payer: 'BucketOwner' },
  'bucket GetBucketAccelerateConfiguration': orEmpty,
  'bucket ListBucketInventoryConfigurations': orEmpty,
  'bucket ListBucketIntelligentTieringConfigurations': orEmpty,
  'bucket ListBucketMetricsConfigurations': orEmpty,
  'bucket ListBucketAnalyticsConfigurations': orEmpty,
  'bucket GetBucketAbac': (stated) => stated ?? { AbacStatus: { Status: 'Disabled' } },
  'account GetPublicAccessBlock': accountBlock,
  'accessPoint ListAccessPoints': accessPoint,
  'accessPoint GetAccessPoint': pointBlock,
  'multiRegionAccessPoint ListMultiRegionAccessPoints': multiRegionAccessPoint,
  'role GetAccountAuthorizationDetails': identity('RoleName'),
  'user GetAccountAuthorizationDetails': identity('UserName'),
  'user ListAccessKeys': orEmpty,
  'group GetAccountAuthorizationDetails': identity('GroupName'),
  'identityPolicy GetAccountAuthorizationDetails': managed,
  'lambda ListFunctions': lambda,
  'lambda GetPolicy': invocations,
  'trail DescribeTrails': (stated, { name, arn }) => ({ Name: name, TrailARN: arn, ...stated }),
  'trail GetTrailStatus': (stated) => stated ?? { IsLogging: true },
  'trail GetEventSelectors': orEmpty,
  'distribution ListDistributions': (stated, { name, arn }) => ({ Id: name, ARN: arn, ...stated }),
  'distribution GetDistributionConfig': (stated) => stated ?? { DistributionConfig: {} },
  'originAccessControl ListOriginAccessControls': (stated, { name }) => ({ Id: name, Name: name, ...stated }),
  'endpoint DescribeVpcEndpoints': (stated, { name }) => ({ VpcEndpointId: name, ...stated }),
  'key DescribeKey': (stated, { name, arn }) => ({ ...stated, KeyMetadata: { KeyId: name, Arn: arn, Enabled: true, ...(stated?.['KeyMetadata'] as Draft) } }),
  'key GetKeyRotationStatus': (stated) => stated ?? { KeyRotationEnabled: false },
  'topic GetTopicAttributes': attributes('TopicArn'),
  'queue GetQueueAttributes': attributes('QueueArn'),
  'organizationPolicy ListPolicies': (stated, { name, arn }) => ({ Id: name, Name: name, Arn: arn, ...stated }),
  'organizationPolicy DescribePolicy': orEmpty,
  'organizationPolicy ListTargetsForPolicy': wrapped('Targets', 'TargetId'),
  'task ListTaskDefinitionFamilies': (_, { name }) => name,
  'task DescribeTaskDefinition': task,
  'instance DescribeInstances': (stated, { name }) => ({ InstanceId: name, ...stated }),
  'instance DescribeInstanceAttribute': attribute,
};
