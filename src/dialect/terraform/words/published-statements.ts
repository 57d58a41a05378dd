/** The statements that the published bucket module makes for its switches, as version 5.15.4 (August 2026) has them. */

import { seeDocument } from '../../../policy/document.js';
import { Mapped } from '../../../text/mapped.js';
import type { Seen, SeenMapping } from '../../../truth/seen.js';
import { literalSeen } from '../../seen.js';
import { open } from '../value.js';

/** What the module puts in place of these words, in its own statements and in the policy that it is given. */
export const ARN = '_S3_BUCKET_ARN_';
export const NAME = '_S3_BUCKET_ID_';
export const ACCOUNT = '_AWS_ACCOUNT_ID_';

/** Where the bucket is deployed. */
export interface Deployed {
  readonly partition: string;
  /** The account of Elastic Load Balancing in the bucket's Region, `none` where that has none. */
  readonly loadBalancer: Mapped | 'none';
  /** The module is surely older than 3.9 (April 2023). */
  readonly old: boolean;
}

/** A statement in plain data, with arguments of the call where the module hands them on. */
export type Draft = string | Mapped | Argument | readonly Draft[] | { readonly [name: string]: Draft };

/** What the call says, where it stands. */
export class Argument {
  constructor(readonly seen: Seen) {}
}

/** Statements for a switch that is on, and why there may be others. */
export interface Made {
  readonly statements: readonly Draft[];
  readonly open?: string | undefined;
}

type Make = (given: SeenMapping, deployed: Deployed) => Made;

type Conditions = { readonly [operator: string]: { readonly [key: string]: Draft } };

const OBJECTS = `${ARN}/*`;

function made(...statements: readonly Draft[]): Made {
  return { statements };
}

function unknown(reason: string): Made {
  return { statements: [], open: reason };
}

function denied(sid: string, action: string, resource: Draft, condition: Conditions): { readonly [name: string]: Draft } {
  return { Sid: sid, Effect: 'Deny', Principal: '*', Action: action, Resource: resource, Condition: condition };
}

function upload(sid: string, condition: Conditions): ReturnType<typeof denied> {
  return denied(sid, 's3:PutObject', OBJECTS, condition);
}

function everything(sid: string, condition: Conditions): ReturnType<typeof denied> {
  return denied(sid, 's3:*', [ARN, OBJECTS], condition);
}

function allowed(sid: string, service: string, action: Draft, resource: string, condition: Conditions | Argument = {}): Draft {
  const hasCondition = condition instanceof Argument || Object.keys(condition).length > 0;
  return {
    ...(sid === '' ? {} : { Sid: sid }),
    Effect: 'Allow',
    Principal: { Service: service },
    Action: action,
    Resource: resource,
    ...(hasCondition ? { Condition: condition } : {}),
  };
}

const FULL_CONTROL = { 's3:x-amz-acl': 'bucket-owner-full-control' } as const;

/** A list of the call that stands in a condition unless it is empty: as it is, nothing, or why nobody knows. */
function listIn(given: SeenMapping, name: string): Argument | 'none' | { readonly reason: string } {
  const seen = given.get(name);
  if (seen.kind === 'absent') return 'none';
  if (seen.kind !== 'sequence') return { reason: seen.kind === 'unknown' ? seen.reason : `made of ${name}, which is no list` };
  if (seen.items().length > 0) return new Argument(seen);
  return seen.open === undefined ? 'none' : { reason: seen.open };
}

/** @param wanted operator, key and the list that is compared; where one of them may be empty nobody knows the conditions */
function conditionsOf(given: SeenMapping, wanted: readonly (readonly [operator: string, key: string, list: string])[]): Conditions | Argument {
  const conditions: Record<string, Record<string, Draft>> = {};
  for (const [operator, key, name] of wanted) {
    const list = listIn(given, name);
    if (list === 'none') continue;
    if (!(list instanceof Argument)) return new Argument(open(list.reason, given.get(name).origin));
    (conditions[operator] ??= {})[key] = list;
  }
  return conditions;
}

const accessLogs: Make = (given) => {
  const organization = ['StringEquals', 'aws:ResourceOrgID', 'access_log_delivery_policy_source_organizations'] as const;
  const writing = conditionsOf(given, [
    ['ForAnyValue:ArnLike', 'aws:SourceArn', 'access_log_delivery_policy_source_buckets'],
    ['ForAnyValue:StringEquals', 'aws:SourceAccount', 'access_log_delivery_policy_source_accounts'],
    organization,
  ]);
  return made(
    allowed('AWSAccessLogDeliveryWrite', 'logging.s3.amazonaws.com', 's3:PutObject', OBJECTS, writing),
    allowed('AWSAccessLogDeliveryAclCheck', 'logging.s3.amazonaws.com', 's3:GetBucketAcl', ARN, conditionsOf(given, [organization])),
  );
};

const loadBalancerLogs: Make = (_, { old }) =>
  old
    ? unknown('made by a version of the module that is not known')
    : made(allowed('', 'logdelivery.elasticloadbalancing.amazonaws.com', 's3:PutObject', OBJECTS));

/** In Regions that are older than August 2022 an account of AWS besides. */
const loadBalancerAccount: Make = (_, { loadBalancer, partition, old }) => {
  if (old || loadBalancer === 'none') return made();
  const account = Mapped.join([Mapped.literal(`arn:${partition}:iam::`), loadBalancer, Mapped.literal(':root')]);
  return made({ Sid: 'ELBRegion', Effect: 'Allow', Principal: { AWS: account }, Action: 's3:PutObject', Resource: OBJECTS });
};

const networkLogs: Make = (given) => {
  const organization = conditionsOf(given, [['StringEquals', 'aws:ResourceOrgID', 'lb_log_delivery_policy_source_organizations']]);
  const writing = organization instanceof Argument ? organization : { StringEquals: { ...FULL_CONTROL, ...organization['StringEquals'] } };
  return made(
    allowed('AlbNlbLogDeliveryWrite', 'delivery.logs.amazonaws.com', 's3:PutObject', OBJECTS, writing),
    allowed('AlbNlbLogDeliveryAclCheck', 'delivery.logs.amazonaws.com', ['s3:GetBucketAcl', 's3:ListBucket'], ARN, organization),
  );
};

const firewallLogs: Make = (_, { partition }) => {
  const source = { StringEquals: { 'aws:SourceAccount': ACCOUNT }, ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:*:${ACCOUNT}:*` } };
  const writing = { ...source, StringEquals: { ...FULL_CONTROL, ...source.StringEquals } };
  return made(
    allowed('WafLogDeliveryWrite', 'delivery.logs.amazonaws.com', 's3:PutObject', `${ARN}/AWSLogs/${ACCOUNT}/*`, writing),
    allowed('WafLogDeliveryAclCheck', 'delivery.logs.amazonaws.com', 's3:GetBucketAcl', ARN, source),
  );
};

/** Compared with what the default encryption says; with SSE-S3 where that is no object with an object in it, as in a list. */
const encryptionHeaders: Make = (given) => {
  let seen: Seen = given.get('server_side_encryption_configuration');
  for (const name of ['rule', 'apply_server_side_encryption_by_default', 'sse_algorithm']) {
    if (seen.kind === 'mapping') seen = seen.get(name);
  }
  if (seen.kind === 'unknown') return unknown(seen.reason);
  const algorithm = literalSeen(seen) === 'aws:kms' ? 'aws:kms' : 'AES256';
  return made(upload('denyIncorrectEncryptionHeaders', { StringNotEquals: { 's3:x-amz-server-side-encryption': algorithm } }));
};

const encryptionKey: Make = (given) => {
  const key = given.get('allowed_kms_key_arn');
  if (key.kind !== 'scalar') return unknown(key.kind === 'unknown' ? key.reason : 'made of allowed_kms_key_arn, which is not set');
  return made(upload('denyIncorrectKmsKeySse', { StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': new Argument(key) } }));
};

/** Who may write inventories and analyses: others that the call names, or the bucket itself. */
const reports: Make = (given) => {
  const arns: Draft[] = [];
  const accounts: Draft[] = [];
  for (const kind of ['inventory', 'analytics']) {
    const itself = given.get(`${kind}_self_source_destination`);
    if (itself.kind !== 'absent' && literalSeen(itself) === undefined) return unknown(`made by ${kind}_self_source_destination, which is not known`);
    const isOwn = literalSeen(itself) === 'true';
    for (const [own, name, all] of [[ARN, 'bucket_arn', arns] as const, [ACCOUNT, 'account_id', accounts] as const]) {
      const seen = given.get(`${kind}_source_${name}`);
      if (isOwn) all.push(own);
      else if (seen.kind === 'unknown') return unknown(seen.reason);
      else if (seen.kind === 'scalar' && literalSeen(seen) !== '') all.push(new Argument(seen));
    }
  }
  if (arns.length === 0 || accounts.length === 0) return unknown('made for nobody: which bucket and which account may write is not set');
  return made(
    allowed('destinationInventoryAndAnalyticsPolicy', 's3.amazonaws.com', 's3:PutObject', OBJECTS, {
      ArnLike: { 'aws:SourceArn': arns },
      StringEquals: { 'aws:SourceAccount': accounts, ...FULL_CONTROL },
    }),
  );
};

/** The policy that the call gives. */
const ownPolicy: Make = (given) => {
  const document = seeDocument(given.get('policy'));
  if (document.kind === 'unknown') return unknown(document.reason);
  const said = document.kind === 'mapping' ? document.get('Statement') : undefined;
  if (said?.kind === 'unknown') return unknown(said.reason);
  if (said?.kind === 'sequence') return { statements: said.items().map((item) => new Argument(item)), open: said.open };
  return said && said.kind !== 'absent' ? made(new Argument(said)) : made();
};

const trailLogs: Make = () =>
  made(
    allowed('AWSCloudTrailAclCheck', 'cloudtrail.amazonaws.com', 's3:GetBucketAcl', ARN),
    allowed('AWSCloudTrailWrite', 'cloudtrail.amazonaws.com', 's3:PutObject', `${ARN}/AWSLogs/*`, { StringEquals: FULL_CONTROL }),
  );

const always =
  (...statements: readonly Draft[]): Make =>
  () =>
    made(...statements);

/** What the module refuses, by the switch that asks for it; its changelog tells since when. */
const refusals: readonly Refusal[] = [
  { by: 'attach_require_latest_tls_policy', since: [2, 13], statement: everything('denyOutdatedTLS', { NumericLessThan: { 's3:TlsVersion': '1.2' } }) },
  {
    by: 'attach_deny_insecure_transport_policy',
    since: [1, 23],
    statement: everything('denyInsecureTransport', { Bool: { 'aws:SecureTransport': 'false' } }),
  },
  {
    by: 'attach_deny_unencrypted_object_uploads',
    since: [3, 13],
    statement: upload('denyUnencryptedObjectUploads', { Null: { 's3:x-amz-server-side-encryption': 'true' } }),
  },
  {
    by: 'attach_deny_ssec_encrypted_object_uploads',
    since: [4, 5],
    statement: upload('denySSECEncryptedObjectUploads', { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } }),
  },
];

interface Refusal {
  readonly by: string;
  /** The first version that has it. */
  readonly since: readonly [major: number, minor: number];
  readonly statement: { readonly [name: string]: Draft };
}

/**
 * The switch that makes a statement of the bucket's policy, where one does.
 * @param isBefore whether the module is surely older than a version
 */
export function switchFor(statement: { readonly [name: string]: unknown }, isBefore: (major: number, minor: number) => boolean): string | undefined {
  const found = refusals.find(({ statement: made }) => SAID.every((name) => inOneForm(made[name]) === inOneForm(statement[name])));
  return found && !isBefore(...found.since) ? found.by : undefined;
}

/** What a statement for the own bucket says besides of it. */
const SAID = ['Effect', 'Principal', 'Action', 'Condition'];

/** A list of one is that one. */
function inOneForm(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (Array.isArray(one) && one.length === 1 ? (one[0] as unknown) : one));
}

/** In the order of the module's policy, by the switches that ask for them: of several that ask for the same one is enough. */
export const statements: readonly { readonly by: readonly string[]; readonly make: Make }[] = [
  { by: ['attach_elb_log_delivery_policy'], make: loadBalancerLogs },
  { by: ['attach_lb_log_delivery_policy'], make: networkLogs },
  { by: ['attach_access_log_delivery_policy'], make: accessLogs },
  { by: ['attach_cloudtrail_log_delivery_policy'], make: trailLogs },
  ...refusals.map(({ by, statement }) => ({ by: [by], make: always(statement) })),
  { by: ['attach_deny_incorrect_kms_key_sse'], make: encryptionKey },
  { by: ['attach_deny_incorrect_encryption_headers'], make: encryptionHeaders },
  { by: ['attach_inventory_destination_policy', 'attach_analytics_destination_policy'], make: reports },
  { by: ['attach_policy'], make: ownPolicy },
  { by: ['attach_waf_log_delivery_policy'], make: firewallLogs },
  // The first in the module: whether it is there hangs on the Region, which is not to give the others another number.
  { by: ['attach_elb_log_delivery_policy'], make: loadBalancerAccount },
];
