/** A command line that sends a request. */

import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { says, written } from '../term.js';

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

/** Undefined where none can: names that are not resolved, services, headers that a command line does not send. */
export function commandOf(request: Request, situation: Situation): string | undefined {
  const { principal, action, bucket, objectKey, point, context } = request;
  const name = point === undefined ? written(bucket) : written(situation.points.items[point]?.arn ?? []);
  const key = objectKey && written(objectKey);
  if (principal.kind === 'service' || !name || (objectKey && key === undefined)) return undefined;
  const domain = situation.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const secure = valueOf(request, 'aws:securetransport') !== 'false';
  const host = `${secure ? 'https' : 'http'}://${name}.s3.${domain}/`;
  const read = action === 's3:GetObject' ? encoded(key ?? '') : action === 's3:ListBucket' ? '?list-type=2' : undefined;
  if (principal.kind === 'anonymous' && point === undefined && read !== undefined) {
    const headers = [...context.keys()].flatMap((one) =>
      one === 'aws:referer' ? ['-e', quoted(valueOf(request, one) ?? '')] : one === 'aws:useragent' ? ['-A', quoted(valueOf(request, one) ?? '')] : [],
    );
    return ['curl', ...headers, quoted(host + read)].join(' ');
  }
  const command = COMMANDS[action];
  if (command === undefined) return undefined;
  const [operation = '', ...more] = command.split(' ');
  return [
    'aws s3api',
    operation,
    '--bucket',
    quoted(name),
    ...(key === undefined ? [] : ['--key', quoted(key)]),
    ...more.map((one) => (one === '%' ? 'FILE' : one)),
    ...(principal.kind === 'anonymous' ? ['--no-sign-request'] : []),
    ...(secure ? [] : [`--endpoint-url http://s3.${domain}`]),
  ].join(' ');
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
