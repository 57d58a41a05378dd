/** The bucket policy that the published module puts together: what it is given, and a statement for each of its switches. */

import { seeDocument } from '../../../policy/document.js';
import type { Plain } from '../../../syntax/plain.js';
import { isList, isObject } from '../../../syntax/plain.js';
import { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../../../truth/seen.js';
import { literalSeen, scalarOf, sequenceOf } from '../../seen.js';
import { nothing, open } from '../value.js';

/** What the module puts in place of its own words for them, and into its statements. */
export interface PolicyNames {
  /** The bucket's ARN, and its name. */
  readonly arn: Mapped;
  readonly name: Mapped;
}

const ARN = '_S3_BUCKET_ARN_';
const NAME = '_S3_BUCKET_ID_';

const everything = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [ARN, `${ARN}/*`] } as const;
const uploads = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `${ARN}/*` } as const;

/** Statements by switch, as version 5.15 has them. Of the others only that there are some is known. */
const statements: Readonly<Record<string, readonly Plain[] | undefined>> = {
  attach_deny_insecure_transport_policy: [{ Sid: 'denyInsecureTransport', ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
  attach_require_latest_tls_policy: [{ Sid: 'denyOutdatedTLS', ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }],
  attach_deny_unencrypted_object_uploads: [
    { Sid: 'denyUnencryptedObjectUploads', ...uploads, Condition: { Null: { 's3:x-amz-server-side-encryption': 'true' } } },
  ],
  attach_deny_ssec_encrypted_object_uploads: [
    { Sid: 'denySSECEncryptedObjectUploads', ...uploads, Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } } },
  ],
  attach_cloudtrail_log_delivery_policy: [
    { Sid: 'AWSCloudTrailAclCheck', Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:GetBucketAcl', Resource: ARN },
    {
      Sid: 'AWSCloudTrailWrite',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${ARN}/AWSLogs/*`,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ],
  attach_elb_log_delivery_policy: undefined,
  attach_lb_log_delivery_policy: undefined,
  attach_access_log_delivery_policy: undefined,
  attach_inventory_destination_policy: undefined,
  attach_analytics_destination_policy: undefined,
  attach_deny_incorrect_encryption_headers: undefined,
  attach_deny_incorrect_kms_key_sse: undefined,
  attach_waf_log_delivery_policy: undefined,
};

/** The policy as a document; absent where no switch asks for one. What cannot be told of it leaves its statements open. */
export function publishedPolicy(given: SeenMapping, names: PolicyNames): Seen {
  const items: Seen[] = [];
  let reason: string | undefined;
  const own = switched(given, 'attach_policy', false);
  if (typeof own === 'string') reason = own;
  else if (own) {
    const document = seeDocument(given.get('policy'));
    if (document.kind === 'unknown') reason = document.reason;
    const said = document.kind === 'mapping' ? document.get('Statement') : undefined;
    if (said?.kind === 'sequence') {
      items.push(...said.items().map((item) => withNames(item, names)));
      reason ??= said.open;
    } else if (said?.kind === 'unknown') reason ??= said.reason;
    else if (said && said.kind !== 'absent') items.push(withNames(said, names));
  }
  for (const [name, made] of Object.entries(statements)) {
    const on = switched(given, name, false);
    if (on === false) continue;
    const { origin } = given.get(name);
    if (on === true && made) items.push(...made.map((statement) => withNames(seePlain(statement, origin), names)));
    else reason ??= typeof on === 'string' ? on : `made by ${name} of the module`;
  }
  if (items.length === 0 && reason === undefined) return nothing(given.origin);
  if (items.length === 0 && reason !== undefined) return open(reason, given.origin);
  return mappingOf(
    [entry('Version', scalarOf(Mapped.literal('2012-10-17'), given.origin)), entry('Statement', sequenceOf(items, given.origin, reason))],
    given.origin,
  );
}

/** Whether a switch is on; a reason where that cannot be told. */
export function switched(given: SeenMapping, name: string, unless: boolean): boolean | string {
  const seen = given.get(name);
  if (seen.kind === 'absent') return unless;
  if (seen.kind === 'unknown') return seen.reason;
  const literal = literalSeen(seen);
  return literal === 'true' ? true : literal === 'false' ? false : `made by ${name}, which is not known`;
}

function entry(name: string, value: Seen): SeenEntry {
  return { name, key: value.origin, value };
}

function mappingOf(entries: readonly SeenEntry[], origin: Origin, hidden?: string): SeenMapping {
  return {
    kind: 'mapping',
    origin,
    entries: () => entries,
    get: (name) => entries.find((one) => one.name === name)?.value ?? (hidden === undefined ? nothing(origin) : open(hidden, origin)),
    ...(hidden === undefined ? {} : { open: hidden }),
  };
}

/** Data of the module's own, placed where it is asked for. */
function seePlain(value: Plain, origin: Origin): Seen {
  if (isList(value))
    return sequenceOf(
      value.map((item) => seePlain(item, origin)),
      origin,
    );
  if (isObject(value))
    return mappingOf(
      Object.entries(value).map(([name, item]) => entry(name, seePlain(item, origin))),
      origin,
    );
  return scalarOf(Mapped.literal(String(value)), origin);
}

function withNames(seen: Seen, names: PolicyNames): Seen {
  switch (seen.kind) {
    case 'scalar':
      return seen.text.text.includes('_S3_BUCKET_') ? { ...seen, text: replaced(replaced(seen.text, ARN, names.arn), NAME, names.name) } : seen;
    case 'sequence':
      return sequenceOf(
        seen.items().map((item) => withNames(item, names)),
        seen.origin,
        seen.open,
      );
    case 'mapping':
      return mappingOf(
        seen.entries().map((one) => ({ ...one, value: withNames(one.value, names) })),
        seen.origin,
        seen.open,
      );
    default:
      return seen;
  }
}

function replaced(text: Mapped, word: string, by: Mapped): Mapped {
  const at = text.text.indexOf(word);
  if (at < 0) return text;
  return Mapped.join([text.slice(0, at), by, replaced(text.slice(at + word.length, text.text.length), word, by)]);
}
