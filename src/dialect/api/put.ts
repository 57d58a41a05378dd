/** Which operation writes what another one reads, and which arguments it takes. AWS CLI Command Reference, read 2026-11-21. */

import type { SubjectKind } from '../../model/kinds.js';
import type { Plain } from '../../syntax/plain.js';
import type { Draft } from '../write.js';
import { isPlainObject } from './json.js';
import type { Json } from './snapshot.js';

export type Argument = readonly [name: string, value?: string | { readonly [name: string]: Plain } | undefined];

export interface Put {
  /** `s3api put-bucket-versioning` */
  readonly command: string;
  readonly arguments: readonly Argument[];
}

/** What a command speaks of. */
export interface About {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string | undefined;
  /** What the reading operation answered, and what it would answer. */
  readonly before: Json | undefined;
  readonly after: Draft;
}

type Puts = (about: About) => readonly Put[] | undefined;

export function putsOf(kind: SubjectKind, operation: string, about: About): readonly Put[] | undefined {
  return PUTS[`${kind} ${operation}`]?.(about);
}

/** Of a bucket: the answer, or one member of it, is what the other operation takes. */
function ofBucket(command: string, argument: string, member?: string): Puts {
  return ({ name, after }) => {
    const value = member === undefined ? after : after[member];
    return isPlain(value)
      ? [
          {
            command: `s3api ${command}`,
            arguments: [
              ['--bucket', name],
              [argument, value],
            ],
          },
        ]
      : undefined;
  };
}

/** A policy, whose text the answer holds; one without statements is none. */
function policy(textOf: (after: Draft) => unknown, put: (about: About, text: string) => Put, drop?: (about: About) => Put): Puts {
  return (about) => {
    const text = textOf(about.after);
    if (typeof text !== 'string') return undefined;
    return drop && isEmpty(text) ? [drop(about)] : [put(about, text)];
  };
}

function isEmpty(text: string): boolean {
  const { Statement: statements } = JSON.parse(text) as { readonly Statement?: unknown };
  return Array.isArray(statements) ? statements.length === 0 : statements === undefined;
}

function isPlain(value: unknown): value is { readonly [name: string]: Plain } {
  return isPlainObject(value);
}

/** What is regional and no bucket is looked for in one Region. */
function regional({ region }: About): readonly Argument[] {
  return region === undefined ? [] : [['--region', region]];
}

/** Who does not change MFA delete need not prove the second factor. */
const versioning: Puts = ({ name, before, after: { MFADelete, ...rest } }) => {
  const had = isPlainObject(before) ? before['MFADelete'] : undefined;
  const proves = had === 'Enabled' || (MFADelete !== undefined && MFADelete !== had);
  return [
    {
      command: 's3api put-bucket-versioning',
      arguments: [
        ['--bucket', name],
        ['--versioning-configuration', proves && MFADelete !== undefined ? { ...rest, MFADelete } : rest],
        ...(proves ? ([['--mfa', 'SERIAL CODE']] as const) : []),
      ],
    },
  ];
};

const lifecycle: Puts = ({ name, after: { Rules, TransitionDefaultMinimumObjectSize: size } }) => {
  if (!Array.isArray(Rules)) return undefined;
  if (Rules.length === 0) return [{ command: 's3api delete-bucket-lifecycle', arguments: [['--bucket', name]] }];
  // A rule for everything must say so (API LifecycleRule: Filter or Prefix).
  const rules = Rules.map((rule: Plain) => (isPlain(rule) && rule['Filter'] === undefined && rule['Prefix'] === undefined ? { ...rule, Filter: {} } : rule));
  return [
    {
      command: 's3api put-bucket-lifecycle-configuration',
      arguments: [
        ['--bucket', name],
        ['--lifecycle-configuration', { Rules: rules }],
        ...(typeof size === 'string' ? ([['--transition-default-minimum-object-size', size]] as const) : []),
      ],
    },
  ];
};

const cors: Puts = (about) => {
  const { name, after } = about;
  const { CORSRules: rules } = after;
  if (Array.isArray(rules) && rules.length === 0) return [{ command: 's3api delete-bucket-cors', arguments: [['--bucket', name]] }];
  return ofBucket('put-bucket-cors', '--cors-configuration')(about);
};

/** The inline policies and the trust of an identity: a command for each text that is another. */
function identity(kind: 'role' | 'user' | 'group', list: string): Puts {
  return ({ name, before, after }) => {
    const was = isPlainObject(before) ? before : {};
    const trust = after['AssumeRolePolicyDocument'];
    const puts: Put[] = [];
    if (typeof trust === 'string' && trust !== was['AssumeRolePolicyDocument'])
      puts.push({
        command: 'iam update-assume-role-policy',
        arguments: [
          ['--role-name', name],
          ['--policy-document', trust],
        ],
      });
    const known = Array.isArray(was[list]) ? (was[list] as readonly unknown[]) : [];
    for (const [index, one] of (Array.isArray(after[list]) ? after[list] : []).entries()) {
      const earlier = known[index];
      if (!isPlain(one) || (isPlainObject(earlier) && earlier['PolicyDocument'] === one['PolicyDocument'])) continue;
      puts.push({
        command: `iam put-${kind}-policy`,
        arguments: [
          [`--${kind}-name`, name],
          ['--policy-name', String(one['PolicyName'])],
          ['--policy-document', String(one['PolicyDocument'])],
        ],
      });
    }
    return puts;
  };
}

const managed: Puts = ({ arn, after }) => {
  const versions = after['PolicyVersionList'];
  const current = Array.isArray(versions) ? versions.find((one) => isPlain(one) && one['IsDefaultVersion'] === true) : undefined;
  if (!isPlain(current)) return undefined;
  const document = String(current['Document']);
  return [{ command: 'iam create-policy-version', arguments: [['--policy-arn', arn], ['--policy-document', document], ['--set-as-default']] }];
};

const rotation: Puts = (about) =>
  about.after['KeyRotationEnabled'] === true
    ? [
        {
          command: 'kms enable-key-rotation',
          arguments: [
            ['--key-id', about.arn],
            ...(typeof about.after['RotationPeriodInDays'] === 'number'
              ? ([['--rotation-period-in-days', String(about.after['RotationPeriodInDays'])]] as const)
              : []),
            ...regional(about),
          ],
        },
      ]
    : undefined;

function memberIn(after: Draft, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (isPlainObject(at) ? at[name] : undefined), after);
}

/** SQS Developer Guide, queue and message identifiers: where a queue is asked. */
function queueUrl({ arn, name, account, region = '' }: About): string {
  return `https://sqs.${region}.amazonaws.com${arn.startsWith('arn:aws-cn:') ? '.cn' : ''}/${account}/${name}`;
}

const PUTS: Readonly<Record<string, Puts>> = {
  'bucket GetBucketVersioning': versioning,
  'bucket GetPublicAccessBlock': ofBucket('put-public-access-block', '--public-access-block-configuration', 'PublicAccessBlockConfiguration'),
  'bucket GetBucketPolicy': policy(
    ({ Policy }) => Policy,
    ({ name }, text) => ({
      command: 's3api put-bucket-policy',
      arguments: [
        ['--bucket', name],
        ['--policy', text],
      ],
    }),
    ({ name }) => ({ command: 's3api delete-bucket-policy', arguments: [['--bucket', name]] }),
  ),
  'bucket GetBucketOwnershipControls': ofBucket('put-bucket-ownership-controls', '--ownership-controls', 'OwnershipControls'),
  'bucket GetBucketEncryption': ofBucket('put-bucket-encryption', '--server-side-encryption-configuration', 'ServerSideEncryptionConfiguration'),
  'bucket GetBucketLogging': ofBucket('put-bucket-logging', '--bucket-logging-status'),
  'bucket GetBucketLifecycleConfiguration': lifecycle,
  'bucket GetBucketReplication': ofBucket('put-bucket-replication', '--replication-configuration', 'ReplicationConfiguration'),
  'bucket GetObjectLockConfiguration': ofBucket('put-object-lock-configuration', '--object-lock-configuration', 'ObjectLockConfiguration'),
  'bucket GetBucketCors': cors,
  'bucket GetBucketWebsite': ofBucket('put-bucket-website', '--website-configuration'),
  'bucket GetBucketNotificationConfiguration': ofBucket('put-bucket-notification-configuration', '--notification-configuration'),
  'bucket GetBucketTagging': ofBucket('put-bucket-tagging', '--tagging'),
  'bucket GetBucketRequestPayment': ofBucket('put-bucket-request-payment', '--request-payment-configuration'),
  'bucket GetBucketAccelerateConfiguration': ofBucket('put-bucket-accelerate-configuration', '--accelerate-configuration'),
  'bucket GetBucketAbac': ofBucket('put-bucket-abac', '--abac-status', 'AbacStatus'),
  'account GetPublicAccessBlock': ({ account, after }) => {
    const value = after['PublicAccessBlockConfiguration'];
    return isPlain(value)
      ? [
          {
            command: 's3control put-public-access-block',
            arguments: [
              ['--account-id', account],
              ['--public-access-block-configuration', value],
            ],
          },
        ]
      : undefined;
  },
  'accessPoint GetAccessPointPolicy': policy(
    ({ Policy }) => Policy,
    (about, text) => ({
      command: 's3control put-access-point-policy',
      arguments: [['--account-id', about.account], ['--name', about.name], ['--policy', text], ...regional(about)],
    }),
    (about) => ({ command: 's3control delete-access-point-policy', arguments: [['--account-id', about.account], ['--name', about.name], ...regional(about)] }),
  ),
  // S3 User Guide, multi-Region access points: asked in us-west-2 alone.
  'multiRegionAccessPoint GetMultiRegionAccessPointPolicy': policy(
    (after) => memberIn(after, 'Policy', 'Established', 'Policy'),
    ({ account, name }, text) => ({
      command: 's3control put-multi-region-access-point-policy',
      arguments: [
        ['--account-id', account],
        ['--details', JSON.stringify({ Name: name, Policy: text })],
        ['--region', 'us-west-2'],
      ],
    }),
  ),
  'role GetAccountAuthorizationDetails': identity('role', 'RolePolicyList'),
  'user GetAccountAuthorizationDetails': identity('user', 'UserPolicyList'),
  'group GetAccountAuthorizationDetails': identity('group', 'GroupPolicyList'),
  'identityPolicy GetAccountAuthorizationDetails': managed,
  'key GetKeyPolicy': policy(
    ({ Policy }) => Policy,
    (about, text) => ({
      command: 'kms put-key-policy',
      arguments: [['--key-id', about.arn], ['--policy-name', 'default'], ['--policy', text], ...regional(about)],
    }),
  ),
  'key GetKeyRotationStatus': rotation,
  'topic GetTopicAttributes': policy(
    (after) => memberIn(after, 'Attributes', 'Policy'),
    (about, text) => ({
      command: 'sns set-topic-attributes',
      arguments: [['--topic-arn', about.arn], ['--attribute-name', 'Policy'], ['--attribute-value', text], ...regional(about)],
    }),
  ),
  'queue GetQueueAttributes': policy(
    (after) => memberIn(after, 'Attributes', 'Policy'),
    (about, text) => ({
      command: 'sqs set-queue-attributes',
      arguments: [['--queue-url', queueUrl(about)], ['--attributes', JSON.stringify({ Policy: text })], ...regional(about)],
    }),
  ),
  'endpoint DescribeVpcEndpoints': policy(
    ({ PolicyDocument }) => PolicyDocument,
    (about, text) => ({
      command: 'ec2 modify-vpc-endpoint',
      arguments: [['--vpc-endpoint-id', about.arn.slice(about.arn.lastIndexOf('/') + 1)], ['--policy-document', text], ...regional(about)],
    }),
  ),
  'organizationPolicy DescribePolicy': policy(
    (after) => memberIn(after, 'Policy', 'Content'),
    ({ arn }, text) => ({
      command: 'organizations update-policy',
      arguments: [
        ['--policy-id', arn.slice(arn.lastIndexOf('/') + 1)],
        ['--content', text],
      ],
    }),
  ),
};
