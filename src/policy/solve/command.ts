/** A command line that sends a request. */

import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { says, written } from '../term.js';
import { own } from '../../text/own.js';

/** What the AWS command line calls an operation, and what it needs beside the bucket and the key. */
const COMMANDS: Readonly<Record<string, string>> = {
  's3:GetObject': 'get-object %',
  's3:PutObject': 'put-object --body FILE',
  's3:DeleteObject': 'delete-object',
  's3:GetObjectAcl': 'get-object-acl',
  's3:PutObjectAcl': 'put-object-acl --acl private',
  's3:GetObjectTagging': 'get-object-tagging',
  's3:GetObjectAttributes': 'get-object-attributes --object-attributes ETag',
  's3:DeleteObjectTagging': 'delete-object-tagging',
  's3:ListBucket': 'list-objects-v2',
  's3:ListBucketVersions': 'list-object-versions',
  's3:ListBucketMultipartUploads': 'list-multipart-uploads',
  's3:GetBucketAcl': 'get-bucket-acl',
  's3:PutBucketAcl': 'put-bucket-acl --acl private',
  's3:GetBucketPolicy': 'get-bucket-policy',
  's3:DeleteBucketPolicy': 'delete-bucket-policy',
  's3:GetBucketLocation': 'get-bucket-location',
  's3:GetBucketVersioning': 'get-bucket-versioning',
  's3:DeleteBucket': 'delete-bucket',
};

/** Keys of a request that are options of a command. */
const OPTIONS: Readonly<Record<string, string>> = {
  's3:prefix': '--prefix',
  's3:delimiter': '--delimiter',
  's3:max-keys': '--max-keys',
  's3:versionid': '--version-id',
  's3:x-amz-acl': '--acl',
  's3:x-amz-server-side-encryption': '--server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id': '--ssekms-key-id',
  's3:x-amz-storage-class': '--storage-class',
};

/** Keys that say who calls, from where, when and how it is sent as a matter of course: no option of a command. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(
  (
    'aws:userid aws:username aws:sourceip aws:sourcevpc aws:sourcevpce aws:sourcevpcarn aws:vpcsourceip aws:currenttime aws:epochtime ' +
    'aws:requestedregion aws:securetransport aws:viaawsservice s3:tlsversion s3:resourceaccount'
  ).split(' '),
);
/** What other such keys begin with. */
const CIRCUMSTANTIAL = (
  'aws:principal aws:vpce aws:resource aws:multifactor aws:tokenissue aws:federated aws:calledvia s3:dataaccesspoint s3:accesspointnetwork ' +
  's3:existingobjecttag/ s3:buckettag/'
).split(' ');

/** How command lines sign anyway. */
const USUAL: Readonly<Record<string, string>> = { 's3:authtype': 'REST-HEADER', 's3:signatureversion': 'AWS4-HMAC-SHA256', 's3:signatureage': '0' };

/** Headers that curl sends, each as its option. */
const HEADERS: Readonly<Record<string, string>> = { 'aws:referer': '-e', 'aws:useragent': '-A' };

/** Undefined where none can: names that are not resolved, services, anything that a command line does not send. */
export function commandOf(request: Request, situation: Situation): string | undefined {
  const { principal, action, bucket, objectKey, point, context } = request;
  // Before anything goes through an access point that is not declared, somebody has to make it.
  if (typeof point === 'object') return undefined;
  const name = point === undefined ? written(bucket) : written(situation.points.items[point]?.arn ?? []);
  const key = objectKey && written(objectKey);
  if (principal.kind === 'service' || !name || (objectKey && key === undefined)) return undefined;
  // Other partitions have other hosts, and their command line is set up for them.
  const domain = situation.partition === 'aws' ? 'amazonaws.com' : situation.partition === 'aws-cn' ? 'amazonaws.com.cn' : undefined;
  const secure = valueOf(request, 'aws:securetransport') !== 'false';
  const said = [...context.keys()].filter((one) => !isCircumstance(one) && valueOf(request, one) !== own(USUAL, one));
  if (principal.kind === 'anonymous' && point === undefined && (action === 's3:GetObject' || action === 's3:ListBucket')) {
    if (domain === undefined) return undefined;
    return fetched(request, `${secure ? 'https' : 'http'}://${name}.s3.${domain}/`, key, said);
  }
  const command = own(COMMANDS, action);
  if (command === undefined || said.some((one) => own(OPTIONS, one) === undefined) || (!secure && domain === undefined)) return undefined;
  const [operation = '', ...more] = command.split(' ');
  const options = said.flatMap((one) => [own(OPTIONS, one) ?? '', quoted(valueOf(request, one) ?? '')]);
  return [
    'aws s3api',
    operation,
    '--bucket',
    quoted(name),
    ...(key === undefined ? [] : key.startsWith('-') ? [`--key=${quoted(key)}`] : ['--key', quoted(key)]),
    ...(options.includes('--acl') ? more.filter((one) => one !== '--acl' && one !== 'private') : more).map((one) => (one === '%' ? 'FILE' : one)),
    ...options,
    ...(principal.kind === 'anonymous' ? ['--no-sign-request'] : []),
    ...(secure ? [] : [`--endpoint-url http://s3.${domain}`]),
  ].join(' ');
}

/** A reading request without credentials: curl sends it as it is. */
function fetched(request: Request, host: string, key: string | undefined, said: readonly string[]): string | undefined {
  const query: readonly string[] = said.filter((one) => one === 's3:prefix' || one === 's3:delimiter' || one === 's3:max-keys');
  if (said.some((one) => own(HEADERS, one) === undefined && !query.includes(one)) || (key !== undefined && query.length > 0)) return undefined;
  const headers = said.flatMap((one) => (own(HEADERS, one) === undefined ? [] : [own(HEADERS, one), quoted(valueOf(request, one) ?? '')]));
  const asked = query.map((one) => `&${one.slice('s3:'.length)}=${encodeURIComponent(valueOf(request, one) ?? '')}`).join('');
  const path = key === undefined ? `?list-type=2${asked}` : encoded(key);
  return ['curl', ...(/(?:^|\/)\.\.?(?:\/|$)/.test(path) ? ['--path-as-is'] : []), ...headers, quoted(host + path)].join(' ');
}

function valueOf({ context }: Request, key: string): string | undefined {
  const value = context.get(key);
  return value?.kind === 'one' ? says(value.value) : undefined;
}

function encoded(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function isCircumstance(key: string): boolean {
  return CIRCUMSTANCES.has(key) || CIRCUMSTANTIAL.some((beginning) => key.startsWith(beginning));
}
