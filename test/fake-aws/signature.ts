/** Signature Version 4, worked out again from what came over the wire. Written from the General Reference's page on signing, read 2026-11-21. */

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Asked, Signed } from './asked.js';

const FORM = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

export function signedBy(authorization: string | undefined): Signed | undefined {
  const parts = FORM.exec(authorization ?? '');
  if (!parts) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', headers = '', signature = ''] = parts;
  return { accessKeyId, date, region, service, headers: headers.split(';'), signature };
}

/** Why the signature is not that of this request under this secret; nothing if it is. */
export function mismatch(asked: Asked, signed: Signed, secret: string): string | undefined {
  const unsigned = Object.keys(asked.headers).filter((name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.headers.includes(name));
  if (unsigned.length > 0) return `There were headers present in the request which were not signed: ${unsigned.join(', ')}`;
  const claimed = asked.headers['x-amz-content-sha256'];
  const hash = sha256(asked.body);
  if (claimed !== undefined && claimed !== 'UNSIGNED-PAYLOAD' && claimed !== hash) return 'The x-amz-content-sha256 that was signed is not that of the body.';
  const time = asked.headers['x-amz-date'] ?? '';
  if (!time.startsWith(signed.date)) return 'The date of the credential scope is not that of the request.';
  const canonical = [
    asked.method,
    canonicalPath(asked.path, signed.service),
    canonicalQuery(asked.queryText),
    ...signed.headers.map((name) => `${name}:${(asked.headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    signed.headers.join(';'),
    claimed ?? hash,
  ].join('\n');
  const scope = `${signed.date}/${signed.region}/${signed.service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signature = hmac(keyOf(secret, signed), text);
  return timingSafeEqual(signature, Buffer.from(signed.signature, 'hex'))
    ? undefined
    : `The signature that was sent is not that of this request. It was worked out from:\n${canonical}`;
}

/** Of S3 the path as it was sent; of all others its segments encoded once more. */
function canonicalPath(path: string, service: string): string {
  return service === 's3' ? path : path.split('/').map(strict).join('/');
}

function canonicalQuery(text: string): string {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('='))
    .map(([name = '', ...value]) => [strict(decodeURIComponent(name)), strict(decodeURIComponent(value.join('=')))] as const)
    .sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function strict(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const keys = new Map<string, Buffer>();

/** The signing key of one day, Region and service; kept, as it is worked out four times over. */
function keyOf(secret: string, { date, region, service }: Signed): Buffer {
  const name = [secret, date, region, service].join('\n');
  const known = keys.get(name);
  if (known) return known;
  const key = [date, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
  keys.set(name, key);
  return key;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
